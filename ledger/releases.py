"""The releases of a result: what was made public, frozen with its files, and who revealed it.

A release is a line of `releases`, written last. Its names, salts and files are written before that
under the same `making`, so lines of a making that died belong to no release. No number depends on
a release, so a new one recomputes nothing. Nothing of a release is ever changed; an erasure deletes
lines of `release_names` and `release_salts`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import pyarrow as pa

from ledger.engine import connect
from ledger.ledger import Ledger
from ledger.tables import read_table

Kind = Literal["provisional", "official"]

RELEASES, REVEALS = "releases", "release_reveals"
NAMES, SALTS, FILES = "release_names", "release_salts", "release_files"
TABLES = (RELEASES, REVEALS, NAMES, SALTS, FILES)
COMMITTEES = "altered.csv"
"""The file that is kept beside a release for the committee alone: no seal covers it, and whoever
asks for the files of a release does not get it (`results.altered`)."""

_OF_MAKING = [
    pa.field("making", pa.string(), nullable=False),
    pa.field("number", pa.int64(), nullable=False),
]
NAME = pa.schema(
    [
        *_OF_MAKING,
        # Line of standings.csv, from 1.
        pa.field("row", pa.int64(), nullable=False),
        pa.field("response_id", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("unit_code", pa.string(), nullable=False),
        pa.field("secret", pa.string(), nullable=False),
    ]
)
SALT = pa.schema(
    [
        *_OF_MAKING,
        pa.field("file", pa.string(), nullable=False),
        # Row of the file, from 1, without the headings.
        pa.field("row", pa.int64(), nullable=False),
        pa.field("salt", pa.string(), nullable=False),
    ]
)
FILE = pa.schema(
    [
        *_OF_MAKING,
        pa.field("file", pa.string(), nullable=False),
        pa.field("content", pa.binary(), nullable=False),
    ]
)
RELEASE = pa.schema(
    [
        *_OF_MAKING,
        pa.field("kind", pa.string(), nullable=False),
        pa.field("made_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("by", pa.string(), nullable=False),
        pa.field("state", pa.string(), nullable=False),
        pa.field("position", pa.string(), nullable=False),
        pa.field("seal", pa.string(), nullable=False),
        # Only the committee sees it before its reveal.
        pa.field("held_back", pa.bool_(), nullable=False),
        # Contest-local.
        pa.field("petitions_until", pa.timestamp("us")),
        pa.field("corrects", pa.int64()),
        # JSON: how many rows differ from the corrected release.
        pa.field("difference", pa.string()),
        # Why a correction was made.
        pa.field("basis", pa.string(), nullable=False),
    ]
)
REVEAL = pa.schema(
    [
        pa.field("number", pa.int64(), nullable=False),
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("by", pa.string(), nullable=False),
    ]
)


class SealedName(NamedTuple):
    """Who stands in a row of a release, and the secret (hex) of the row's commitment. The unit's
    code is "" for a person without a unit."""

    row: int
    response_id: str
    name: str
    unit_code: str
    secret: str


class Salt(NamedTuple):
    """The salt (hex) of the commitment to a row of a private table of the contest folder."""

    file: str
    row: int
    salt: str


@dataclass(frozen=True, slots=True)
class Release:
    """A release. `number` counts from 1. `making`: what its lines in the other tables carry.
    `made_at`: aware; `petitions_until`: contest-local, None without a term.

    `state`, `position`: what the release freezes (`ledger.state.State`). `held_back`: only the
    committee sees it before its reveal. `corrects`: the number of the official release
    that it corrects, with `difference` (what → number of rows) and `basis` (why). `revealed_at`:
    aware; None: nobody has revealed it.
    """

    number: int
    making: str
    kind: Kind
    made_at: datetime
    by: str
    state: str
    position: str
    seal: str
    held_back: bool
    petitions_until: datetime | None
    corrects: int | None
    basis: str
    difference: Mapping[str, int] = field(default_factory=dict)
    revealed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether others than the committee may see it."""
        return not self.held_back or self.revealed_at is not None


def releases_of(ledger: Ledger) -> tuple[Release, ...]:
    """All releases, in order.

    Raises:
        LedgerError: a table cannot be read.
    """
    table, reveals = ledger.table(RELEASES), ledger.table(REVEALS)
    if table is None:
        return ()
    last = -1 if reveals is None else reveals.version()
    return _releases_at(ledger.uri, str(table.metadata().id), table.version(), last)


