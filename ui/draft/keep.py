"""Step 5 of a draft: opened for its author, as a folder beside the open contest, or as a zip."""

from __future__ import annotations

import io
import shlex
import zipfile
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from authoring.draft import Draft, write_draft
from contest.errors import ContestError, NotAllowedError
from results import Principal
from service import drafts
from service.allowed import require
from service.drafts import Kept
from service.environment import ROOT
from service.take_in import Stage
from ui.components.blocks import heading, note, quiet, show
from ui.components.markup import tag
from ui.components.offer import file_link
from ui.components.progress import progress
from ui.components.uploaded import draw_failure
from ui.draft.unfinished import delete
from ui.shell import session
from ui.shell.visit import Visit

_STAGES: tuple[Stage, ...] = ("reading", "comparing", "writing", "interpreting")
_STAMP = (2024, 1, 1, 0, 0, 0)


def draw_keep(visit: Visit, draft: Draft, kept: Kept) -> None:
    """Draw three ways to go on with the draft, and the next steps."""
    say = visit.say
    show(heading(say("draft.keep_title"), say("draft.keep_lead")))
    _draw_open(visit, draft, kept)
    show(quiet(say("draft.folder_lead")))
    target = session.place().folder.absolute().parent / draft.id
    with st.container(key="draft_keep", horizontal=True):
        if st.button(say("draft.write"), icon=":material/create_new_folder:"):
            _write(visit, target, draft)
        make = partial(zipped, draft)
        show(file_link(say("draft.zip"), f"{draft.id}.zip", make, "application/zip"))
    outcome = st.session_state.get("draft_written")
    if outcome is None or outcome[0] != str(target):
        return
    if outcome[1] != "done":
        show(note(say(f"draft_write.{outcome[1]}", name=draft.id), tone="bad"))
        return
    where = _shown(target)
    show(note(tag("b", say("draft_write.done", folder=where)), tone="good"))
    show(quiet(say("draft.next")))
    st.code(_commands(where, kept.file), language=None, wrap_lines=True)
    show(quiet(say("draft.finished_lead")))
    if st.button(say("draft.finished"), icon=":material/delete:", key="draft_finished"):
        delete(kept)


def _draw_open(visit: Visit, draft: Draft, kept: Kept) -> None:
    """Draw the button that opens the contest. One that was opened before, from a draft that was
    corrected since, is replaced after a question alone."""
    say = visit.say
    mark = sha256(repr(draft).encode()).hexdigest()
    with st.container(key="draft_open", horizontal=True, vertical_alignment="center"):
        if kept.opened and kept.opened_as != mark:
            if st.button(say("draft.open_before"), icon=":material/open_in_new:"):
                _enter(visit, kept)
            with st.popover(say("draft.open_anew"), icon=":material/sync:"):
                show(tag("p", say("draft.open_anew_what")))
                if st.button(say("draft.open_anew_yes"), key="draft_open_anew"):
                    _make(visit, draft, kept, mark)
        elif st.button(say("draft.open_contest"), type="primary", icon=":material/open_in_new:"):
            if kept.opened_as == mark:
                _enter(visit, kept)
            _make(visit, draft, kept, mark)


def _make(visit: Visit, draft: Draft, kept: Kept, mark: str) -> None:
    """Make the contest with the file loaded, and enter it."""
    say = visit.say
    try:
        with progress(say, visit.fmt, _STAGES) as watch:
            drafts.open_contest(
                session.principal(),
                kept.id,
                lambda folder: write_draft(folder, draft),
                mark,
                session.moment(),
                watch,
            )
    except ContestError as error:
        draw_failure(error, say("draft.not_opened"), say, visit.fmt)
    except OSError:
        show(note(say("unfinished.no_room"), tone="bad"))
    else:
        _enter(visit, kept)


def _enter(visit: Visit, kept: Kept) -> None:
    """Go into the opened contest, at its overview."""
    st.session_state[session.DRAFT] = kept.id
    st.switch_page(visit.menu["overview"])


def zipped(draft: Draft, who: Principal) -> bytes:
    """The folder as a zip: the same bytes for the same draft."""
    require(who, "load")
    out = io.BytesIO()
    with TemporaryDirectory(prefix="draft-") as place, zipfile.ZipFile(out, "w") as archive:
        for name in write_draft(Path(place), draft):
            entry = zipfile.ZipInfo(f"{draft.id}/{name}", _STAMP)
            archive.writestr(entry, (Path(place) / name).read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write(visit: Visit, target: Path, draft: Draft) -> None:
    """Write the folder; the press of the button checks the permission again."""
    try:
        require(session.principal(), "load")
        target.mkdir()
        write_draft(target, draft)
        outcome = "done"
    except FileExistsError:
        outcome = "taken"
    except (OSError, NotAllowedError):
        outcome = "refused"
    st.session_state["draft_written"] = (str(target), outcome)


def _shown(target: Path) -> str:
    """The path of the folder, seen from the directory of the commands."""
    inside = target.is_relative_to(ROOT)
    return str(target.relative_to(ROOT)) if inside else str(target)


def _commands(where: str, file_name: str) -> str:
    name = "".join(c for c in file_name if c.isprintable())
    folder = shlex.quote(where)
    return (
        f".venv/bin/python -m ingest import {shlex.quote(name)} --contest {folder}\n"
        f"CONTEST_DIR={folder} CONTEST_DEMO=1 make serve"
    )
