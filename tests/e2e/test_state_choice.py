"""The state of a group's units is chosen on a phone, kept by links and by the address."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browsing import PHONE, Open, Site


def test_a_state_is_chosen_kept_and_left_again(site: Site, visit: Open) -> None:
    watched = visit(site.url, size=PHONE)
    page = watched.open("group-district")
    page.get_by_text("Theo đơn vị trước 01/12/2024").click()
    expect(page).to_have_url(f"{site.url}/group-district?units=2024-11-30")
    district = page.get_by_role("link", name="Huyện Nam Sách").first
    expect(district).to_have_attribute("href", re.compile("units=2024-11-30"))  # drawn anew
    district.click()
    watched.settle()
    expect(page.get_by_role("row", name="Xã Thanh Quang")).to_have_count(1)
    page.get_by_text("Theo đơn vị từ 01/12/2024").click()
    expect(page.get_by_role("row", name="Xã Thanh Quang")).to_have_count(0)
    expect(page.get_by_role("row", name="Xã Quốc Tuấn")).to_have_count(1)
    expect(page.get_by_text("Mỗi người tính một lần")).to_be_visible()
    watched.assert_fits()
    page.get_by_text("Theo đơn vị lúc nộp bài").click()
    expect(page).to_have_url(f"{site.url}/group-district?unit=291")
    expect(page.get_by_text("Mỗi người tính một lần")).to_have_count(0)
    watched.assert_quiet()
