"""Loads a file by hand: a person chooses it, sees the preview, and confirms."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from contest.errors import ContestError
from service.take_in import EXPORT_KINDS, LoadReport, load, preview
from ui.components.blocks import heading, show
from ui.components.plain import plain
from ui.components.uploaded import digest_of, draw_failure, on_disk
from ui.intake.load_report import draw_report
from ui.intake.renamed import draw_mapping
from ui.shell import session
from ui.shell.visit import Visit

_LOADED = "loaded_files"


def draw_upload(visit: Visit) -> None:
    """Draw all steps: choose a file, look at the effect of loading, confirm."""
    say = visit.say
    show(heading(say("upload.title"), say("upload.lead")))
    source = _choose_source(visit)
    chosen = st.file_uploader(say("upload.file"), type=list(EXPORT_KINDS), key=_picker())
    if chosen is None:
        return
    try:
        with st.spinner(say("upload.reading")):
            report = _previewed(visit, chosen, source, complete=False)
        complete = bool(report.missing) and st.checkbox(say("upload.complete"), key="complete")
        if complete:
            report = _previewed(visit, chosen, source, complete=True)
        draw_report(report, say, visit.fmt)
        draw_mapping(visit, report.absent, report.unread_headings, report.proposals)
        if report.changes:
            _confirm(visit, chosen, source, complete=complete)
    except ContestError as error:
        draw_failure(error, say("upload.failed"), say, visit.fmt)


def _choose_source(visit: Visit) -> str | None:
    """The source of which the file is a snapshot; no choice if there is only one source."""
    ids = [source.id for source in visit.contest.sources]
    if len(ids) < 2:
        return None
    chosen: str = st.selectbox(visit.say("upload.source"), ids, key="source")
    return chosen


def _confirm(visit: Visit, chosen: UploadedFile, source: str | None, *, complete: bool) -> None:
    """The only button that writes. A press of the button checks the permission again."""
    say, fmt = visit.say, visit.fmt
    label = plain(say("upload.confirm"))
    if not st.button(label, type="primary", icon=":material/upload:", key="confirm"):
        return
    with st.spinner(say("upload.loading")), on_disk(chosen) as path:
        done = load(
            session.place(),
            session.principal(),
            path,
            source=source,
            complete=complete,
            moment=session.moment(),
        )
    new, edited = fmt.whole(done.new), fmt.whole(done.edited)
    receipt = say("upload.done", name=chosen.name, new=new, edited=edited)
    st.toast(plain(receipt), icon=":material/check:", duration="long")
    st.session_state[_LOADED] = st.session_state.get(_LOADED, 0) + 1
    st.rerun()


def _picker() -> str:
    """The key of the file picker; each load makes a new key, so that the picker is empty again."""
    return f"file_{st.session_state.get(_LOADED, 0)}"


def _previewed(
    visit: Visit, chosen: UploadedFile, source: str | None, *, complete: bool
) -> LoadReport:
    """The effect of loading exactly these bytes into exactly this ledger, computed once."""
    digest = digest_of(chosen)
    stamp = visit.opened.stamp
    return _preview(stamp, digest, chosen.name, source, complete, _file=chosen)


@st.cache_data(max_entries=8, show_spinner=False)
def _preview(
    stamp: str,
    digest: str,
    name: str,
    source: str | None,
    complete: bool,
    *,
    _file: UploadedFile,
) -> LoadReport:
    with on_disk(_file) as path:
        return preview(session.place(), session.principal(), path, source=source, complete=complete)
