"""The responses near a prize that were changed in the sheet, for the protocol.

A release keeps the list as it was when the release was made, beside its sealed files: a list that
is worked out anew would tell what happened later. The kept list holds no name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from contest.csv_cells import csv_text
from contest.text import tidy_name
from ledger.ledger import Ledger
from ledger.releases import COMMITTEES, Release, files_of, names_of
from results.compute import Results
from results.released import UNIT_TABLES, lines_of, unit_names
from results.responses import lines
from results.signs.model import SignName
from results.signs.prized import prized

_COLUMNS = ("response_id", "submitted_at", "state", "signs")
_NAMES: tuple[SignName, ...] = get_args(SignName)


@dataclass(frozen=True, slots=True)
class Altered:
    """A response near a prize (`results.signs.prized`) that was edited, went missing, or looks
    typed by hand.

    `signs`: how, in the order of the page of signs. `submitted_at`: contest-local; None:
    unreadable. `state`: of the response now, or when the release was made. `full_name` None:
    unreadable, or the person was erased.
    """

    response_id: str
    full_name: str | None = field(repr=False)
    unit_name: str | None
    submitted_at: datetime | None
    state: str
    signs: tuple[SignName, ...]


def altered_near_prizes(results: Results) -> tuple[Altered, ...]:
    """All of these responses, in order of time, those without a time last; each response once."""
    found: dict[str, list[SignName]] = {}
    for sign in prized(results, whole=True):
        for group in sign.groups:
            for one in group.response_ids:
                found.setdefault(one, []).append(sign.name)
    rows = {row["response_id"]: row for row in lines(results, [*found])} if found else {}
    altered = [
        Altered(
            one, row["full_name"], row["unit_name"], row["submitted_at"], row["state"], tuple(how)
        )
        for one, how in found.items()
        for row in [rows[one]]
    ]
    return tuple(
        sorted(altered, key=lambda one: (one.submitted_at or datetime.max, one.response_id))
    )


def kept_file(altered: Iterable[Altered]) -> dict[str, bytes]:
    """The file in which a release keeps the list, by its path."""
    rows = (
        (one.response_id, one.submitted_at.isoformat() if one.submitted_at else "", one.state,
         " ".join(one.signs))
        for one in altered
    )  # fmt: skip
    return {COMMITTEES: csv_text([_COLUMNS, *rows]).encode()}


def altered_at(results: Results, release: Release) -> tuple[Altered, ...] | None:
    """The list that a release keeps; None: the release was made before releases kept it.

    A person who stands in the release has the name and the unit of the release, everybody else
    those of the response now.

    Raises:
        LedgerError: a table of the ledger cannot be read.
    """
    ledger = results.ledger
    kept = files_of(ledger, release, [COMMITTEES])
    if COMMITTEES not in kept:
        return None
    rows = lines_of(kept[COMMITTEES])
    ids = [row["response_id"] for row in rows]
    who = {
        row["response_id"]: (row["full_name"], row["unit_name"])
        for row in (lines(results, ids) if ids else [])
    } | _in_release(ledger, release)
    return tuple(
        Altered(
            row["response_id"],
            *who.get(row["response_id"], (None, None)),
            datetime.fromisoformat(row["submitted_at"]) if row["submitted_at"] else None,
            row["state"],
            tuple(name for name in _NAMES if name in row["signs"].split()),
        )
        for row in rows
    )


def _in_release(ledger: Ledger, release: Release) -> dict[str, tuple[str | None, str | None]]:
    """Response → name and unit in the release; no name for who was erased."""
    files = files_of(ledger, release, ["standings.csv", *UNIT_TABLES])
    called = unit_names(files)
    gone = {row["response_id"]: (None, None) for row in lines_of(files["standings.csv"])}
    return gone | {
        one.response_id: (tidy_name(one.name), called.get(one.unit_code, one.unit_code))
        for one in names_of(ledger, release)
    }
