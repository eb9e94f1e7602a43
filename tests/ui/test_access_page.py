"""Quyền truy cập: the list of links has an order, is searched, and tells where links begin."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st

from contest.units import Unit, UnitTree
from service.identity import links
from service.identity.links import Listed
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk
from ui.access import link_list
from ui.access.link_list import in_order

NOW, DAY = datetime(2024, 12, 2, tzinfo=UTC), date(2024, 12, 2)
TREE = UnitTree((
    Unit("H1", "Huyện Đông"), Unit("H2", "Huyện Ân"), Unit("X1", "Xã Tân Dân", parent="H1"),
    Unit("X2", "Xã Tân Dân", parent="H2"),
))  # fmt: skip


def link(name: str, unit: str, made: int, ends: int, *, is_revoked: bool = False) -> Listed:
    """A link that was made `made` days ago and ends in `ends` days."""
    return Listed(
        name, unit, "an", NOW - timedelta(made), NOW + timedelta(ends), 0, None,
        NOW if is_revoked else None, "an" if is_revoked else None, "ready",
    )  # fmt: skip


LINKS = (
    link("over", "H1", made=90, ends=-60),
    link("taken back", "H1", made=1, ends=1, is_revoked=True),
    link("long", "H1", made=2, ends=300),
    link("short", "X2", made=3, ends=2),
    link("middle", "X1", made=4, ends=20),
    link("new", "H2", made=0, ends=30),
)


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("ends", ["short", "middle", "new", "long", "over", "taken back"]),
        ("unit", ["new", "long", "short", "middle", "over", "taken back"]),
        ("made", ["new", "long", "short", "middle", "taken back", "over"]),
    ],
)
def test_links_have_an_order_and_those_that_open_nothing_come_last(
    order: link_list.Order, wanted: list[str]
) -> None:
    assert [one.id for one in in_order(LINKS, TREE, DAY, NOW, order)] == wanted


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        ("tan dan", ["short", "middle"]), ("TÂN  da", ["short", "middle"]), ("xa dong", ["middle"]),
        ("x2", ["short"]), ("không có", []),
    ],
)  # fmt: skip
def test_links_are_found_by_words_of_unit_and_district_without_accents(
    search: str, wanted: list[str]
) -> None:
    assert [one.id for one in in_order(LINKS, TREE, DAY, NOW, "ends", search)] == wanted


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    access = tmp_path / "access.toml"
    access.write_text("[sign_in]\nways = []\n", encoding="utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    return make_desk(monkeypatch, tmp_path, row(1))


def test_new_links_begin_with_the_port_on_which_the_dashboard_runs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    option = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: 8600 if name == "server.port" else option(name)
    )
    app = desk.on("access")
    assert not app.exception
    assert "Liên kết sẽ bắt đầu bằng http://127.0.0.1:8600:" in page_text(app)


def test_many_links_are_ordered_and_searched_on_the_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_list, "PAGE", 2)
    now = datetime.now(UTC)
    for days, unit in ((30, "S1"), (9, "S2"), (20, "S1")):
        links.make(unit, "thu", days, "an", now)
    app = desk.on("access")
    text = page_text(app)
    assert text.index("<b>Sở Hai</b>") < text.index("<b>Sở Một</b>")
    assert "Tất cả 3 liên kết" in text
    app.text_input(key="access_find").set_value("so mot").run()
    assert not app.exception
    assert "<b>Sở Hai</b>" not in page_text(app)
    assert page_text(app).count("<b>Sở Một</b>") == 2
    app.text_input(key="access_find").set_value("sở ba").run()
    assert "Không có liên kết nào" in page_text(app)
