"""Step 5 of a draft: the folder as a zip, or as a new folder beside the open contest."""

from __future__ import annotations

import io
import shlex
import zipfile
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from authoring.draft import Draft, write_draft
from contest.errors import NotAllowedError
from results import Principal
from service.allowed import require
from service.environment import ROOT
from ui.components.blocks import heading, note, quiet, show
from ui.components.markup import tag
from ui.components.offer import file_link
from ui.shell import session
from ui.shell.visit import Visit

_STAMP = (2024, 1, 1, 0, 0, 0)


def draw_keep(visit: Visit, draft: Draft, file_name: str) -> None:
    """Draw two ways to keep the draft, and the next steps."""
    say = visit.say
    show(heading(say("draft.keep_title"), say("draft.keep_lead")))
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
    st.code(_commands(where, file_name), language=None, wrap_lines=True)


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
