"""Date cells that lost their format: a workbook is read, a text file is refused."""

import io
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, MAC_EPOCH, to_excel

from authoring.draft import propose
from contest import Contest, load
from contest.errors import SourceError
from ingest import load_file
from ingest.sources.serials import moment
from ledger import Ledger
from tests.builders import HEADER, NOW, TOML, csv_text, row, write_folder

BORN = TOML.replace("[identity]", 'birth_date = ["Ngày sinh"]\n[identity]')


def book(rows: list[tuple[object, ...]], *, since_1904: bool = False) -> bytes:
    made = openpyxl.Workbook()
    if since_1904:
        made.epoch = CALENDAR_MAC_1904
    for cells in ([*HEADER, "Ngày sinh"], *rows):
        made.worksheets[0].append(list(cells))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def cells_of(ledger: Ledger, column: str) -> list[str]:
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        found = con.sql(f"select {column} from seen order by load_number, row_number").fetchall()
    return [text for (text,) in found]


@settings(max_examples=200, deadline=None)
@given(st.datetimes(datetime(1911, 1, 1), datetime(2099, 12, 31)))
def test_a_serial_number_is_the_moment_that_a_spreadsheet_means(when: datetime) -> None:
    when = when.replace(microsecond=when.microsecond // 1000 * 1000)
    found, old = moment(to_excel(when)), moment(to_excel(when, MAC_EPOCH), since_1904=True)
    assert found is not None
    assert abs(found - when) <= timedelta(milliseconds=1)
    assert old is None or abs(old - when) <= timedelta(milliseconds=1)


@pytest.mark.parametrize("number", [0.0, 120.0, 1990.0, 3653.9, 73051.0, 20241120.0, -45616.0])
def test_a_number_that_is_no_date_stays_a_number(number: float) -> None:
    assert moment(number) is None


@pytest.mark.parametrize("since_1904", [False, True])
def test_a_workbook_whose_dates_became_numbers_is_read_as_before(
    ledger: Ledger, tmp_path: Path, since_1904: bool
) -> None:
    contest = load(write_folder(tmp_path / "born", toml=BORN))
    times = [datetime(2024, 11, 20, 8, n, 7) for n in range(3)]
    born = datetime(1990, 2, 1)
    good = [(when, *row(n)[1:], born) for n, when in enumerate(times)]
    epoch = MAC_EPOCH if since_1904 else None
    number = (lambda when: to_excel(when, epoch)) if epoch else to_excel
    lost = [(number(when), *cells, number(day)) for when, *cells, day in good]
    file = tmp_path / "a.xlsx"
    file.write_bytes(book(good, since_1904=since_1904))
    assert load_file(contest, ledger, file, now=NOW).new == 3
    file.write_bytes(book(lost, since_1904=since_1904))
    report = load_file(contest, ledger, file, now=NOW)
    assert (report.observed, report.changes) == (3, 0)
    fresh = Ledger.at(tmp_path / "fresh")
    assert load_file(contest, fresh, file, now=NOW).new == 3
    assert cells_of(fresh, "c1") == [when.isoformat(" ") for when in times]
    assert cells_of(fresh, "c7") == ["1990-02-01 00:00:00"] * 3


def test_a_number_in_another_column_of_a_workbook_stays_a_number(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(book([(datetime(2024, 11, 20, 8), *row(1)[1:-1], 45616.3335, 45616)]))
    load_file(contest, ledger, file, now=NOW)
    assert (cells_of(ledger, "c6"), cells_of(ledger, "c7")) == (["45616.3335"], ["45616"])


def test_the_draft_of_such_a_workbook_knows_its_window(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(book([(45616.5, *row(n)[1:], None) for n in (1, 2)]))
    assert propose(file).first_submitted_at == datetime(2024, 11, 20, 12)


@pytest.mark.parametrize("text", ["45616.3335", "45616,3335", "45616", " 45616.33351 "])
@pytest.mark.parametrize("times", [1, 3])
def test_a_text_file_whose_times_became_numbers_is_refused_with_the_row(
    contest: Contest, ledger: Ledger, tmp_path: Path, text: str, times: int
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(csv_text([row(1), row(2), row(3)], delimiter=";"), encoding="utf-8")
    load_file(contest, ledger, file, now=NOW)
    before = ledger.load_number("bieu-mau")
    rows = [row(n, time=text) if n > 3 - times else row(n) for n in (1, 2, 3)]
    file.write_text(csv_text(rows, delimiter=";"), encoding="utf-8")
    with pytest.raises(SourceError, match="lost its date format") as caught:
        load_file(contest, ledger, file, now=NOW)
    assert (caught.value.code, caught.value.facts["row"]) == ("serial_times", 5 - times)
    assert ledger.load_number("bieu-mau") == before


def test_a_text_file_whose_birth_dates_became_numbers_is_refused(
    ledger: Ledger, tmp_path: Path
) -> None:
    contest = load(write_folder(tmp_path / "born", toml=BORN))
    file = tmp_path / "a.csv"

    def loaded(*born: str) -> int:
        rows = [(*row(n), day) for n, day in enumerate(born, start=1)]
        file.write_text(csv_text(rows, header=(*HEADER, "Ngày sinh")), encoding="utf-8")
        return load_file(contest, ledger, file, now=NOW).observed

    assert loaded("01/02/1990", "32905", "", "03/02/1990") == 4, "one person typed a number"
    with pytest.raises(SourceError, match="'Ngày sinh' contains numbers"):
        loaded("32905", "32906", "", "03/02/1990")
