"""An uploaded file: the accepted kinds, its bytes for a moment on disk, and its failures."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from streamlit.runtime.uploaded_file_manager import UploadedFile

from contest.errors import ContestError, LedgerError, NotAllowedError, SourceError
from i18n.format import Format
from i18n.words import Words
from ui.components.blocks import note, show
from ui.components.markup import tag

_log = logging.getLogger("dashboard")


def digest_of(file: UploadedFile) -> str:
    """SHA-256 of the bytes, which identifies a file."""
    return sha256(file.getbuffer()).hexdigest()


@contextmanager
def on_disk(file: UploadedFile) -> Iterator[Path]:
    """The upload as a file of the same name; the file is removed after reading."""
    name = PurePosixPath(file.name.replace("\\", "/")).name or "file"
    with TemporaryDirectory(prefix="upload-") as place:
        path = Path(place) / name
        path.write_bytes(file.getbuffer())
        yield path


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
    facts = {
        name: fmt.whole(value) if isinstance(value, int) else str(value)
        for name, value in error.facts.items()
    }
    return say.fill(f"failure.{error.code}", facts)
