"""One heading on several columns: a form whose sections branch fills one of them in each row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from contest import load
from ingest import load_file
from ingest.columns import lay_out
from ledger import Ledger
from results import View
from service.reading import places_of, written_at
from tests.builders import ITEMS, NOW, TOML, UNITS, csv_text, write_folder
from tests.desk import committee_view, load_rows

HEADER = (
    "Dấu thời gian", "Họ và tên", "Số điện thoại", "Khối", "Đơn vị", "ĐƠN VỊ ", "Đơn vị", "Câu 1",
    "Câu 1", "Dự đoán",
)  # fmt: skip


def branched(number: int, *units: str, answers: Sequence[str] = ("A", "")) -> tuple[str, ...]:
    """Person `number` in the sections whose columns hold these units and answers."""
    time, phone = f"20/11/2024 08:{number:02}:00", f"09000{number:05}"
    return (time, f"Người Số {number}", phone, "", *(*units, "", "", "")[:3], *answers, str(number))


def taken_in(
    place: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, **files: str
) -> View:
    folder = write_folder(place / "contest", **files)
    file = place / "bai.csv"
    file.write_text(csv_text(rows, header=header), encoding="utf-8")
    contest, ledger = load(folder), Ledger.at(place / "ledger")
    load_file(contest, ledger, file, now=NOW)
    return committee_view(contest, ledger)


def people(view: View) -> dict[str, int]:
    return {line["unit_code"]: line["people"] for line in view.participation("unit").to_pylist()}


def test_the_column_that_is_filled_names_the_unit(tmp_path: Path) -> None:
    rows = [branched(1, "Sở Một"), branched(2, "", "Sở Hai"), branched(3, "", "", "Sở Hai")]
    view = taken_in(tmp_path, rows)
    assert view.balance().accepted == 3
    assert people(view) == {"S1": 1, "S2": 2}


def test_columns_that_differ_in_case_only_name_one_unit_and_others_wait(tmp_path: Path) -> None:
    rows = [branched(1, "Sở Một", "SỞ  MỘT"), branched(2, "Sở Một", "", "Sở Hai")]
    view = taken_in(tmp_path, rows)
    assert view.balance().reasons == {"R207_unit_ambiguous": 1}
    (waits,) = view.held()
    assert waits["unit_text"] == "Sở Một ≠ Sở Hai"
    assert people(view) == {"S1": 1, "S2": 0}


def test_the_column_that_is_filled_holds_the_answer(tmp_path: Path) -> None:
    both = [branched(n, "Sở Một", answers=a) for n, a in enumerate([("", "A"), ("A", "A")], 1)]
    view = taken_in(tmp_path, both)
    assert [line["score"] for line in view.standings().to_pylist()] == [1, 1]


@pytest.mark.parametrize("kind", ["single", "multiple", "multiple_partial"])
def test_an_answer_of_which_two_columns_differ_is_not_known_and_gets_no_mark(
    tmp_path: Path, kind: str
) -> None:
    items = ITEMS.replace("single", kind).replace("A|B|C,A", "A|B|C,A|B|C")
    rows = [branched(1, "Sở Một", answers=("A", "a")), branched(2, "Sở Một", answers=("A, B", "C"))]
    view = taken_in(tmp_path, rows, items=items)
    assert view.balance().accepted == 2
    assert [line["score"] for line in view.standings().to_pylist()] == [0, 0]


@pytest.mark.parametrize(
    ("heading", "one", "other", "reason"),
    [
        ("Họ và tên", "Người Một", "Người Hai", "R203_field_unreadable"),
        ("Số điện thoại", "0900000001", "0900000002", "R203_field_unreadable"),
        (
            "Dấu thời gian",
            "20/11/2024 08:00:00",
            "20/11/2024 09:00:00",
            "R201_submitted_at_unreadable",
        ),
    ],
)
def test_any_field_is_read_from_the_column_that_is_filled_and_waits_if_two_differ(
    tmp_path: Path, heading: str, one: str, other: str, reason: str
) -> None:
    at = HEADER.index(heading)
    header = (*HEADER, heading)

    def row(number: int, first: str, second: str) -> tuple[str, ...]:
        cells = branched(number, "Sở Một")
        return (*cells[:at], first, *cells[at + 1 :], second)

    view = taken_in(tmp_path, [row(1, "", one), row(2, one, one), row(3, one, other)], header)
    assert view.balance().reasons.get(reason) == 1
    assert view.balance().held == 1


def test_several_unit_columns_may_each_stand_in_several_sections(tmp_path: Path) -> None:
    units = """code,name,kind,group,parent
