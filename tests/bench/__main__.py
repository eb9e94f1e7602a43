"""Measurements, each beside a reference in the same run; ratios are what counts.

`python -m tests.bench [--rows N]`. Nothing is asserted about time; that the references come to the
same numbers is asserted.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from contest import Contest, load
from ingest import ensure_current, load_file
from ledger import Ledger
from results import Principal, compute, visible
from sample.__main__ import main as make_sample
from tests.bench.references import by_pandas, by_sql

FOLDER = Path("contests/hai-duong-2024")
NOW = datetime(2025, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print the measurements as a table."""
    parser = argparse.ArgumentParser("python -m tests.bench")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--dir", type=Path, default=Path("var/bench"))
    options = parser.parse_args()
    file = _sample(options.dir, options.rows)
    contest = load(FOLDER)
    ledger = Ledger.at(options.dir / "ledger")
    shutil.rmtree(options.dir / "ledger", ignore_errors=True)
    print(f"{options.rows:,} responses, {file.stat().st_size / 1e6:,.0f} MB of CSV\n")

    reading, _ = timed(lambda: _read_with_duckdb(file))
    line("DuckDB read_csv of the same bytes", reading, reading)
    importing, report = timed(lambda: load_file(contest, ledger, file, complete=True, now=NOW))
    assert report.new == options.rows
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


def _sample(folder: Path, rows: int) -> Path:
    """The sample's responses, made once."""
    place = folder / f"sample-{rows}"
    if not (place / "snapshot-2.csv").exists():
        print(f"making {rows:,} responses in {place} …")
        make_sample(
            ["--contest", str(FOLDER), "--out", str(place), "--rows", str(rows), "--no-truth"]
        )
    return place / "snapshot-2.csv"


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


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what the work gave."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given


def line(what: str, seconds: float, reference: float) -> None:
    """One measurement and its ratio to the reference."""
    print(f"{what:<45} {seconds:8.2f} s   × {seconds / reference:5.2f}")


if __name__ == "__main__":
    main()
