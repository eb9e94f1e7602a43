"""The journal of erasures: a file beside the ledger that says which responses were erased.

A backup that is older than an erasure still holds the person. So each erasure is written down
outside the ledger and its backups before it begins, and a restore erases the same responses again.
The journal is a text file with one JSON object a line, names responses by id, and holds nothing
else of a person. Lines are only added.

The id of a response says source, load and row, so two histories of a ledger may give the same id to
different people. Each id therefore stands under the lineage in which its load was made.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from contest.disk import private, sync_folder
from contest.errors import LedgerError, UsageError


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `id`: that of the erasure. `at`: ISO, with its offset. `lineages`: the lineages of
    the ledger, the newest last. `responses`: lineage → ids of the responses that were first seen in
    it. A line of the kind `begin` erases nothing: it says that the journal belongs to the ledger.
    """

    id: str
    at: str
    by: str
    kind: Literal["begin", "erase", "purge"]
    lineages: Sequence[str]
    responses: Mapping[str, Sequence[str]] = field(default_factory=dict)


def journal_beside(uri: str) -> Path:
    """The place of the journal of a ledger.

    Raises:
        UsageError: the ledger is in object storage, so nothing is beside it.

    >>> journal_beside("/srv/var/thu").name
    'thu.erased.jsonl'
    """
    if "://" in uri:
        raise UsageError(
            "a ledger in object storage has no place for the journal of erasures beside it; "
            "expected --journal FILE, always the same one"
        )
    place = Path(uri)
    return place.with_name(f"{place.name}.erased.jsonl")


def read_journal(place: Path) -> tuple[Line, ...]:
    """The lines of a journal; none if there is no file. A last line that a killed writer left
    unfinished is no line: its erasure had not begun.

    Raises:
        LedgerError: the file is not a journal, or cannot be read.
    """
    found = []
    for number, text in enumerate(_whole_lines(place).splitlines(), start=1):
        try:
            found.append(Line(**json.loads(text)))
        except (ValueError, TypeError) as error:
            raise LedgerError(
                f"{place} is no journal of erasures: line {number} cannot be read; expected the "
                "file as the program wrote it"
            ) from error
    return tuple(found)


def fingerprint(place: Path, lines: int | None = None) -> tuple[int, str]:
    """The number of lines of a journal and the SHA-256 of them; `lines`: only of the first ones."""
    whole = _whole_lines(place).splitlines(keepends=True)[:lines]
    return len(whole), hashlib.sha256(b"".join(whole)).hexdigest()


def add_line(place: Path, line: Line) -> None:
    """Add a line, and return when it is on the disk.

    Raises:
        LedgerError: the journal cannot be written; nothing was erased.
    """
    text = json.dumps(asdict(line), ensure_ascii=False).encode() + b"\n"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        whole = len(_whole_lines(place))
        with open(place, "a+b", opener=private) as stream:
            stream.truncate(whole)
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(place.parent)
    except OSError as error:
        raise LedgerError(
            f"the journal of erasures {place} cannot be written ({error.strerror}); nothing was "
            "erased"
        ) from error


def _whole_lines(place: Path) -> bytes:
    try:
        data = place.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise LedgerError(
            f"the journal of erasures {place} cannot be read ({error.strerror})"
        ) from error
    return data[: data.rfind(b"\n") + 1]
