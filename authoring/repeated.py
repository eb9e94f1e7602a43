"""Headings that stand on several columns of an export.

A form whose sections branch has a column with the same heading for each section, and each row fills
one of them: they are one column in parts. Columns of the same heading that one row fills together
are several questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pyarrow as pa

from authoring.questions import Values
from ingest.columns import by_heading

Parts = Mapping[int, Sequence[int]]
"""First column of a heading → all columns that are parts of it, itself first."""


def same_heading(header: Sequence[str]) -> dict[str, list[int]]:
    """Heading without case → its columns. A column without a heading is left out."""
    return {key: columns for key, columns in by_heading(header).items() if key}


def both_filled(batch: pa.RecordBatch, columns: Sequence[int]) -> bool:
    """True if two of the columns are filled in one row."""
    count = sum(np.asarray(batch.column(place).is_valid()).astype(int) for place in columns)
    return bool(np.max(count, initial=0) > 1)


def parts_of(header: Sequence[str], apart: Collection[str]) -> Parts:
    """The columns that are parts of one. `apart`: the headings, without case, whose columns are
    several questions.

    >>> parts_of(["Đơn vị", "Câu", "đơn vị", "Câu"], {"câu"})
    {0: [0, 2], 1: [1], 3: [3]}
    """
    parts: dict[int, list[int]] = {}
    for key, columns in same_heading(header).items():
        if key in apart:
            parts.update((place, [place]) for place in columns)
        else:
            parts[columns[0]] = columns
    return parts


def joined(values: Sequence[Values], parts: Parts) -> tuple[Values, ...]:
    """The values of each column with those of its parts; a column that is a later part has none."""
    return tuple(
        sum((values[part] for part in parts.get(place, ())), Counter[str]())
        for place in range(len(values))
    )
