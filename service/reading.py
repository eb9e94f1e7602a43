"""Tells which cell of a response holds which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest import Contest
from contest.text import fold
from ingest.columns import lay_out
from ingest.reading.cells import BETWEEN


@dataclass(frozen=True, slots=True)
class Places:
    """Positions of cells, from 0: of the declared fields, and of the unit's columns, the most
    general column first. A heading may stand on several columns. `absent`: the declared fields
    without a column."""

    fields: Mapping[str, Sequence[int]]
    units: Sequence[Sequence[int]]
    absent: tuple[str, ...]


def places_of(contest: Contest, header: Sequence[str]) -> Places:
    """The place of each declared field under these headings. `contest`: as decided."""
    layout = lay_out(contest, header)
    absent = tuple(name for name in layout.absent if name in contest.settings.columns)
    return Places(
        {name: layout.positions(first) for name, first in layout.fields.items()},
        [layout.positions(first) for first in layout.units],
        absent,
    )


def written_at(cells: Sequence[str | None], places: Sequence[int]) -> str | None:
    """What stands in the columns of one field; None if all of them are blank.

    >>> written_at(["An", None, "Xã Một"], [1, 2]), written_at(["Xã Một", "Xã Hai"], [0, 1])
    ('Xã Một', 'Xã Một ≠ Xã Hai')
    """
    filled = (cells[place] for place in places)
    return BETWEEN.join(dict.fromkeys(text for text in filled if text and fold(text))) or None
