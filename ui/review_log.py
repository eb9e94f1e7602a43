"""The decisions about responses: who, when, what and why; each can be undone, and that restored.

Decisions taken at once are one line and are undone at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from ledger import Decision
from ledger.decisions import ROW_HASH, UNIT_CODE, in_force
from ui.blocks import badge, heading, show
from ui.field_names import field_name
from ui.markup import Html, join, tag
from ui.review_preview import Wanted, ask, draw_draft
from ui.review_units import unit_path
from ui.visit import Visit

PAGE = 10
_KINDS = ("accept", "reject", "correct")
Act = tuple[Decision, ...]
"""Decisions of one kind that were taken at once."""


def draw_log(visit: Visit) -> None:
    """The last ones first."""
    say, decisions = visit.say, visit.view.decisions
    acts = acts_of(decisions)
    if not acts:
        return
    standing = {decision.decision_id for decision in in_force(decisions)}
    show(heading(say("review.log"), say("review.log_lead")))
    number, pages = 1, -(-len(acts) // PAGE)
    place = st.container(key="review_log", gap="small")
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key="review_log_page")
    shown = acts[::-1][(number - 1) * PAGE : number * PAGE]
    single = [act[0].subject for act in shown if len(act) == 1]
    names = {line["response_id"]: line["full_name"] for line in visit.view.responses(single)}
    with place:
        for act in shown:
            _draw_act(visit, act, standing, names)


def acts_of(decisions: Sequence[Decision]) -> list[Act]:
    """The decisions about responses in order, those that were taken at once together."""
    about = [decision for decision in decisions if decision.kind in _KINDS]
    grouped = groupby(about, key=lambda d: (d.decided_at, d.decided_by, d.kind, d.note))
    return [tuple(act) for _, act in grouped]


def _draw_act(visit: Visit, act: Act, standing: set[str], names: Mapping[str, str | None]) -> None:
    say, first = visit.say, act[0]
    counts = [decision for decision in act if decision.decision_id in standing]
    about = f"act_{first.decision_id}"
    with st.container(key=f"row_{about}", horizontal=True, wrap=False, vertical_alignment="center"):
        show(_line(visit, act, names, undone=not counts))
        pressed = st.button(
            say("decision.undo") if counts else say("review.restore"),
            icon=":material/undo:" if counts else ":material/redo:",
            key=f"undo_{first.decision_id}",
        )
    if pressed:
        wanted = undoing(counts) if counts else restoring(act, visit.view.decisions)
        responses = [decision.subject for decision in act]
        ask(visit, about, about, wanted, responses, [d.decision_id for d in act])
    draw_draft(visit, about, about)


def undoing(act: Sequence[Decision]) -> Wanted:
    """The decisions that undo these."""
    return tuple(("undo", decision.decision_id, {}) for decision in act)


def restoring(act: Sequence[Decision], decisions: Sequence[Decision]) -> Wanted:
    """The decisions that put these in force again: the undoing of what undoes them."""
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda d: -d.number):
        if decision.kind == "undo" and decision.decision_id not in undone:
            undone.add(decision.subject)
    ids = {decision.decision_id for decision in act}
    return undoing(
        [
            decision
            for decision in decisions
            if decision.kind == "undo"
            and decision.subject in ids
            and decision.decision_id not in undone
        ]
    )


def _line(visit: Visit, act: Act, names: Mapping[str, str | None], *, undone: bool) -> Html:
    say, first = visit.say, act[0]
    what = described(visit, first.kind, first.facts)
    if len(act) > 1:
        whom: Html | str = say("review.responses", n=len(act), count=visit.fmt.whole(len(act)))
    else:
        name = names.get(first.subject) or say("lookup.no_name")
        whom = tag("a", name, href=visit.link(response=first.subject))
    head = [tag("b", what), ": ", whom]
    if undone:
        head += [" ", badge(say("review.undone"))]
    under = " · ".join(filter(None, (who_and_when(visit, first), first.note)))
    return join([tag("div", join(head), cls="ct-act"), tag("div", under, cls="ct-quiet")])


def described(visit: Visit, kind: str, facts: Mapping[str, str]) -> str:
    """A decision in words: what it does to a response."""
    say = visit.say
    if kind != "correct":
        return say(f"review_action.{kind}")
    parts = []
    for field, text in facts.items():
        if field == UNIT_CODE:
            known = text in visit.contest.units.by_code
            unit = unit_path(visit.contest.units, text) if known else text
            parts.append(say("review.assigned", unit=unit))
        elif field != ROW_HASH:
            parts.append(say("review.corrected", field=field_name(field, say), text=text))
    return "; ".join(parts)


def who_and_when(visit: Visit, decision: Decision) -> str:
    """When it was decided, and by whom as the ledger names them."""
    at = visit.fmt.moment(visit.contest.local(decision.decided_at))
    key = f"review_who.{decision.decided_by}"
    who = visit.say(key) if visit.say.has(key) else decision.decided_by
    return f"{at} · {who}"
