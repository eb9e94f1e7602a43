"""The *báo cáo nhanh* on the page: the text for Zalo, the files, its issue, and the issued ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from contest.errors import ContestError
from contest.sanitize import sanitized
from publish.bulletin.bulletin import Bulletin, Issued, bulletin, is_issued, issued, moved_since
from publish.bulletin.files import file_name, made
from publish.bulletin.moved import Moved
from publish.bulletin.text import text
from publish.made import MEDIA_TYPES
from results import View
from service.bulletins import issue
from ui.components.author import author
from ui.components.blocks import heading, note, quiet, show
from ui.components.offer import offer_document
from ui.components.plain import options
from ui.components.tables import Column, Row, table
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_FILES = ("docx", "pdf")


def draw_bulletin(visit: Visit) -> None:
    """Draw the bulletin of this moment, then those that were issued."""
    say, view = visit.say, visit.view
    one, before = bulletin(view), issued(view)
    is_draft = not is_issued(before, one)
    show(
        heading(say("bulletin.title"), say("bulletin.lead")),
        note(say("bulletin.draft_lead" if is_draft else "bulletin.issued_now")),
    )
    paper = text(one, view.contest, is_draft=is_draft)  # Vietnamese on English pages too
    st.code(sanitized(paper), language=None, wrap_lines=True)
    if is_draft:
        _offer_files(visit, one, None)
        if visit.may("decide"):
            _draw_issue(visit)
    if before:
        _draw_issued(visit, before)


def _draw_issue(visit: Visit) -> None:
    say = visit.say
    if not st.button(say("bulletin.issue"), icon=":material/task_alt:", key="issue_bulletin"):
        return
    try:
        issue(session.place(), session.principal(), session.moment())
    except ContestError as error:
        show(note(say(refusal(error)), tone="bad"))
        return
    st.rerun()


def _draw_issued(visit: Visit, before: Sequence[Issued]) -> None:
    """The issued bulletins, the newest first; of one of them the files, and what moved since."""
    say = visit.say
    newest = tuple(reversed(before))
    title = say("bulletin.issued")
    show(
        heading(title),
        table(_columns(visit), [{"one": one} for one in newest], name=title, ranked=True),
    )
    names = {
        one.number: say(
            "bulletin.name",
            number=visit.fmt.whole(one.number),
            moment=visit.fmt.moment(one.bulletin.figures.as_of),
        )
        for one in newest
    }
    chosen = st.selectbox(
        say("bulletin.choose"),
        list(names),
        format_func=options(names).__getitem__,
        filter_mode=None,
        key="issued_bulletin",
    )
    one = next(one for one in before if one.number == chosen)
    _offer_files(visit, one.bulletin, one.number)
    _draw_moved(visit, moved_since(visit.view, one.bulletin))


def _columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt

    def of(row: Row) -> Issued:
        found: Issued = row["one"]
        return found

    def by(row: Row) -> str:
        return author(visit, of(row).issued_by, of(row).issued_at.date())

    return (
        Column(say("bulletin.number"), lambda row: fmt.whole(of(row).number), "rank", True),
        Column(say("bulletin.as_of"), lambda row: fmt.moment(of(row).bulletin.figures.as_of),
               "main"),
        Column(say("bulletin.issued_at"), lambda row: fmt.moment(of(row).issued_at)),
        Column(say("bulletin.issued_by"), by),
        Column(say("column.people"), lambda row: fmt.whole(of(row).bulletin.figures.people),
               "lead-value", True),
        Column(say("column.attempts"), lambda row: fmt.whole(of(row).bulletin.figures.attempts),
               "more", True),
    )  # fmt: skip


def _draw_moved(visit: Visit, moved: Sequence[Moved]) -> None:
    say = visit.say
    if not moved:
        show(quiet(say("bulletin.still")))
        return
    columns = (
        Column(say("bulletin.figure"), lambda row: row["one"].name, "main"),
        Column(say("bulletin.was"), lambda row: row["one"].was, "more", True),
        Column(say("bulletin.now"), lambda row: row["one"].now, "more", True),
    )
    title = say("bulletin.changed", n=len(moved), count=visit.fmt.whole(len(moved)))
    show(quiet(title), table(columns, [{"one": one} for one in moved], name=title))


def _offer_files(visit: Visit, one: Bulletin, number: int | None) -> None:
    """A link for each kind of file. `number`: of an issued bulletin; None: the draft of the moment
    of taking."""
    with st.container(horizontal=True, width="content"):
        for ext in _FILES:
            file = file_name(one, ext, is_draft=number is None)
            make = partial(_content, ext=ext, number=number)
            label = visit.say(f"bulletin_take.{ext}")
            offer_document(visit, label, file, make, MEDIA_TYPES[ext])


def _content(view: View, *, ext: str, number: int | None) -> bytes:
    before = issued(view)
    found = next((one.bulletin for one in before if one.number == number), None)
    one = found or bulletin(view)
    return made(one, view.contest, ext, is_draft=not is_issued(before, one)).content
