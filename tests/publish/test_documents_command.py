"""`python -m publish workbook` and `certificates`: what they write, print and note down."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from cli.publish import main
from contest import load
from ledger import Ledger
from service import environment
from tests.builders import row, write_folder
from tests.desk import load_rows


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    """The options of a contest that closed years ago."""
    folder = write_folder(tmp_path / "contest")
    load_rows(load(folder), Ledger.at(tmp_path / "ledger"), row(1), row(2), row(3, name="王小明"))
    return ["--contest", str(folder), "--data", str(tmp_path / "ledger"), "--format", "json",
            "--out", str(tmp_path / "out")]  # fmt: skip


def log_of(tmp_path: Path) -> list[dict[str, object]]:
    table = Ledger.at(tmp_path / "ledger").table("log")
    return table.to_pyarrow_table().sort_by("scope").to_pylist() if table else []


def test_certificates_are_written_and_the_log_counts_whom_they_name(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["certificates", "--unit", "S1", *place]) == 0
    told = json.loads(capsys.readouterr().out)
    names = ["certificates-S1-20241213-1630.pdf", "certificates-left-out-S1-20241213-1630.csv"]
    assert [one["file"] for one in told] == names
    lines = log_of(tmp_path)
    assert [(one["scope"], one["rows"]) for one in lines] == [(names[0], 2), (names[1], 1)]
    assert {one["act"] for one in lines} == {"export"}
    assert {one["who"] for one in lines} == {environment.account()}
    for name, line in zip(names, lines, strict=True):
        assert sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == line["sha256"]
    assert "Người" not in str(lines)


def test_certificates_that_cannot_be_made_are_refused_and_noted_nowhere(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options, said in (
        ([], "expected --unit with its code"),
        (["--unit", "S9"], "'S9'"),
        (["--unit", "S2"], "nobody of the unit 'S2'"),
        (["--unit", "S1", "--as-of", "2024-12-13T16:29"], "closes_at is 2024-12-13T16:30"),
    ):
        assert main(["certificates", *options, *place]) == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert log_of(tmp_path) == []


def test_the_workbook_is_written_for_the_contest_and_for_a_unit(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["workbook", *place]) == 0
    assert main(["workbook", "--unit", "S1", *place]) == 0
    capsys.readouterr()
    names = ["workbook-20241213-1630.xlsx", "workbook-S1-20241213-1630.xlsx"]
    for name in names:
        assert openpyxl.load_workbook(tmp_path / "out" / name).sheetnames[0] == "Tổng hợp"
    assert main(["workbook", "--unit", "S9", *place]) == 2
    assert "'S9'" in capsys.readouterr().err
