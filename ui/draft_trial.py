"""Step 4 of a draft: the file counted as this draft says, on the real road, in a place that is
gone when the tables are made."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from contest import load
from contest.errors import ContestError, Problem
from contest.folder import read
from ingest import load_file
from ingest.draft import Draft, write_draft
from ledger import Ledger
from results import Balance, View, compute, visible
from ui import intake, runtime, standings
from ui.blocks import heading, note, show
from ui.markup import tag
from ui.runtime import Opened
from ui.trouble import problem_table
from ui.uploaded import draw_failure, on_disk
from ui.visit import Visit


@st.cache_data(max_entries=1, show_spinner=False, scope="session")
def mistakes(draft: str, *, _draft: Draft) -> list[Problem]:
    """What the check of contest folders finds in the folder of this draft."""
    with TemporaryDirectory(prefix="draft-") as place:
        write_draft(Path(place), _draft)
        return read(Path(place))[1]


def draw_problems(visit: Visit, problems: list[Problem]) -> None:
    """Mistakes that keep the draft from being a contest folder."""
    say = visit.say
    count = len(problems)
    title = say("draft.problems", n=count, count=visit.fmt.whole(count))
    show(note(tag("b", title), tone="bad"), problem_table(problems, title, say))


def draw_trial(visit: Visit, draft: Draft, file: UploadedFile, digest: str) -> None:
    """The balance, the reasons and the standings, when they are asked for."""
    say = visit.say
    show(heading(say("draft.result_title"), say("draft.result_lead")))
    version = f"{digest}|{draft!r}"
    shown = st.session_state.get("draft_shown") == version
    if not shown:
        changed = "draft_shown" in st.session_state
        if changed:
            show(note(say("draft.changed")))
        if not st.button(say("draft.compute"), type="primary", icon=":material/calculate:"):
            return
        st.session_state["draft_shown"] = version
    who = runtime.principal()
    if who is None:
        return
    try:
        with st.spinner(say("draft.computing")):
            view, balance = _tried(version, _draft=draft, _file=file)
    except ContestError as error:
        draw_failure(error, say("draft.failed"), say, visit.fmt)
        return
    opened = Opened(view.contest, Ledger.at("gone"), view, version)
    trial = Visit(opened, say, visit.fmt, visit.menu)
    intake.draw_balance(trial, balance)
    intake.draw_reasons(trial, balance)
    show(heading(say("standings.title")))
    standings.draw_rules(trial)
    if standings.nobody(trial):
        standings.draw_nobody(trial)
    else:
        standings.draw_table(trial, standings.Choice())


@st.cache_resource(max_entries=1, show_spinner=False, scope="session")
def _tried(version: str, *, _draft: Draft, _file: UploadedFile) -> tuple[View, Balance]:
    """The file loaded into a ledger of its own and counted: the standings, as a view, and the
    balance. Both are made before the ledger is deleted; they stay in this session's memory until
    the draft changes."""
    now = runtime.clock()
    who = runtime.principal()
    assert who is not None, "the frame lets nobody in without a principal"
    with TemporaryDirectory(prefix="draft-") as place, on_disk(_file) as path:
        write_draft(Path(place) / "contest", _draft)
        contest, ledger = load(Path(place) / "contest"), Ledger.at(Path(place) / "ledger")
        load_file(contest, ledger, path, now=now)
        view = visible(compute(contest, ledger, now=now), who)
        view.standings_count()  # the view makes each table when it is first asked for it
        return view, view.balance()
