"""Measurements, each beside a reference in the same run; ratios are what counts.

`python -m tests.bench [--only import|live] [--rows N]`. Nothing is asserted about time; that the
references come to the same numbers is asserted.
"""

from __future__ import annotations

import argparse
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from contest import Contest, load
from ingest import ensure_current, load_file
from ledger import Ledger
from results import Principal, compute, visible
from tests.bench import live
from tests.bench.measure import FOLDER, line, sample, timed
from tests.bench.naming import print_naming
from tests.bench.references import by_pandas, by_sql

_ROWS = {"import": 1_000_000, "names": 1_000_000, "live": 200_000}
NOW = datetime(2025, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print the measurements as a table."""
    parser = argparse.ArgumentParser("python -m tests.bench")
    parser.add_argument("--only", choices=_ROWS, help="one section (default: all)")
    parser.add_argument("--rows", type=int, help=f"responses (default: {_ROWS})")
    parser.add_argument("--dir", type=Path, default=Path("var/bench"))
    options = parser.parse_args()
    for section, rows in _ROWS.items():
        if options.only in (None, section):
            print(f"\n{section}\n")
            if section == "names":
                print_naming(options.rows or rows)
                continue
            export = sample(options.dir, options.rows or rows)
            (live.measure if section == "live" else measure)(
                export, options.dir, options.rows or rows
            )


def measure(file: Path, place: Path, rows: int) -> None:
    """Import of an export, and everything that is computed from it."""
    contest = load(FOLDER)
    ledger = Ledger.at(place / "ledger")
    shutil.rmtree(place / "ledger", ignore_errors=True)
    print(f"{rows:,} responses, {file.stat().st_size / 1e6:,.0f} MB of CSV\n")

    reading, _ = timed(lambda: _read_with_duckdb(file))
    line("DuckDB read_csv of the same bytes", reading, reading)
    importing, report = timed(lambda: load_file(contest, ledger, file, complete=True, now=NOW))
    assert report.new == rows
    line("import (read, diff, write, interpret)", importing, reading)
    again, report = timed(lambda: load_file(contest, ledger, file, complete=True, now=NOW))
    assert report.changes == 0
    line("import of the same file again", again, reading)
    rebuilding, _ = timed(lambda: ensure_current(contest, ledger, rebuild=True))
    line("rebuild (interpret everything again)", rebuilding, reading)

    sql, expected = timed(lambda: by_sql(contest, ledger))
    print()
    line("hand-written SQL: standings, participation", sql, sql)
    ours, found = timed(lambda: _results(contest, ledger))
    line("all result tables", ours, sql)
    pandas, other = timed(lambda: by_pandas(contest, ledger))
    line("pandas: standings, participation", pandas, sql)
    assert found == expected == other, (found, expected, other)
    print(f"\nall three came to the same: {found}")


def _read_with_duckdb(file: Path) -> None:
    with duckdb.connect() as con:
        con.execute(f"create table t as from read_csv('{file}', all_varchar = true)")


def _results(contest: Contest, ledger: Ledger) -> tuple[int, int, int]:
    """Every table that pages show, and the numbers to compare."""
    view = visible(compute(contest, ledger, now=NOW), Principal.committee())
    view.balance()
    view.headline()
    view.turnout("day")
    view.turnout("hour")
    standings = view.standings()
    people = view.participation("unit")["people"]
    return standings.num_rows, sum(standings["rank"].to_pylist()), sum(people.to_pylist())


if __name__ == "__main__":
    main()
