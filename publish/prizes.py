"""Who stands to win, as people read it: the lists of prizes with their persons, the ties that wait
for a draw, and who comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from contest.settings import Prize, RankField, UnitPrize
from results import Draw, PrizeCheck, PrizeChecks, Tie, UnitList, View, person_list

State = Literal["wins", "waits", "next", "ineligible"]


@dataclass(frozen=True, slots=True)
class PrizeLine:
    """A person in a list of prizes. `row`: the line of the standings. `prize`: the name of the
    prize that the person holds; None for who waits for a draw, comes next, or is not eligible.
    `check`: what the committee has verified."""

    row: Mapping[str, Any]
    prize: str | None
    state: State
    check: PrizeCheck


@dataclass(frozen=True, slots=True)
class TieLine:
    """A group that waits for a draw: its rows, the names of the prizes that its places reach into,
    and its sealed list (None: not sealed yet)."""

    tie: Tie
    prizes: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    sealed: Draw | None


@dataclass(frozen=True, slots=True)
class PrizeList:
    """The prizes of one round and category. "" stands for overall, and for a contest without
    categories."""

    round: str
    category: str
    prizes: tuple[Prize, ...]
    lines: tuple[PrizeLine, ...]
    ties: tuple[TieLine, ...]


def prize_lists(view: View) -> tuple[PrizeList, ...]:
    """The lists of prizes in the order of the folder, each with its lines in order of rank.

    Raises:
        NotAllowedError: the viewer may not see all people.
    """
    prizes = view.contest.settings.prizes
    keys = dict.fromkeys((prize.round, prize.category) for prize in prizes)
    checks = view.prize_checks()
    return tuple(_list(view, checks, round_id, category) for round_id, category in keys)


def _list(view: View, checks: PrizeChecks, round_id: str, category: str) -> PrizeList:
    settings, awards = view.contest.settings, view.awards()
    of = person_list(round_id, category)
    won = {one.contender for one in awards.won if one.of == of}
    ties = [tie for tie in awards.ties if tie.of == of]
    waiting = {one for tie in ties for one in tie.contenders}
    named = {one.holder: one for one in (*won, *waiting, *awards.following.get(of, ()))}
    last = max((one.rank for one in named.values()), default=0)
    found = view.standings(round_id or None, category=category or None, top=last).to_pylist()
    rows = {row["person_id"]: row for row in found}
    lines = []
    for person, row in rows.items():
        one, check = named.get(person), checks.of_person(person, row["response_id"])
        if one is not None:
            state: State = "wins" if one in won else "waits" if one in waiting else "next"
            lines.append(PrizeLine(row, row["prize"], state, check))
        elif check.state == "ineligible":
            lines.append(PrizeLine(row, None, "ineligible", check))
    return PrizeList(
        round_id,
        category,
        tuple(p for p in settings.prizes if (p.round, p.category) == (round_id, category)),
        tuple(lines),
        tuple(_tie_line(view, tie, settings.prizes, rows) for tie in ties),
    )


def unit_ties(view: View, one: UnitList) -> tuple[TieLine, ...]:
    """The groups of units of one list that wait for a draw; their rows are participation rows.

    Raises:
        NotAllowedError: the viewer may not see all people.
    """
    rows = {unit.row["unit_code"]: unit.row for unit in one.units}
    prizes = view.contest.settings.unit_prizes
    ties = [tie for tie in view.unit_awards()[1].ties if tie.of == one.of]
    return tuple(_tie_line(view, tie, prizes, rows) for tie in ties)


def _tie_line(
    view: View,
    tie: Tie,
    prizes: Sequence[Prize | UnitPrize],
    rows: Mapping[str, Mapping[str, Any]],
) -> TieLine:
    """`rows`: by the holder of a prize, a person or a unit's code."""
    draws = {(draw.of, frozenset(draw.ids)): draw for draw in view.draws() if not draw.is_drawn}
    return TieLine(
        tie,
        tuple(dict.fromkeys(prizes[number].name for number in tie.prizes)),
        tuple(rows[one.holder] for one in tie.contenders),
        draws.get((tie.of, frozenset(tie.ids))),
    )


def differs_in(
    order: Sequence[RankField], row: Mapping[str, Any], other: Mapping[str, Any]
) -> RankField | None:
    """The first field of a declared order in which two lines of one list differ; None: equal.

    >>> one = {"score": 9.0, "prediction_distance": 3}
    >>> differs_in(("score", "prediction_distance"), one, {**one, "prediction_distance": None})
    'prediction_distance'
    """
    for name in order:
        if row.get(name) != other.get(name):
            return name
    return None


def next_in(lines: Sequence[PrizeLine], line: PrizeLine) -> PrizeLine | None:
    """The first line after those of the same rank; None for the last."""
    return next((one for one in lines if one.row["rank"] > line.row["rank"]), None)