@lru_cache(maxsize=8)
def _releases_at(uri: str, table_id: str, version: int, reveals: int) -> tuple[Release, ...]:
    """The releases, read once for each version, because every run of a page asks for them."""
    found = read_table(uri, RELEASES, version)
    shown = read_table(uri, REVEALS, reveals) if reveals >= 0 else None
    revealed: dict[int, datetime] = {}
    for line in shown.sort_by([("at", "descending")]).to_pylist() if shown else ():
        revealed[line["number"]] = line["at"]
    lines = found.sort_by("number").to_pylist() if found else []
    return tuple(
        Release(
            **{
                **line,
                "difference": json.loads(line["difference"] or "{}"),
                "revealed_at": revealed.get(line["number"]),
            }
        )
        for line in lines
    )


def keep_release(
    ledger: Ledger,
    release: Release,
    files: Mapping[str, bytes],
    names: Iterable[SealedName],
    salts: Iterable[Salt],
) -> None:
    """Write a release: names, salts and files first, and the line that makes them a release last.

    Raises:
        ConcurrentLoadError: another process has made a release with this number meanwhile; the
            lines of this one belong to nothing.
        LedgerError: the ledger cannot be written; there is no new release.
    """
    of = {"making": release.making, "number": release.number}
    kept: Sequence[tuple[str, pa.Schema, list[dict[str, Any]]]] = (
        (NAMES, NAME, [{**of, **one._asdict()} for one in names]),
        (SALTS, SALT, [{**of, **one._asdict()} for one in salts]),
        (FILES, FILE, [{**of, "file": name, "content": text} for name, text in files.items()]),
    )
    for table, schema, rows in kept:
        if rows:
            ledger.append(table, pa.Table.from_pylist(rows, schema=schema))
    line = asdict(release)
    del line["revealed_at"]
    line["difference"] = json.dumps(dict(release.difference)) if release.corrects else None
    ledger.append(
        RELEASES,
        pa.Table.from_pylist([line], schema=RELEASE),
        transactions=[(RELEASES, release.number)],
    )


def keep_reveal(ledger: Ledger, number: int, *, by: str, now: datetime) -> None:
    """Note that a release was revealed. `now`: aware.

    Raises:
        LedgerError: the line cannot be written.
    """
    line = {"number": number, "at": now, "by": by}
    ledger.append(REVEALS, pa.Table.from_pylist([line], schema=REVEAL))


def files_of(
    ledger: Ledger, release: Release, names: Collection[str] | None = None
) -> dict[str, bytes]:
    """The files of a release by their path. `names`: only these; None: all that are sealed, their
    sums and the seal.

    Raises:
        LedgerError: the table cannot be read.
    """
    columns, wanted = "file, content", "file <> ?" if names is None else "list_contains(?, file)"
    params = [COMMITTEES] if names is None else [list(names)]
    lines = _lines(ledger, FILES, columns, release, wanted, params)
    return {line["file"]: line["content"] for line in sorted(lines, key=lambda one: one["file"])}


def names_of(ledger: Ledger, release: Release) -> tuple[SealedName, ...]:
    """Who stands in a release, by row. An erased person has no line any more.

    Raises:
        LedgerError: the table cannot be read.
    """
    lines = _lines(ledger, NAMES, ", ".join(SealedName._fields), release)
    return tuple(sorted(SealedName(**line) for line in lines))


def salts_of(ledger: Ledger, release: Release) -> tuple[Salt, ...]:
    """The salts of the private tables of a release, by file and row.

    Raises:
        LedgerError: the table cannot be read.
    """
    return tuple(sorted(Salt(**x) for x in _lines(ledger, SALTS, "file, row, salt", release)))


def official(releases: Iterable[Release]) -> tuple[Release, ...]:
    """The official ones, in the same order."""
    return tuple(one for one in releases if one.kind == "official")


def mark_of_releases(ledger: Ledger) -> str:
    """A text that changes with each release, reveal and erasure of a name. A compaction changes the
    text too, and then pages are drawn again for nothing."""
    tables = (ledger.table(name) for name in (RELEASES, REVEALS, NAMES))
    return "/".join("" if one is None else str(one.version()) for one in tables)


def _lines(
    ledger: Ledger,
    table: str,
    columns: str,
    release: Release,
    where: str = "true",
    params: Sequence[Any] = (),
) -> list[dict[str, Any]]:
    with connect() as con:
        if not ledger.scan(con, table, "lines"):
            return []
        query = f"select {columns} from lines where making = ? and {where}"  # nosec B608 # names of ours
        found = con.sql(query, params=[release.making, *params]).to_arrow_table()
        lines: list[dict[str, Any]] = found.to_pylist()
        return lines
