"""The log of decisions: who, when, what and why. A person can undo each decision and restore it.

Decisions taken together are one line, and one press undoes all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from i18n.field_names import field_name
from publish.proposed import says
from results import Decision
from service.acts import restoring, undoing
from service.taken import (
    ACCEPTING,
    KINDS,
    PROPOSING,
    ROW_HASH,
    TEXT,
    UNIT_CODE,
    in_force,
    persons_of,
    unit_of,
)
from ui.components.author import author
from ui.components.blocks import badge, heading, show
from ui.components.markup import Html, join, tag
from ui.components.plain import plain
from ui.components.unit_label import unit_path
from ui.decisions import keys
from ui.decisions.preview import ask, draw_draft
from ui.shell.visit import Visit

PAGE = 10
_LAST = "last"
_FEW = 4
ABOUT_RESPONSES = ("accept", "reject", "correct")
ABOUT_UNITS = ("alias", *PROPOSING, *ACCEPTING)
ABOUT_PEOPLE = KINDS
Act = tuple[Decision, ...]
"""Decisions of one kind that were taken together."""


def draw_log(visit: Visit, kinds: Sequence[str] = ABOUT_RESPONSES) -> None:
    """Draw the decisions of these kinds, the latest first."""
    say, decisions = visit.say, visit.view.decisions
    acts = acts_of(decisions, kinds)
    if not acts:
        return
    standing = {decision.decision_id for decision in in_force(decisions)}
    show(heading(say("review.log"), say("review.log_lead")))
    number, pages = 1, -(-len(acts) // PAGE)
    place = st.container(key="review_log", gap="small")
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key="review_log_page")
    shown = acts[::-1][(number - 1) * PAGE : number * PAGE]
    single = [act[0].subject for act in shown if len(act) == 1 and _is_about_responses(act)]
    names = {line["response_id"]: line["full_name"] for line in visit.view.responses(single)}
    with place:
        for act in shown:
            _draw_act(visit, act, standing, names)


def draw_last(visit: Visit, kinds: Sequence[str]) -> None:
    """Draw the button that undoes the viewer's own last decision in force, and says what it is.

    Without such a decision the button is off, so that nothing below it moves when the first
    decision is written.
    """
    if not visit.may("undo"):
        return
    decisions, me = visit.view.decisions, visit.view.principal.name
    standing = {decision.decision_id for decision in in_force(decisions)}
    own = (act for act in reversed(acts_of(decisions, kinds)) if act[0].decided_by == me)
    last = next((act for act in own if any(d.decision_id in standing for d in act)), ())
    label = (
        visit.say("review.undo_last", what=_said(visit, last))
        if last
        else visit.say("review.undo_nothing")
    )
    pressed = st.button(
        plain(label), icon=":material/undo:", type="tertiary", key="undo_last",
        shortcut=keys.UNDO, disabled=not last,
    )  # fmt: skip
    if not last:
        return
    about = f"act_{last[0].decision_id}"
    if pressed:
        counts = [decision for decision in last if decision.decision_id in standing]
        responses = _responses_of(visit, last)
        ask(visit, _LAST, about, undoing(counts), responses, [d.decision_id for d in last])
    draw_draft(visit, _LAST, about)


def _said(visit: Visit, act: Act) -> str:
    """What an act did, in words."""
    first = act[0]
    if not _is_about_responses(act):
        return _about_units(visit, first)
    count = visit.say("review.responses", n=len(act), count=visit.fmt.whole(len(act)))
    return f"{described(visit, first.kind, first.facts)}, {count}"


def acts_of(decisions: Sequence[Decision], kinds: Sequence[str] = ABOUT_RESPONSES) -> list[Act]:
    """The decisions of these kinds in order, grouped by the act that took them."""
    about = [decision for decision in decisions if decision.kind in kinds]
    grouped = groupby(about, key=lambda d: (d.decided_at, d.decided_by, d.kind, d.note))
    return [tuple(act) for _, act in grouped]


def _draw_act(visit: Visit, act: Act, standing: set[str], names: Mapping[str, str | None]) -> None:
    say, first = visit.say, act[0]
    counts = [decision for decision in act if decision.decision_id in standing]
    about = f"act_{first.decision_id}"
    with st.container(key=f"row_{about}", horizontal=True, wrap=False, vertical_alignment="center"):
        show(_line(visit, act, names, undone=not counts))
        if not visit.may("undo"):
            return
        pressed = st.button(
            say("decision.undo") if counts else say("review.restore"),
            icon=":material/undo:" if counts else ":material/redo:",
            key=f"undo_{first.decision_id}",
        )
    if pressed:
        wanted = undoing(counts) if counts else restoring(act, visit.view.decisions)
        responses = _responses_of(visit, act)
        ask(visit, about, about, wanted, responses, [d.decision_id for d in act])
        st.rerun()  # the preview of another act may be drawn already
    draw_draft(visit, about, about)


def _line(visit: Visit, act: Act, names: Mapping[str, str | None], *, undone: bool) -> Html:
    say, first = visit.say, act[0]
    if _is_about_responses(act):
        what, whom = described(visit, first.kind, first.facts), _whom(visit, act, names)
    elif first.kind in ABOUT_PEOPLE:
        what, whom = say(f"people_log.{first.kind}"), _about_people(visit, first)
    else:
        what, whom = say(f"units_log.{first.kind}"), _about_units(visit, first)
    head = [tag("b", what), ": ", whom]
    if undone:
        head += [" ", badge(say("review.undone"))]
    under = " · ".join(filter(None, (who_and_when(visit, first), first.note)))
    return join([tag("div", join(head), cls="ct-act"), tag("div", under, cls="ct-quiet")])


def _whom(visit: Visit, act: Act, names: Mapping[str, str | None]) -> Html | str:
    """The name as a link to the response, or the number of several responses."""
    if len(act) > 1:
        return visit.say("review.responses", n=len(act), count=visit.fmt.whole(len(act)))
    name = names.get(act[0].subject) or visit.say("lookup.no_name")
    return tag("a", name, href=visit.link(response=act[0].subject))


def _is_about_responses(act: Act) -> bool:
    return act[0].kind in ABOUT_RESPONSES


def _responses_of(visit: Visit, act: Act) -> list[str]:
    """Ids of the responses to which the decisions apply."""
    if _is_about_responses(act):
        return [decision.subject for decision in act]
    if act[0].kind in ABOUT_PEOPLE:
        return [response for decision in act for response in _of_people(visit, decision)]
    keys = {one.subject for decision in act if (one := _alias_of(visit, decision))}
    written = [writing for writing in visit.view.writings() if writing.key in keys]
    return visit.view.responses_with([text for one in written for text in one.texts])


def _alias_of(visit: Visit, decision: Decision) -> Decision | None:
    """The decision, or the accepted proposal, that a writing means a unit."""
    if decision.kind in ACCEPTING:
        proposed = (d for d in visit.view.decisions if d.decision_id == decision.subject)
        return next((d for d in proposed if d.kind == "propose_alias"), None)
    return decision if decision.kind == "alias" else None


def _of_people(visit: Visit, decision: Decision) -> list[str]:
    """Responses of the persons whom a decision names; if it is undone, of those whom the restored
    decision would name."""
    persons, ids = visit.view.persons, persons_of(decision)
    return persons.responses_of_act(decision.decision_id) or persons.responses_of(ids)


def _about_people(visit: Visit, decision: Decision) -> str:
    """A few names from the responses of the decision, and the number of these responses."""
    ids = _of_people(visit, decision)
    lines = visit.view.responses(ids[:_FEW])
    names = dict.fromkeys(line["full_name"] or visit.say("lookup.no_name") for line in lines)
    count = visit.say("review.responses", n=len(ids), count=visit.fmt.whole(len(ids)))
    return f"{', '.join(names)} ({count})" if names else count


def _about_units(visit: Visit, decision: Decision) -> str:
    """The writing with its unit, or the unit with the data that were proposed."""
    if decision.kind in ACCEPTING:
        proposed = [d for d in visit.view.decisions if d.decision_id == decision.subject]
        return _about_units(visit, proposed[0]) if proposed else decision.subject
    tree, facts = visit.contest.units, decision.facts
    number = unit_of(tree, decision)
    unit = facts[UNIT_CODE] if number is None else tree.units[number].name
    if decision.kind in ("alias", "propose_alias"):
        return f"“{facts[TEXT]}” → {unit}"
    return f"{unit}: {says(decision.kind, facts, visit.say, visit.fmt)}"


def described(visit: Visit, kind: str, facts: Mapping[str, str]) -> str:
    """The effect of a decision on a response, in words."""
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
    """The time of a decision, and its author in words. Earlier versions wrote
    "committee" and "command: NAME"."""
    at = visit.contest.local(decision.decided_at)
    key = f"review_who.{decision.decided_by}"
    named = visit.say.has(key)
    who = visit.say(key) if named else author(visit, decision.decided_by, at.date())
    return f"{visit.fmt.moment(at)} · {who}"
