"""The effect of a decision: compares a view with the decision to a view without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from results.view import View


@dataclass(frozen=True, slots=True)
class Moved:
    """One person's ranks before and after. None: the person is not in the standings."""

    person_id: str
    full_name: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """People and attempts before and after, and each person whose overall rank would change.

    The person with the best rank comes first.
    """

    people: tuple[int, int]
    attempts: tuple[int, int]
    moved: tuple[Moved, ...]

    @property
    def entered(self) -> int:
        """Number of people who would enter the standings."""
        return sum(line.before is None for line in self.moved)

    @property
    def left(self) -> int:
        """Number of people who would leave the standings."""
        return sum(line.after is None for line in self.moved)


def effect(before: View, after: View) -> Effect:
    """Compare the overall standings person by person."""
    old, new = _standing(before), _standing(after)
    moved = [
        Moved(person, (later[0] or was[0]) or "", was[1], later[1])
        for person in {**new, **old}
        if (was := old.get(person, _NOWHERE))[1] != (later := new.get(person, _NOWHERE))[1]
    ]
    moved.sort(key=lambda one: (min(n for n in (one.before, one.after) if n), one.person_id))
    one, other = before.headline(), after.headline()
    return Effect((one.people, other.people), (one.attempts, other.attempts), tuple(moved))


_NOWHERE: tuple[str | None, int | None] = (None, None)


def _standing(view: View) -> dict[str, tuple[str | None, int | None]]:
    """Person → name and rank in the overall standings."""
    lines = view.standings()
    columns = (lines[name].to_pylist() for name in ("person_id", "full_name", "rank"))
    return {person: (name, rank) for person, name, rank in zip(*columns, strict=True)}


@dataclass(frozen=True, slots=True)
class Concerned:
    """What a change of some responses means for people.

    `persons`: the persons of these responses, also those whose rank stays; the response that was
    named first comes first. `others`: number of other persons whose rank would change. `furthest`:
    the most ranks by which one of the others, ranked before and after, would move; 0 if none would.
    """

    persons: tuple[Moved, ...]
    others: int
    furthest: int


def concerned(
    before: View, after: View, moved: Sequence[Moved], response_ids: Sequence[str]
) -> Concerned:
    """The ranks of the persons of these responses with and without a change. `moved`: all persons
    whose rank the change moves (`Effect.moved`)."""
    names: dict[str, str] = {}
    for view in (before, after):
        lines = {line["response_id"]: line for line in view.responses(response_ids)}
        for line in (lines[one] for one in response_ids if one in lines):
            person = line["person_id"] or line["response_id"]
            names[person] = line["full_name"] or names.get(person, "")
    moves = {one.person_id: (one.before, one.after) for one in moved}
    ranks = _ranks_of(after, [one for one in names if one not in moves])
    persons = (
        Moved(one, name, *moves.get(one, (ranks.get(one),) * 2)) for one, name in names.items()
    )
    others = [one for one in moved if one.person_id not in names]
    steps = [abs(one.after - one.before) for one in others if one.before and one.after]
    return Concerned(tuple(persons), len(others), max(steps, default=0))


def _ranks_of(view: View, persons: Sequence[str]) -> dict[str, int | None]:
    """Person → overall rank, for those of these persons who are in the standings. Without persons
    the standings are not read."""
    if not persons:
        return {}
    found = view.standings().select(["person_id", "rank"])
    found = found.filter(pc.is_in(found["person_id"], pa.array(persons, pa.string())))
    return dict(zip(found["person_id"].to_pylist(), found["rank"].to_pylist(), strict=True))


@dataclass(frozen=True, slots=True)
class PrizeMove:
    """A person or a unit whose prize changes. `of`: the round ("" is overall) and the category, or
    the group of a unit. `before`, `after`: the prize's name; None: none."""

    of: tuple[str, ...]
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class PrizeEffect:
    """The prizes of persons and of units that change hands, and the numbers of ties that wait for a
    draw, before and after."""

    persons: tuple[PrizeMove, ...]
    units: tuple[PrizeMove, ...]
    ties: tuple[int, int]


def prize_effect(before: View, after: View) -> PrizeEffect:
    """Compare who stands to win with and without a change."""
    return PrizeEffect(
        _moves(_person_prizes(before), _person_prizes(after)),
        _moves(_unit_prizes(before), _unit_prizes(after)),
        (len(before.ties()), len(after.ties())),
    )


_Held = Mapping[tuple[tuple[str, ...], str], tuple[str, str | None]]
"""List and holder → the holder's name and prize."""


def _moves(old: _Held, new: _Held) -> tuple[PrizeMove, ...]:
    found = []
    for key in dict.fromkeys([*new, *old]):
        (name, was), (later, will_be) = old.get(key, ("", None)), new.get(key, ("", None))
        if was != will_be:
            found.append(PrizeMove(key[0], later or name, was, will_be))
    return tuple(found)


def _person_prizes(view: View) -> _Held:
    last = max((one.contender.rank for one in view.awards().won), default=0)
    return {
        ((round_id, row["category"] or ""), row["person_id"]): (
            row["full_name"] or "",
            row["prize"],
        )
        for round_id in dict.fromkeys(prize.round for prize in view.contest.settings.prizes)
        for row in view.standings(round_id or None, top=last).to_pylist()
        if row["prize"]
    }


def _unit_prizes(view: View) -> _Held:
    lists, _ = view.unit_awards()
    return {
        ((one.prizes[0].group,), unit.row["unit_code"]): (unit.row["unit_name"], unit.prize)
        for one in lists
        for unit in one.units
        if unit.prize
    }


@dataclass(frozen=True, slots=True)
class UnitEffect:
    """The effect on one unit, before and after. None: unknown, or not ranked.

    `rank`: among its peers. `others`: number of other units whose rank would change. `roster`:
    number of the unit's own lines by `results.roster.Status`. `new_lines`: number of lines of the
    new roster that the old one did not have.
    """

    people: tuple[int, int]
    headcount: tuple[int | None, int | None]
    rank: tuple[int | None, int | None]
    others: int
    roster: tuple[Mapping[str, int], Mapping[str, int]]
    new_lines: int


def unit_effect(before: View, after: View, code: str) -> UnitEffect | None:
    """Compare the last unit with a code, and the ranks of the others; None for an unknown code."""
    old, new = before.unit(code), after.unit(code)
    if old is None or new is None:
        return None
    ranks, later = (_ranks(view) for view in (before, after))
    me = (code, new["valid_from"])
    moved = [unit for unit, rank in ranks.items() if later.get(unit) != rank and unit != me]
    was, will_be = (_roster(view, code) for view in (before, after))
    return UnitEffect(
        (old["people"], new["people"]),
        (old["headcount"], new["headcount"]),
        (ranks.get(me), later.get(me)),
        len(moved),
        (_by_status(was), _by_status(will_be)),
        len(will_be.keys() - was.keys()),
    )


def _ranks(view: View) -> dict[tuple[str, date | None], int | None]:
    """Code and first day of every unit → its rank among its peers."""
    rows = view.participation("unit").select(["unit_code", "valid_from", "rank"]).to_pylist()
    return {(row["unit_code"], row["valid_from"]): row["rank"] for row in rows}


def _roster(view: View, code: str) -> dict[tuple[object, ...], str]:
    """Each line of a unit's own roster → its status."""
    return {
        (line["full_name"], line["birth_date"], line["phone"]): line["status"]
        for line in view.roster(code)
        if line["unit_code"] == code
    }


def _by_status(roster: Mapping[tuple[object, ...], str]) -> dict[str, int]:
    return dict(Counter(roster.values()))
