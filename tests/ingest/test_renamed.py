"""Renamed headings: proposed, never guessed; mapped by a decision, and back again by an undo."""

import json
from pathlib import Path

import pytest

from cli.ingest import main
from contest import Contest
from contest import load as load_folder
from contest.errors import UsageError
from ingest import load_file
from ingest.reading.renamed import propose_headings
from ledger import Ledger, check_mapping
from tests.builders import HEADER, ITEMS, NOW, csv_text, row, write_folder
from tests.desk import committee_view, load_rows

RENAMED = ("Dấu thời gian", "Họ và tên", "SĐT di động", "Đơn vị", "Câu số 1", "Dự đoán")


def write(folder: Path, header: tuple[str, ...], count: int = 3) -> Path:
    path = folder / "answers.csv"
    path.write_text(csv_text([row(n) for n in range(count)], header=header), encoding="utf-8")
    return path


def states(contest: Contest, ledger: Ledger) -> tuple[int, int]:
    balance = committee_view(contest, ledger).balance()
    return balance.accepted, balance.held


def test_a_renamed_column_is_not_read_until_it_is_decided(
    tmp_path: Path, contest: Contest, ledger: Ledger
) -> None:
    load_file(contest, ledger, write(tmp_path, HEADER), now=NOW)
    assert states(contest, ledger) == (3, 0)
    report = load_file(contest, ledger, write(tmp_path, RENAMED, 4), now=NOW)
    assert (report.new, report.edited) == (1, 0)
    assert report.absent == {"phone": "Số điện thoại", "q1": "Câu 1"}
    assert report.proposals == {"phone": "SĐT di động", "q1": "Câu số 1"}
    assert states(contest, ledger) == (3, 1)

    first = ledger.decide("map_heading", "phone", {"heading": "SĐT di động"}, by="x", now=NOW)
    second = ledger.decide("map_heading", "q1", {"heading": "Câu số 1"}, by="x", now=NOW)
    assert states(contest, ledger) == (4, 0)
    again = load_file(contest, ledger, write(tmp_path, RENAMED, 4), now=NOW)
    assert (again.changes, again.absent) == (0, {})

    for decision in (first, second):
        ledger.decide("undo", decision.decision_id, by="x", now=NOW)
    assert states(contest, ledger) == (3, 1)


def test_a_renamed_question_with_a_twin_waits_for_its_former_name(
    tmp_path: Path, ledger: Ledger
) -> None:
    items = f"{ITEMS}q2,,câu  1,single,1,A|B|C,B\n"
    contest = load_folder(write_folder(tmp_path / "twins", items=items))
    twins, renamed = (*HEADER, "Câu 1"), (*HEADER[:4], "Câu một", *HEADER[5:], "Câu 1")
    for header, count, expected in ((twins, 2, (2, 0)), (renamed, 3, (2, 1)), (twins, 3, (3, 0))):
        rows = [(*row(n), "B") for n in range(count)]
        report = load_rows(contest, ledger, *rows, header=header)
        assert report.proposals == {}, "it may be the other question"
        assert states(contest, ledger) == expected
    for question in ("q1", "q2"):
        with pytest.raises(UsageError, match="not certain which of them was renamed"):
            check_mapping(contest, question, "Câu một")
    assert [x["score"] for x in committee_view(contest, ledger).standings().to_pylist()] == [2] * 3


def test_a_new_heading_in_the_old_place_is_proposed_before_a_likely_one() -> None:
    absent, before = {"phone": "Số điện thoại"}, ["Tên", "Số điện thoại", "Ghi chú"]
    header = ["Tên", "Liên hệ", "Số điện thoại 2"]
    assert propose_headings(absent, header[1:], header, before) == {"phone": "Liên hệ"}
    assert propose_headings(absent, header[1:], header, []) == {"phone": "Số điện thoại 2"}
    assert propose_headings(absent, ["Ghi chú"], ["Tên", "Ghi chú"], []) == {}


def test_the_command_proposes_maps_lists_and_undoes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--contest", str(write_folder(tmp_path / "thu")), "--data", str(tmp_path / "data")]
    assert main(["import", str(write(tmp_path, RENAMED)), *place]) == 0
    assert "python -m ingest map q1 'Câu số 1'" in capsys.readouterr().out
    assert main(["map", "q1", "Câu số 1", "--note", "đổi", *place]) == 0
    assert main(["map", "q1", "Dự đoán", *place]) == 2
    capsys.readouterr()
    assert main(["decisions", "--format", "json", *place]) == 0
    (decision,) = json.loads(capsys.readouterr().out)
    assert (decision["subject"], decision["note"]) == ("q1", "đổi")
    assert main(["undo", decision["decision_id"], *place]) == 0
    assert main(["undo", "nothing", *place]) == 2
