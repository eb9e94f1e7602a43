"""What is written in a response that counts and could not be read is counted and shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.ingest import main
from contest import load
from ledger import Ledger
from results import View
from tests.builders import ITEMS, TOML, row, write_folder
from tests.desk import committee_view, load_rows

WITH_EMAIL = TOML.replace("prediction =", 'email = ["Thư"]\nprediction =')
HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Câu 1", "Dự đoán", "Thư")
ROWS = (
    (*row(1, prediction="5000 người"), ""),
    (*row(2, prediction="5.000"), "khong co"),
    (*row(3, prediction="gọi 0912345678", answer="#REF!"), ""),
    (*row(4, prediction="", answer=""), ""),
    (*row(5, prediction="5,000", phone="không có"), ""),  # held
    (*row(5, prediction="5,000", time="20/11/2020 08:00:00"), ""),  # rejected
    (*row(1, prediction="5,000"), ""),  # superseded
)
COUNTS = {"email": 1, "prediction": 3, "q1": 1}


def loaded(place: Path) -> View:
    contest = load(write_folder(place / "c", toml=WITH_EMAIL, items=ITEMS))
    ledger = Ledger.at(place / "l")
    load_rows(contest, ledger, *ROWS, header=HEADER)
    return committee_view(contest, ledger)


def test_what_counts_and_could_not_be_read_is_counted_by_field(tmp_path: Path) -> None:
    assert loaded(tmp_path).balance().unread == COUNTS


def test_each_cell_is_shown_with_its_row_and_its_contacts_masked(tmp_path: Path) -> None:
    cells = loaded(tmp_path).unread()
    assert [(c["field"], c["row_number"], c["text"]) for c in cells] == [
        ("email", 2, "***"),
        ("prediction", 1, "5000 người"),
        ("prediction", 3, "gọi 091 *** 5678"),
        ("prediction", 7, "5,000"),
        ("q1", 3, "#REF!"),
    ]
    assert loaded(tmp_path).unread(offset=3, limit=1) == cells[3:4]


def test_status_says_it_in_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(tmp_path)
    where = ["--contest", str(tmp_path / "c"), "--data", str(tmp_path / "l")]

    def said(form: str) -> str:
        assert main(["status", *where, "--format", form]) == 0
        return capsys.readouterr().out

    assert json.loads(said("json"))["unread"] == COUNTS
    assert {f"unread {name},{n}" for name, n in COUNTS.items()} <= set(said("csv").splitlines())
    assert "unread prediction" in said("table")
