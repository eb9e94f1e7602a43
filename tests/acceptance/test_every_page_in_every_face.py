"""Every page, wide and narrow, light and dark, in both languages: quiet, whole and accessible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from i18n.words import Language, Words
from tests.acceptance.accessible import assert_accessible
from tests.browsing import DESKTOP, PHONE, Open, Site, Watched, opened
from tests.e2e.test_every_page import PAGES
from ui.shell.menu import FIXED

STATED = {"vi": "Số liệu tính đến 02/12/2024 20:00", "en": "Data as of 2 Dec 2024 20:00"}
HOTLINE = {"vi": "Đường dây hỗ trợ:", "en": "Hotline:"}


class Face(NamedTuple):
    language: Language
    scheme: str
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.language}-{self.size[0]}-{self.scheme}"


FACES = (
    Face("vi", "light", DESKTOP),
    Face("vi", "dark", PHONE),
    Face("en", "dark", DESKTOP),
    Face("en", "light", PHONE),
)
"""Every two of language, scheme and width meet in one face."""


Walker = tuple[Face, Watched]


@pytest.fixture(scope="module", params=FACES, ids=str)
def walker(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Walker]:
    """One tab for all pages of a face, because a new one reads and compiles the scripts again."""
    face: Face = request.param
    with opened(browser) as make:
        yield face, make(site.url, size=face.size, scheme=face.scheme, locale="vi-VN")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_and_fits_in_every_face(walker: Walker, name: str) -> None:
    face, watched = walker
    watched.forget()
    path = PAGES[name]
    page = watched.open(f"{path}{'&' if '?' in path else '?'}language={face.language}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text(STATED[face.language]).first).to_be_visible()
    expect(page.locator("footer").get_by_text(HOTLINE[face.language])).to_be_visible()
    expect(page.get_by_text(Words(face.language)("problem.page"))).to_have_count(0)
    watched.assert_fits()
    watched.picture(f"{name}-{face}")
    if face.language == "vi":
        assert_accessible(watched)
    watched.assert_quiet()


def test_every_page_of_the_menu_is_among_those_that_are_walked(site: Site, visit: Open) -> None:
    assert {one.address for one in FIXED} <= {*PAGES}
    page = visit(site.url).open()
    links = page.get_by_test_id("stSidebarNavLink").evaluate_all(
        "links => links.map(link => new URL(link.href).pathname.slice(1))"
    )
    assert "standings" in links
    assert {path.partition("?")[0] for path in PAGES.values()} >= set(links)
