"""The figures of a contest as plain files, so that two ledgers or two programs can be compared.

Each table of the recount (`recount.Tables`) is a file with one JSON object a line. The files hold
ids and no names.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from results import Principal, Results, compute
from service.allowed import require_overview
from service.environment import Moment, Place
from service.recounted import tables
from service.wired import look

KEYS: Mapping[str, Sequence[str]] = {
    "responses": ("response_id",),
    "standings": ("round", "category", "person_id"),
    "participation": ("round", "unit"),
    "unit_prizes": ("group", "unit", "prize"),
}
"""The tables, and the columns that name a row of each."""


@dataclass(frozen=True, slots=True)
class Differing:
    """So many rows of a table that differ in one way. `what`: a column, `only before`, `only
    after`, or for responses the reason of both: `reason R301 → R302`."""

    table: str
    what: str
    rows: int


def count(place: Place, who: Principal, folder: Path | None, moment: Moment) -> tuple[str, str]:
    """The name of the present state and the hash of its standings. `folder`: where all tables are
    written; it must exist.

    Raises:
        NotAllowedError: the role of `who` does not see all people and the standings.
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    require_overview(who, "take the figures of a contest, because they tell scores and ranks")
    wired = look(place, moment.now, fresh=True)
    results = compute(wired.contest, wired.ledger, now=moment.shown(wired.contest))
    if folder is not None:
        write_tables(results, folder)
    return results.state.name if results.state else "", standings_hash(results)


def standings_hash(results: Results) -> str:
    """SHA-256 of all standings: ranks, scores, times and prizes of every line, in a fixed order.

    Equal standings have equal hashes, whatever machine, ledger or version counted them.
    """
    return hashlib.sha256("\n".join(sorted(_lines(tables(results).standings))).encode()).hexdigest()


def write_tables(results: Results, folder: Path) -> None:
    """Write each table as `<table>.jsonl`."""
    found = tables(results)
    for name in KEYS:
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in _lines(getattr(found, name)))


def compared(before: Path, after: Path) -> Sequence[Differing]:
    """What differs between the tables of two folders, without naming a row. Columns that only one
    of the two has are not compared."""
    found: Counter[tuple[str, str]] = Counter()
    for name, key in KEYS.items():
        found.update((name, what) for what in _differing(name, key, before, after))
    return [Differing(table, what, rows) for (table, what), rows in sorted(found.items())]


def _differing(name: str, key: Sequence[str], before: Path, after: Path) -> Iterator[str]:
    file = f"{name}.jsonl"
    # Kept as text, because half a million rows as objects would fill a small machine.
    left = {_key(line, key): line for line in _read(before / file)}
    for line in _read(after / file):
        old = left.pop(_key(line, key), None)
        if old is None:
            yield "only after"
        elif old != line:
            yield from _columns(json.loads(old), json.loads(line))
    yield from ("only before" for _ in left)


def _columns(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for column in sorted(old.keys() & new.keys()):
        if old[column] != new[column]:
            is_reason = column == "reason"
            yield f"reason {old[column]} → {new[column]}" if is_reason else column


def _key(line: str, key: Sequence[str]) -> tuple[Any, ...]:
    row = json.loads(line)
    return tuple(row[column] for column in key)


def _read(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        yield from (line.rstrip("\n") for line in lines)


def _lines(rows: Any) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, sort_keys=True, default=_as_text)


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
