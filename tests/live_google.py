"""A spreadsheet of answers on a Google of this machine, and what reads it live."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from contest import Contest, load
from contest.errors import SourceError
from contest.settings import Source
from ingest.sources.google.client import GoogleClient
from ingest.sources.google.key import find_key
from ingest.sources.google.quota import Quota
from ingest.sources.google.retry import Patience
from ingest.sources.google.sheet import GoogleSheets
from ingest.sources.sheet import Sheet
from tests.builders import HEADER, row
from tests.fake_google import FakeGoogle, Spreadsheet, Tab

SAMPLE = Path(__file__).resolve().parents[1] / "contests" / "hai-duong-2024"
START = datetime(2024, 11, 20, 8, 0, 0, 128_000)


class PretendTime:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Live:
    """A spreadsheet with one tab of answers, and what reads it."""

    google: FakeGoogle
    book: Spreadsheet
    tab: Tab
    contest: Contest
    source: Source
    environment: dict[str, str]
    folder: Path
    time: PretendTime = field(default_factory=PretendTime)

    def sheets(self, **other: Any) -> GoogleSheets:
        time = self.time
        patience = Patience(
            clock=time.clock, sleep=time.sleep, draw=random.Random(1).uniform, seconds=180
        )
        quota = Quota(50, 60.0, clock=time.clock, sleep=time.sleep)
        usual: dict[str, Any] = {
            "endpoint": self.google.address,
            "patience": patience,
            "quota": quota,
            "timeouts": (1.0, 0.3),
        }
        key = find_key(self.folder, self.environment)
        return GoogleSheets(GoogleClient(key, **{**usual, **other}))

    def read_all(self, source: Source | None = None) -> Sheet:
        return self.sheets().read_all(self.contest, source or self.source)

    def failure(self) -> SourceError:
        with pytest.raises(SourceError) as caught:
            self.read_all()
        return caught.value


def live_small(google: FakeGoogle, contest: Contest, place: Path) -> Live:
    """Three answers of the small contest, whose folder is `thu` in `place`, beside another tab. The
    folder does not name the sheet; `source` does."""
    book = google.spreadsheet()
    book.add_tab("Tổng hợp", ["Số liệu"])
    tab = book.add_tab("Câu trả lời biểu mẫu 1", HEADER)
    tab.extend(answer(number) for number in range(1, 4))
    key = place / "keys" / "key.json"
    key.parent.mkdir()
    key.write_text(google.key_file())
    key.chmod(0o600)
    source = contest.sources[0].model_copy(
        update={"kind": "google_sheet", "spreadsheet_id": book.id, "tab": tab.title}
    )
    return Live(google, book, tab, contest, source, environment(google, key), place / "thu")


def live_sample(google: FakeGoogle, place: Path, header: list[str], *keys: str) -> Live:
    """A sheet under this header, and a copy in `place` of the sample's contest folder whose source
    it is; `keys` are lines for that source. The key of Google lies beside it."""
    folder, key = place / "contest", place / "key.json"
    shutil.copytree(SAMPLE, folder)
    key.write_text(google.key_file(), "utf-8")
    key.chmod(0o600)
    book = google.spreadsheet()
    tab = book.add_tab("Câu trả lời biểu mẫu 1", header)
    lines = ['kind = "google_sheet"', f'spreadsheet_id = "{book.id}"', f"sheet_id = {tab.sheet_id}"]
    settings = folder / "contest.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('kind = "file"', "\n".join([*lines, *keys])), "utf-8")
    contest = load(folder)
    return Live(google, book, tab, contest, contest.sources[0], environment(google, key), folder)


def environment(google: FakeGoogle, key: Path) -> dict[str, str]:
    """What a process needs to read this Google instead of the real one."""
    return {
        "CONTEST_GOOGLE_KEY_FILE": str(key),
        "CONTEST_GOOGLE_ENDPOINT": google.address,
        "NO_PROXY": "127.0.0.1",
    }


def answer(number: int, **cells: str) -> list[Any]:
    """A row as the sheet holds it: a time with milliseconds, a phone as text, a number."""
    return [START + timedelta(minutes=number), *row(number, **cells)[1:-1], float(number)]


def cells(sheet: Sheet) -> list[tuple[str | None, ...]]:
    return [
        line
        for batch in sheet.batches()
        for line in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    ]
