"""The decision about a case: its kind, its facts, the reason; then the preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from contest.errors import UsageError
from contest.reasons import COMMITTEE_REJECTED, NAMES_DIFFER, SETTLEABLE
from i18n.field_names import field_name
from results import UNIT_REASONS, Case
from results.masks import HIDDEN
from service import acts
from service.acts import UNIT_CODE, Wanted
from ui.components.blocks import note, quiet, show
from ui.components.plain import option, plain
from ui.decisions import keys
from ui.decisions.preview import ask, chose, draw_ask, draw_draft, just_chose
from ui.decisions.unit_choice import draw_unit_choice
from ui.review.whole import uncovered
from ui.shell.visit import Visit

Choice = tuple[Literal["accept", "reject", "correct", "alias"], Mapping[str, str]]
"""The kind of decision, and the texts that a correction reads. An "alias" is one decision about the
writing; every other kind is one decision for each response."""
ACTIONS = {
    "accept": keys.ACCEPT,
    "reject": keys.REJECT,
    "assign": keys.ASSIGN,
    "correct": keys.CORRECT,
}
"""Each action with its key."""
_PLACE = "work"
_NUMBER = "number"
_ACCEPTABLE = (*SETTLEABLE, COMMITTEE_REJECTED)
Lines = Sequence[Mapping[str, Any]]


def draw_decision(visit: Visit, case: Case, lines: Lines, cells: Mapping[str, str]) -> None:
    """Draw the possible decisions about a case and the effect of the chosen one, which the page
    shows as soon as somebody chooses. `lines`: the responses of the case."""
    say, chosen = visit.say, just_chose()
    name = f"review_action_{case.key}"
    action = st.segmented_control(
        say("review.decision"),
        list(ACTIONS),
        default=_usual(case),
        required=True,
        format_func=lambda name: plain(f"{say(f'review_action.{name}')} · {ACTIONS[name]}"),
        key=name,
        label_visibility="collapsed",
        on_change=chose,
    )
    keys.listen_all(list(ACTIONS.values()), _choose, list(ACTIONS), "action", name)
    wanted: Choice | None = None
    if action == "accept":
        wanted = _accept(visit, case)
        if wanted is None:
            return
    elif action == "reject":
        show(quiet(say("review.reject_lead")))
        wanted = ("reject", {})
    elif action == "assign":
        wanted = _assign(visit, case, lines)
    else:
        wanted = _correct(visit, case, cells)
    if wanted is None:
        if action != "assign":
            show(quiet(say("review.incomplete")))
        return
    why: str | None = None  # the preview asks for a reason, but a rejection needs one before
    if action == "reject":
        why = st.text_input(
            say("review.note_required"),
            max_chars=500,
            key=f"review_note_{case.key}",
            on_change=chose,
        )
        if not why.strip():
            show(quiet(say("review.note_missing")))
            return
    about = repr((case.ids, wanted))
    if chosen:
        ask(visit, _PLACE, about, _decisions(visit, lines, wanted), case.ids)
    draw_ask(visit, _PLACE, about)
    draw_draft(visit, _PLACE, about, why)


def _choose(action: str, name: str) -> None:
    st.session_state[name] = action
    chose()


def _usual(case: Case) -> str:
    """The usual kind of decision for a case. It is only preselected."""
    if case.reason in UNIT_REASONS:
        return "assign"
    if case.reason in (NAMES_DIFFER, COMMITTEE_REJECTED) or len(case.ids) > 1:
        return "accept"
    return "correct"


def _decisions(visit: Visit, lines: Lines, wanted: Choice) -> list[Wanted]:
    """One decision about the writing, or one for each response, bound to its present content."""
    kind, facts = wanted
    if kind == "alias":
        number = int(facts[_NUMBER])
        return [acts.alias(visit.contest.units, lines[0]["unit_text"], number)]
    if kind == "correct":
        return [acts.correct(line, facts) for line in lines]
    if kind == "accept":
        return [acts.accept(line) for line in lines]
    return [acts.reject(line["response_id"]) for line in lines]


def _accept(visit: Visit, case: Case) -> Choice | None:
    say = visit.say
    if case.reason in _ACCEPTABLE:
        show(quiet(say("review.accept_lead")))
        return "accept", {}
    todo = f"review_do.{case.reason}" if case.reason else "review.counts_already"
    show(note(say(todo), tone="warn"))
    return None


def _assign(visit: Visit, case: Case, lines: Lines) -> Choice | None:
    """The unit of a response; of several with one writing, the unit that the writing means."""
    times = [line["submitted_at"] for line in lines if line["submitted_at"]]
    day = max(times, default=visit.view.reference_time).date()
    together = len(case.ids) > 1 and bool(case.texts)
    text = lines[0]["unit_text"] if together or len(case.ids) == 1 else None
    shared = "writings.several_here" if together else "writings.several_units"
    number = draw_unit_choice(visit, text or "", day, case.key, shared=shared)
    if number is None:
        return None
    if together:
        show(quiet(visit.say("review.alias_lead")))
        return "alias", {_NUMBER: str(number)}
    return "correct", {UNIT_CODE: visit.contest.units.units[number].code}


def _correct(visit: Visit, case: Case, cells: Mapping[str, str]) -> Choice | None:
    say, contest = visit.say, visit.contest
    first = [*case.lacking, *cells]
    fields = sorted(
        acts.correctable(contest), key=lambda f: first.index(f) if f in first else len(first)
    )
    if not fields:
        show(note(say("review.no_fields")))
        return None
    field = st.selectbox(
        say("review.field"),
        fields,
        index=0,
        format_func=lambda name: option(field_name(name, say)),
        filter_mode=None,
        key=f"review_field_{case.key}",
    )
    cell = cells.get(field, "")
    if HIDDEN in cell:
        cell = uncovered(visit, case.ids[0], field)
    text = st.text_input(
        say("review.text_instead"),
        value=cell,
        placeholder=say("review.time_hint") if field == "submitted_at" else None,
        max_chars=500,
        key=f"review_value_{case.key}_{field}_{bool(cell)}",
        on_change=chose,
    )
    if len(case.ids) > 1:
        count = visit.fmt.whole(len(case.ids))
        show(note(say("review.all_alike", n=len(case.ids), count=count), tone="warn"))
    facts = {field: text.strip()}
    if not text.strip() or text.strip() == cell.strip():
        return None
    try:
        acts.check_texts(contest, facts)
    except UsageError:
        return None
    return "correct", facts
