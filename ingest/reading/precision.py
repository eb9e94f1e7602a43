"""The precision at which a cell states a time. Excel shows times to the minute, and saves that."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

SECOND, MINUTE, DAY = 1, 60, 86_400
"""Precisions of a time, in seconds."""

PRECISION = "times"
"""What a load has detected: every time of the snapshot was a whole minute, unlike those before."""
WHOLE_MINUTES = "whole minutes"

_WITH_SECONDS = r"^[0-9./-]+(,? |T)\d{1,2}[:.]\d{2}[:.]\d{2}"
_compiled = re.compile(_WITH_SECONDS)


def has_seconds(text: str) -> bool:
    """True if a time is written with its seconds. `text`: folded.

    >>> has_seconds("20.11.2025 8.00.05"), has_seconds("20.11.2025 8.00")
    (True, False)
    """
    return _compiled.match(text) is not None


def coarse(texts: pa.Array) -> NDArray[np.bool_]:
    """A mask of the times that are written without their seconds. `texts`: folded."""
    fine = pc.match_substring_regex(texts, _WITH_SECONDS)
    return ~np.asarray(fine.fill_null(True).to_numpy(zero_copy_only=False))


TIMES = pa.schema(
    [
        ("response_id", pa.string()),
        ("load_number", pa.int64()),
        ("moment", pa.timestamp("us")),
        ("coarse", pa.bool_()),
    ]
)
"""The times of all versions of some responses."""
