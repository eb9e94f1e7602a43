"""No page of the committee shows a code, a key or the id of a source. A tooltip may name a code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders import row
from tests.technical import TECHNICAL
from tests.ui.conftest import page_text
from tests.ui.reviewing import make_desk
from ui.shell.menu import FIXED

SOURCE = "bieu-mau"
ROWS = (
    row(1),
    row(2, unit="Cơ quan lạ"),
    row(3, time="hôm qua"),
    row(4, time="18/11/2023 08:00:00"),
    row(5, name=""),
)


def shown(app: AppTest) -> list[str]:
    """The texts of the page and of its controls, without what stands in tags."""
    controls = [
        text
        for kind in (
            "button",
            "checkbox",
            "multiselect",
            "radio",
            "selectbox",
            "text_input",
            "pills",
        )
        for control in app.get(kind)
        for text in (control.label, *getattr(control, "options", ()))
    ]
    notes = [
        note.value for kind in ("caption", "error", "info", "warning") for note in app.get(kind)
    ]
    return [*re.split(r"<[^>]*>", page_text(app)), *controls, *notes]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_of_the_committee_shows_a_technical_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    desk = make_desk(monkeypatch, tmp_path, *ROWS)
    addresses = [one.address for one in FIXED if "admin" in one.roles]
    assert len(addresses) > 15
    for address in ["", "group-department", *addresses]:
        app = desk.on(address, language=language)
        assert not app.exception, address
        found = [text for text in shown(app) if TECHNICAL.search(text) or SOURCE in text]
        assert not found, address
