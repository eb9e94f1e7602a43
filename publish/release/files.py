"""The files of a release out of its tables. Equal tables, secrets and salts give equal bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from contest.csv_cells import Cell, csv_text, written_text
from publish.release.verify import NAME_COLUMNS, NAMES, SEAL, SUMS, commitment, sums_of
from results.frozen import BALANCE, PRIZES, STANDINGS, UNITS, Frozen, Holder

VERSION = "1"
"""The form of these files."""


@dataclass(frozen=True, slots=True)
class About:
    """What release.json says. Times are contest-local, `made_at` and `counted_until` too. `state`:
    the parts of the state that is frozen, by name. `corrects`, `difference`, `basis`: see
    `ledger.releases.Release`."""

    contest: str
    title: str
    number: int
    kind: str
    state: Mapping[str, Any]
    position: str
    made_at: datetime
    counted_until: datetime
    recount_agrees: bool
    petitions_until: datetime | None = None
    corrects: int | None = None
    difference: Mapping[str, int] | None = None
    basis: str = ""


def release_files(
    about: About, tables: Frozen, secrets: Sequence[str], folder: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Path → content of all that is sealed. `secrets`: one for each row of the standings (hex).
    `folder`: see `publish.release.folder.folder_files`."""
    committed = (
        (*row, commitment_of(secret, holder))
        for row, secret, holder in zip(tables.standings, secrets, tables.holders, strict=True)
    )
    return {
        "release.json": _about(about, tables),
        "standings.csv": _table((*STANDINGS, "commitment"), committed),
        "units.csv": _table(UNITS, tables.units),
        "prizes.csv": _table(PRIZES, tables.prizes),
        "balance.csv": _table(BALANCE, tables.balance),
        **folder,
    }


def with_seal(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, their sums and the seal."""
    sums = sums_of(files)
    return {**files, SUMS: sums, SEAL: f"{sha256(sums).hexdigest()}\n".encode()}


def seal_of(files: Mapping[str, bytes]) -> str:
    """The seal of files that have their sums."""
    return sha256(files[SUMS]).hexdigest()


def names_file(names: Iterable[tuple[int, str, str, str]]) -> dict[str, bytes]:
    """`names.csv`, of row, name, code of the unit and secret. It stands outside the seal."""
    return {NAMES: _table(NAME_COLUMNS, names)}


def commitment_of(secret: str, holder: Holder) -> str:
    """The commitment to the person of a row: to the texts as they stand in names.csv."""
    return commitment(secret, written_text(holder.name), written_text(holder.unit_code))


def _table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    return csv_text([columns, *rows]).encode()


def _about(about: About, tables: Frozen) -> bytes:
    def time(moment: datetime | None) -> str | None:
        return moment.replace(tzinfo=None, microsecond=0).isoformat() if moment else None

    told = {
        "form": VERSION,
        "contest": about.contest,
        "title": about.title,
        "number": about.number,
        "kind": about.kind,
        "covers": {"rounds": list(tables.covered.rounds), "overall": tables.covered.overall},
        "state": dict(about.state),
        "position": about.position,
        "made_at": time(about.made_at),
        "counted_until": time(about.counted_until),
        "recount_agrees": about.recount_agrees,
        "petitions_until": time(about.petitions_until),
        "corrects": about.corrects,
        "difference": dict(about.difference) if about.difference else None,
        "basis": about.basis,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
