"""The notes of backups and restore drills: one small file beside the ledger.

The nightly command writes the file, and pages and monitors read from the file when a backup was
last made and tried. No result depends on a note, and anybody may delete the file. A ledger in
object storage has no notes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

Care = Literal["backup", "drill"]
"""What was done: a backup was made, or a backup was restored somewhere else and compared."""


@dataclass(frozen=True, slots=True)
class BackupNote:
    """The last try of a backup or of a drill; times are aware.

    `failure`: code of the failure; empty for none. `good_at`: the last success; None before the
    first. `file`: the name of the backup, without its folder. `bytes`: its size; 0 after a failure.
    """

    at: datetime
    failure: str = ""
    good_at: datetime | None = None
    file: str = ""
    bytes: int = 0


def note_backup(ledger: str, care: Care, note: BackupNote) -> None:
    """Replace the note of one kind in one step; a failure keeps `good_at` of the note before.
    Nothing is written for a ledger at a URL.

    Raises:
        OSError: the file cannot be written; the old file is still there.
    """
    if "://" in ledger:
        return
    place, notes = _place(ledger), dict(read_notes(ledger))
    before = notes.get(care)
    notes[care] = replace(note, good_at=before.good_at) if note.failure and before else note
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    text = json.dumps({kind: asdict(one) for kind, one in notes.items()}, default=_as_text)
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def read_notes(ledger: str) -> Mapping[Care, BackupNote]:
    """The notes of a ledger; none without a file, and none of a file that cannot be read."""
    if "://" in ledger:
        return {}
    try:
        told = json.loads(_place(ledger).read_text(encoding="utf-8"))
        return {kind: _note(values) for kind, values in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _note(values: dict[str, str | int | None]) -> BackupNote:
    times = {name: _time(values[name]) for name in ("at", "good_at")}
    return BackupNote(**{**values, **times})  # type: ignore[arg-type] # a foreign file raises


def _time(text: str | int | None) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


def _place(ledger: str) -> Path:
    place = Path(ledger)
    return place.with_name(f"{place.name}.backups.json")


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
