"""The silent units beneath others are a task of the committee, and the task opens their list."""

from __future__ import annotations

from dataclasses import replace

from contest.units import Unit, UnitTree
from tests.builders import row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import Stage, make_contest, sheet

UNITS = UnitTree(
    (
        Unit("H", "Huyện Một", group="district", headcount=50),
        *(Unit(f"X{n}", f"Xã Số {n}", parent="H", headcount=10) for n in range(4)),
        Unit("S", "Sở Nội vụ", group="department", headcount=40),
        Unit("S1", "Phòng Một", parent="S"),
    )
)


def told(page: str) -> bool:
    return "đơn vị trực thuộc" in page


def test_silent_communes_are_a_task_that_opens_their_list(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(
        replace(make_contest(), units=UNITS),
        sheet(row(1, unit="Xã Số 1"), row(2, unit="Sở Nội vụ")),
    )
    found = view.headline().silent_beneath
    assert found == {("district", True): 3}, "nobody is asked for a room of a department"
    page = page_text(open_page("overview", view))
    assert told(page)
    listed = open_page("chase", view, layer="district", beneath="yes")
    assert all(f"Xã Số {n}" in page_text(listed) for n in (0, 2, 3))
    assert page_text(listed).count("Sở Nội vụ") == 1, "in the foot of the page alone"


def test_communes_are_no_task_where_the_contest_asks_for_districts_only(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(replace(make_contest(), units=UNITS), sheet(row(1, unit="Huyện Một")))
    assert view.headline().silent_beneath == {}
    assert not told(page_text(open_page("overview", view)))


def test_missing_headcounts_lead_to_the_page_that_takes_them_where_no_group_is_declared(
    open_page: OpenPage, stage: Stage
) -> None:
    alone = UnitTree((Unit("S", "Sở Nội vụ"),))
    view = stage(replace(make_contest(groups=()), units=alone), sheet(row(1, unit="Sở Nội vụ")))
    app = open_page("overview", view)
    links = [one.proto for one in app.get("page_link")]
    assert any(link.page.startswith("units") and "Đơn vị" in link.label for link in links)
