"""The contest folder in a release: what everybody may know whole, the rest as commitments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from contest.csv_cells import csv_text
from contest.tables import raw_rows
from publish.release.verify import keyed

PUBLIC = ("contest.toml", "units.csv", "items.csv", "map.geojson")
PRIVATE = ("roster.csv", "exclusions.csv", "contacts.csv")
KEYS = "items.csv"
_COMMITTED = "contest/private.csv"


class PrivateRow(NamedTuple):
    """A row that a release commits to and does not show: its file, its number from 1 without the
    headings, and its text, a line of CSV with commas and without the line break."""

    file: str
    row: int
    text: str


def private_rows(
    files: Mapping[str, bytes], spreadsheets: Iterable[str], *, keys_are_public: bool
) -> tuple[PrivateRow, ...]:
    """The rows of the folder that are no one else's business, by file and row.

    These are the rows of the roster, the exclusions and the contacts, the addresses of the
    spreadsheets, because whoever has one may be able to open the answers, and the questions with
    their keys while the contest is open.
    """
    tables = [*PRIVATE, *([] if keys_are_public else [KEYS])]
    rows = [
        PrivateRow(name, number, csv_text([cells]).removesuffix("\n"))
        for name in sorted(set(tables) & files.keys())
        for number, cells in enumerate(raw_rows(files[name])[1:], 1)
    ]
    hidden = [PrivateRow("contest.toml", n, text) for n, text in enumerate(spreadsheets, 1)]
    return (*hidden, *rows)


def folder_files(
    files: Mapping[str, bytes], rows: Sequence[PrivateRow], salts: Sequence[str]
) -> dict[str, bytes]:
    """Path in the release → content: the public files byte for byte, and the commitments to `rows`,
    which have one salt (hex) each. The address of a spreadsheet stands as `***` in contest.toml."""
    kept_back = {one.file for one in rows} - {"contest.toml"}
    public = {f"contest/{n}": files[n] for n in PUBLIC if n in files and n not in kept_back}
    toml = public["contest/contest.toml"]
    for one in rows:
        if one.file == "contest.toml":
            toml = toml.replace(one.text.encode(), b"***")
    committed = [
        (one.file, one.row, keyed(salt, one.text)) for one, salt in zip(rows, salts, strict=True)
    ]
    table = csv_text([("file", "row", "commitment"), *committed])
    return {**public, "contest/contest.toml": toml, _COMMITTED: table.encode()}
