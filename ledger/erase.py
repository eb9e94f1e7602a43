"""Removes persons, or all personal data, from every table and file of a ledger for ever.

The order makes a killed run harmless: the observations, from which everything else about the
persons is found, go last, and the note is written when all is done. Who finds a line in the journal
and no note in the ledger does the same again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable

from contest import Contest
from ledger.decisions import DECISION, Decision
from ledger.deletion import clean, delete_rows, remove_readings
from ledger.engine import connect
from ledger.erasures import MARKS, NOTES, Note, mark_rows, write_note
from ledger.forget import GONE, Persons, forget_everybody, forget_persons, texts_of, without
from ledger.ledger import Ledger
from ledger.lock import alone
from ledger.tables import read_table

_NAMES = "release_names"
"""One line a row of a release: response, name, unit, secret."""
_SALTS = "release_salts"
_KEPT_WHOLE = frozenset(
    {"lineage", "salt", "loads", "observations", "release_files", "releases", "release_reveals",
     "bulletins", NOTES, MARKS, _NAMES, _SALTS, "decisions"}
)  # fmt: skip
"""Tables in whose texts no person is named, or that are treated by themselves."""
_KNOWN = (
    "decisions", "log", "contacts", _NAMES, _SALTS, "petitions", "verifications", NOTES, MARKS,
)  # fmt: skip
"""The tables of a ledger in object storage, which cannot be listed."""
_UNTOUCHED = frozenset({"lineage", "salt"})
_EMPTIED = ("log", _NAMES, _SALTS)
_FREE_TEXTS = ("note", "content", "answer")
"""The columns of other tables in which people write what they like."""


def erase_persons(
    ledger: Ledger,
    contest: Contest,
    persons: Persons,
    note: Note,
    *,
    salts: Iterable[tuple[int, str, int]] = (),
) -> None:
    """Remove persons from a ledger, and write the note. Nobody else writes meanwhile.

    `contest`: as its folder declares it. `salts`: release, file and row of the commitments to the
    persons' lines in private tables of releases.

    Raises:
        LedgerError: a table cannot be written, or is damaged. Part may be removed; do it again.
    """
    where = _in("response_id", persons.response_ids)
    with alone(ledger.uri):
        hashes = _row_hashes(ledger, where)
        mark_rows(ledger, hashes)
        _rewrite_decisions(ledger, lambda lines: forget_persons(lines, persons))
        pattern = texts_of(persons)
        for name in _other_tables(ledger.uri):
            _rewrite(ledger, name, lambda text: without(pattern, text))
            _forget_texts(ledger, name, persons.response_ids)
        delete_rows(ledger.uri, _NAMES, where)
        for number, file, row in salts:
            delete_rows(
                ledger.uri,
                _SALTS,
                f"number = {int(number)} AND file = '{file}' AND row = {int(row)}",
            )
        reading = ledger.responses_name(ledger.decided(contest))
        remove_readings(ledger.uri, but=reading)
        delete_rows(ledger.uri, reading, where)
        delete_rows(ledger.uri, "observations", f"{where} OR {_in('row_hash', hashes)}")
        _clean_all(ledger, reading)
        write_note(ledger, note)


def purge_persons(ledger: Ledger, note: Note) -> None:
    """Remove all personal data from a ledger, and write the note. Loads, bulletins and releases
    stay, without the names of releases; so do the notes.

    Raises:
        LedgerError: a table cannot be written, or is damaged. Part may be removed; do it again.
    """
    with alone(ledger.uri):
        _rewrite_decisions(ledger, forget_everybody)
        for name in _other_tables(ledger.uri):
            if name not in _EMPTIED:
                _rewrite(ledger, name, lambda text: GONE if text else text, only=_FREE_TEXTS)
        for name in (*_EMPTIED, MARKS):
            delete_rows(ledger.uri, name, None)
        remove_readings(ledger.uri)
        delete_rows(ledger.uri, "observations", None)
        _clean_all(ledger, "")
        write_note(ledger, note)


def tables_of(uri: str) -> tuple[str, ...]:
    """The names of the tables of a ledger, without those of responses."""
    if "://" in uri:
        known = (*_UNTOUCHED, "loads", "observations", *_KNOWN)
        return tuple(sorted(one for one in known if DeltaTable.is_deltatable(f"{uri}/{one}")))
    return tuple(sorted(place.parent.name for place in Path(uri).glob("*/_delta_log")))


def _other_tables(uri: str) -> list[str]:
    """The tables in whose texts persons may be named."""
    return [name for name in tables_of(uri) if name not in _KEPT_WHOLE]


def _row_hashes(ledger: Ledger, where: str) -> frozenset[str]:
    """The hashes of the rows in all versions of responses."""
    with connect() as con:
        if not ledger.scan(con, "observations", "o"):
            return frozenset()
        query = f"select distinct row_hash from o where ({where}) and row_hash is not null"  # nosec B608 # hexadecimal ids of ours
        return frozenset(one for (one,) in con.sql(query).fetchall())


def _rewrite_decisions(
    ledger: Ledger, change: Callable[[tuple[Decision, ...]], tuple[Decision, ...]]
) -> None:
    before = ledger.decisions()
    after = change(before)
    if after != before:
        lines = pa.Table.from_pylist([one.row() for one in after], schema=DECISION)
        ledger.append("decisions", lines, overwrite=True)


def _rewrite(
    ledger: Ledger, name: str, change: Callable[[str], str], *, only: Collection[str] | None = None
) -> None:
    """Change the texts of a table, or of some of its columns."""
    if (rows := read_table(ledger.uri, name)) is None:
        return
    changed = rows
    for place, field in enumerate(rows.schema):
        if pa.types.is_string(field.type) and (only is None or field.name in only):
            values: list[Any] = rows.column(place).to_pylist()
            new = [value if value is None else change(value) for value in values]
            if new != values:
                changed = changed.set_column(place, field, pa.array(new, field.type))
    if changed is not rows:
        ledger.append(name, changed, overwrite=True)


def _forget_texts(ledger: Ledger, name: str, response_ids: Collection[str]) -> None:
    """Empty what people wrote in lines about these responses, such as a petition of the person."""
    rows = read_table(ledger.uri, name)
    if rows is None or "response_id" not in rows.schema.names:
        return
    lines = rows.to_pylist()
    about = [line for line in lines if line["response_id"] in response_ids]
    for line in about:
        line |= {text: GONE for text in _FREE_TEXTS if line.get(text)}
    if about:
        changed = pa.Table.from_pylist(lines, schema=rows.schema)
        ledger.append(name, changed, overwrite=True)


def _clean_all(ledger: Ledger, reading: str) -> None:
    for name in (*tables_of(ledger.uri), reading):
        if name and name not in _UNTOUCHED:
            clean(ledger.uri, name)


def _in(column: str, values: Collection[str]) -> str:
    """SQL: the column is one of these hexadecimal texts."""
    listed = ", ".join(f"'{value}'" for value in sorted(values) if value.isalnum())
    return f"{column} IN ({listed})" if listed else "false"
