"""A small contest, its empty ledger, and its response sheet on a Google of this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from contest import Contest, load
from ledger import Ledger
from tests.builders import HEADER, write_folder
from tests.fake_google import FakeGoogle
from tests.live_google import Live, answer


@pytest.fixture
def contest(tmp_path: Path) -> Contest:
    return load(write_folder(tmp_path / "thu"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.at(tmp_path / "ledger")


@pytest.fixture(scope="session")
def fake_google() -> Iterator[FakeGoogle]:
    with FakeGoogle() as google:
        yield google


@pytest.fixture
def live(
    fake_google: FakeGoogle, contest: Contest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Live:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    fake_google.calls.clear()
    fake_google.faults.clear()
    fake_google.accounts.revoked = False
    book = fake_google.spreadsheet()
    book.add_tab("Tổng hợp", ["Số liệu"])
    tab = book.add_tab("Câu trả lời biểu mẫu 1", HEADER)
    tab.extend(answer(number) for number in range(1, 4))
    key = tmp_path / "keys" / "key.json"
    key.parent.mkdir()
    key.write_text(fake_google.key_file())
    source = contest.sources[0].model_copy(
        update={"kind": "google_sheet", "spreadsheet_id": book.id, "tab": tab.title}
    )
    environment = {
        "CONTEST_GOOGLE_KEY_FILE": str(key),
        "CONTEST_GOOGLE_ENDPOINT": fake_google.address,
    }
    return Live(fake_google, book, tab, contest, source, environment, tmp_path / "thu")
