"""Pages for people who use a keyboard or a screen reader, and for people who read Vietnamese only:
axe-core finds no serious fault, and Streamlit's own English is nowhere.

The committee's pages are looked at in test_every_page_in_every_face.py, and hold nearly all that
other roles see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.acceptance.accessible import assert_accessible, english, faults
from tests.browsing import DESKTOP, NOW, PHONE, Open, Site, serve, until
from tests.e2e import test_link_page
from tests.e2e.test_every_page import PAGES

given = test_link_page.given  # the fixture
FACES: Sequence[tuple[str, str, tuple[int, int], Sequence[str]]] = (
    ("leader:288", "dark", DESKTOP, ("overview", "unit", "my-unit", "chase", "promotion")),
    ("leader:288", "light", PHONE, ("my-unit",)),
    ("press", "dark", DESKTOP, ("overview", "department", "press")),
)
"""Role, scheme, window and pages."""
WITHOUT_STREAMLIT = (
    "hai-duong-cchc-2024/bao-chi/",
    "hai-duong-cchc-2024/bao-chi/en.html",
    "hai-duong-cchc-2024/bao-chi/board.html",
    "hai-duong-cchc-2024/tra-cuu",
    "no-such-page",
    "no-such-page?language=en",
)


@pytest.mark.parametrize(
    ("face", "scheme", "size", "name"),
    [(face, scheme, size, name) for face, scheme, size, names in FACES for name in names],
    ids=[
        f"{name}-{face}-{scheme}-{size[0]}" for face, scheme, size, names in FACES for name in names
    ],
)
def test_a_page_has_no_serious_fault_and_speaks_one_language(
    site: Site, visit: Open, face: str, scheme: str, size: tuple[int, int], name: str
) -> None:
    watched = visit(site.url, size=size, scheme=scheme, locale="vi-VN")
    path = PAGES[name]
    watched.open(f"{path}{'&' if '?' in path else '?'}face={face}")
    assert_accessible(watched)
    watched.assert_quiet()


@pytest.mark.parametrize("path", WITHOUT_STREAMLIT)
def test_a_page_without_streamlit_has_no_serious_fault(site: Site, visit: Open, path: str) -> None:
    page = visit(site.url, size=PHONE, scheme="dark").page
    there = 404 if "no-such" in path else 200
    until(lambda: getattr(page.goto(f"{site.url}/{path}"), "status", None), there)
    expect(page.locator("h1")).to_be_visible()
    language = "en" if path.endswith(("en", "en.html")) else "vi"
    assert page.locator("html").get_attribute("lang") == language
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_doors_have_no_serious_fault(
    given: test_link_page.Given,
    visit: Open,
    scheme: str,
) -> None:
    page = visit(given.url, size=PHONE, scheme=scheme).page
    for address in ("/dang-nhap", given.link):
        page.goto(address if address == given.link else f"{given.url}{address}")
        expect(page.locator("h1")).to_be_visible()
        assert faults(page) == [], address


def test_the_controls_speak_vietnamese_when_they_are_opened(site: Site, visit: Open) -> None:
    watched = visit(site.url, locale="vi-VN")
    page = watched.open("standings")
    page.get_by_test_id("stDateInput").get_by_role("button").last.click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert english(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("grid")).to_have_count(0)
    page.get_by_test_id("stSelectbox").get_by_role("combobox").first.click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert english(page) == []


@pytest.mark.parametrize("name", ["district", "items"])
def test_what_a_button_opens_has_no_serious_fault(site: Site, visit: Open, name: str) -> None:
    watched = visit(site.url, locale="vi-VN")
    page = watched.open(PAGES[name])
    page.get_by_test_id("stPopoverButton").first.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    watched.settle()
    assert faults(page) == []
    assert english(page) == []


def test_a_file_that_is_not_taken_is_told_in_vietnamese(site: Site, visit: Open) -> None:
    watched = visit(site.url, locale="vi-VN")
    page = watched.open("intake")
    file = {"name": "x.exe", "mimeType": "application/x-ms-dos-executable", "buffer": b"MZ"}
    page.locator("input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_text("Không nhận tệp loại")).to_be_visible()
    assert english(page) == []
    assert faults(page) == []


def test_a_lost_connection_is_told_in_vietnamese(loaded: Path, visit: Open) -> None:
    with serve(loaded, CONTEST_DEMO="1", CONTEST_NOW=NOW) as url:
        page = visit(url, locale="vi-VN").open()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Máy chủ không trả lời")).to_be_visible()
    assert english(page) == []
    assert faults(page) == []


def languages(page: Page) -> Iterator[str | None]:
    yield page.locator("html").get_attribute("lang")
    yield page.get_by_test_id("stSidebarNav").get_attribute("aria-label")


def test_the_page_names_the_language_shown_also_after_a_switch(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    page = watched.open("standings?language=en")
    assert [*languages(page)] == ["en", "App pages"]
    page.get_by_role("radio", name="vi", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    watched.settle()
    assert [*languages(page)] == ["vi", "Trình đơn các trang"]
    page.get_by_role("radio", name="en", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    watched.settle()
    assert [*languages(page)] == ["en", "App pages"]


def test_the_tab_names_the_page_and_the_unit(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    page = watched.open("my-unit?face=leader:288")
    expect(page).to_have_title("Đơn vị của tôi – Thành phố Hải Dương · Bảng số liệu cuộc thi")
    page = watched.open("group-district?unit=288&language=en")
    expect(page).to_have_title(
        "Districts, towns and cities – Thành phố Hải Dương · Contest dashboard"
    )


def test_every_link_says_where_it_leads(site: Site, visit: Open) -> None:
    page = visit(site.url).open()
    names = page.locator('[data-testid="stMain"] a').evaluate_all(
        "links => links.map(link => (link.getAttribute('aria-label') || link.innerText).trim())"
    )
    assert len(names) > 4
    assert not [name for name in names if len(name.split()) < 2]
