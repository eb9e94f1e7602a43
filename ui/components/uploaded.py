"""An uploaded file: the picker, the bytes, and the failures."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from contest.errors import ContestError, LedgerError, NotAllowedError, SourceError
from i18n.format import Format
from i18n.words import Words
from service.take_in import EXPORT_KINDS, Export, in_memory
from ui.components.blocks import note, show
from ui.components.markup import tag

_log = logging.getLogger("dashboard")


def pick(say: Words, key: str, more: str = "") -> UploadedFile | None:
    """The picker of an export, and the file that was dropped on it; None without a file.

    The browser still shows the file after the server has started again, although the server no
    longer has the file. Then a note asks for the file again; `more` says what else is gone.
    """
    file = st.file_uploader(say("upload.file"), type=list(EXPORT_KINDS), key=key)
    if file is None and isinstance(st.session_state.get(key), DeletedFile):
        show(note(tag("b", say("upload.forgotten")), more, tone="warn"))
    return file


def digest_of(file: UploadedFile) -> str:
    """SHA-256 of the bytes, which identifies a file."""
    return sha256(file.getbuffer()).hexdigest()


def export_of(file: UploadedFile) -> Export:
    """The upload as an export. Its name has no folder in it, whatever the browser has sent."""
    name = PurePosixPath(file.name.replace("\\", "/")).name or "file"
    return in_memory(name, file.getvalue())


def draw_failure(error: ContestError, title: str, say: Words, fmt: Format) -> None:
    """Say what is wrong with the file and what to do, and that nothing was changed."""
    _log.warning("a file was not taken: %s", error)
    calm = say("upload.failed_do")
    sentences = (
        tag("p", tag("b", title)),
        tag("p", _sentence(error, say, fmt)),
        tag("p", calm),
    )
    show(note(*sentences, tone="bad"))


def _sentence(error: ContestError, say: Words, fmt: Format) -> str:
    if isinstance(error, LedgerError):
        return say("failure.ledger")
    if isinstance(error, NotAllowedError):
        return say("failure.not_allowed")
    if not isinstance(error, SourceError) or not say.has(f"failure.{error.code}"):
        return say("failure.other")
    return failure_sentence(error.code, error.facts, say, fmt)


def failure_sentence(code: str, facts: Mapping[str, object], say: Words, fmt: Format) -> str:
    """The sentence of a failure, which a code and facts name."""
    texts = {
        name: fmt.whole(value) if isinstance(value, int) else str(value)
        for name, value in facts.items()
    }
    return say.fill(f"failure.{code}", texts)
