"""Loading exports: what is new, edited, gone; and that bad input changes nothing."""

import csv
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from contest import Contest, load
from contest.errors import SourceError, UsageError
from ingest import LoadReport, load_file, prepare
from ledger import Ledger
from tests.builders import HEADER, NOW, csv_text, row, write_folder
from tests.desk import committee_view, load_rows

Rows = list[tuple[str, ...]]


def load_text(
    contest: Contest, ledger: Ledger, text: str | bytes, *, complete: bool = False
) -> LoadReport:
    path = Path(ledger.uri).parent / "answers.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_file(contest, ledger, path, complete=complete, now=NOW)


def counts(report: LoadReport) -> tuple[int, int, int, int]:
    return report.observed, report.new, report.edited, report.gone


def test_importing_the_same_file_twice_adds_nothing(contest: Contest, ledger: Ledger) -> None:
    text = csv_text([row(1), row(2)])
    assert counts(load_text(contest, ledger, text)) == (2, 2, 0, 0)
    version = ledger.position(contest)
    assert counts(load_text(contest, ledger, text)) == (2, 0, 0, 0)
    assert ledger.position(contest) == version


def test_a_grown_file_adds_its_new_rows(contest: Contest, ledger: Ledger) -> None:
    load_text(contest, ledger, csv_text([row(1), row(2)]))
    assert counts(load_text(contest, ledger, csv_text([row(1), row(2), row(3)]))) == (3, 1, 0, 0)


def test_exact_duplicates_inside_one_file_stay_two(contest: Contest, ledger: Ledger) -> None:
    load_text(contest, ledger, csv_text([row(1), row(1)]))
    balance = committee_view(contest, ledger).balance()
    assert (balance.observed, balance.accepted, balance.superseded) == (2, 1, 1)
    assert counts(load_text(contest, ledger, csv_text([row(1), row(1), row(1)]))) == (3, 1, 0, 0)


@pytest.mark.parametrize("time", ["20/11/2024 08:02:00", "25/11/2024 09:00:00"])
def test_an_edited_row_is_one_edit_whether_or_not_its_time_was_rewritten(
    contest: Contest, ledger: Ledger, time: str
) -> None:
    load_text(contest, ledger, csv_text([row(1), row(2), row(3)]))
    edited = csv_text([row(1), row(2, answer="B", time=time), row(3), row(4)])
    assert counts(load_text(contest, ledger, edited)) == (4, 1, 1, 0)
    scores = {
        r["full_name"]: r["score"] for r in committee_view(contest, ledger).standings().to_pylist()
    }
    assert scores == {"Người Số 1": 1, "Người Số 2": 0, "Người Số 3": 1, "Người Số 4": 1}


def test_a_deleted_row_and_a_stranger_in_its_place_are_no_edit(
    contest: Contest, ledger: Ledger
) -> None:
    load_text(contest, ledger, csv_text([row(1), row(2)]))
    report = load_text(contest, ledger, csv_text([row(1), row(9)]), complete=True)
    assert counts(report) == (2, 1, 0, 1)


def test_a_time_rounded_by_one_second_is_the_same_row(contest: Contest, ledger: Ledger) -> None:
    load_text(contest, ledger, csv_text([row(1, time="20/11/2024 08:00:05")]))
    later = csv_text([row(1, time="20/11/2024 08:00:06")])
    assert counts(load_text(contest, ledger, later)) == (1, 0, 0, 0)


def test_a_sorted_sheet_is_the_same_sheet(contest: Contest, ledger: Ledger) -> None:
    rows = [row(n) for n in range(1, 30)]
    load_text(contest, ledger, csv_text(rows))
    assert counts(load_text(contest, ledger, csv_text(reversed(rows)))) == (29, 0, 0, 0)


def test_a_missing_row_is_gone_after_a_second_snapshot_and_may_come_back(
    contest: Contest, ledger: Ledger
) -> None:
    both, one = csv_text([row(1), row(2)]), csv_text([row(1)])
    load_text(contest, ledger, both)
    first = load_text(contest, ledger, one)
    assert (first.gone, first.missing) == (0, 1)
    assert committee_view(contest, ledger).balance().withdrawn == 0
    assert load_text(contest, ledger, one).gone == 1
    assert committee_view(contest, ledger).balance().withdrawn == 1
    assert load_text(contest, ledger, both).back == 1
    assert committee_view(contest, ledger).balance().accepted == 2


def test_a_question_added_to_the_form_edits_no_row(contest: Contest, ledger: Ledger) -> None:
    load_text(contest, ledger, csv_text([row(1), row(2)]))
    wider = csv_text([(*row(1), ""), (*row(2), "")], header=(*HEADER, "Góp ý"))
    assert counts(load_text(contest, ledger, wider)) == (2, 0, 0, 0)


