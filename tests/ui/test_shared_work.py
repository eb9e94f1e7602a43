"""What a page shows is made once: who comes after, or looks again, makes nothing anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deltalake import DeltaTable
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ledger import ledger as ledger_module
from results import Principal, Results
from service import wired
from tests.builders import COMMITTEE, here, row
from tests.ui.conftest import FRAME, page_text
from tests.ui.reviewing import Desk, make_desk
from ui.shell import session

LOOK = 8
"""Tables whose log is looked at to find that nothing is new."""


class Work:
    """The queries, the tables of the ledger whose log was looked at, and those that were opened,
    since the last `clear`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.queries, self.looked_at, self.opened = list[str](), list[str](), list[str]()
        work, rows, make = self, Results.rows, Results._make
        open_table = ledger_module.open_table

        class Counted(DeltaTable):
            def __init__(self, table_uri: str, *args: Any, **options: Any) -> None:
                super().__init__(table_uri, *args, **options)
                work.opened.append(table_uri.rsplit("/", 1)[-1])

        def looked(uri: str, name: str) -> DeltaTable | None:
            work.looked_at.append(name)
            return open_table(uri, name)

        def counted(results: Results, table: str, query: str, *args: Any, **also: Any) -> Any:
            work.queries.append(query)
            return rows(results, table, query, *args, **also)

        def making(results: Results, name: str) -> None:
            work.queries.append(f"make {name}")
            make(results, name)

        monkeypatch.setattr("ledger.tables.DeltaTable", Counted)
        monkeypatch.setattr(ledger_module, "open_table", looked)
        monkeypatch.setattr(Results, "rows", counted)
        monkeypatch.setattr(Results, "_make", making)

    def clear(self) -> None:
        self.queries.clear()
        self.looked_at.clear()
        self.opened.clear()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    # No look grows old by itself: a slow machine would look more often.
    monkeypatch.setattr(wired, "_LOOK_SECONDS", 1e9)
    return make_desk(monkeypatch, tmp_path, row(1), row(2), row(3, unit="Sở Ba"))


@pytest.fixture
def work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Work:
    return Work(monkeypatch)


def viewer_on(address: str) -> AppTest:
    """Another viewer's browser."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app._page_hash = calc_hash(address)
    return app


@pytest.mark.parametrize("address", ["overview", "group-so", "intake"])
def test_another_viewer_asks_nothing_that_one_has_asked(
    desk: Desk, work: Work, address: str
) -> None:
    first = page_text(desk.on(address))
    assert work.queries
    assert work.looked_at
    other = viewer_on(address)
    for _ in range(2):
        work.clear()
        assert page_text(other.run()) == first
        assert not other.exception
        assert (work.queries, work.looked_at) == ([], [])


def test_to_see_that_nothing_is_new_costs_one_look_for_all_viewers(desk: Desk, work: Work) -> None:
    desk.on("overview")
    viewers = [viewer_on("overview") for _ in range(2)]
    (place,) = [one for one in wired._kept if one == here()]
    wired._kept[place] = wired._kept[place]._replace(at=float("-inf"))
    work.clear()
    for viewer in viewers:
        viewer.run()
    assert (work.queries, work.opened) == ([], [])
    assert len(work.looked_at) == LOOK


def test_what_this_process_writes_is_shown_at_once(desk: Desk, work: Work) -> None:
    other = viewer_on("intake")
    other.run()
    before = session.written()
    desk.load(row(1), row(2), row(3, unit="Sở Ba"), row(4))
    loaded = session.written()
    assert loaded != before
    assert session.open_for(COMMITTEE).view.balance().observed == 4
    desk.ledger.decide("reject", desk.id_of("Người Số 1"), by="ai", now=session.clock())
    assert session.written() != loaded
    view = session.open_for(COMMITTEE).view
    assert (view.balance().rejected, len(view.decisions)) == (1, 1)
    assert view.headline().people == 2


def test_what_is_kept_for_one_scope_is_not_handed_to_another(desk: Desk, work: Work) -> None:
    committee = session.open_for(COMMITTEE).view
    committee.headline()
    committee.headline()
    work.clear()
    assert committee.headline() is committee.headline()
    assert work.queries == []
    other = type(committee)(committee._results, Principal("báo", "press"))
    assert other.headline() is not committee.headline()
