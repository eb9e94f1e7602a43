"""The decision about the chosen responses: its kind, its facts, the reason; then the preview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st

from contest.errors import UsageError
from contest.reasons import COMMITTEE_REJECTED, NAMES_DIFFER, SETTLEABLE
from i18n.field_names import field_name
from results.masks import HIDDEN
from service import acts
from service.acts import UNIT_CODE, Wanted
from ui.components.blocks import heading, note, quiet, show
from ui.components.plain import option, plain
from ui.decisions.preview import CHOSEN, ask, draw_draft
from ui.decisions.unit_candidates import search_box
from ui.decisions.unit_search import unit_path, units_found
from ui.review import case
from ui.review.explained import draw_explained
from ui.review.waiting import UNIT_REASONS, Chosen
from ui.review.whole import uncovered
from ui.shell.visit import Visit

Choice = tuple[Literal["accept", "reject", "correct"], Mapping[str, str]]
"""The kind of decision for each chosen response, and the texts that a correction reads."""
ACTIONS = ("accept", "reject", "assign", "correct")
_PLACE = "work"
_ACCEPTABLE = (*SETTLEABLE, COMMITTEE_REJECTED)


def draw_work(visit: Visit, chosen: Chosen) -> None:
    """Draw a single chosen response with its readings, or the number of chosen responses; then the
    possible decisions."""
    say, count = visit.say, len(chosen.ids)
    if not chosen.ids:
        if chosen.reason:
            show(note(say("review.pick")))
        return
    cells: Mapping[str, str] = {}
    known = count == 1 and visit.view.shows("history")
    seen = visit.view.history(chosen.ids[0]) if known else ()
    if count == 1:
        cells = case.draw_case(visit, chosen.ids[0], seen)
    else:
        show(heading(say("review.many", n=count, count=visit.fmt.whole(count))))
    if visit.may("decide"):
        _draw_decision(visit, chosen, cells)
    if chosen.alone:
        draw_explained(visit, chosen.ids[0])
    if count == 1:
        case.draw_history(visit, chosen.ids[0], seen)


def _draw_decision(visit: Visit, chosen: Chosen, cells: Mapping[str, str]) -> None:
    say = visit.say
    # The key changes with the rows, so that a unit chosen for some rows never goes to others.
    these = str(hash(chosen.ids))
    action = st.segmented_control(
        say("review.decision"),
        ACTIONS,
        default=_usual(chosen.reason),
        required=True,
        format_func=lambda name: say(f"review_action.{name}"),
        key=f"review_action_{chosen.reason}",
    )
    wanted: Choice | None = None
    if action == "accept":
        wanted = _accept(visit, chosen)
    elif action == "reject":
        show(quiet(say("review.reject_lead")))
        wanted = ("reject", {})
    elif action == "assign":
        wanted = _assign(visit, chosen, these)
    else:
        wanted = _correct(visit, chosen, cells, these)
    if action == "accept" and wanted is None:
        return
    must = action == "reject"
    why = st.text_input(
        say("review.note_required") if must else say("decision.note"),
        max_chars=500,
        key=f"review_note_{these}",
    )
    pressed = st.button(say("review.preview"), icon=":material/preview:", key="review_ask")
    about = repr((chosen.ids, wanted))
    ready = wanted is not None and bool(why.strip() or not must)
    if pressed and not ready:
        show(note(say("review.note_missing" if wanted else "review.incomplete"), tone="warn"))
    elif pressed and wanted is not None:
        _leave_out_handled(visit, chosen)
        ask(visit, _PLACE, about, _decisions(visit, chosen, wanted), chosen.ids)
    if ready:
        draw_draft(visit, _PLACE, about, why)


def _leave_out_handled(visit: Visit, chosen: Chosen) -> None:
    """Drop chosen responses about which somebody else has decided meanwhile."""
    lines = visit.view.responses(chosen.ids)
    still = [x["response_id"] for x in lines if x["reason"] == chosen.reason]
    if not chosen.alone and len(still) < len(chosen.ids):
        n = len(chosen.ids) - len(still)
        st.session_state[CHOSEN] = tuple(still)
        st.toast(plain(visit.say("review.handled", n=n, count=visit.fmt.whole(n))))
        st.rerun()


def _usual(reason: str | None) -> str:
    """The usual kind of decision for a reason. It is only preselected."""
    if reason in UNIT_REASONS:
        return "assign"
    if reason in (NAMES_DIFFER, COMMITTEE_REJECTED):
        return "accept"
    return "correct"


def _decisions(visit: Visit, chosen: Chosen, wanted: Choice) -> list[Wanted]:
    """One decision for each response, bound to the present content of the response."""
    kind, facts = wanted

    def act(line: Mapping[str, Any]) -> Wanted:
        if kind == "correct":
            return acts.correct(line, facts)
        return acts.accept(line) if kind == "accept" else acts.reject(line["response_id"])

    return [act(line) for line in visit.view.responses(chosen.ids)]


def _accept(visit: Visit, chosen: Chosen) -> Choice | None:
    say = visit.say
    if chosen.reason in _ACCEPTABLE:
        show(quiet(say("review.accept_lead")))
        return "accept", {}
    todo = f"review_do.{chosen.reason}" if chosen.reason else "review.counts_already"
    show(note(say(todo), tone="warn"))
    return None


def _assign(visit: Visit, chosen: Chosen, these: str) -> Choice | None:
    say, tree = visit.say, visit.contest.units
    search = search_box(visit, f"review_unit_search_{these}")
    codes = units_found(tree, search, chosen.unit_text or "")
    if not codes:
        show(quiet(say("review.unit_none") if search else say("review.unit_type")))
        return None
    code = st.selectbox(
        say("review.unit"),
        codes,
        index=None,
        format_func=lambda code: option(unit_path(tree, code)),
        placeholder=say("review.unit_choose"),
        key=f"review_unit_{these}",
    )
    return ("correct", {UNIT_CODE: code}) if code else None


def _correct(visit: Visit, chosen: Chosen, cells: Mapping[str, str], these: str) -> Choice | None:
    say, contest = visit.say, visit.contest
    fields = sorted(
        acts.correctable(contest), key=lambda f: list(cells).index(f) if f in cells else len(cells)
    )
    if not fields:
        show(note(say("review.no_fields")))
        return None
    field = st.selectbox(
        say("review.field"),
        fields,
        index=0,
        format_func=lambda name: option(field_name(name, say)),
        key=f"review_field_{these}",
    )
    cell = cells.get(field, "")
    if HIDDEN in cell:
        cell = uncovered(visit, chosen.ids[0], field)
    text = st.text_input(
        say("review.text_instead"),
        value=cell,
        placeholder=say("review.time_hint") if field == "submitted_at" else None,
        max_chars=500,
        key=f"review_value_{these}_{field}_{bool(cell)}",
    )
    if len(chosen.ids) > 1:
        count = visit.fmt.whole(len(chosen.ids))
        show(note(say("review.all_alike", n=len(chosen.ids), count=count), tone="warn"))
    facts = {field: text.strip()}
    if not text.strip() or text.strip() == cell.strip():
        return None
    try:
        acts.check_texts(contest, facts)
    except UsageError:
        return None
    return "correct", facts
