"""Counts standings and participation in the plainest possible way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from sample.clock import DAY
from sample.folder import Contest, Unit
from sample.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """One ranked line. Lines with equal score, distance and second share a rank."""

    rank: int
    verdict: Verdict
    distance: int | None


@dataclass(frozen=True, slots=True)
class Turnout:
    """Participation of one unit and all units beneath it."""

    unit: Unit
    people: int
    attempts: int
    headcount: int | None
    mean_score: Fraction | None
    last_time: int | None

    @property
    def rate(self) -> Fraction | None:
        """People ÷ headcount; None if the headcount is unknown."""
        return Fraction(self.people, self.headcount) if self.headcount else None


def standings(verdicts: Iterable[Verdict]) -> list[Standing]:
    """The accepted responses by best score, then nearest prediction (no prediction comes last),
    then earliest time."""
    accepted = [verdict for verdict in verdicts if verdict.state == "accepted"]
    target = len({verdict.seen.row.person for verdict in accepted})
    ranked: list[Standing] = []
    keyed = sorted(((_order(v, target), v) for v in accepted), key=lambda pair: pair[0])
    for _, equals in groupby(keyed, key=lambda pair: pair[0]):
        rank = len(ranked) + 1
        ranked += [Standing(rank, verdict, _distance(verdict, target)) for _, verdict in equals]
    return ranked


def turnouts(contest: Contest, verdicts: Iterable[Verdict]) -> Iterator[Turnout]:
    """One line for each unit, in the order of units.csv."""
    beneath: dict[int, list[Verdict]] = {unit.number: [] for unit in contest.units.all}
    for verdict in verdicts:
        unit = verdict.unit if verdict.state in ("accepted", "superseded") else None
        while unit is not None:
            beneath[unit.number].append(verdict)
            unit = contest.units.parent_of(unit)
    for unit in contest.units.all:
        yield _turnout(unit, beneath[unit.number], _headcount(unit, contest))


def _distance(verdict: Verdict, target: int) -> int | None:
    prediction = verdict.seen.row.prediction
    return None if prediction is None else abs(prediction - target)


def _order(verdict: Verdict, target: int) -> tuple[Fraction, bool, int, int]:
    distance = _distance(verdict, target)
    return (-verdict.score, distance is None, distance or 0, verdict.time)


def _turnout(unit: Unit, verdicts: list[Verdict], headcount: int | None) -> Turnout:
    accepted = [verdict for verdict in verdicts if verdict.state == "accepted"]
    total = sum((verdict.score for verdict in accepted), Fraction())
    return Turnout(
        unit=unit,
        people=len({verdict.seen.row.person for verdict in accepted}),
        attempts=len(verdicts),
        headcount=headcount,
        mean_score=total / len(accepted) if accepted else None,
        last_time=max((verdict.time for verdict in verdicts), default=None),
    )


def _headcount(unit: Unit, contest: Contest) -> int | None:
    """The given headcount, else the sum over the children that exist at the closing if all of these
    are known, else None."""
    if unit.headcount is not None:
        return unit.headcount
    day = contest.closes // DAY
    children = [child for child in contest.units.children_of(unit) if child.valid_on(day)]
    counts = [child.headcount for child in children]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None
