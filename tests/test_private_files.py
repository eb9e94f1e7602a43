"""What belongs to people is read by the account of the program alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contest import Contest
from ledger import Ledger
from ledger.compact import compact
from ledger.pulse import Pulse, write_pulse
from tests.builders import NOW, csv_text, row, write_folder
from tests.desk import committee_view, load_rows

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def open_to_all() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def readable_by_others(place: Path) -> list[str]:
    return [str(path) for path in (place, *place.rglob("*")) if path.stat().st_mode & 0o077]


def test_the_files_of_commands_are_for_their_account_alone(
    tmp_path: Path, open_to_all: None
) -> None:
    place, ledger = write_folder(tmp_path / "thu"), tmp_path / "ledger"
    file = tmp_path / "a.csv"
    for size, command in ((2, "ingest import"), (3, "ingest import"), (0, "ledger compact")):
        file.write_text(csv_text(row(n) for n in range(size)), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", *command.split(), *([str(file)] if size else []),
             "--contest", str(place), "--data", str(ledger)],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert readable_by_others(ledger) == []
    assert len(list(ledger.rglob("*"))) > 20


def test_a_ledger_that_others_could_read_is_closed_by_the_next_write(
    contest: Contest, ledger: Ledger, open_to_all: None
) -> None:
    place = Path(ledger.uri)
    load_rows(contest, ledger, row(1))
    load_rows(contest, ledger, row(1), row(2))
    write_pulse(ledger.uri, Pulse("bieu-mau", 30, NOW, NOW))
    committee_view(contest, ledger)
    compact(ledger, contest)
    place.chmod(0o755)
    beside = place / "notes of somebody.txt"
    beside.write_text("not the ledger's")
    assert readable_by_others(place)
    os.umask(0o077)  # as every process of the program begins
    ledger.decide("reject", "nobody", by="ai", now=NOW)
    assert readable_by_others(place) == [str(beside)]
