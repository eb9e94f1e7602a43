"""Recorded draws: which order the committee's decisions give to people or units of equal rank."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from .rules import PrizeList


@dataclass(frozen=True)
class Decision:
    """A decision as a plain record. Kinds that are not listed here mean nothing.

    seal_draw: facts `of` and `ids`, JSON. draw: subject = id of its seal; facts `seed`, or `order`
    (JSON) and `witnesses`. undo: subject = id of the decision that no longer counts. disqualify:
    subject = id of a response, whose person gets nothing. disqualify_unit: subject = a unit's code.
    """

    id: str
    kind: str
    subject: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, in order, that no undo in force undid."""
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(decisions):
        if decision.id not in undone:
            undone |= {decision.subject} if decision.kind == "undo" else set()
            kept.insert(0, decision)
    return kept


def drawn_order(
    decisions: Sequence[Decision],
    of: PrizeList,
    ids: Collection[str],
    barred: Collection[str] = (),
) -> list[str] | None:
    """The drawn order of exactly these ids in this list; the last draw in force counts. A draw that
    some barred ids took part in is one of the others.

    None: there is no such draw, or the set has changed since.
    """
    counting = in_force(decisions)
    seals = {
        decision.id
        for decision in counting
        if decision.kind == "seal_draw"
        and json.loads(decision.facts["of"]) == json.loads(json.dumps(of))
        and (drawn := set(json.loads(decision.facts["ids"]))) >= set(ids)
        and all(one in barred for one in drawn - set(ids))
    }
    draws = [d for d in counting if d.kind == "draw" and d.subject in seals]
    if not draws:
        return None
    facts = draws[-1].facts
    order = by_seed(facts["seed"], ids) if "seed" in facts else json.loads(facts["order"])
    return [one for one in order if one in ids]


def barred(decisions: Sequence[Decision], kind: str) -> set[str]:
    """The responses or the codes of units that are disqualified: the subjects of a kind."""
    return {decision.subject for decision in in_force(decisions) if decision.kind == kind}


def by_seed(seed: str, ids: Collection[str]) -> list[str]:
    """Ascending by the SHA-256, in hex, of seed and id, one after the other."""
    return sorted(ids, key=lambda one: hashlib.sha256((seed + one).encode()).hexdigest())


def seal(name: str, of: PrizeList, ids: Collection[str]) -> Decision:
    """The decision that announces a draw."""
    ordered = sorted(ids)
    subject = hashlib.sha256("".join(f"{one}\n" for one in ordered).encode()).hexdigest()
    facts = {"of": json.dumps(of), "ids": json.dumps(ordered), "event": "Bốc thăm công khai"}
    return Decision(name, "seal_draw", subject, facts)
