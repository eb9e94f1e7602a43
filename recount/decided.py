"""What the decisions in force change: headings, loads, single responses, units and draws."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from contest import Contest
from contest.units import Unit
from recount.headings import Asked, Names
from recount.records import Decision
from recount.texts import caseless, fold

_ACCEPTING = ("accept_proposal", "accept_headcount")
List = tuple[str, ...]
"""What a draw is about: the JSON of `of`, then the tied ids in order."""


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody has undone, in order. An undo that was undone has no effect."""
    undone: set[str] = set()
    for one in sorted(decisions, key=lambda one: one.number, reverse=True):
        if one.kind == "undo" and one.decision_id not in undone:
            undone.add(one.subject)
    ordered = sorted(decisions, key=lambda one: one.number)
    return tuple(one for one in ordered if one.kind != "undo" and one.decision_id not in undone)


def undone_loads(standing: Iterable[Decision]) -> frozenset[tuple[str, int]]:
    """Source and number of each load that does not count."""
    return frozenset(
        (one.subject, int(one.facts["load_number"])) for one in standing if one.kind == "undo_load"
    )


def names(contest: Contest, standing: Iterable[Decision]) -> Names:
    """The headings that the folder declares, and after them those that were mapped."""
    columns = contest.settings.columns
    fields = {name: [_key(text) for text in texts] for name, texts in columns.items()}
    items = {item.id: [_key(item.heading)] for item in contest.items}
    for one in standing:
        if one.kind == "map_heading":
            known = fields.get(one.subject, items.get(one.subject))
            heading = _key(one.facts["heading"])
            if known is not None and heading not in known:
                known.append(heading)
    conditions = [_key(one.when.column) for one in contest.settings.categories]
    return Names(fields, [Asked(item, tuple(items[item.id])) for item in contest.items], conditions)


def _key(heading: str) -> str:
    return caseless(fold(heading))


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was decided about single responses, by the response's id.

    `accepted`: the hash of the content that was accepted. `corrections`: field → text, with
    `row_hash`, the hash of the content that was corrected.
    """

    accepted: Mapping[str, str | None]
    rejected: frozenset[str]
    corrections: Mapping[str, Mapping[str, str]]


def verdicts(standing: Iterable[Decision]) -> Verdicts:
    """The last acceptance or rejection counts; corrections of one content add up."""
    last: dict[str, Decision] = {}
    corrected: dict[str, dict[str, str]] = {}
    for one in standing:
        if one.kind in ("accept", "reject"):
            last[one.subject] = one
        elif one.kind == "correct":
            before = corrected.get(one.subject, {})
            if before.get("row_hash") != one.facts["row_hash"]:
                before = {}
            corrected[one.subject] = before | dict(one.facts)
    return Verdicts(
        {key: one.facts.get("row_hash") for key, one in last.items() if one.kind == "accept"},
        frozenset(key for key, one in last.items() if one.kind == "reject"),
        corrected,
    )


def unit_facts(
    units: Sequence[Unit], standing: Iterable[Decision], kind: str
) -> dict[int, Mapping[str, str]]:
    """Number of a unit → the facts of the last accepted proposal of a kind about the unit."""
    proposed: dict[str, Decision] = {}
    found: dict[int, Mapping[str, str]] = {}
    known = {
        (unit.code, unit.valid_from.isoformat() if unit.valid_from else ""): number
        for number, unit in reversed([*enumerate(units)])
    }
    for one in standing:
        if one.kind == kind:
            proposed[one.decision_id] = one
        elif one.kind in _ACCEPTING and one.subject in proposed:
            facts = proposed[one.subject].facts
            number = known.get((facts["unit_code"], facts["valid_from"]))
            if number is not None:
                found[number] = facts
    return found


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who can win no prize: the ids of their responses, and the codes of units with the first day
    ("" without one)."""

    responses: frozenset[str]
    units: frozenset[tuple[str, str]]


def left_out(standing: Iterable[Decision]) -> LeftOut:
    """Whom the decisions in force have found not eligible."""
    found = [*standing]
    return LeftOut(
        frozenset(one.subject for one in found if one.kind == "disqualify"),
        frozenset(
            (one.facts["unit_code"], one.facts["valid_from"])
            for one in found
            if one.kind == "disqualify_unit"
        ),
    )


@dataclass(frozen=True, slots=True)
class Draws:
    """The draws in force: what each is about → the ids in the drawn order."""

    orders: Mapping[List, Sequence[str]]

    def order(
        self, of: Sequence[object], left_out: Collection[str], ids: Iterable[str]
    ) -> Sequence[str] | None:
        """The order of these ids in the last draw of this list that was about them, and besides
        about none but ids that are left out now; None: there is no such draw."""
        asked, about, found = {*ids}, _text(of), None
        for (own, *drawn), order in self.orders.items():
            gone = {*drawn} - asked
            if own == about and asked <= {*drawn} and gone <= {*left_out}:
                found = [one for one in order if one not in gone]
        return found


def draws(standing: Iterable[Decision]) -> Draws:
    """The last draw about a seal counts. A seal that does not name its ids truly seals nothing.

    With a seed, the order is by SHA-256 of seed and id. A physical draw records the order itself.
    """
    seals: dict[str, Decision] = {}
    orders: dict[List, Sequence[str]] = {}
    for one in standing:
        if one.kind == "seal_draw":
            seals[one.decision_id] = one
        elif one.kind == "draw" and one.subject in seals:
            seal = seals[one.subject]
            ids: list[str] = sorted(json.loads(seal.facts["ids"]))
            if seal.subject != sealed(ids):
                continue
            if "seed" in one.facts:
                seed = one.facts["seed"]
                drawn = sorted(ids, key=lambda own: hashlib.sha256((seed + own).encode()).digest())
            else:
                drawn = json.loads(one.facts["order"])
            if sorted(drawn) == ids:
                about = (_text(json.loads(seal.facts["of"])), *ids)
                orders.pop(about, None)  # the last draw stands last
                orders[about] = drawn
    return Draws(orders)


def sealed(ids: Iterable[str]) -> str:
    """The subject of the seal of a tie: SHA-256 of its ids, sorted, one a line."""
    return hashlib.sha256("".join(f"{own}\n" for own in sorted(ids)).encode()).hexdigest()


def _text(of: Sequence[object]) -> str:
    return json.dumps(of, ensure_ascii=False)
