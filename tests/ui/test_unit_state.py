"""The page of a group offers the states of its units where they change inside the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from contest import load
from ingest import load_file
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, NOW, TOML, csv_text, row, write_folder
from tests.ui.conftest import OpenPage, page_text
from ui.components.plain import plain

UNITS = """code,name,group,parent,headcount,valid_from,valid_to,successor
H1,Huyện Một,huyen,,40,,,
X1,Xã Cũ Một,,H1,10,,2024-11-30,X1
X2,Xã Cũ Hai,,H1,20,,2024-11-30,X1
X1,Xã Mới,,H1,30,2024-12-01,,
S1,Sở Một,so,,5,,,
"""


@pytest.fixture
def view(tmp_path: Path) -> View:
    contest = load(write_folder(tmp_path / "contest", toml=TOML, units=UNITS))
    ledger, file = Ledger.at(tmp_path / "ledger"), tmp_path / "a.csv"
    old = ("Xã Cũ Một", "Xã Cũ Hai", "Xã Cũ Hai", "Sở Một")
    rows = [row(n, unit=name) for n, name in enumerate(old)]
    file.write_text(csv_text([*rows, row(9, unit="Xã Mới", time="01/12/2024 00:00:00")]), "utf-8")
    load_file(contest, ledger, file, now=NOW)
    return visible(compute(contest, ledger, now=NOW), COMMITTEE)


def choice(app: AppTest) -> Any:
    return next((group for group in app.button_group if group.key == "unit_state"), None)


def test_a_unit_is_shown_in_the_state_that_is_chosen(open_page: OpenPage, view: View) -> None:
    app = open_page("group-huyen", view, unit="H1")
    assert choice(app).options == [
        "Theo đơn vị lúc nộp bài",
        plain("Theo đơn vị trước 01/12/2024"),
        plain("Theo đơn vị từ 01/12/2024"),
    ]
    assert choice(app).value == "2024-12-01", "the newest state that is in force"
    text = page_text(app)
    assert "4/30" in text
    assert "Xã Cũ" not in text
    assert "units=2024-12-01" in text  # its links keep the state

    choice(app).set_value("2024-11-30").run()
    text = page_text(app)
    assert "1/10" in text
    assert "2/20" in text
    assert "Xã Mới" not in text
    assert "4/40" in text  # the district is the same in every state

    choice(app).set_value("submitted").run()
    text = page_text(app)
    assert "Xã Mới" in text
    assert "Đơn vị đã kết thúc hoạt động" in text
    assert "units=submitted" in text


def test_before_the_change_a_page_opens_with_the_units_at_submission(
    open_page: OpenPage, view: View
) -> None:
    early = view.as_of(datetime(2024, 11, 25))
    app = open_page("group-huyen", early, unit="H1")
    assert choice(app).value == "submitted"
    assert "units=" not in page_text(app)


def test_the_state_is_in_the_address(open_page: OpenPage, view: View) -> None:
    app = open_page("group-huyen", view, language="en", unit="H1", units="2024-12-01")
    assert choice(app).value == "2024-12-01"
    assert "By the units from 1 Dec 2024" in choice(app).options
    assert "4/30" in page_text(app)
    odd = open_page("group-huyen", view, unit="H1", units="<b>2024-12-05")
    assert not odd.exception
    assert choice(odd).value == "2024-12-01"


def test_a_group_whose_units_do_not_change_offers_nothing(open_page: OpenPage, view: View) -> None:
    app = open_page("group-so", view)
    assert not app.exception
    assert choice(app) is None
