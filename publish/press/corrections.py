"""Corrections: figures that were public for a moment and are other figures for that moment now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from publish.press.turnout import PublicTurnout

Measure = Literal["people", "attempts", "headcount"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A public number of people. `of`: "" for the whole contest, `group:<id>` or `unit:<code>`;
    `name`: the title of the group or the name of the unit. `value` None: not known."""

    of: str
    name: str
    measure: Measure
    value: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that was public as `before` for the moment `as_of`, and is `after` since
    `corrected_at`. Both times are contest-local. `name`: the group or the unit; "" for the whole
    contest. A value of None was or is not known."""

    as_of: datetime
    corrected_at: datetime
    name: str
    measure: Measure
    before: int | None
    after: int | None


def figures(turnout: PublicTurnout) -> tuple[Figure, ...]:
    """The numbers of a publication that a later one is compared with. Rates follow from them."""
    return tuple(_figures(turnout))


def corrections(
    before: Iterable[Figure], after: Iterable[Figure], as_of: datetime, corrected_at: datetime
) -> tuple[Correction, ...]:
    """Each figure of `before` that `after`, which is counted for the same moment, gives otherwise.

    A group or unit that only one of them names is no correction.

    >>> day = datetime(2024, 12, 2, 15, 30)
    >>> was, same = Figure("", "", "people", 12), Figure("group:so", "Sở", "people", 7)
    >>> [found] = corrections([was, same], [Figure("", "", "people", 11), same], day, day)
    >>> found.measure, found.before, found.after
    ('people', 12, 11)
    """
    now = {(one.of, one.measure): one for one in after}
    return tuple(
        Correction(as_of, corrected_at, one.name, one.measure, one.value, new.value)
        for one in before
        if (new := now.get((one.of, one.measure))) and new.value != one.value
    )


def _figures(turnout: PublicTurnout) -> Iterator[Figure]:
    yield Figure("", "", "people", turnout.people)
    yield Figure("", "", "attempts", turnout.attempts)
    yield Figure("", "", "headcount", turnout.headcount)
    parts: Sequence[tuple[str, str, int, int | None]] = [
        *((f"group:{one.id}", one.title, one.people, one.headcount) for one in turnout.groups),
        *((f"unit:{one.code}", one.name, one.people, one.headcount) for one in turnout.units),
    ]
    for of, name, people, headcount in parts:
        yield Figure(of, name, "people", people)
        yield Figure(of, name, "headcount", headcount)
