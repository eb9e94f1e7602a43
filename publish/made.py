"""Files to hand over: their names, their manifest, and how they are written."""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from contest.disk import put

MANIFEST = "manifest.json"
MEDIA_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
}
"""The media type of a paper by the ending of its file."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time


@dataclass(frozen=True, slots=True)
class Made:
    """One file. `kind` is what the file is, such as "letters" or "banner-728x90"; `ext` has no dot.

    `unit_code`: the unit that the file is about; None: the whole contest. `as_of`: the
    contest-local time up to which the sheets were known. `private`: the file names participants, so
    only the account that writes it may read it.
    """

    kind: str
    unit_code: str | None
    as_of: datetime
    ext: str
    content: bytes = field(repr=False)
    private: bool = False

    @property
    def name(self) -> str:
        """`<kind>[-<unit code>]-<yyyymmdd-hhmm>.<ext>`, in letters that every system can keep.

        >>> Made("qr", "288", datetime(2024, 12, 2, 20, 0), "png", b"").name
        'qr-288-20241202-2000.png'
        """
        unit = "" if self.unit_code is None else f"-{safe(self.unit_code)}"
        return f"{self.kind}{unit}-{self.as_of:%Y%m%d-%H%M}.{self.ext}"


def safe(text: str) -> str:
    """A text as a part of a file's name: Latin letters without marks, digits, `.`, `_` and `-`.

    >>> safe("Sở Nội vụ/1"), safe("đ")
    ('So-Noi-vu-1', 'd')
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _UNSAFE.sub("-", letters).strip("-.") or "_"


def listed(files: Iterable[Made]) -> list[dict[str, str | None]]:
    """The rows of a manifest: `file`, `kind`, `unit_code`, `sha256`, in the given order.

    Raises:
        ValueError: two files have one name.
    """
    rows = [
        {
            "file": one.name,
            "kind": one.kind,
            "unit_code": one.unit_code,
            "sha256": sha256(one.content).hexdigest(),
        }
        for one in files
    ]
    if len({row["file"] for row in rows}) < len(rows):
        raise ValueError("two files have one name")
    return rows


def manifest(files: Iterable[Made]) -> bytes:
    """`listed` as JSON."""
    return (json.dumps(listed(files), ensure_ascii=False, indent=1) + "\n").encode()


def zipped(files: Iterable[Made]) -> bytes:
    """One zip of the files and their manifest. Equal files give equal bytes."""
    files = list(files)
    return packed({**{one.name: one.content for one in files}, MANIFEST: manifest(files)})


def packed(contents: Mapping[str, bytes]) -> bytes:
    """A zip of contents by their names. Equal contents give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def steady(content: bytes) -> bytes:
    """A zip with the same files and without the times at which it was packed: an office file of
    which equal contents give equal bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as saved:
        return packed({name: saved.read(name) for name in saved.namelist()})


def write(files: Iterable[Made], folder: Path) -> list[dict[str, str | None]]:
    """Write the files into a folder, each whole or not at all, then the manifest; returns its rows.

    Files of an earlier run stay. The manifest lists the files of this run.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = list(files)
    rows = listed(files)
    for one in files:
        replace(folder / one.name, one.content, 0o600 if one.private else 0o644)
    replace(folder / MANIFEST, manifest(files))
    return rows


def replace(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put a file in its place at once: whoever reads it reads the old one or the new one, whole."""
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(draft, mode)  # nosec B103 # these files are made to be handed over
        put(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
