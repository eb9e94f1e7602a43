"""What is taken away as a file: made for whoever is signed in when the button is pressed, and noted
down."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from contest.errors import LedgerError, NotAllowedError
from ledger import Ledger
from results.principal import NOBODY
from service.environment import account
from tests.builders import row
from tests.ui.reviewing import Desk, make_desk
from ui.components import offer
from ui.shell import session

Make = Callable[[], bytes]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, row(1), row(2))


@pytest.fixture
def made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Make:
    """What the download button of the standings would send."""
    offered: list[Make] = []
    monkeypatch.setattr(offer.st, "download_button", lambda _, make, **__: offered.append(make))
    assert not desk.on("standings").exception
    return offered[-1]


def test_a_file_holds_what_there_is_when_it_is_taken_and_is_noted_down(
    desk: Desk, made: Make
) -> None:
    desk.load(row(1), row(2), row(3))
    content = made()
    assert content.decode("utf-8-sig").count("Người Số") == 3
    table = desk.ledger.table("log")
    assert table is not None
    (line,) = table.to_pyarrow_table().to_pylist()
    assert (line["who"], line["act"], line["rows"]) == (account(), "export", 3)
    assert line["sha256"] == sha256(content).hexdigest()
    assert "Người Số" not in str(line)


def test_nobody_takes_a_file(desk: Desk, made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "principal", lambda: NOBODY)
    with pytest.raises(NotAllowedError):
        made()
    assert desk.ledger.table("log") is None


def test_a_file_that_cannot_be_noted_down_is_not_made(
    made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(Ledger, "append", full)
    with pytest.raises(LedgerError):
        made()
