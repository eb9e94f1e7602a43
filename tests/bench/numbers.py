"""Import, rebuild and all tables of one export, beside reading the same bytes and beside the same
numbers by hand. Another checkout does the same work in the same run."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from contest import load
from ledger import Ledger
from tests.bench.measure import Spent, as_line, line, quickest, timed
from tests.bench.program import Program
from tests.bench.references import by_pandas, by_sql

_TABLES = "all result tables"


def measure(
    programs: Sequence[Program], export: Path, place: Path, rows: int, new_rows: int
) -> None:
    """Measure the first program, and the second where there is one. The import is of all rows but
    `new_rows`; these come with the second import."""
    most = _without_last(export, new_rows)
    print(f"{rows:,} responses, {export.stat().st_size / 1e6:,.0f} MB of CSV\n")
    reading, _ = quickest(lambda: read_with_duckdb(export))
    line("DuckDB read_csv of the same bytes", reading, reading)
    place = place / "numbers"
    shutil.rmtree(place, ignore_errors=True)
    ledgers = [place / str(number) for number, _ in enumerate(programs)]
    found = [
        program.probe(most, export, program.folder, data)
        for program, data in reversed(list(zip(programs, ledgers, strict=True)))
    ][::-1]

    for one in found:
        assert one["changes"] == [[rows - new_rows, 0, 0], [new_rows, 0, 0], [0, 0, 0]], one
    for what in found[0]["spent"]:
        if what != _TABLES:
            line(what, *_of(found, "spent", what, reading))

    print()
    contest, ledger = load(programs[0].folder), Ledger.at(ledgers[0])
    sql, expected = quickest(lambda: by_sql(contest, ledger))
    line("hand-written SQL: standings, participation", sql, sql)
    line(_TABLES, *_of(found, "spent", _TABLES, sql))
    pandas, other = timed(lambda: by_pandas(contest, ledger))
    line("pandas: standings, participation", pandas, sql)
    all_numbers = {expected, other, *(tuple(one["numbers"]) for one in found)}
    assert len(all_numbers) == 1, all_numbers
    print(f"\nall came to the same: {expected}\n")

    for what in found[0]["beside"]:
        line(what, *_of(found, "beside", what, None))


def _of(
    found: Sequence[dict[str, Any]], part: str, what: str, reference: Spent | None
) -> tuple[Spent, Spent | None, Spent | None]:
    """As `line` takes them."""
    return as_line([Spent(**one[part][what]) for one in found], reference)


def _without_last(export: Path, rows: int) -> Path:
    """The export without so many rows at its end, made once."""
    place = export.with_name(f"without-{rows}.csv")
    if not place.exists():
        with export.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        with place.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines[:-rows])
    return place


def read_with_duckdb(file: Path) -> None:
    with duckdb.connect() as con:
        con.execute(f"create table t as from read_csv('{file}', all_varchar = true)")
