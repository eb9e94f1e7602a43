"""The only writer of decisions.

At the moment of the decision, this module checks four things: the role allows the act, the act is
within the scope, the responses and decisions looked at are unchanged, and the decision has an
effect. Then it writes the decision under the name of its author.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from contest import Contest
from contest.errors import ContestError, NotAllowedError, UsageError
from ingest.loading.load import choose_source
from ingest.reading.corrections import check_correction
from ledger import Decision, Ledger, check_mapping
from ledger.decided import as_decided, undone_loads
from ledger.decisions import AFTER, BEFORE, FILE_HASH, ROW_HASH, drafted, in_force
from ledger.loads import check_chain, loads_of, undoable, undoing
from ledger.people_decisions import KINDS, OTHERS
from ledger.proposals import ACCEPTING, PROPOSING, waiting
from ledger.unit_decisions import stated, unit_facts, unit_of
from results import Principal, View
from results.access import own_units
from service.acts import Wanted
from service.allowed import Act, require
from service.draws import as_drawn, refuse_undo_of_draw
from service.environment import Moment, Place
from service.opened import opened
from service.wired import look

Marks = Mapping[str, str | None]
"""Id of a response or a decision → a mark of its condition. None: there is no such response or
decision, or the decision is not in force."""

MOST_A_DAY = 30
"""Proposals that a leader may make within 24 hours."""

_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)

_OTHER_ACTS: Mapping[str, Act] = {
    "undo": "undo", "undo_load": "undo", "confirm_load": "load",
    **dict.fromkeys(PROPOSING, "propose"),
}  # fmt: skip
"""Kinds of decisions whose act differs from "decide"."""

_ABOUT_RESPONSES = ("accept", "reject", "correct", "disqualify")


class ChangedError(ContestError):
    """Responses or decisions changed after somebody looked at them; `count`: how many.

    Nothing was written; the person has to look again.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            f"{count} of what this decision is about changed since it was looked at; "
            "nothing was written. Look again, then decide"
        )


def decide(
    place: Place,
    who: Principal,
    wanted: Sequence[Wanted],
    *,
    looked_at: Marks | None = None,
    note: str = "",
    moment: Moment,
) -> tuple[Decision, ...]:
    """Write decisions under the name of `who`, all of them or none.

    `looked_at`: the marks of the responses and decisions that somebody looked at; None for a
    command, which decides on the present content.

    Raises:
        NotAllowedError: the role or the scope of `who` does not allow an act.
        ChangedError: a response or a decision changed after somebody looked at it.
        UsageError: a decision names something that does not exist, or has no effect.
        LedgerError: the ledger cannot be written.
    """
    require_acts(who, wanted)
    wired = look(place, moment.now, fresh=True)
    view = opened(wired, who, moment).view
    day = moment.local(wired.contest).date()
    _check_scope(wired.contest, who, wanted, day)
    if looked_at is not None:
        now = marks(view, list(looked_at))
        if changed := sum(now[one] != mark for one, mark in looked_at.items()):
            raise ChangedError(changed)
    decisions = wired.ledger.decisions()
    _check_pace(who, decisions, wanted, moment.now)
    _check_responses(view, [one for one in wanted if one.kind in _ABOUT_RESPONSES])
    _check_reason(wanted, note)
    contest = wired.contest
    for one in wanted:
        _check(contest, view, decisions, one, day)
        if one.kind == "map_heading":  # the next one may name the same heading
            contest = as_decided(contest, drafted([one], 0, note="", by="", now=moment.now))
    _check_loads(wired.ledger, decisions, wanted)
    return wired.ledger.decide_all(wanted, note=note.strip(), by=who.name, now=moment.now)


def marks(view: View, ids: Sequence[str]) -> Marks:
    """The marks of responses (content and state) and of decisions (in force or not).

    All marks must still be the same when a decision about these responses is written.
    """
    lines = view.responses(ids)
    found = {x["response_id"]: f"{x['content_hash']} {x['state']} {x['reason']}" for x in lines}
    standing = {decision.decision_id: "in force" for decision in in_force(view.decisions)}
    return {one: found.get(one) or standing.get(one) for one in ids}


