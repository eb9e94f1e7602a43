"""The checks before the opening as an administrator sees them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from service import preflight
from service.preflight import Check
from ui.shell import session


def _page() -> None:
    from types import SimpleNamespace
    from typing import cast

    import streamlit as st

    from contest import Contest
    from contest.settings import Settings, Source
    from i18n.format import Format
    from i18n.words import Words
    from ui.setup.preflight import draw_preflight
    from ui.shell.visit import Visit

    source = Source(id="bieu-mau", kind="google_sheet", spreadsheet_id="x")
    settings = Settings.model_validate({"contest": {"id": "thu", "title": "Thử"}})
    contest = Contest(settings.model_copy(update={"sources": (source,)}))
    language = st.session_state.get("spoken", "vi")
    say = Words(language)
    visit = cast(Visit, SimpleNamespace(say=say, fmt=Format(language), contest=contest))
    draw_preflight(visit)


CHECKS = (
    Check("folder", True, "folder_right"),
    Check("private", False, "sheet_public", {"status": "200"}, "bieu-mau"),
    Check("sheet", False, "failure", {"address": "<b>máy</b>"}, "bieu-mau", "google_not_shared"),
)
PASSES = {"folder": datetime(2024, 11, 18, 0, 30, tzinfo=UTC)}


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the checks find; a test of the list asks no Google."""
    monkeypatch.setattr(preflight, "run", lambda place, who, moment: CHECKS)
    monkeypatch.setattr(preflight, "last_passes", lambda place: PASSES)
    for name in ("place", "principal", "moment"):
        monkeypatch.setattr(session, name, lambda: "x")


def _html(app: AppTest) -> str:
    return "\n".join(one.body for one in app.get("html"))


def test_before_the_first_run_every_check_is_listed_with_its_last_pass() -> None:
    app = AppTest.from_function(_page).run()
    assert not app.exception
    html = _html(app)
    assert html.count("Chưa kiểm tra") == 10
    assert "18/11/2024 07:30" in html, "contest-local"
    assert html.count("Chưa lần nào") == 9


def test_a_press_shows_what_was_found_and_what_to_do() -> None:
    app = AppTest.from_function(_page).run()
    app.button(key="preflight_run").click().run()
    assert not app.exception
    html = _html(app)
    assert "2 trong 3 mục chưa đạt" in html
    assert "Ai có liên kết cũng tải được bảng" in html
    assert "Việc cần làm: Làm ngay" in html
    assert "<b>máy</b>" not in html
    assert "&lt;b&gt;máy" in html
    app.run()
    assert "2 trong 3 mục chưa đạt" in _html(app), "it stays while the session lasts"
    assert app.button(key="preflight_run").label == "Kiểm tra lại"
