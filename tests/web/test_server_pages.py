"""Pages that the server draws: what they escape, and what they offer to whom."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import jinja2
import pytest

from i18n.format import LANGUAGES
from i18n.words import Words
from service.identity.sessions import Session, csrf_of
from service.served import only_contest
from web import pages

NOW = datetime(2024, 12, 1, 8, 0, tzinfo=UTC)
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTEST_ACCESS", str(tmp_path / "access.toml"))


def html(response: pages.HTMLResponse) -> str:
    return bytes(response.body).decode()


def test_who_has_no_role_is_told_so_with_the_hotline_and_may_take_another_account() -> None:
    session = Session("s1", HOSTILE, "oidc", NOW)
    page = pages.no_role_page(session, "/thi")

    text = html(page)
    assert page.status_code == 403
    assert "chưa được phân quyền" in text
    contest = only_contest()
    assert contest is not None
    assert contest.hotline is not None
    assert contest.hotline.phone in text
    assert '<form method="post" action="/thi/dang-xuat">' in text
    assert csrf_of("s1") in text
    assert "<img" not in text


@pytest.mark.parametrize("session", [None, Session("p1", "an", "proxy")])
def test_nobody_can_sign_out_here_of_what_began_elsewhere(session: Session | None) -> None:
    assert "<form" not in html(pages.no_role_page(session))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_closed_page_says_where_the_way_to_open_it_stands(language: str) -> None:
    page = pages.closed_page(Words(language))  # type: ignore[arg-type]
    assert (page.status_code, page.headers["cache-control"]) == (403, "no-store")
    assert ("nhật ký" in html(page)) == (language == "vi")


def test_pages_are_drawn_while_the_contest_folder_has_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_DIR", str(tmp_path / "nowhere"))
    assert only_contest() is None
    assert "chưa mở" in html(pages.closed_page())


def test_a_value_that_a_template_lacks_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(jinja2.UndefinedError):
        pages.render("message.html", Words("vi"), title="t")


def test_a_page_shows_no_character_that_turns_a_name_round_or_hides_in_it() -> None:
    session = Session("s1", "An\u202e\u200b\x07 Bình", "oidc", NOW)
    text = html(pages.no_role_page(session))
    assert "An Bình" in text
