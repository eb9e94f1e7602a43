"""The page Lập cuộc thi từ tệp: from a file to a contest folder and its standings, in five steps.

The page draws a step when the step before it is complete. The file and the corrections of a viewer
stay in the session of that viewer; nothing reaches the open contest.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import cast

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from authoring.draft import Draft, Seen, survey
from contest.errors import ContestError, SourceError
from ui.components.blocks import Figure, figures, heading, note, quiet, show
from ui.components.plain import option
from ui.components.uploaded import digest_of, draw_failure, export_of, pick
from ui.draft.columns import draw_columns
from ui.draft.keep import draw_keep
from ui.draft.questions import draw_questions
from ui.draft.trial import draw_problems, draw_trial, mistakes
from ui.shell.visit import Visit


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as the page read it: its bytes, their digest, the tab, the draft and the content."""

    file: UploadedFile
    digest: str
    tab: str
    draft: Draft
    seen: Seen

    @property
    def key(self) -> str:
        """The prefix of the widget keys of this file's draft."""
        return f"draft_{sha256(f'{self.digest}{self.tab}'.encode()).hexdigest()[:16]}"


def draw_draft(visit: Visit) -> None:
    """Draw all steps that are possible now."""
    say = visit.say
    show(quiet(say("draft.lead")))
    dropped = _draw_file(visit)
    if dropped is None:
        return
    draft = draw_columns(visit, dropped.draft, dropped.seen, dropped.key)
    if draft is None:
        return
    draft = draw_questions(visit, draft, dropped.seen, dropped.key)
    found = mistakes(repr(draft), _draft=draft)
    if found:
        draw_problems(visit, found)
        return
    if any(not item.key for item in draft.items):
        return
    draw_trial(visit, draft, dropped.file, dropped.digest)
    draw_keep(visit, draft, dropped.file.name)


def _draw_file(visit: Visit) -> Dropped | None:
    """Step 1: the file, and a choice of tab if several tabs fit."""
    say = visit.say
    show(heading(say("draft.file_title"), say("draft.file_lead")))
    file = pick(say, "draft_file", say("draft.forgotten"))
    if file is None:
        return None
    digest, tab = digest_of(file), ""
    try:
        with st.spinner(say("upload.reading")):
            try:
                draft, seen = _surveyed(digest, file.name, tab, _file=file)
            except SourceError as error:
                if error.code != "several_tabs":
                    raise
                tabs = cast("list[str]", error.facts["tabs"])
                tab = st.selectbox(
                    say("draft.tab"), tabs, format_func=option, key=f"draft_tab_{digest[:16]}"
                )
                draft, seen = _surveyed(digest, file.name, tab, _file=file)
    except ContestError as error:
        draw_failure(error, say("draft.failed"), say, visit.fmt)
        return None
    _draw_seen(visit, draft, seen)
    return Dropped(file, digest, tab, draft, seen) if seen.rows else None


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


@st.cache_resource(max_entries=2, show_spinner=False, scope="session")
def _surveyed(digest: str, name: str, tab: str, *, _file: UploadedFile) -> tuple[Draft, Seen]:
    """The proposal of a file, kept for this session only, because a file holds people's answers."""
    return survey(export_of(_file), tab=tab)