H1,Huyện Một,,so,
H2,Huyện Hai,,so,
X1,Xã Một,,,H1
X2,Xã Hai,,,H2
"""
    toml = TOML.replace('unit = ["Đơn vị"]', 'unit_1 = ["Huyện"]\nunit_2 = ["Xã"]')
    header = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Huyện", "Xã", "Xã", "Câu 1")

    def row(number: int, *cells: str) -> tuple[str, ...]:
        return (*branched(number)[:3], *cells, "A")

    rows = [
        row(1, "Huyện Một", "Xã Một", ""),
        row(2, "Huyện Hai", "", "Xã Hai"),
        row(3, "Huyện Một", "Xã Một", "Xã Hai"),
    ]
    view = taken_in(tmp_path, rows, header, toml=toml, units=units)
    assert people(view) == {"H1": 1, "H2": 1, "X1": 1, "X2": 1}
    assert view.balance().reasons == {"R207_unit_ambiguous": 1}


def test_where_two_questions_have_one_heading_each_keeps_its_own_column(tmp_path: Path) -> None:
    items = ITEMS + "q2,,Câu 1,single,1,A|B|C,B\n"
    view = taken_in(tmp_path, [branched(1, "Sở Một", answers=("A", "B"))], items=items)
    assert [line["score"] for line in view.standings().to_pylist()] == [2]


def test_no_column_of_a_heading_that_is_read_counts_as_unread(tmp_path: Path) -> None:
    layout = lay_out(load(write_folder(tmp_path)), HEADER)
    assert layout.unread == ("Khối",)
    assert layout.repeated == {4: (4, 5, 6), 7: (7, 8)}


def test_the_history_tells_which_column_of_a_heading_has_changed(tmp_path: Path) -> None:
    contest, ledger = load(write_folder(tmp_path / "contest")), Ledger.at(tmp_path / "ledger")
    load_rows(contest, ledger, branched(1, "", "Sở Một"), header=HEADER)
    load_rows(contest, ledger, branched(1, "", "Sở Một", answers=("B", "")), header=HEADER)
    view = committee_view(contest, ledger)
    (line,) = view.look_up("Người Số 1")
    assert [one.changed for one in view.history(line["response_id"])] == [(), ("Câu 1",)]
    cells = [text for _, text in view.history(line["response_id"])[-1].cells]
    places = places_of(contest, HEADER)
    assert [written_at(cells, at) for at in places.units] == ["Sở Một"]
    assert written_at(cells, places.fields["full_name"]) == "Người Số 1"


def test_a_correction_takes_the_place_of_all_columns_of_its_field(tmp_path: Path) -> None:
    contest, ledger = load(write_folder(tmp_path / "contest")), Ledger.at(tmp_path / "ledger")
    row = (*branched(1, "Sở Một"), "Người Khác")
    load_rows(contest, ledger, row, header=(*HEADER, "Họ và tên"))
    (waits,) = committee_view(contest, ledger).held()
    facts = {"row_hash": waits["content_hash"], "full_name": "Người Đúng"}
    ledger.decide("correct", waits["response_id"], facts, by="x", now=NOW)
    (line,) = committee_view(contest, ledger).standings().to_pylist()
    assert line["full_name"] == "Người Đúng"


def test_a_decision_about_a_response_outlives_a_new_section_of_the_form(tmp_path: Path) -> None:
    """The content is what was written, not the column where it stands."""
    folder = write_folder(tmp_path / "contest", units=UNITS)
    contest, ledger = load(folder), Ledger.at(tmp_path / "ledger")
    file = tmp_path / "bai.csv"
    file.write_text(csv_text([branched(1, "Sở Ba")], header=HEADER), encoding="utf-8")
    load_file(contest, ledger, file, now=NOW)
    (waits,) = committee_view(contest, ledger).held()
    facts = {"row_hash": waits["content_hash"]}
    ledger.decide("accept", waits["response_id"], facts, by="x", now=NOW)
    row = branched(1, "Sở Ba")
    wider = (*row[:4], "", *row[4:])
    header = (*HEADER[:4], "Đơn vị", *HEADER[4:])
    file.write_text(csv_text([wider], header=header), encoding="utf-8")
    assert load_file(contest, ledger, file, now=NOW).edited == 1
    assert committee_view(contest, ledger).balance().accepted == 1


def test_the_report_says_that_a_heading_stands_on_several_columns(tmp_path: Path) -> None:
    contest, ledger = load(write_folder(tmp_path / "contest")), Ledger.at(tmp_path / "ledger")
    report = load_rows(contest, ledger, branched(1, "Sở Một"), header=HEADER)
    assert report.repeated == {"Đơn vị": 3, "Câu 1": 2}
    assert "the heading 'Đơn vị' stands on 3 columns: the filled one is read" in report.notes()
