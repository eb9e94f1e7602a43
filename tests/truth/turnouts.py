"""Participation of units, and which units compete for a prize."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from .rules import PrizeList
from .tally import Tally
from .units import Unit


@dataclass(frozen=True)
class Turnout:
    """One line of participation."""

    unit: Unit
    people: int
    attempts: int
    headcount: int | None
    participation_rate: Fraction | None
    mean_score: Fraction | None
    last_submitted_at: datetime | None

    def keys(self, measures: Sequence[str]) -> list[tuple[bool, Fraction]]:
        """What the measures compare, in order: better high, null last."""
        values: list[Fraction | int | None] = [getattr(self, measure) for measure in measures]
        return [(value is None, -Fraction(value or 0)) for value in values]


@dataclass(frozen=True)
class UnitStanding:
    """One unit in the running for the prizes of a list; `prize` None: none."""

    rank: int
    turnout: Turnout
    group: str
    prize: str | None = None


def turnout_of(tally: Tally, unit: Unit, round_id: str | None = None) -> Turnout:
    """A person accepted in two units counts in both and once in a common parent."""
    inside = [r for r in tally.in_round(round_id) if unit in r.unit_line]
    attempts = [r for r in inside if r.counts_as_attempt]
    times = [r.submitted_at for r in attempts if r.submitted_at]
    scores = [r.score for r in inside if r.state == "accepted" and r.score is not None]
    people = len({r.person for r in inside if r.state == "accepted"})
    headcount = headcount_of(tally, unit)
    return Turnout(
        unit=unit,
        people=people,
        attempts=len(attempts),
        headcount=headcount,
        participation_rate=Fraction(people, headcount) if headcount else None,
        mean_score=sum(scores, Fraction(0)) / len(scores) if scores else None,
        last_submitted_at=max(times, default=None),
    )


def headcount_of(tally: Tally, unit: Unit) -> int | None:
    """At the reference time."""
    if tally.reference is None:
        return unit.headcount
    return tally.contest.units.headcount(unit, tally.reference.date())


def competing(tally: Tally, of: PrizeList) -> list[UnitStanding]:
    """The units in the running for a list of unit prizes, the best first, without their prizes.

    "Top units of the group, valid at the reference time, with a known headcount of at least
    `minimum_headcount`, and not more people than that." Over the whole contest.
    """
    _, group, measures, minimum = of
    day = tally.reference.date() if tally.reference else None
    tops = [u for u in tally.contest.units.tops(group) if day is None or u.valid_on(day)]
    all_tops = [turnout_of(tally, unit) for unit in tops]
    running = [t for t in all_tops if t.headcount and max(minimum, t.people) <= t.headcount]
    standings = []
    for one in running:
        before = [t for t in running if t.keys(measures) < one.keys(measures)]
        standings.append(UnitStanding(1 + len(before), one, group))
    return sorted(standings, key=lambda standing: standing.rank)
