"""Finds everything of persons that the ledger and the contest folder hold, to erase it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from contest import Contest, exclusions, people
from contest.csv_cells import csv_text
from contest.errors import Problem, UsageError
from contest.national_ids import national_id
from contest.phones import phone
from contest.roster import Person
from contest.tables import parse_day, raw_rows, read_rows
from contest.text import bare, fold
from ingest.columns import lay_out
from ingest.reading.refresh import reread
from ledger import Ledger
from ledger.engine import connect
from ledger.forget import Persons
from ledger.people_decisions import name_mark
from ledger.tables import read_table
from results import Results

_LISTS = (
    ("roster.csv", people.ROSTER), (exclusions.FILE, exclusions.COLUMNS),
    ("contacts.csv", people.CONTACTS),
)  # fmt: skip
_FIELDS = ("full_name", "phone", "email", "national_id", "birth_date")


class Line(NamedTuple):
    """A line of a private table of the contest folder; `line` counts from 1 with the headings,
    `row` without them. `text`: the row as releases commit to it."""

    file: str
    line: int
    row: int
    text: str


def responses_of(results: Results, ids: Collection[str]) -> frozenset[str]:
    """The ids of all responses of the persons to whom these responses belong, whatever their state,
    also those of undone loads.

    Raises:
        UsageError: there is no such response.
    """
    ledger, contest = results.ledger, results.contest
    persons = results.rows(
        "attempts",
        "select distinct coalesce(person_id, response_id) from attempts "
        "where response_id in (select unnest(?::varchar[]))",
        [list(ids)],
    )
    same = results.rows(
        "attempts",
        "select response_id from attempts "
        "where coalesce(person_id, response_id) in (select unnest(?::varchar[]))",
        [persons.column(0).to_pylist()],
    )
    found = {*same.column(0).to_pylist()}
    undone = _undone_of(ledger, contest, found | set(ids))
    left = set(ids) - found
    if unknown := left - _observed(ledger, left):
        raise UsageError(
            f"there is no response {min(unknown)!r}; expected a response_id as `python -m scoring "
            "standings --format json` or the page Chờ xử lý shows it"
        )
    return frozenset(found | left | undone)


def _observed(ledger: Ledger, ids: Collection[str]) -> set[str]:
    with connect() as con:
        if not ids or not ledger.scan(con, "observations", "o"):
            return set()
        query = "select distinct response_id from o where response_id in (select unnest(?))"
        return {one for (one,) in con.sql(query, params=[list(ids)]).fetchall()}


def _undone_of(ledger: Ledger, contest: Contest, ids: Collection[str]) -> set[str]:
    """The responses of undone loads that are of the same persons as these responses."""
    if not contest.undone_loads:
        return set()
    everything = replace(contest, undone_loads=frozenset())
    with connect() as con:
        ledger.scan(con, "observations", "o")
        con.register("undone", pa.Table.from_pylist(
            [{"source": source, "load_number": number} for source, number in contest.undone_loads]
        ))  # fmt: skip
        query = "select distinct response_id from o semi join undone using (source, load_number)"
        among = [one for (one,) in con.sql(query).fetchall()]
    rows = reread(everything, ledger, sorted({*among, *ids}), ledger.decisions()).to_pylist()
    keys = {row["person_id"] for row in rows if row["response_id"] in ids} - {None}
    return {row["response_id"] for row in rows if row["person_id"] in keys}


def persons_with(contest: Contest, ledger: Ledger, ids: Collection[str]) -> Persons:
    """What the ledger holds of the persons who sent these responses. `contest`: as decided."""
    cells = list(_cells(contest, ledger, ids))
    values = {name: {fold(text) for field, text in cells if field == name} for name in _FIELDS}
    days = {parse_day(text) for text in values["birth_date"]} - {None}
    phones = {phone(text) for text in values["phone"]} - {None}
    numbers = {national_id(text) for text in values["national_id"]} - {None}
    others = {*values["phone"], *values["email"], *values["national_id"], *numbers} - phones
    known, shared, marks = _named(contest, ledger, ids)
    return Persons(
        frozenset(ids),
        known,
        shared,
        marks,
        frozenset(values["full_name"]),
        frozenset(filter(None, phones)),
        frozenset(filter(None, others)),
        frozenset(day.isoformat() for day in days if day),
    )


def _cells(contest: Contest, ledger: Ledger, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Field and text of each cell about who somebody is, in every version of the responses."""
    with connect() as con:
        if not ids or not ledger.scan(con, "observations", "o"):
            return
        con.register("loads", ledger.loads())
        query = (
            "select l.header, o.* from o join loads l using (load_id) "
            "where response_id in (select unnest(?)) and event in ('seen', 'edited')"
        )
        rows = con.sql(query, params=[list(ids)]).to_arrow_table()
    for row in rows.to_pylist():
        layout = lay_out(contest, row["header"])
        for name in _FIELDS:
            if name in layout.fields:
                for place in layout.positions(layout.fields[name]):
                    if text := row.get(f"c{place + 1}"):
                        yield name, text


