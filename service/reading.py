"""Tells which cell of a response holds which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest import Contest
from ingest.columns import lay_out


@dataclass(frozen=True, slots=True)
class Places:
    """Positions of cells, from 0: of the declared fields, and of the unit's columns, the most
    general column first. `absent`: the declared fields without a column."""

    fields: Mapping[str, int]
    units: tuple[int, ...]
    absent: tuple[str, ...]


def places_of(contest: Contest, header: Sequence[str]) -> Places:
    """The place of each declared field under these headings. `contest`: as decided."""
    layout = lay_out(contest, header)
    absent = tuple(name for name in layout.absent if name in contest.settings.columns)
    return Places(layout.fields, layout.units, absent)
