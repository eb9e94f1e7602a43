"""Draws: decisions that order people or units of equal rank, so that a prize can be given.

The tied list is sealed before anybody can know the seed, so the committee cannot try seeds: the
decision `seal_draw` states the tied ids, and the public event to come, with its day, whose outcome
is the seed; the decision `draw` states the outcome. A draw in the room states the order and its
witnesses instead. Nobody can withdraw either: who could would try seeds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from contest.errors import UsageError
from contest.text import fold
from ledger.decisions import Decision, in_force

OF, IDS, EVENT, ON = "of", "ids", "event", "on"
SEED, ORDER, WITNESSES = "seed", "order", "witnesses"
LONGEST = 500

Stated = tuple[str, dict[str, str]]
"""Subject and facts of a decision."""


def list_text(ids: Iterable[str]) -> str:
    r"""The text that is sealed: the ids, sorted, each followed by a line break.

    >>> list_text(["b", "a"])
    'a\nb\n'
    """
    return "".join(f"{one}\n" for one in sorted(ids))


def seal(ids: Iterable[str]) -> str:
    """The SHA-256 of `list_text`, in hexadecimal digits."""
    return hashlib.sha256(list_text(ids).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Draw:
    """A sealed list, and its draw. `of`: the list of the prizes. `seed` and `order` are empty until
    the draw is recorded; then one of the two is given. `number`: the place of the draw among all
    decisions; 0 until then."""

    decision_id: str
    of: Hashable
    ids: tuple[str, ...]
    seal: str
    event: str
    on: date
    sealed_at: datetime
    sealed_by: str
    seed: str = ""
    order: tuple[str, ...] = ()
    witnesses: str = ""
    drawn_at: datetime | None = None
    drawn_by: str = ""
    number: int = 0

    @property
    def is_drawn(self) -> bool:
        """Whether the order is recorded."""
        return self.drawn_at is not None


def draws_of(decisions: Iterable[Decision]) -> tuple[Draw, ...]:
    """The sealed lists in force, in order, each with the draw that is recorded for it."""
    standing = in_force(decisions)
    drawn: dict[str, Decision] = {}
    for decision in standing:
        if decision.kind == "draw":
            drawn[decision.subject] = decision
    return tuple(
        _draw(decision, drawn.get(decision.decision_id))
        for decision in standing
        if decision.kind == "seal_draw"
    )


def _draw(sealed: Decision, drawn: Decision | None) -> Draw:
    facts: Mapping[str, str] = drawn.facts if drawn else {}
    return Draw(
        decision_id=sealed.decision_id,
        of=frozen(json.loads(sealed.facts[OF])),
        ids=tuple(json.loads(sealed.facts[IDS])),
        seal=sealed.subject,
        event=sealed.facts[EVENT],
        on=date.fromisoformat(sealed.facts[ON]),
        sealed_at=sealed.decided_at,
        sealed_by=sealed.decided_by,
        seed=facts.get(SEED, ""),
        order=tuple(json.loads(facts.get(ORDER, "[]"))),
        witnesses=facts.get(WITNESSES, ""),
        drawn_at=drawn.decided_at if drawn else None,
        drawn_by=drawn.decided_by if drawn else "",
        number=drawn.number if drawn else 0,
    )


def frozen(of: object) -> Hashable:
    """A list of prizes as a key: lists of JSON become tuples.

    >>> frozen(["units", "district", ["people"], 0])
    ('units', 'district', ('people',), 0)
    """
    return tuple(map(frozen, of)) if isinstance(of, list | tuple) else of


def sealing(
    of: Hashable, ids: Sequence[str], event: str, on: date, known: Iterable[Draw], today: date
) -> Stated:
    """Seal a tied list, for an event whose outcome nobody knows yet.

    `today`: the contest-local day of the seal. An event of today is one in the room.

    Raises:
        UsageError: the event is blank or too long, its day has passed, or this tie is sealed
            already.
    """
    event = _said(event, "event")
    if on < today:
        raise UsageError(f"the event is of {on}, which has passed; expected an event to come")
    if any(draw.of == of and set(draw.ids) == set(ids) for draw in known):
        raise UsageError("this tie is sealed already; record the outcome of its event")
    facts = {
        OF: json.dumps(of, ensure_ascii=False), IDS: json.dumps(sorted(ids)), EVENT: event,
        ON: on.isoformat(),
    }  # fmt: skip
    return seal(ids), facts


def drawing(
    draw: Draw, today: date, *, seed: str = "", order: Sequence[str] = (), witnesses: str = ""
) -> Stated:
    """Record the outcome of a sealed draw: its seed, or the order of a draw in the room.

    Raises:
        UsageError: the draw is recorded already, or the day of its event is still to come; neither
            or both of seed and order are given; the order does not name each of the tied once; a
            draw in the room has no witnesses.
    """
    if draw.is_drawn:
        raise UsageError("this draw is recorded already, and a second one would be a choice")
    if today < draw.on:
        raise UsageError(f"the event is of {draw.on}, which is still to come")
    if bool(seed.strip()) == bool(order):
        raise UsageError("expected the outcome of the event, or the order of a draw in the room")
    if not order:
        return draw.decision_id, {SEED: _said(seed, "outcome")}
    if sorted(order) != sorted(draw.ids):
        raise UsageError(f"expected each of the {len(draw.ids)} tied ids once, in the drawn order")
    facts = {ORDER: json.dumps(list(order)), WITNESSES: _said(witnesses, "witnesses")}
    return draw.decision_id, facts


def _said(text: str, what: str) -> str:
    text = fold(text)
    if not text or len(text) > LONGEST:
        raise UsageError(f"the {what} is blank or longer than {LONGEST} letters; expected a line")
    return text