def test_preview_writes_nothing(contest: Contest, ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(csv_text([row(1)]), encoding="utf-8")
    assert prepare(contest, ledger, path).report.new == 1
    assert not ledger.exists()


BAD: dict[str, bytes] = {
    "cut_off": csv_text([row(1), row(2)]).encode()[:-5].rpartition(b",")[0],
    "empty": b"",
    "open_quote": csv_text([row(1)]).encode() + b'"20/11/2024',
    "not_text": csv_text([row(1)]).encode() + b"\x00\x00",
    "no_header": csv_text([], header=row(1)).encode(),
    "ragged": csv_text([(*row(1), "thừa")]).encode(),
    "too_wide": ("Dấu thời gian," * 5_001).encode(),
    "other_kind": b"%PDF-1.7 a letter",
    "damaged": b"PK\x03\x04 half a workbook",
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_file_gives_one_clear_error_and_leaves_the_ledger_as_it_was(
    contest: Contest, ledger: Ledger, code: str
) -> None:
    load_text(contest, ledger, csv_text([row(1)]))
    before = ledger.position(contest)
    with pytest.raises(SourceError) as caught:
        load_text(contest, ledger, BAD[code])
    assert caught.value.code == code
    assert "0900000001" not in str(caught.value)
    assert ledger.position(contest) == before
    assert committee_view(contest, ledger).balance().observed == 1


def test_a_file_over_the_limit_is_refused(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_MAX_FILE_MB", "0")
    with pytest.raises(SourceError, match="the limit is 0 MB"):
        load_text(contest, ledger, csv_text([row(1)]))


def test_an_unknown_source_is_named_with_those_that_exist(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(csv_text([row(1)]), encoding="utf-8")
    with pytest.raises(UsageError, match="there is no source 'khac'; expected --source with one"):
        load_file(contest, ledger, path, source="khac", now=NOW)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_delimiter_and_encoding_gives_the_same_responses(
    contest: Contest, ledger: Ledger, delimiter: str, encoding: str
) -> None:
    text = csv_text([row(1, name='Trần "Tèo"\nThị'), row(2)], delimiter=delimiter)
    report = load_text(contest, ledger, text.encode(encoding))
    assert counts(report) == (2, 2, 0, 0)
    names = committee_view(contest, ledger).standings()["full_name"].to_pylist()
    assert sorted(names) == ["Người Số 2", 'Trần "Tèo" Thị']


def test_windows_1252_is_read_where_the_bytes_are_no_utf_8(tmp_path: Path, ledger: Ledger) -> None:
    toml = '[contest]\nid = "c"\ntitle = "C"\n[columns]\nsubmitted_at = ["Marca temporal"]\n'
    contest = load(
        write_folder(tmp_path / "c", toml=toml, units="code,name\n", items="id,heading\n")
    )
    text = "Marca temporal;Dirección\r\n9/08/2021 11:38;Núñez\r\n"
    report = load_text(contest, ledger, text.encode("cp1252"))
    assert report.detected["encoding"] == "cp1252"
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        assert con.sql("select c2 from seen").fetchall() == [("Núñez",)]


def test_rows_without_their_trailing_delimiters_are_filled_up_in_their_place(
    contest: Contest, ledger: Ledger
) -> None:
    lines = csv_text([row(n) for n in range(1, 6)]).split("\r\n")
    lines[3] = lines[3].rsplit(",", 2)[0]  # Excel drops trailing delimiters
    lines[4] += ",,"
    report = load_text(contest, ledger, "\r\n".join(lines))
    assert counts(report) == (5, 5, 0, 0)
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        found = con.sql("select row_number, c2, c5 from seen order by row_number").fetchall()
    assert found == [(n, f"Người Số {n}", None if n == 3 else "A") for n in range(1, 6)]


def test_cells_stay_the_strings_they_were(contest: Contest, ledger: Ledger) -> None:
    odd = row(1, phone="0912345678", prediction="1e5", name="  =HYPERLINK(1) ", answer="001")
    load_text(contest, ledger, csv_text([odd]))
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        assert con.sql("select c1, c2, c3, c4, c5, c6 from seen").fetchall() == [odd]


def test_blank_rows_are_no_responses_but_keep_the_row_numbers(
    contest: Contest, ledger: Ledger
) -> None:
    blank = ("",) * len(HEADER)
    assert counts(load_text(contest, ledger, csv_text([row(1), blank, row(2)]))) == (2, 2, 0, 0)
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        assert con.sql("select row_number from seen order by 1").fetchall() == [(1,), (3,)]


def test_a_renamed_file_of_an_edited_folder_is_read_again_without_a_rebuild(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    load_text(contest, ledger, csv_text([row(1, unit="S.1")]))
    assert committee_view(contest, ledger).balance().held == 1
    units = "code,name,group,aliases\nS1,Sở Một,so,S.1\n"
    changed = load(write_folder(tmp_path / "thu", units=units))
    assert load_text(changed, ledger, csv_text([row(1, unit="S.1")])).changes == 0
    assert committee_view(changed, ledger).balance().accepted == 1


def test_the_window_is_half_open_to_the_second(contest: Contest, ledger: Ledger) -> None:
    times = ["18/11/2024 07:29:59", "18/11/2024 07:30:00", "13/12/2024 16:29:59",
             "13/12/2024 16:30:00"]  # fmt: skip
    load_text(contest, ledger, csv_text([row(n, time=t) for n, t in enumerate(times)]))
    found = committee_view(contest, ledger).standings()["submitted_at"].to_pylist()
    assert sorted(found) == [datetime(2024, 11, 18, 7, 30), datetime(2024, 12, 13, 16, 29, 59)]
    assert committee_view(contest, ledger).balance().reasons == {"R101_outside_window": 2}


def test_this_file_is_read_with_the_csv_module_alike(contest: Contest, ledger: Ledger) -> None:
    """The fast reader against the standard library, on quotes, newlines and odd spaces."""
    rows = [row(n, name=f'"{n}", x\r\ny\t ', answer=" A") for n in range(1, 400)]
    text = csv_text(rows)
    load_text(contest, ledger, text)
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        found = con.sql("select c1, c2, c3, c4, c5, c6 from seen order by row_number").fetchall()
    assert found == [tuple(cells) for cells in list(csv.reader(text.splitlines(keepends=True)))[1:]]


def test_a_missing_row_of_the_same_second_does_not_take_a_rewritten_time(
    contest: Contest, ledger: Ledger
) -> None:
    """Row 2 was edited to the very second of row 4, which was deleted, by the same person."""
    who = {"name": "Người Số 2", "phone": "0900000002"}
    rows = [row(1), row(2), row(3), row(4, answer="C", prediction="99", **who), row(5)]
    load_text(contest, ledger, csv_text(rows))
    edited = row(2, time="20/11/2024 08:04:00", answer="B")
    report = load_text(contest, ledger, csv_text([rows[0], edited, rows[2], rows[4]]))
    assert (report.new, report.edited, report.missing) == (0, 1, 1)
    load_text(contest, ledger, csv_text([rows[0], edited, rows[2], rows[4]]))
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        gone = con.sql(
            "select first.row_number from seen as first join seen using (response_id) "
            "where first.event = 'seen' and seen.event = 'gone'"
        ).fetchall()
    assert gone == [(4,)]


def test_a_sheet_replaced_whole_is_compared_in_reasonable_time(
    contest: Contest, ledger: Ledger
) -> None:
    load_text(contest, ledger, csv_text(row(n) for n in range(3_000)))
    other = [row(n, time=f"1/12/2024 09:{n % 60:02}:30") for n in range(50_000, 53_000)]
    report = load_text(contest, ledger, csv_text(other), complete=True)
    assert counts(report) == (3_000, 3_000, 0, 3_000)


def test_a_file_cut_in_the_middle_of_a_letter_is_cut_off_not_another_encoding(
    contest: Contest, ledger: Ledger
) -> None:
    whole = csv_text([row(1), row(2)]).encode()
    with pytest.raises(SourceError) as caught:
        load_text(contest, ledger, whole[: whole.rindex("ở".encode()) + 1])
    assert caught.value.code == "cut_off"
    assert not ledger.exists()


def test_a_first_answer_of_a_megabyte_hides_no_delimiter(contest: Contest, ledger: Ledger) -> None:
    long = "<b>a;b</b>" * 100_000
    loaded = load_rows(contest, ledger, row(1, name=long), row(2, name='An "Bình", Chi'))
    assert loaded.observed == 2


def test_who_waits_is_told_each_stage_and_the_rows_done_in_it(
    contest: Contest, ledger: Ledger
) -> None:
    load_text(contest, ledger, csv_text([row(1), row(2)]))
    path = Path(ledger.uri).parent / "answers.csv"
    path.write_text(csv_text([row(1), row(2, answer="B"), row(3), row(4)]), "utf-8")
    told: list[tuple[str, int, int | None]] = []
    prepare(contest, ledger, path, watch=lambda *one: told.append(one))
    reads_and_compares = [("reading", 0, None), ("reading", 4, None), ("comparing", 0, 4)]
    assert told == reads_and_compares
    told.clear()
    load_file(contest, ledger, path, now=NOW, watch=lambda *one: told.append(one))
    assert told[:4] == [*reads_and_compares, ("writing", 3, 3)]
    assert {stage for stage, _, _ in told[4:]} == {"interpreting"}
    assert told[-1] == ("interpreting", 3, 3)
