"""Reading a large response sheet live, beside the decoding of the same bytes and beside
`get_all_records`.

`python -m tests.bench.google_sheet [--rows N]`. The server sends bodies made beforehand, so that it
costs as little as it can beside the reader, with which it shares the process.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import gspread
import orjson
import pandas as pd

from contest import load
from ingest.google_client import connect
from ingest.google_sheet import GoogleSheets
from tests.bench.__main__ import line, timed
from tests.builders import TOML, write_folder
from tests.fake_google import FakeGoogle, Spreadsheet, Tab
from tests.fake_google.faults import Fault
from tests.fake_google.ranges import Range, values_of

COLUMNS = 26
START = datetime(2024, 11, 18, 7, 30, 0, 128_000)
OPTION = "Cải cách thể chế, thủ tục hành chính và tổ chức bộ máy hành chính nhà nước"


def main() -> None:
    """Print the measurements as a table."""
    parser = argparse.ArgumentParser("python -m tests.bench.google_sheet")
    parser.add_argument("--rows", type=int, default=200_000)
    options = parser.parse_args()
    with FakeGoogle() as google, tempfile.TemporaryDirectory() as place:
        measure(google, Path(place), options.rows)


def measure(google: FakeGoogle, place: Path, rows: int) -> None:
    """Read `rows` × 26 cells in each way; that they come to the same rows is asserted."""
    os.environ["NO_PROXY"] = "127.0.0.1"
    contest = load(write_folder(place / "contest", toml=TOML))
    (place / "key.json").write_text(google.key_file())
    book = google.spreadsheet()
    tab = _filled(book, rows)
    source = contest.sources[0].model_copy(
        update={"kind": "google_sheet", "spreadsheet_id": book.id, "tab": tab.title}
    )
    client = connect(
        place / "contest",
        {
            "CONTEST_GOOGLE_KEY_FILE": str(place / "key.json"),
            "CONTEST_GOOGLE_ENDPOINT": google.address,
        },
    )
    stored = values_of(Range(tab), {"valueRenderOption": "UNFORMATTED_VALUE"})
    body = json.dumps({"valueRanges": [stored]}, ensure_ascii=False).encode()
    shown = json.dumps(values_of(Range(tab), {}), ensure_ascii=False).encode()
    del stored
    tab.clear()
    print(f"{rows:,} rows × {COLUMNS} columns, {len(body) / 1e6:,.0f} MB of JSON\n")

    google.faults.script(None, Fault(200, body, "application/json"))
    reading, sheet = timed(lambda: GoogleSheets(client).read_all(contest, source))
    found = sum(batch.num_rows for batch in sheet.batches())
    del sheet
    google.faults.script(None, None, Fault(200, shown, "application/json"))
    by_records, frame = timed(lambda: _records(client, book.id, tab.title))
    assert found == len(frame) == rows, (found, len(frame))
    del frame
    reference, _ = timed(lambda: orjson.loads(body))
    line("orjson, decoding the same bytes", reference, reference)
    line("json, decoding the same bytes", timed(lambda: json.loads(body))[0], reference)
    line("read_all: asked, decoded, Arrow columns", reading, reference)
    line("get_all_records and a pandas frame", by_records, reference)


def _records(client: gspread.HTTPClient, book: str, title: str) -> pd.DataFrame:
    opened = gspread.Client(client.session.credentials, http_client=lambda *_: client)
    return pd.DataFrame(opened.open_by_key(book).worksheet(title).get_all_records())


def _filled(book: Spreadsheet, rows: int) -> Tab:
    """Answers such as a contest of 20 questions gets."""
    questions = [f"Câu {number}" for number in range(1, 21)]
    header = ["Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", *questions]
    tab = book.add_tab("Câu trả lời biểu mẫu 1", [*header, "Dự đoán", "Điểm số"])
    tab.rows += [
        [
            START + timedelta(seconds=number, milliseconds=number % 997),
            f"Nguyễn Văn Số {number}",
            f"09{number:08}",
            f"Đơn vị số {number % 300}",
            *([OPTION[: 20 + (number + question) % 50] for question in range(20)]),
            float(number % 5000),
            float(number % 21),
        ]
        for number in range(rows)
    ]
    tab.row_count = rows + 1
    return tab


if __name__ == "__main__":
    main()
