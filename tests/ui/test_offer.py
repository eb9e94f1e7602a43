"""What is taken away as a file: made for whoever is signed in when the button is pressed, and noted
down."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import FunctionType, MethodType

import pytest
from streamlit.testing.v1 import AppTest

from contest.errors import LedgerError, NotAllowedError
from ledger import Ledger
from results import Results, View
from results.principal import NOBODY
from service import downloads, environment
from tests.builders import row
from tests.ui.conftest import ROOT, OpenPage, page_text
from tests.ui.reviewing import Desk, make_desk
from tests.ui.staged import FULL, Stage, make_contest
from ui.group.parts import _FILE_COLUMNS
from ui.shell import session
from ui.shell.visit import Visit

Make = Callable[[], bytes]


@pytest.fixture(autouse=True)
def no_offers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "_offers", {})


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, row(1), row(2))


def link(app: AppTest) -> str:
    """The address of the page's file."""
    (found,) = re.findall(r'<a href="/tai-ve/([^"]+)" download="([^"]+)" class="ct-button">',
                          page_text(app))  # fmt: skip
    assert found[1] == "xep-hang-tam-tinh-thu.csv"
    return str(found[0])


@pytest.fixture
def made(desk: Desk) -> Make:
    """What the link beneath the standings would bring to the operating account."""
    app = desk.on("standings")
    assert not app.exception
    offered = downloads.offered(link(app), session.DEMO.id, session.clock())
    assert offered is not None
    return lambda: offered.make(environment.operator())


def test_a_file_holds_what_there_is_when_it_is_taken_and_is_noted_down(
    desk: Desk, made: Make
) -> None:
    desk.load(row(1), row(2), row(3))
    content = made()
    assert content.decode("utf-8-sig").count("Người Số") == 3
    table = desk.ledger.table("log")
    assert table is not None
    (line,) = table.to_pyarrow_table().to_pylist()
    assert (line["who"], line["act"], line["rows"]) == (environment.account(), "export", 3)
    assert line["sha256"] == sha256(content).hexdigest()
    assert "Người Số" not in str(line)


@pytest.mark.parametrize(("language", "between", "decimal"), [("vi", ";", ","), ("en", ",", ".")])
def test_a_file_is_for_a_spreadsheet_that_is_set_to_the_language_of_the_page(
    stage: Stage, open_page: OpenPage, language: str, between: str, decimal: str
) -> None:
    open_page("group-district", stage(make_contest(), *FULL), language)
    (one,) = downloads._offers.values()
    content = one.make(environment.operator()).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(content), delimiter=between))
    assert {len(line) for line in lines} == {len(_FILE_COLUMNS)}
    numbers = [cell for line in lines for cell in line if re.fullmatch(r"\d+\D\d+", cell)]
    assert numbers
    assert all(decimal in cell for cell in numbers)


def test_nobody_takes_a_file(desk: Desk, made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "operator", lambda: NOBODY)
    with pytest.raises(NotAllowedError):
        made()
    assert desk.ledger.table("log") is None


def test_a_page_that_is_drawn_again_keeps_its_link(desk: Desk) -> None:
    first = link(desk.on("standings"))
    assert link(desk.on("standings")) == first
    assert list(downloads._offers) == [first]


def kept_by(one: object) -> Iterator[object]:
    """What a function holds on to: its arguments so far, its object, the variables around it."""
    yield one
    held: list[object] = []
    if isinstance(one, partial):
        held = [one.func, *one.args, *one.keywords.values()]
    elif isinstance(one, MethodType):
        held = [one.__self__]
    elif isinstance(one, FunctionType):
        held = [*(cell.cell_contents for cell in one.__closure__ or ()), *(one.__defaults__ or ())]
    for inner in held:
        yield from kept_by(inner)


@pytest.mark.parametrize("address", ["standings", "group-district"])
def test_what_makes_a_file_keeps_no_view(stage: Stage, open_page: OpenPage, address: str) -> None:
    """Views hold whole tables, and an offer outlives its page."""
    open_page(address, stage(make_contest(), *FULL))
    (one,) = downloads._offers.values()
    kept = list(kept_by(one.make))
    assert len(kept) > 5
    assert not [thing for thing in kept if isinstance(thing, View | Results | Visit)]


def test_a_file_that_cannot_be_noted_down_is_not_made(
    made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(Ledger, "append", full)
    with pytest.raises(LedgerError):
        made()


def test_no_page_hands_out_a_file_by_streamlits_own_button() -> None:
    """Its address is bound to no session, and the door drops the message that makes its file."""
    for path in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        assert "download_button" not in path.read_text("utf-8"), path
