"""A page as a viewer meets it: `open_page("standings", view)` runs the frame on that page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from results import Pulse, View
from service.opened import Opened
from tests.ui.staged import Stage
from ui import lookup
from ui.components import offer
from ui.shell import session

ROOT = Path(__file__).resolve().parents[2]
FRAME = ROOT / "ui" / "frame.py"

OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Contests with sheets that were loaded, as the committee sees them."""
    return Stage(tmp_path_factory.mktemp("staged"))


@pytest.fixture(autouse=True)
def own_drafts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the drafts in the program's folder."""
    monkeypatch.setenv("CONTEST_DRAFTS", str(tmp_path / "drafts"))


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> OpenPage:
    """Run a page through the frame, in the demonstration, over a view made by the test."""
    monkeypatch.setenv("CONTEST_DEMO", "1")
    monkeypatch.setenv("CONTEST_PUBLIC", str(tmp_path / "public"))
    monkeypatch.delenv("CONTEST_NOW", raising=False)

    def open_(
        address: str,
        view: View,
        language: str = "vi",
        pulses: Sequence[Pulse] = (),
        **query: str,
    ) -> AppTest:
        doing = {pulse.source: pulse for pulse in pulses}
        opened = Opened(view, uuid4().hex, doing)
        monkeypatch.setattr(session, "open_for", lambda who: opened)
        monkeypatch.setattr(session, "written", lambda: "same")
        for page in (offer, lookup):  # there is no ledger to note it in
            monkeypatch.setattr(page, "note_down", lambda *_, **__: None)
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        if language != "vi":
            app.query_params["language"] = language
        for name, value in query.items():
            app.query_params[name] = value
        app._page_hash = calc_hash(address)  # AppTest names pages by file, ours share one
        return app.run()

    return open_


def page_text(app: AppTest) -> str:
    """All HTML and Markdown of the page, in order."""
    pieces = [element.value for element in app.html]
    pieces += [element.value for element in app.markdown]
    return "\n".join(piece for piece in pieces if "<style" not in piece and ".ct-" not in piece)
