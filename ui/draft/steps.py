"""The page Lập cuộc thi từ tệp: from a file to a contest folder and its standings, in five steps.

The page draws a step when the step before it is complete. The file and the corrections of a viewer
are kept on the server for that viewer alone (`service.drafts`); nothing reaches the open contest.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import cast

import streamlit as st

from authoring.draft import Draft, Seen, survey
from contest.errors import ContestError, SourceError
from service import drafts
from service.drafts import Kept
from service.take_in import Export
from ui.components.blocks import Figure, figures, heading, note, quiet, show
from ui.components.plain import option
from ui.components.progress import progress
from ui.components.uploaded import draw_failure
from ui.draft.columns import draw_columns
from ui.draft.keep import draw_keep
from ui.draft.questions import draw_questions
from ui.draft.trial import draw_problems, draw_trial, mistakes
from ui.draft.unfinished import (
    at_hand,
    before,
    draw_at_hand,
    draw_new,
    draw_unfinished,
    key_of,
    remember,
)
from ui.shell import session
from ui.shell.visit import Visit


@dataclass(frozen=True, slots=True)
class Dropped:
    """The file at hand as the page read it: its record, its tab, the draft and the content."""

    kept: Kept
    export: Export
    tab: str
    draft: Draft
    seen: Seen

    @property
    def key(self) -> str:
        """The prefix of the widget keys of this tab of this draft."""
        tab = f"_{sha256(self.tab.encode()).hexdigest()[:8]}" if self.tab else ""
        return f"{key_of(self.kept)}{tab}"


def draw_draft(visit: Visit) -> None:
    """Draw all steps that are possible now, and keep what they hold."""
    say = visit.say
    show(quiet(say("draft.lead")))
    kept = at_hand(visit)
    if kept is None:
        draw_unfinished(visit)
        show(heading(say("draft.file_title"), say("draft.file_lead")))
        draw_new(visit)
        return
    show(heading(say("draft.file_title")))
    draw_at_hand(visit, kept)
    dropped = _draw_file(visit, kept)
    draft = _draw_steps(visit, dropped) if dropped else None
    remember(kept, draft.title if draft and draft.title else kept.title)


def _draw_steps(visit: Visit, dropped: Dropped) -> Draft | None:
    """The draft as far as it is corrected; None while its columns are not."""
    draft = draw_columns(visit, dropped.draft, dropped.seen, dropped.key)
    if draft is None:
        return None
    draft = draw_questions(visit, draft, dropped.seen, dropped.key)
    found = mistakes(repr(draft), _draft=draft)
    if found:
        draw_problems(visit, found)
    elif all(item.key for item in draft.items):
        draw_trial(visit, draft, dropped.export, dropped.kept.digest)
        draw_keep(visit, draft, dropped.kept)
    return draft


def _draw_file(visit: Visit, kept: Kept) -> Dropped | None:
    """Step 1: what was read in the file, and a choice of tab if several tabs fit."""
    say = visit.say
    export, tab = drafts.export_of(session.signed_in(), kept.id), ""
    try:
        try:
            draft, seen = _read(visit, kept, tab, export)
        except SourceError as error:
            if error.code != "several_tabs":
                raise
            tabs = cast("list[str]", error.facts["tabs"])
            key = f"{key_of(kept)}_tab"
            chosen = before(key, tabs[0])
            tab = st.selectbox(
                say("draft.tab"),
                tabs,
                index=tabs.index(chosen) if chosen in tabs else 0,
                format_func=option,
                filter_mode=None,
                key=key,
                persist_state="session",
            )
            draft, seen = _read(visit, kept, tab, export)
    except ContestError as error:
        draw_failure(error, say("draft.failed"), say, visit.fmt)
        return None
    _draw_seen(visit, draft, seen)
    return Dropped(kept, export, tab, draft, seen) if seen.rows else None


def _read(visit: Visit, kept: Kept, tab: str, export: Export) -> tuple[Draft, Seen]:
    """The proposal of a file. The file is read once in a session, and the reading tells how far
    it is."""
    known: tuple[str, Draft, Seen] | None = st.session_state.get("draft_read")
    mark = f"{kept.id}|{tab}"
    place = st.empty()  # also without a bar, so that an open box below stays open
    if known is None or known[0] != mark:
        with place, progress(visit.say, visit.fmt, ("reading",)) as watch:
            draft, seen = survey(export, tab=tab, watch=watch)
        # The content holds people's answers, so only this session keeps it.
        st.session_state["draft_read"] = known = (mark, draft, seen)
    return known[1], known[2]


def _draw_seen(visit: Visit, draft: Draft, seen: Seen) -> None:
    say, fmt = visit.say, visit.fmt
    if not seen.rows:
        show(note(say("draft.no_rows"), tone="warn"))
        return
    show(
        figures(
            (
                Figure(say("upload.rows"), fmt.whole(seen.rows)),
                Figure(say("draft.columns_count"), fmt.whole(len(draft.header))),
                Figure(say("draft.first"), fmt.second(draft.first_submitted_at)),
                Figure(say("draft.last"), fmt.second(draft.last_submitted_at)),
            ),
            small=True,
        )
    )
