"""The overview comes in two parts to a browser that has painted nothing yet, and each part once."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from results import Results
from tests.builders import row
from tests.ui.conftest import FRAME, page_text
from tests.ui.reviewing import Desk, make_desk
from ui.shell import first_paint

FIGURES, REST = "Người dự thi</dt>", "Việc cần làm</h2>"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(monkeypatch, tmp_path_factory.mktemp("desk"), row(1), row(2), row(3))


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries of results, in order."""
    asked, rows = list[str](), Results.rows

    def counted(results: Results, table: str, query: str, *args: object, **also: object) -> object:
        asked.append(query)
        return rows(results, table, query, *args, **also)  # type: ignore[arg-type]

    monkeypatch.setattr(Results, "rows", counted)
    return asked


def has_place(app: AppTest) -> bool:
    return any(button.key == "ask_for_rest" for button in app.button)


def test_a_browser_gets_the_figures_first_and_the_rest_when_it_asks(
    desk: Desk, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "is_browser", lambda: True)
    app = desk.on("overview")
    assert not app.exception
    assert FIGURES in page_text(app)
    assert REST not in page_text(app)
    app.button(key="ask_for_rest").click().run()
    assert not app.exception
    assert FIGURES in page_text(app)
    assert REST in page_text(app)
    assert not has_place(app)
    assert queries, "the parts ask for tables"
    assert len(queries) == len(set(queries)), "no query is asked in both parts"

    monkeypatch.setattr(first_paint, "is_browser", lambda: False)
    again = AppTest.from_file(str(FRAME), default_timeout=60)
    again._page_hash = calc_hash("overview")
    again.run()
    assert REST in page_text(again), "what asks for nothing gets all at once"


def test_only_the_first_run_of_a_session_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_paint, "is_browser", lambda: True)
    desk.on("standings")
    app = desk.on("overview")
    assert REST in page_text(app)
    assert not has_place(app)
