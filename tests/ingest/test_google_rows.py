"""Rows are told apart without decoding them, whatever people write into a form."""

import json
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from ingest.loading.load import load_sheet
from ingest.sources.google import rows as google_rows
from ingest.sources.google.rows import decoded, split_rows
from ledger import Ledger
from tests.builders import NOW
from tests.live_google import START, Live, answer, cells

HOSTILE = [
    ["],[", '"],["', "]  ,\n[", '\\"],[\\"', "\\", '"', '\\\\"],["'],
    [],
    ["]", ",", "[", "]],[["],
    ['"values": [[', '{"values": [["a"]]}', 1.5, True, -3],
    ["", '],["\\u005d', "\u2028", "Đỗ Thị Ánh]"],
]
WRITINGS = {
    "compact": {"separators": (",", ":")},
    "spaced": {},
    "indented, escaped": {"indent": 2, "ensure_ascii": True},
}


def body(how: str, rows: list[list[object]]) -> bytes:
    answer = {"valueRanges": [{"values": rows, "range": "'],['!A1:Z9"}], "spreadsheetId": "],["}
    return json.dumps(answer, **{"ensure_ascii": False, **WRITINGS[how]}).encode()  # type: ignore[arg-type]


@pytest.mark.parametrize("how", WRITINGS)
@pytest.mark.parametrize("last", range(len(HOSTILE)))
def test_rows_are_split_where_they_end_and_not_inside_of_a_text(how: str, last: int) -> None:
    rows = HOSTILE[last + 1 :] + HOSTILE[: last + 1]
    found = split_rows(body(how, rows))
    assert decoded(found["valueRanges"][0]["values"]) == rows
    found["valueRanges"][0]["values"] = rows
    assert found == orjson.loads(body(how, rows))


def test_an_answer_that_was_cut_anywhere_is_no_answer() -> None:
    whole = body("compact", HOSTILE)
    for length in range(len(whole)):
        with pytest.raises(ValueError):  # noqa: PT011
            split_rows(whole[:length])


def test_a_second_complete_read_decodes_only_what_changed(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.tab.extend(answer(number) for number in range(4, 40))
    ledger, sheets = Ledger.at(live.folder.parent / "ledger"), live.sheets()
    sheet = sheets.read_all(live.contest, live.source)
    load_sheet(live.contest, ledger, live.source, sheet, complete=True, now=NOW)
    live.tab.sort(lambda row: str(row[1]))
    live.tab.answer_again(7, START + timedelta(hours=9), c5="B")
    live.tab.append([*answer(40), "thêm một ô"])
    counted: list[int] = []

    def counting(rows: list[bytes]) -> list[list[object]]:
        counted.append(len(rows))
        return decoded(rows)

    monkeypatch.setattr(google_rows, "decoded", counting)
    sheet = sheets.read_all(live.contest, live.source)
    report = load_sheet(live.contest, ledger, live.source, sheet, complete=True, now=NOW)
    assert (report.observed, report.new, report.edited, report.gone) == (40, 1, 1, 0)
    assert counted == [2]
    assert cells(sheet) == cells(live.read_all())


def test_what_is_remembered_of_rows_is_forgotten_when_they_read_otherwise(
    live: Live, tmp_path: Path
) -> None:
    ledger, sheets = Ledger.at(tmp_path / "other"), live.sheets()
    for zone, edited in (("Asia/Ho_Chi_Minh", 0), ("America/New_York", 3), ("Asia/Ho_Chi_Minh", 3)):
        live.book.zone = zone
        sheet = sheets.read_all(live.contest, live.source)
        report = load_sheet(live.contest, ledger, live.source, sheet, complete=True, now=NOW)
        assert (report.observed, report.edited) == (3, edited)
        assert cells(sheet) == cells(live.read_all())
