"""Every page, wide and narrow, light and dark, in both languages: quiet, whole, and kept."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.sync_api import expect

from i18n.words import Language, Words
from tests.browsing import DESKTOP, PHONE, Open, Site
from tests.e2e.test_every_page import PAGES

STATED = {"vi": "Số liệu tính đến 02/12/2024 20:00", "en": "Data as of 2 Dec 2024 20:00"}
HOTLINE = {"vi": "Đường dây hỗ trợ:", "en": "Hotline:"}

FACES: Sequence[tuple[Language, str, tuple[int, int]]] = (
    ("vi", "light", DESKTOP),
    ("vi", "dark", PHONE),
    ("en", "dark", DESKTOP),
    ("en", "light", PHONE),
)
"""Every two of language, scheme and width meet in one face; tests/e2e/test_every_page.py has the
Vietnamese page on a light phone besides."""


@pytest.mark.parametrize(
    ("language", "scheme", "size"), FACES, ids=[f"{f[0]}-{f[1]}-{f[2][0]}" for f in FACES]
)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_and_fits_in_every_face(
    site: Site, visit: Open, name: str, language: Language, scheme: str, size: tuple[int, int]
) -> None:
    watched = visit(site.url, size=size, scheme=scheme)
    path = PAGES[name]
    page = watched.open(f"{path}{'&' if '?' in path else '?'}language={language}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text(STATED[language]).first).to_be_visible()
    expect(page.locator("footer").get_by_text(HOTLINE[language])).to_be_visible()
    expect(page.get_by_text(Words(language)("problem.page"))).to_have_count(0)
    watched.assert_quiet()
    watched.assert_fits()
    watched.picture(f"{name}-{language}-{size[0]}-{scheme}")


def test_every_page_of_the_menu_is_among_those_that_are_walked(site: Site, visit: Open) -> None:
    page = visit(site.url).open()
    links = page.get_by_test_id("stSidebarNavLink").evaluate_all(
        "links => links.map(link => new URL(link.href).pathname.slice(1))"
    )
    assert "standings" in links
    assert {path.partition("?")[0] for path in PAGES.values()} >= set(links)
