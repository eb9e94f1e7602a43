"""The open case: what is to be settled, the decision, and then everything known of the response."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from results import Case
from ui.components.blocks import heading, quiet, show
from ui.components.markup import tag
from ui.components.tables import Column, table
from ui.decisions import log
from ui.review import case as one_case
from ui.review import inbox
from ui.review.decide import draw_decision
from ui.review.explained import draw_explained
from ui.shell.visit import Visit

KINDS = (*log.ABOUT_RESPONSES, "alias")
"""The decisions that this page takes."""
_LISTED = 50


def draw_inbox(visit: Visit) -> None:
    """Draw the list of cases and the open case, side by side, on a phone the case first; then the
    totals."""
    with st.container(key="inbox_columns"):
        left, right = st.columns((2, 3), gap="medium")
    with left:
        cases = inbox.cases_of(visit, inbox.choose_reason(visit))
        case = inbox.open_case(cases)
        if case is not None:
            inbox.draw_list(visit, cases, case)
            if visit.may("decide"):
                show(quiet(visit.say("review.keys")))
    with right:
        if case is None:
            log.draw_last(visit, KINDS)
        else:
            inbox.draw_bar(visit, cases, case)
            draw_work(visit, case)
    inbox.draw_totals(visit)


def draw_work(visit: Visit, case: Case, *, alone: bool = False) -> None:
    """Draw a case: its head, the decision about it, and the response as seen and as read. `alone`:
    the page shows this one response and no list."""
    view, single = visit.view, len(case.ids) == 1
    found = {line["response_id"]: line for line in view.responses(case.ids)}
    lines = [found[one] for one in case.ids if one in found]
    if not lines:
        return
    log.draw_last(visit, KINDS)
    seen = view.history(case.ids[0]) if single and view.shows("history") else ()
    read = one_case.read_case(visit, lines[0], seen) if single else None
    with st.container(key="case_head"):
        if single:
            one_case.draw_head(visit, lines[0], read)
        else:
            _draw_group(visit, case, lines)
    if visit.may("decide"):
        with st.container(key="case_decision", gap="xsmall"):
            draw_decision(visit, case, lines, read.cells if read else {})
    if single:
        one_case.draw_cells(visit, case.ids[0], read)
        if alone:
            draw_explained(visit, case.ids[0])
        one_case.draw_history(visit, case.ids[0], seen)
    else:
        _draw_rows(visit, lines)


def _draw_group(visit: Visit, case: Case, lines: Sequence[Mapping[str, Any]]) -> None:
    """Draw what the responses say, how many they are, and from when to when."""
    say, fmt = visit.say, visit.fmt
    count = say("review.responses", n=len(lines), count=fmt.whole(len(lines)))
    times = sorted(line["submitted_at"] for line in lines if line["submitted_at"])
    span = (say("writings.span", first=fmt.moment(times[0]), last=fmt.moment(times[-1]))
            if times else None)  # fmt: skip
    show(
        heading(inbox.matter(visit, case), one_case.why(visit, case.reason) or ""),
        quiet(" · ".join(part for part in (count, span) if part)),
    )


def _draw_rows(visit: Visit, lines: Sequence[Mapping[str, Any]]) -> None:
    """Draw the responses of a case as a list, each with the way to its own page."""
    say, fmt = visit.say, visit.fmt
    columns = (
        Column(
            say("column.name"),
            lambda row: tag("a", row["full_name"] or say("lookup.no_name"),
                            href=visit.link(response=row["response_id"])),
            "main",
        ),
        Column(say("column.submitted"),
               lambda row: fmt.moment(row["submitted_at"]) if row["submitted_at"] else "", "more"),
        Column(say("review.text"), lambda row: row["unit_text"] or "", "more"),
    )  # fmt: skip
    rows = say("review.rows", n=len(lines), count=fmt.whole(len(lines)))
    with st.expander(rows):
        show(table(columns, list(lines[:_LISTED]), name=rows))
