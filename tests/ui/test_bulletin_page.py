"""The báo cáo nhanh on its page, over a real ledger: a draft, its issue, and what moved since."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from contest.errors import NotAllowedError
from ledger.bulletins import bulletins_of
from publish.bulletin.bulletin import bulletin
from publish.bulletin.text import text
from results import Principal
from results.principal import NOBODY
from service import downloads, environment
from service.opened import open_for
from tests.builders import NOW, here, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk, press
from ui.shell import session


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setattr(downloads, "_offers", {})
    this_minute = row(3, time="02/12/2024 14:05:30")
    return make_desk(monkeypatch, tmp_path, row(1), row(2), this_minute)


def taken(app: AppTest) -> dict[str, downloads.Offer]:
    """The bulletins that the page offers, by name."""
    found = re.findall(r'href="/tai-ve/([^"]+)" download="(bulletin[^"]+)"', page_text(app))
    offers = {name: downloads.offered(token, session.DEMO.id, session.clock())
              for token, name in found}  # fmt: skip
    return {name: offer for name, offer in offers.items() if offer is not None}


def lines_of(content: bytes) -> list[str]:
    return [line.text for line in Document(io.BytesIO(content)).paragraphs]


def test_the_bulletin_is_vietnamese_whole_on_the_english_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = make_desk(monkeypatch, tmp_path, row(1))
    toml = tmp_path / "contest" / "contest.toml"
    title = 'title = "Cuộc thi thử"'
    english = toml.read_text("utf-8").replace(title, f'{title}\ntitle_en = "A trial contest"')
    toml.write_text(english, "utf-8")
    app = desk.on("documents", language="en")
    assert "A trial contest" in page_text(app)
    assert "Cuộc thi thử" in app.code[0].value
    assert "A trial contest" not in app.code[0].value


def test_the_draft_is_shown_to_copy_and_to_take_and_keeps_nothing(desk: Desk) -> None:
    app = desk.on("documents")
    assert not app.exception
    (shown,) = app.code
    assert "• Có 3 người dự thi với 3 lượt thi hợp lệ." in shown.value
    view = open_for(here(), environment.operator(), session.moment()).view
    assert shown.value == text(bulletin(view), view.contest, is_draft=True)
    files = taken(app)
    assert set(files) == {
        "bulletin-draft-20241202-1405.docx", "bulletin-draft-20241202-1405.pdf",
    }  # fmt: skip
    lines = lines_of(files["bulletin-draft-20241202-1405.docx"].make(environment.operator()))
    assert "(Dự thảo, chưa phát hành)" in lines
    assert [line["scope"] for line in desk.log()] == ["bulletin-draft-20241202-1405.docx"]
    with pytest.raises(NotAllowedError):
        files["bulletin-draft-20241202-1405.pdf"].make(NOBODY)
    assert bulletins_of(desk.ledger) == ()


def test_an_issued_bulletin_is_listed_taken_as_it_was_and_shows_what_moved(desk: Desk) -> None:
    app = press(desk.on("documents"), "issue_bulletin")
    (kept,) = bulletins_of(desk.ledger)
    assert kept.issued_by == environment.account()
    told = page_text(app)
    assert "Báo cáo với số liệu này đã phát hành." in told
    assert "mọi số liệu vẫn như đã báo cáo" in told
    assert not app.button
    assert set(taken(app)) == {"bulletin-20241202-1405.docx", "bulletin-20241202-1405.pdf"}

    desk.ledger.decide("reject", desk.id_of("Người Số 2"), by="ai", now=NOW)
    app = desk.on("documents")
    told = page_text(app)
    assert re.search(r">Người dự thi</td>.*?>3</td>.*?>2</td>", told)
    assert "báo cáo sau sẽ nêu" in told
    assert "Điều chỉnh so với kỳ trước" in app.code[0].value
    before = lines_of(taken(app)["bulletin-20241202-1405.docx"].make(environment.operator()))
    assert any("Có 3 người dự thi" in line for line in before)
    assert not any("Dự thảo" in line for line in before)
    now = lines_of(taken(app)["bulletin-draft-20241202-1405.docx"].make(environment.operator()))
    assert any("Có 2 người dự thi" in line for line in now)


def test_who_only_looks_has_no_button(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "principal", lambda: Principal("Bà Lan", "viewer"))
    app = desk.on("documents")
    assert not app.exception
    assert not app.button
    assert set(taken(app))


def test_the_page_speaks_english_and_its_text_vietnamese(desk: Desk) -> None:
    app = desk.on("documents", language="en")
    assert "This is a draft" in page_text(app)
    assert app.code[0].value.startswith("BÁO CÁO NHANH")