def _named(
    contest: Contest, ledger: Ledger, ids: Collection[str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Ids under which decisions may name the persons of these responses, those of them that others
    share, and the marks of names that no other person under these ids has."""
    with connect() as con:
        ledger.scan_responses(con, contest)
        con.register("ids", pa.table({"response_id": pa.array(list(ids), pa.string())}))
        query = (
            "select coalesce(person_id, response_id) as person, name_key, "
            "response_id in (select response_id from ids) as theirs from responses "
            "where coalesce(person_id, response_id) in (select coalesce(person_id, r.response_id) "
            "from responses r semi join ids using (response_id))"
        )
        rows = con.sql(query).fetchall()
    salt, marks = ledger.salt, dict[bool, set[str]]()
    for _, name, theirs in rows:
        marks.setdefault(theirs, set()).add(name_mark(salt, bare(name or "")))
    known = {person for person, _, theirs in rows if theirs} | set(ids)
    shared = {person for person, _, theirs in rows if not theirs}
    return (
        frozenset(known),
        frozenset(shared),
        frozenset(marks.get(True, set()) - marks.get(False, set())),
    )


def lines_of(folder: Path, persons: Persons) -> tuple[Line, ...]:
    """The lines of the contest folder's private tables that name the persons."""
    found: list[Line] = []
    for name, columns in _LISTS:
        problems: list[Problem] = []
        path = folder / name
        rows = list(read_rows(path, columns, (), problems))
        if not rows:
            continue
        texts = [csv_text([cells]).removesuffix("\n") for cells in raw_rows(path.read_bytes())[1:]]
        for number, (line, row) in enumerate(rows, start=1):
            if _is_about(persons, row):
                text = texts[number - 1] if number <= len(texts) else ""
                found.append(Line(name, line, number, text))
    return tuple(found)


def _is_about(persons: Persons, row: Mapping[str, str]) -> bool:
    name = row.get("full_name") or row.get("name", "")
    born = parse_day(row.get("birth_date", ""))
    one = Person(name, born.isoformat() if born else "", phone(row.get("phone", "")) or "")
    others = {row.get("email", "").casefold(), row.get("national_id", "")} - {""}
    return persons.are(one) or bool(others & {text.casefold() for text in persons.others})


def salts_of(ledger: Ledger, lines: Collection[Line]) -> tuple[tuple[int, str, int], ...]:
    """Release, file and row of each commitment of a release to one of these lines."""
    salts = read_table(ledger.uri, "release_salts") if lines else None
    files = read_table(ledger.uri, "release_files") if salts else None
    if salts is None or files is None:
        return ()
    committed: dict[tuple[Any, ...], str] = {}
    for line in files.to_pylist():
        if line["file"] == "contest/private.csv":
            for file, row, commitment in raw_rows(line["content"])[1:]:
                committed[line["number"], file, int(row)] = commitment
    found = []
    for salt in salts.to_pylist():
        key = (salt["number"], salt["file"], salt["row"])
        texts = [line.text for line in lines if line.file == salt["file"]]
        if any(_keyed(salt["salt"], text) == committed.get(key) for text in texts):
            found.append(key)
    return tuple(found)


def _keyed(salt: str, text: str) -> str:
    return hmac.new(bytes.fromhex(salt), text.encode(), hashlib.sha256).hexdigest()
