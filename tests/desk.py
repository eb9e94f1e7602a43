"""The committee's desk for tests: a sheet is loaded, and its numbers are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from contest import Contest
from ingest import LoadReport, ensure_current, load_file
from ledger import Ledger
from results import Supposed, View, compute, visible
from tests.builders import COMMITTEE, HEADER, NOW, csv_text


def load_rows(
    contest: Contest,
    ledger: Ledger,
    *rows: tuple[str, ...],
    header: Sequence[str] = HEADER,
    source: str | None = None,
    complete: bool = False,
    now: datetime = NOW,
) -> LoadReport:
    """The rows as the newest export of the sheet."""
    path = Path(ledger.uri).parent / "answers.csv"
    path.write_text(csv_text(rows, header=header), encoding="utf-8")
    return load_file(contest, ledger, path, source=source, complete=complete, now=now)


def committee_view(contest: Contest, ledger: Ledger, supposed: Supposed | None = None) -> View:
    """What the committee sees when all that was loaded and decided has been read."""
    ensure_current(contest, ledger)
    return visible(compute(contest, ledger, now=NOW, supposed=supposed), COMMITTEE)


def everything(view: View) -> tuple[Any, ...]:
    """The balance, all standings and all units: two states of a contest are equal by these."""
    return view.balance(), view.standings().to_pylist(), view.participation("unit").to_pylist()
