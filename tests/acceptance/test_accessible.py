"""Every page for people who use a keyboard or a screen reader, and for people who read Vietnamese
only: axe-core finds no serious fault, and Streamlit's own English is nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browsing import DESKTOP, NOW, PHONE, Open, Site, Watched, serve, until
from tests.e2e import test_link_page
from tests.e2e.test_every_page import PAGES
from tests.technical import TECHNICAL
from ui.shell.menu import FIXED

given = test_link_page.given  # the fixture
FACES: Sequence[tuple[str, str, tuple[int, int], Sequence[str]]] = (
    ("", "light", DESKTOP, tuple(PAGES)),
    ("", "dark", PHONE, tuple(PAGES)),
    ("leader:288", "dark", DESKTOP, ("overview", "unit", "my-unit", "chase", "promotion")),
    ("leader:288", "light", PHONE, ("my-unit",)),
    ("press", "dark", DESKTOP, ("overview", "department", "press")),
)
"""Role, scheme, window and pages. The committee's pages hold nearly all that other roles see."""
WITHOUT_STREAMLIT = (
    "hai-duong-cchc-2024/bao-chi/",
    "hai-duong-cchc-2024/bao-chi/en.html",
    "hai-duong-cchc-2024/bao-chi/board.html",
    "hai-duong-cchc-2024/tra-cuu",
    "no-such-page",
    "no-such-page?language=en",
)
ENGLISH = re.compile(
    r"\b(the|of|page|open|close|select|choose|clear|results?|upload|browse|files?|drag|limit|press|"
    r"search|next|previous|date|months?|year|day|time|empty|sidebar|help|copy|copied|remove|add|"
    r"running|stop|rerun|settings|available|options?|selected|increment|decrement|fullscreen|"
    r"download|show|hide|more|less|error|connect\w*|skip|main|content|logo|navigate|collapse|"
    r"expand|not found|yyyy|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
SHOWN = """() => {
    const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder',
        'alt'];
    const others = '[data-testid="stCode"], [aria-hidden="true"], [data-testid="stIconMaterial"], '
        + '[lang="en"], code, script, style, noscript';
    const found = [];
    for (const node of document.querySelectorAll('*')) {
        if (node.closest(others)) continue;
        for (const name of spoken) if (node.getAttribute(name)) found.push(node.getAttribute(name));
        for (const part of node.childNodes)
            if (part.nodeType === Node.TEXT_NODE) found.push(part.nodeValue.trim());
    }
    return found.filter(Boolean);
}"""
MARKUP = re.compile(r"(?<!\*)\*\*(?!\*)|\\[-.*_#()\[\]]|:material/")


def test_every_page_of_the_menu_is_looked_at() -> None:
    assert {one.address for one in FIXED} <= {*PAGES}


def faults(page: Page) -> list[tuple[str, str, str]]:
    """Serious and critical faults: the rule, the place and its HTML."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        (one["id"], str(node["target"]), node["html"][:200])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def english(page: Page) -> list[str]:
    """What people see or hear that has an English word."""
    return [text for text in page.evaluate(SHOWN) if ENGLISH.search(text)]


def unfold(watched: Watched) -> None:
    """Open everything that is folded, from below, so that what is still to be opened stays where it
    is named."""
    folded = '[data-testid="stExpander"] details:not([open]) > summary'
    for summary in reversed(watched.page.locator(folded).all()):
        summary.click()
    watched.settle()


def asked(name: str, **query: str) -> str:
    path = PAGES[name]
    named = "&".join(f"{key}={value}" for key, value in query.items() if value)
    return f"{path}{'&' if '?' in path else '?'}{named}" if named else path


@pytest.mark.parametrize(
    ("face", "scheme", "size", "name"),
    [(face, scheme, size, name) for face, scheme, size, names in FACES for name in names],
    ids=[
        f"{name}-{face or 'committee'}-{scheme}-{size[0]}"
        for face, scheme, size, names in FACES
        for name in names
    ],
)
def test_a_page_has_no_serious_fault_and_speaks_one_language(
    site: Site, visit: Open, face: str, scheme: str, size: tuple[int, int], name: str
) -> None:
    watched = visit(site.url, size=size, scheme=scheme, locale="vi-VN")
    page = watched.open(asked(name, face=face))
    unfold(watched)
    assert page.locator("html").get_attribute("lang") == "vi"
    assert faults(page) == []
    assert english(page) == []
    assert [text for text in page.evaluate(SHOWN) if MARKUP.search(text)] == []
    assert TECHNICAL.findall(page.locator("body").inner_text()) == []
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
