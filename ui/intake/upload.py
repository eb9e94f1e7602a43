"""Loads a file by hand: a person chooses it, sees the preview, and confirms."""

from __future__ import annotations

from contextlib import suppress
from typing import get_args

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from contest.errors import ContestError
from service.take_in import Prepared, Stage, load, prepare
from ui.components.blocks import heading, show
from ui.components.plain import options, plain
from ui.components.progress import progress
from ui.components.source_name import source_name
from ui.components.uploaded import digest_of, draw_failure, export_of, pick
from ui.intake.load_report import draw_report
from ui.intake.refused import ask_for_words, draw_refusal
from ui.intake.renamed import draw_mapping
from ui.shell import session
from ui.shell.visit import Visit

_LOADED = "loaded_files"
_PREVIEWED = "previewed_file"
"""The session key of what was previewed last: the bytes and the ledger, and the prepared file for
each answer to "complete"."""


def draw_upload(visit: Visit) -> None:
    """Draw all steps: choose a file, look at the effect of loading, confirm. Nothing is drawn for
    somebody who may not load."""
    say = visit.say
    if not visit.may("load"):
        return
    show(heading(say("upload.title"), say("upload.lead")))
    source = _choose_source(visit)
    chosen = pick(say, _picker())
    if chosen is None:
        st.session_state.pop(_PREVIEWED, None)
        return
    try:
        prepared = _previewed(visit, chosen, source, complete=False)
        report = prepared.report
        would_miss = report.missing or (report.refused and report.refused.would.get("missing"))
        complete = bool(would_miss) and st.checkbox(say("upload.complete"), key="complete")
        if complete:
            prepared = _previewed(visit, chosen, source, complete=True)
            report = prepared.report
        draw_refusal(visit, report)
        if report.refused and ask_for_words(visit, report):
            _load(visit, prepared, confirm=report.refused.confirm)
        draw_report(report, say, visit.fmt)
        if report.refused is None or report.refused.code == "time_column_lost":
            draw_mapping(visit, report.absent, report.unread_headings, report.proposals)
        if report.changes:
            _confirm(visit, prepared)
    except ContestError as error:
        draw_failure(error, say("upload.failed"), say, visit.fmt)


def _choose_source(visit: Visit) -> str | None:
    """The source of which the file is a snapshot; no choice if there is only one source."""
    ids = [source.id for source in visit.contest.sources]
    if len(ids) < 2:
        return None
    names = {one: source_name(visit, one) for one in ids}
    chosen: str = st.selectbox(
        visit.say("upload.source"),
        ids,
        format_func=options(names).__getitem__,
        filter_mode=None,
        key="source",
    )
    return chosen


def _confirm(visit: Visit, prepared: Prepared) -> None:
    """The only button that writes. A press of the button checks the permission again."""
    label = plain(visit.say("upload.confirm"))
    if not st.button(label, type="primary", icon=":material/upload:", key="confirm"):
        return
    _load(visit, prepared)


def _load(visit: Visit, prepared: Prepared, *, confirm: str = "") -> None:
    """Load the file, tell the effect, and draw the page again."""
    say, fmt = visit.say, visit.fmt
    with progress(say, fmt, get_args(Stage)) as watch:
        done = load(
            session.place(),
            session.principal(),
            prepared,
            confirm=confirm,
            moment=session.moment(),
            watch=watch,
        )
        watch("counting", 0, None)
        with suppress(ContestError):  # the file is loaded; the next run says what is wrong
            session.open_for(session.principal()).view.balance()
    if done.refused:  # the ledger has changed since the preview
        st.session_state.pop(_PREVIEWED, None)
        st.rerun()
    new, edited = fmt.whole(done.new), fmt.whole(done.edited)
    receipt = say("upload.done", name=done.file, new=new, edited=edited)
    st.toast(plain(receipt), icon=":material/check:", duration="long")
    st.session_state.pop(_PREVIEWED, None)
    st.session_state[_LOADED] = st.session_state.get(_LOADED, 0) + 1
    st.rerun()


def _picker() -> str:
    """The key of the file picker; each load makes a new key, so that the picker is empty again."""
    return f"file_{st.session_state.get(_LOADED, 0)}"


def _previewed(
    visit: Visit, chosen: UploadedFile, source: str | None, *, complete: bool
) -> Prepared:
    """These bytes, read, and the effect of loading them into exactly this ledger, computed once.
    The load itself uses the same plan if nothing has changed until then."""
    about = (visit.opened.stamp, digest_of(chosen), chosen.name, source)
    kept, prepared = st.session_state.get(_PREVIEWED, (None, {}))
    prepared = prepared if kept == about else {}
    place = st.empty()  # also without a bar, so that an open box below stays open
    if complete not in prepared:
        with place, progress(visit.say, visit.fmt, ("reading", "comparing")) as watch:
            prepared[complete] = prepare(
                session.place(),
                session.principal(),
                export_of(chosen),
                source=source,
                complete=complete,
                watch=watch,
            )
        st.session_state[_PREVIEWED] = about, prepared
    found: Prepared = prepared[complete]
    return found
