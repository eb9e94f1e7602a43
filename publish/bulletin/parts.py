"""The kinds of parts that a section of a paper has, for every form that the paper takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """A sentence and the names that follow it."""

    lead: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text: names in the first column, numbers in the others. `has_total`: the last row
    is the sum."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool = False

    @property
    def first(self) -> float:
        """The share of the width that the column of names takes: the other columns are equal."""
        return 0.32 if len(self.head) > 4 else 0.4 if len(self.head) > 3 else 0.5


Part = str | Listed | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section."""

    title: str
    parts: tuple[Part, ...]
