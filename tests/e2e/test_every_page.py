"""The address of every page, and what an address does besides: it keeps the language, and a name
that is no page says so. tests/acceptance/test_every_page_in_every_face.py walks the pages."""

from __future__ import annotations

import re
import socket
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browsing import Open, Site

PAGES = {
    "overview": "",
    "district": "group-district",
    "unit": "group-district?unit=288",
    "department": "group-department",
    "standings": "standings",
    "prizes": "prizes",
    "what-if": "what-if",
    "items": "items",
    "intake": "intake",
    "review": "review",
    "people": "people",
    "units": "units",
    "lookup": "lookup",
    "signs": "signs",
    "petitions": "petitions",
    "chase": "chase",
    "documents": "documents",
    "promotion": "promotion",
    "press": "press",
    "release": "release",
    "released": "released",
    "log": "log",
    "operations": "operations",
    "setup": "setup",
    "access": "access",
    "my-unit": "my-unit",
    "draft": "draft",
}


def test_the_language_stays_from_page_to_page_and_in_the_address(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    page = watched.open()
    page.get_by_role("radio", name="en").click()
    expect(page.locator("h1")).to_have_text("Overview")
    page.get_by_role("link", name="Standings before release").click()
    expect(page.locator("h1")).to_have_text("Standings before release")
    expect(page).to_have_url(re.compile("language=en"))
    page.get_by_role("radio", name="vi").click()
    expect(page.locator("h1")).to_have_text("Xếp hạng tạm tính")
    watched.assert_quiet()


@pytest.mark.parametrize("path", ["nope", "group-nope"])
def test_a_name_that_is_no_page_says_so_and_leads_to_the_first_page(
    site: Site, visit: Open, path: str
) -> None:
    page = visit(site.url).page
    answer = page.goto(f"{site.url}/{path}?language=en")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("There is no such page")
    page.get_by_role("link", name="Open the first page").click()
    expect(page.locator("h1")).to_have_text("Overview")


def test_an_old_address_in_capitals_opens_the_page_in_english(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    page = watched.open("group-district?unit=288&language=EN")
    expect(page.locator("h1")).to_have_text("Districts, towns and cities")
    expect(page).to_have_url(re.compile(r"group-district\?unit=288&language=en$"))
    watched.assert_quiet()


def test_an_address_in_a_folder_of_the_program_starts_nothing(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    answer = watched.page.goto(f"{site.url}/pages/standings")
    assert answer is not None
    assert answer.status == 404
    expect(watched.page.get_by_text("Không có gì ở địa chỉ này.")).to_be_visible()
    assert watched.page.locator("script").count() == 0


def test_the_server_is_on_the_loopback_only_and_says_that_it_lives(site: Site) -> None:
    with urlopen(f"{site.url}/healthz", timeout=5) as answer:
        assert answer.read() == b'{"status":"ok"}'
    port = int(site.url.rsplit(":", 1)[1])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: tells our own address
        own = probe.getsockname()[0]
    if not own.startswith("127."):
        with socket.socket() as other:
            other.settimeout(2)
            assert other.connect_ex((own, port)) != 0
