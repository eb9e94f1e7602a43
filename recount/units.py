"""Counts participation by unit, and the headcounts of units (contract, "Units")."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contest import Contest
from contest.roster import with_listed
from contest.tables import Row
from contest.units import UnitTree
from recount.decided import unit_facts
from recount.records import Decision, Response


@dataclass(slots=True)
class Turnout:
    """The counts of a unit with all beneath: the accepted persons, the attempts, the score of the
    accepted responses in 1/D and their number, and the last time."""

    people: set[str] = field(default_factory=set)
    attempts: int = 0
    score: int = 0
    counted: int = 0
    last: int = 0


def participation(responses: Iterable[Response], tree: UnitTree) -> dict[int, Turnout]:
    """Number of a unit → its counts, for the units that have attempts."""
    found: dict[int, Turnout] = {}
    for one in responses:
        if one.unit is None or not one.is_valid:
            continue
        for step in tree.paths[one.unit]:
            if (own := found.get(step)) is None:
                own = found[step] = Turnout()
            own.attempts += 1
            own.last = max(own.last, one.when or 0)
            if one.state == "accepted":
                own.people.add(one.owner)
                own.score += one.marks
                own.counted += 1
    return found


def headcounts(contest: Contest, standing: Sequence[Decision], day: date) -> tuple[int | None, ...]:
    """The headcount of each unit on a day, with the accepted proposals of the units.

    As given; else the sum of the children valid that day if all are known; else the number of
    roster lines in the unit and beneath it; else None.
    """
    tree = contest.units
    stated = unit_facts(tree.units, standing, "propose_headcount")
    listed = _listed(contest, standing)
    known: dict[int, int | None] = {}

    def count(number: int) -> int | None:
        if number not in known:
            unit = tree.units[number]
            given = int(stated[number]["headcount"]) if number in stated else unit.headcount
            valid = [own for own in tree.children[number] if tree.units[own].valid_on(day)]
            counts = [heads for own in valid if (heads := count(own)) is not None]
            if given is not None:
                known[number] = given
            elif valid and len(counts) == len(valid):
                known[number] = sum(counts)
            else:
                known[number] = listed.units[number].listed or None
        return known[number]

    return tuple(map(count, range(len(tree.units))))


def _listed(contest: Contest, standing: Sequence[Decision]) -> UnitTree:
    """The tree with the roster's lines, and the accepted rosters in place of those of the units."""
    tree, rows = contest.units, list(contest.roster)
    for number, facts in unit_facts(tree.units, standing, "propose_roster").items():
        code = tree.units[number].code
        if tree.by_code[code][-1] != number:
            continue
        rows = [row for row in rows if row["unit_code"] != code]
        for name, born, phone in json.loads(facts["lines"]):
            rows.append(_row(code, name, born, phone))
    return with_listed(tree, rows) if rows else tree


def _row(code: str, name: str, born: str, phone: str) -> Row:
    return {"unit_code": code, "full_name": name, "birth_date": born, "phone": phone}


def tops(tree: UnitTree, day: date, group: str) -> list[int]:
    """The units of a group without a unit of the group above, that are valid on a day."""
    return [
        number
        for number, own in enumerate(tree.groups)
        if own == group
        and tree.units[number].valid_on(day)
        and not any(tree.groups[step] == group for step in tree.paths[number][1:2])
    ]


def key_of(tree: UnitTree, number: int) -> str:
    """The unit's code; with its first day if the code was reused."""
    unit = tree.units[number]
    is_reused = len(tree.by_code[unit.code]) > 1
    return f"{unit.code}@{unit.valid_from or ''}" if is_reused else unit.code


def by_round(
    responses: Sequence[Response], tree: UnitTree, rounds: int
) -> Mapping[int, Mapping[int, Turnout]]:
    """Round (-1: all of them) → the counts of its units; each round only if there are several."""
    found = {-1: participation(responses, tree)}
    for number in range(rounds if rounds > 1 else 0):
        found[number] = participation((one for one in responses if one.round == number), tree)
    return found
