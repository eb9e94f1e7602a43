"""The clerk at the desk settles what waits; the one at the telephone looks a person up."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browsing import PHONE, Open, Site


def test_a_unit_is_assigned_to_all_that_wrote_the_same_and_undone(
    writable_site: Site, visit: Open
) -> None:
    site = writable_site
    before = site.command("ingest", "status")
    watched = visit(site.url)
    page = watched.open("review")
    page.get_by_label("Đơn vị đã ghi").click()
    option = page.get_by_role("option").first
    count = int(option.inner_text().rsplit("(", 1)[1].rstrip(")"))
    option.click()
    page.get_by_role("button", name=f"Chọn cả {count} bài").click()
    expect(page.get_by_role("heading", name=f"Đã chọn {count} bài")).to_be_visible()
    page.get_by_label("Tìm đơn vị theo tên").fill("so y te")
    page.get_by_label("Đơn vị", exact=True).click()
    page.get_by_role("option", name="Sở Y tế", exact=True).click()
    watched.settle()
    page.get_by_role("button", name="Xem trước tác động").click()
    expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
    watched.settle()
    watched.assert_fits()
    watched.picture("review-preview")
    assert site.command("ingest", "status") == before

    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text(f"Đã ghi quyết định về {count} bài.")).to_be_visible()
    after = site.command("ingest", "status")
    assert before["held"] - after["held"] == count
    expect(page.locator(".ct-act")).to_have_text(f"Gán đơn vị Sở Y tế: {count} bài")
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_role("button", name="Khôi phục")).to_be_visible()
    assert site.command("ingest", "status") == before
    watched.assert_quiet()


def test_a_writing_gets_its_unit_on_a_phone_and_the_undo_returns_every_number(
    writable_site: Site, visit: Open
) -> None:
    site = writable_site
    reports = (("ingest", "status"), ("scoring", "participation", "--by", "unit"))
    before = [site.command(*report) for report in reports]
    watched = visit(site.url, size=PHONE)
    page = watched.open("units")
    page.get_by_label("Tìm đơn vị theo tên").first.fill("so noi vu")
    page.get_by_text("Sở Nội vụ", exact=True).click()
    page.get_by_role("button", name="Xem trước tác động").click()
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
