"""Loading a file by hand: chosen, shown, and loaded only after a confirmation."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from contest.errors import ContestError, LedgerError, SourceError
from ingest import LoadReport, load_file, preview
from ui import runtime
from ui.blocks import heading, note, show
from ui.load_report import draw_report
from ui.markup import tag
from ui.plain import plain
from ui.renamed import draw_mapping
from ui.visit import Visit

KINDS = ("csv", "tsv", "txt", "zip", "xlsx")
_LOADED = "loaded_files"
_log = logging.getLogger("dashboard")


def draw_upload(visit: Visit) -> None:
    """The whole of it: choose, look at what loading would do, confirm."""
    say = visit.say
    show(heading(say("upload.title"), say("upload.lead")))
    source = _choose_source(visit)
    chosen = st.file_uploader(say("upload.file"), type=list(KINDS), key=_picker())
    if chosen is None:
        return
    try:
        with st.spinner(say("upload.reading")):
            report = _previewed(visit, chosen, source, complete=False)
        complete = bool(report.missing) and st.checkbox(say("upload.complete"), key="complete")
        if complete:
            report = _previewed(visit, chosen, source, complete=True)
        draw_report(report, say, visit.fmt)
        draw_mapping(visit, report)
        if report.changes:
            _confirm(visit, chosen, source, complete=complete)
    except ContestError as error:
        _draw_failure(visit, error)


def _choose_source(visit: Visit) -> str | None:
    """Which source the file is a snapshot of; nothing to choose where there is one."""
    ids = [source.id for source in visit.contest.sources]
    if len(ids) < 2:
        return None
    chosen: str = st.selectbox(visit.say("upload.source"), ids, key="source")
    return chosen


def _confirm(visit: Visit, chosen: UploadedFile, source: str | None, *, complete: bool) -> None:
    """The one button that writes. The right to write is asked again when it is pressed."""
    say, fmt = visit.say, visit.fmt
    label = plain(say("upload.confirm"))
    if not st.button(label, type="primary", icon=":material/upload:", key="confirm"):
        return
    if runtime.principal() is None:
        return
    contest, ledger = visit.contest, visit.opened.ledger
    with st.spinner(say("upload.loading")), _on_disk(chosen) as path:
        done = load_file(
            contest, ledger, path, source=source, complete=complete, now=runtime.clock()
        )
    new, edited = fmt.whole(done.new), fmt.whole(done.edited)
    receipt = say("upload.done", name=chosen.name, new=new, edited=edited)
    st.toast(plain(receipt), icon=":material/check:", duration="long")
    st.session_state[_LOADED] = st.session_state.get(_LOADED, 0) + 1
    st.rerun()


def _picker() -> str:
    """The file picker's key: a new one after each load, so that the picker is empty again."""
    return f"file_{st.session_state.get(_LOADED, 0)}"


def _draw_failure(visit: Visit, error: ContestError) -> None:
    """What is wrong with the file, what to do, and that nothing was changed."""
    _log.warning("a file was not loaded: %s", error)
    title, calm = visit.say("upload.failed"), visit.say("upload.failed_do")
    sentences = (tag("p", tag("b", title)), tag("p", _sentence(visit, error)), tag("p", calm))
    show(note(*sentences, tone="bad"))


def _sentence(visit: Visit, error: ContestError) -> str:
    say, fmt = visit.say, visit.fmt
    if isinstance(error, LedgerError):
        return say("failure.ledger")
    if not isinstance(error, SourceError) or not say.has(f"failure.{error.code}"):
        return say("failure.other")
    facts = {
        name: fmt.whole(value) if isinstance(value, int) else str(value)
        for name, value in error.facts.items()
    }
    return say.fill(f"failure.{error.code}", facts)


def _previewed(
    visit: Visit, chosen: UploadedFile, source: str | None, *, complete: bool
) -> LoadReport:
    """What loading exactly these bytes into exactly this ledger would do, found out once."""
    digest = sha256(chosen.getbuffer()).hexdigest()
    stamp = visit.opened.stamp
    return _preview(stamp, digest, chosen.name, source, complete, _visit=visit, _file=chosen)


@st.cache_data(max_entries=8, show_spinner=False)
def _preview(
    stamp: str,
    digest: str,
    name: str,
    source: str | None,
    complete: bool,
    *,
    _visit: Visit,
    _file: UploadedFile,
) -> LoadReport:
    contest, ledger = _visit.contest, _visit.opened.ledger
    with _on_disk(_file) as path:
        return preview(contest, ledger, path, source=source, complete=complete)


@contextmanager
def _on_disk(chosen: UploadedFile) -> Iterator[Path]:
    """The upload as a file of its own name, gone as soon as it was read."""
    name = PurePosixPath(chosen.name.replace("\\", "/")).name or "file"
    with TemporaryDirectory(prefix="upload-") as place:
        path = Path(place) / name
        path.write_bytes(chosen.getbuffer())
        yield path
