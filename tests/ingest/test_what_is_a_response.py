"""A row is a response if its time or another declared column is filled, whatever stands beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from contest import load
from ingest import ensure_current, load_file
from ledger import Ledger
from tests.builders import HEADER, NOW, TOML, csv_text, row, write_folder
from tests.desk import committee_view

BESIDE = (*HEADER, "STT", "Ghi chú")


def balance_of(place: Path, rows: list[tuple[str, ...]]) -> tuple[int, int, dict[str, int]]:
    contest, ledger = load(write_folder(place / "contest")), Ledger.at(place / "ledger")
    file = place / "bai.csv"
    file.write_text(csv_text(rows, header=BESIDE), encoding="utf-8")
    report = load_file(contest, ledger, file, now=NOW)
    balance = committee_view(contest, ledger).balance()
    assert report.observed == balance.observed
    return balance.observed, balance.accepted, balance.reasons


def test_a_row_with_nothing_in_a_declared_column_is_no_response(tmp_path: Path) -> None:
    answers = [(*row(n), str(n), "") for n in (1, 2)]
    below = [
        (*[blank] * len(HEADER), "3", beside)
        for blank in ("", " ", "\u00a0", "\u200b\u2060")
        for beside in ("7", "0", "#N/A", "FALSE", "Tổng: 6", "\u200b", "")
    ]
    assert balance_of(tmp_path, [answers[0], below[0], answers[1], *below]) == (2, 2, {})


@pytest.mark.parametrize("filled", ["name", "phone", "unit", "answer", "prediction"])
def test_a_row_without_a_time_but_with_one_declared_cell_waits(tmp_path: Path, filled: str) -> None:
    cells = dict.fromkeys(("time", "name", "phone", "unit", "answer", "prediction"), "")
    typed = row(1, **{**cells, filled: "5"})
    observed, _, reasons = balance_of(tmp_path, [(*typed, "1", "")])
    assert (observed, reasons) == (1, {"R201_submitted_at_unreadable": 1})


def test_what_a_folder_without_columns_took_in_is_no_response_of_a_folder_that_declares_them(
    tmp_path: Path,
) -> None:
    draft = TOML.partition("[columns]")[0]
    folder = write_folder(tmp_path / "contest", toml=draft, items="id,heading,options\n")
    ledger, file = Ledger.at(tmp_path / "ledger"), tmp_path / "bai.csv"
    rows = [(*row(1), "1", ""), *((*[""] * len(HEADER), str(n), "") for n in (2, 3))]
    file.write_text(csv_text(rows, header=BESIDE), encoding="utf-8")
    assert load_file(load(folder), ledger, file, now=NOW).observed == 3
    contest = load(write_folder(folder))
    ensure_current(contest, ledger)
    assert committee_view(contest, ledger).balance().observed == 1
