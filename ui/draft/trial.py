"""Step 4 of a draft: counts the file under this draft with the same code as a real contest, in a
temporary folder that is removed when the tables are ready."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import streamlit as st

from authoring.draft import Draft, write_draft
from contest.errors import ContestError, Problem
from contest.folder import read
from results import Balance, View
from service.opened import Opened
from service.take_in import Export, Stage, Watch, try_out
from ui.components.balance import draw_balance, draw_reasons
from ui.components.blocks import heading, note, show
from ui.components.markup import tag
from ui.components.progress import progress
from ui.components.standings_table import Choice, draw_nobody, draw_rules, draw_table, nobody
from ui.components.uploaded import draw_failure
from ui.shell import session
from ui.shell.trouble import problem_table
from ui.shell.visit import Visit


@dataclass(frozen=True)
class Trial:
    """The result of a file under a draft; `version` names both."""

    version: str
    view: View
    balance: Balance


@st.cache_data(max_entries=1, show_spinner=False, scope="session")
def mistakes(draft: str, *, _draft: Draft) -> list[Problem]:
    """The problems that the check of contest folders finds in the folder of this draft."""
    with TemporaryDirectory(prefix="draft-") as place:
        write_draft(Path(place), _draft)
        return read(Path(place))[1]


def draw_problems(visit: Visit, problems: list[Problem]) -> None:
    """Draw the mistakes that keep the draft from being a contest folder."""
    say = visit.say
    count = len(problems)
    title = say("draft.problems", n=count, count=visit.fmt.whole(count))
    show(note(tag("b", title), tone="bad"), problem_table(problems, title, say))


def draw_trial(visit: Visit, draft: Draft, file: Export, digest: str) -> None:
    """Draw the balance, the reasons and the standings after a press of the button."""
    say = visit.say
    show(heading(say("draft.result_title"), say("draft.result_lead")))
    version = f"{digest}|{draft!r}"
    trial: Trial | None = st.session_state.get("draft_trial")
    if trial is None or trial.version != version:
        if trial is not None:
            show(note(say("draft.changed")))
        if not st.button(say("draft.compute"), type="primary", icon=":material/calculate:"):
            return
        trial = _compute(visit, draft, file, version)
        if trial is None:
            return
        # A trial names people, so only this session keeps it, until the draft changes.
        st.session_state["draft_trial"] = trial
        st.rerun()  # draws the page without the button
    _draw_result(visit, trial)


def _compute(visit: Visit, draft: Draft, file: Export, version: str) -> Trial | None:
    """The trial of a draft; the press of the button checks the permission again."""
    say = visit.say
    try:
        with progress(say, visit.fmt, get_args(Stage)) as watch:
            return _tried(draft, file, version, watch)
    except ContestError as error:
        draw_failure(error, say("draft.failed"), say, visit.fmt)
        return None


def _draw_result(visit: Visit, trial: Trial) -> None:
    view = trial.view
    opened = Opened(view, trial.version)
    inside = Visit(opened, visit.say, visit.fmt, visit.menu, of_page=lambda _: view)
    draw_balance(inside, trial.balance)
    draw_reasons(inside, trial.balance)
    show(heading(visit.say("standings.title")))
    draw_rules(inside)
    if nobody(inside):
        draw_nobody(inside)
    else:
        draw_table(inside, Choice())


def _tried(draft: Draft, file: Export, version: str, watch: Watch) -> Trial:
    with TemporaryDirectory(prefix="draft-") as place:
        write_draft(Path(place), draft)
        view = try_out(session.principal(), Path(place), file, session.moment(), watch)
    return Trial(version, view, view.balance())
