"""The zone that a spreadsheet tells live is the zone of its exports too."""

from datetime import datetime
from pathlib import Path

import pytest

from contest import Contest
from contest.errors import SourceError
from ingest import LoadReport, load_file
from ingest.polling.poll import Watch, poll_sheet
from ledger import Ledger
from tests.builders import NOW, csv_text
from tests.desk import committee_view
from tests.live_google import Live, answer

ABROAD = "America/Los_Angeles"


def export(live: Live, place: Path) -> Path:
    """The sheet's download as CSV: wall times of the sheet, without a zone."""
    rows = [
        [f"{cell:%d/%m/%Y %H:%M:%S}" if isinstance(cell, datetime) else cell for cell in line]
        for line in live.tab.rows[1:]
    ]
    path = place / "export.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def imported(live: Live, contest: Contest, ledger: Ledger, place: Path) -> LoadReport:
    return load_file(contest, ledger, export(live, place), now=NOW)


def pulled(live: Live, contest: Contest, ledger: Ledger) -> LoadReport:
    return poll_sheet(contest, ledger, live.source, live.sheets(), Watch(), now=NOW)


def times(contest: Contest, ledger: Ledger) -> list[datetime]:
    view = committee_view(contest, ledger)
    return [line["submitted_at"] for line in view.standings().to_pylist()]


def test_an_export_of_a_sheet_in_another_zone_moves_nobody(
    live: Live, contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    live.book.zone = ABROAD
    pulled(live, contest, ledger)
    before = times(contest, ledger)
    assert before[0].hour == 23, "08:00 in Los Angeles"
    report = imported(live, contest, ledger, tmp_path)
    assert (report.refused, report.changes) == (None, 0)
    assert pulled(live, contest, ledger).changes == 0
    assert times(contest, ledger) == before


def test_new_rows_of_such_an_export_are_read_in_the_zone_of_the_sheet(
    live: Live, contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    live.book.zone = ABROAD
    pulled(live, contest, ledger)
    live.tab.append(answer(9))
    assert imported(live, contest, ledger, tmp_path).new == 1
    report = pulled(live, contest, ledger)
    assert (report.new, report.edited, report.missing) == (0, 0, 0)
    assert {moment.hour for moment in times(contest, ledger)} == {23}


def test_a_live_read_that_moves_all_rows_of_an_earlier_file_is_refused(
    live: Live, contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    imported(live, contest, ledger, tmp_path)
    before = times(contest, ledger)
    live.book.zone = ABROAD
    with pytest.raises(SourceError, match="times_shifted"):
        pulled(live, contest, ledger)
    assert times(contest, ledger) == before


def test_a_zone_that_was_put_right_in_the_sheet_moves_its_rows(
    live: Live, contest: Contest, ledger: Ledger
) -> None:
    live.book.zone = ABROAD
    pulled(live, contest, ledger)
    live.book.zone = "Asia/Ho_Chi_Minh"
    assert pulled(live, contest, ledger).edited == 3
    assert {moment.hour for moment in times(contest, ledger)} == {8}