def responses_named(view: View, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The lines of these responses, in this order.

    Raises:
        UsageError: a response does not exist.
    """
    lines = {line["response_id"]: line for line in view.responses(ids)}
    if unknown := [one for one in ids if one not in lines]:
        raise UsageError(
            f"there is no response {unknown[0]!r}; expected a response_id as "
            "`python -m scoring standings` or the page Chờ xử lý shows it"
        )
    return [lines[one] for one in ids]


def require_acts(who: Principal, wanted: Iterable[Wanted]) -> None:
    """Refuse decisions that the role of `who` does not allow.

    Raises:
        NotAllowedError: an act is not allowed.
    """
    for one in wanted:
        require(who, _OTHER_ACTS.get(one.kind, "decide"))


def _check_scope(contest: Contest, who: Principal, wanted: Iterable[Wanted], day: date) -> None:
    """Refuse a leader's decision about a unit that is neither led nor beneath a led unit."""
    if who.role != "leader":
        return
    own = own_units(contest.units, who.units, day)
    for one in wanted:
        if unit_of(contest.units, one.facts) not in own:
            raise NotAllowedError(
                f"{one.kind} is about a unit that this person does not lead; expected a unit that "
                "this person leads, or a unit beneath one"
            )


def _check_pace(
    who: Principal, decisions: Sequence[Decision], wanted: Sequence[Wanted], now: datetime
) -> None:
    """Refuse a leader's proposals beyond `MOST_A_DAY`, because the ledger keeps each of them."""
    since = now - timedelta(days=1)
    made = sum(d.decided_by == who.name and d.decided_at > since for d in decisions)
    if who.role == "leader" and made + len(wanted) > MOST_A_DAY:
        raise NotAllowedError(
            f"{made} proposals came from this person within a day; expected at most {MOST_A_DAY}. "
            "Propose the rest tomorrow"
        )


def _check_responses(view: View, wanted: Sequence[Wanted]) -> None:
    """Refuse a decision that is not bound to the response's present content, because a decision
    bound to different content has no effect."""
    if not wanted:  # to ask a view for no response would count all of them first
        return
    lines = responses_named(view, [one.subject for one in wanted])
    now = [(line["content_hash"], one.facts) for line, one in zip(lines, wanted, strict=True)]
    if changed := sum(facts.get(ROW_HASH, content) != content for content, facts in now):
        raise ChangedError(changed)


def _check_reason(wanted: Iterable[Wanted], note: str) -> None:
    """Refuse to disqualify somebody, or to declare something else, without a reason, because the
    protocol and the history of the folder state it."""
    if not note.strip() and any(one.kind in ("disqualify", "disqualify_unit") for one in wanted):
        raise UsageError(
            "who is not eligible for a prize is so for a reason, and none was given; say the rule "
            "and what was found"
        )
    if not note.strip() and any(one.kind == "declare" for one in wanted):
        raise UsageError("a declaration has a reason, and none was given; say why it changes")


def _check(
    contest: Contest, view: View, decisions: Sequence[Decision], one: Wanted, today: date
) -> None:
    """Refuse a decision that has no effect, or whose effect differs from its text."""
    facts = one.facts
    match one.kind:
        case "accept" | "correct" if ROW_HASH not in facts:
            raise UsageError(f"{one.kind} names no content; expected the response's content_hash")
        case "correct":
            check_correction(contest, {name: facts[name] for name in facts if name != ROW_HASH})
        case "map_heading":
            check_mapping(contest, one.subject, facts["heading"])
        case "alias" | "propose_headcount" | "propose_contact" | "propose_roster" | "propose_alias":
            _same(one, stated(contest.units, one.kind, facts))
        case kind if kind in ACCEPTING:
            if one.subject not in (proposal.decision_id for proposal in waiting(decisions)):
                raise UsageError(f"no proposal {one.subject!r} waits; it was settled already")
        case kind if kind in KINDS:
            persons = [one.subject, *facts[OTHERS].split()]
            view.persons.act(kind, persons)
        case "confirm_load" if not one.facts.get(FILE_HASH):
            raise UsageError("confirm_load names no file; expected the hash of the file's bytes")
        case "undo_load":
            choose_source(contest, one.subject)
        case "disqualify_unit":
            number = unit_of(contest.units, facts)
            if number is None:
                raise UsageError("disqualify_unit names a unit that units.csv does not have")
            _same(one, (contest.units.units[number].code, unit_facts(contest.units.units[number])))
        case "declare" if set(facts) != {BEFORE, AFTER}:
            raise UsageError("declare names no hashes; expected those of the file before and after")
        case "seal_draw" | "draw":
            _same(one, as_drawn(view, one, today))
        case "undo":
            refuse_undo_of_draw(decisions, one.subject)
            _refuse_undo_of_declaration(decisions, one.subject)
            if one.subject not in (decision.decision_id for decision in decisions):
                raise UsageError(
                    f"there is no decision {one.subject!r}; `python -m ingest decisions` lists them"
                )


def _refuse_undo_of_declaration(decisions: Sequence[Decision], decision_id: str) -> None:
    """Refuse to undo a declaration, because the folder would go on saying what it says."""
    if any(d.decision_id == decision_id and d.kind == "declare" for d in decisions):
        raise UsageError(
            "a declaration is not undone: the file would stay as it is. Declare the earlier text "
            "again, on the page Thiết lập or in the file"
        )


def _check_loads(ledger: Ledger, decisions: Sequence[Decision], wanted: Sequence[Wanted]) -> None:
    """Refuse to undo a load that is not the newest in force, and to restore one on another base."""
    taken = tuple(decisions)
    for one in wanted:
        last = max((decision.number for decision in taken), default=0)
        then = (*taken, *drafted([one], last, note="", by="", now=_ANY_TIME))
        if one.kind == "undo_load":
            load = undoable(loads_of(ledger, taken), one.subject)
            _same(one, (one.subject, undoing(load)))
        elif one.kind == "undo" and undone_loads(then) != undone_loads(taken):
            check_chain(loads_of(ledger, then))
        taken = then


def _same(one: Wanted, expected: tuple[str, Mapping[str, str]]) -> None:
    if (one.subject, dict(one.facts)) != (expected[0], dict(expected[1])):
        raise UsageError(f"{one.kind} says something else than its text; expected an act's own")
