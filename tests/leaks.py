"""Looks for texts in every file of a directory: in its bytes, and in the columns of Parquet."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def leaks(place: Path, texts: Iterable[str]) -> list[tuple[str, str]]:
    """(file, text) for each file beneath a directory, or the file itself, that holds a text in any
    case and composition."""
    wanted = [_plain(text) for text in texts]
    files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file())
    return [(str(file), text) for file in files for text in _held(file, wanted)]


def _held(file: Path, wanted: Iterable[str]) -> list[str]:
    contents = [*_contents(file)]  # once for all texts, because a ledger has hundreds of files
    return [text for text in wanted if any(text in content for content in contents)]


def _contents(file: Path) -> Iterator[str]:
    data = file.read_bytes()
    text = data.decode("utf-8", "replace")
    yield _plain(text)
    yield _plain(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    yield _plain(data.decode("utf-16-le", "replace"))
    if data[:4] == b"PAR1":
        table = pq.read_table(file)
        yield _plain(json.dumps(table.to_pylist(), ensure_ascii=False, default=str))
        yield _plain(json.dumps(str(table.schema), ensure_ascii=False))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
