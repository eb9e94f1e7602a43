"""Precision and share of the certain answers on lists of variants: for the tests and the bench."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from contest.naming import resolve
from contest.units import UnitTree
from tests.contest.naming.trees import tree

HERE = Path(__file__).parent
QUESTION = "?"


class Variant(NamedTuple):
    """A text in a tree on a day, and the unit that it certainly means, or `QUESTION`."""

    tree: str
    day: date
    text: str
    means: str


@dataclass
class Figures:
    """What became of the variants. `wrong`: credited, but not to the unit that is meant."""

    resolvable: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the resolvable ones the share that is certain."""
        return self.right / self.resolvable

    def __str__(self) -> str:
        certain = self.right + len(self.wrong)
        return (
            f"{self.right}/{certain} certain answers right, {self.right}/{self.resolvable} "
            f"({self.share:.1%}) of the resolvable ones certain"
        )


def variants(file: str) -> Iterator[Variant]:
    """The rows of a list beside this file."""
    with (HERE / file).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            day = date.fromisoformat(row["day"])
            yield Variant(row["tree"], day, row["text"], row["means"])


def measure(rows: list[Variant], *, names_only: bool = False) -> Figures:
    """Resolve them all; `names_only` in the sample's tree without aliases and rules."""
    figures = Figures()
    for row in rows:
        units = tree(row.tree + (", names only" if names_only else ""))
        answer = resolve(units, row.text, row.day)
        meant = _number(units, row.means, row.day)
        figures.resolvable += meant is not None
        if answer.kind != "certain":
            figures.asked += [f"{row.text} → {row.means}"] if meant is not None else []
        elif answer.unit == meant:
            figures.right += 1
        else:
            assert answer.unit is not None
            figures.wrong.append(f"{row.text} → {units.units[answer.unit].name}, not {row.means}")
    return figures


def _number(units: UnitTree, means: str, day: date) -> int | None:
    if means == QUESTION:
        return None
    name, _, above = means.partition("/")
    (number,) = (
        n
        for n, unit in enumerate(units.units)
        if unit.name == name
        and unit.valid_on(day)
        and (not above or units.units[units.paths[n][1]].name == above)
    )
    return number
