"""The clerk at the desk settles what waits; the one at the telephone looks a person up."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browsing import PHONE, Open, Site

CASE = ".st-key-case_head h2"


def open_case(page: Page) -> str:
    """The heading of the open case."""
    return page.locator(CASE).first.inner_text()


def place_of(page: Page) -> float:
    """How far below the upper edge of the window the heading of the open case stands."""
    box = page.locator(CASE).first.bounding_box()
    assert box is not None
    return box["y"]


def press_until(page: Page, words: str) -> int:
    """Press Tab until a button with these words has the focus; the number of presses."""
    for presses in range(1, 40):
        page.keyboard.press("Tab")
        if any(words in text for text in page.locator("button:focus").all_inner_texts()):
            return presses
    raise AssertionError(f"no way by Tab to {words!r}")


def test_cases_are_settled_by_keyboard_alone_with_two_keys_each_and_undone(
    writable_site: Site, visit: Open
) -> None:
    site = writable_site
    before = site.command("ingest", "status")
    watched = visit(site.url)
    page = watched.open("review")
    settled, keys, place = 0, 0, place_of(page)
    while settled < 3:
        case = open_case(page)
        if page.get_by_role("radio", name=re.compile(r"^1 · ")).count():
            page.keyboard.press("1")
            expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
            watched.settle()
            watched.assert_fits()
            expect(page.get_by_role("button", name="Ghi quyết định")).to_be_in_viewport(ratio=1)
            assert site.command("ingest", "decisions") == [] or settled
            page.keyboard.press("g")
            settled, keys = settled + 1, keys + 2
        else:
            page.keyboard.press("j")
        expect(page.locator(CASE)).not_to_have_text(case)
        watched.settle()
        assert place_of(page) == place, "the case keeps its place when there is something to undo"
    assert keys == 2 * settled
    taken = site.command("ingest", "decisions")
    assert [one["kind"] for one in taken] == ["alias"] * settled
    after = site.command("ingest", "status")
    assert after["held"] < before["held"]
    watched.picture("review-inbox")

    for number in range(settled):
        page.keyboard.press("h")
        expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
        watched.settle()
        page.keyboard.press("g")
        expect(page.get_by_role("button", name="Khôi phục")).to_have_count(number + 1)
        watched.settle()
    assert site.command("ingest", "status") == before
    watched.assert_quiet()


def test_without_shortcuts_a_decision_takes_at_most_15_keys_from_the_list(
    writable_site: Site, visit: Open
) -> None:
    site = writable_site
    watched = visit(site.url)
    page = watched.open("review")
    while not page.get_by_role("radio", name=re.compile(r"^1 · ")).count():
        case = open_case(page)
        page.keyboard.press("j")
        expect(page.locator(CASE)).not_to_have_text(case)
        watched.settle()
    case = open_case(page)
    page.get_by_role("radio", checked=True, name=re.compile(" bài$")).focus()
    keys = press_until(page, "1 · ") + 1
    page.keyboard.press("Space")
    expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
    watched.settle()
    keys += press_until(page, "Ghi quyết định") + 1
    page.keyboard.press("Enter")
    expect(page.locator(CASE)).not_to_have_text(case)
    assert len(site.command("ingest", "decisions")) == 1
    assert keys <= 15
    watched.assert_quiet()


def test_no_key_acts_while_somebody_types(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    page = watched.open("review")
    case = open_case(page)
    box = page.get_by_label("Tìm đơn vị theo tên")
    while not box.count():
        page.keyboard.press("j")
        expect(page.locator(CASE)).not_to_have_text(case)
        watched.settle()
        case = open_case(page)
    box.press_sequentially("jnlg1")
    expect(page.get_by_text("Không có đơn vị nào có những chữ này.")).to_be_visible()
    watched.settle()
    assert open_case(page) == case
    assert page.get_by_text("Chưa có gì được ghi.").count() == 0


def test_a_writing_gets_its_unit_on_a_phone_and_the_undo_returns_every_number(
    writable_site: Site, visit: Open
) -> None:
    site = writable_site
    reports = (("ingest", "status"), ("scoring", "participation", "--by", "unit"))
    before = [site.command(*report) for report in reports]
    watched = visit(site.url, size=PHONE)
    page = watched.open("units")
    page.get_by_label("Tìm đơn vị theo tên").first.fill("so noi vu")
    page.get_by_role("radio", name="Sở Nội vụ", exact=True).click()
    expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
    watched.settle()
    watched.assert_fits()
    watched.picture("units-preview")
    assert [site.command(*report) for report in reports] == before

    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.locator(".ct-act")).to_contain_text("→ Sở Nội vụ")
    assert site.command("ingest", "status")["held"] < before[0]["held"]
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_role("button", name="Khôi phục")).to_be_visible()
    assert [site.command(*report) for report in reports] == before
    watched.assert_quiet()


def test_a_person_with_two_names_is_split_and_the_undo_returns_every_number(
    writable_site: Site, visit: Open
) -> None:
    site = writable_site
    reports = (("ingest", "status"), ("scoring", "participation", "--by", "unit"))
    before = [site.command(*report) for report in reports]
    watched = visit(site.url, size=PHONE)
    page = watched.open("people")
    page.get_by_role("button", name="Xem trước tác động").click()
    expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
    watched.settle()
    watched.assert_fits()
    watched.picture("people-preview")
    assert [site.command(*report) for report in reports] == before

    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.locator(".ct-act")).to_contain_text("Tách người")
    assert site.command("ingest", "status")["accepted"] > before[0]["accepted"]
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_role("button", name="Khôi phục")).to_be_visible()
    assert [site.command(*report) for report in reports] == before
    watched.assert_quiet()


def test_a_caller_is_found_on_a_phone_and_the_case_is_sent_to_review(
    site: Site, visit: Open
) -> None:
    watched = visit(site.url, size=PHONE)
    page = watched.open("lookup")
    page.get_by_label("Số điện thoại, 4 số cuối").fill("nguyen thi")
    page.get_by_role("button", name="Tra cứu").click()
    expect(page.get_by_text("Ban Tổ chức đã nhận bài của ông/bà lúc").first).to_be_visible()
    assert "nguyen" not in page.url
    watched.assert_fits()
    watched.picture("lookup-found")
    page.get_by_role("link", name="Chuyển sang Chờ xử lý").first.click()
    expect(page.locator("h1")).to_have_text("Chờ xử lý")
    expect(page.get_by_text("Lịch sử của bài")).to_be_visible()
    watched.settle()
    watched.assert_fits()
    watched.picture("review-case")
    page.get_by_role("link", name="Tất cả bài chờ xử lý").click()
    expect(page.get_by_text("Lý do chờ")).to_be_visible()
    expect(page).not_to_have_url(re.compile("response="))
    watched.assert_quiet()
