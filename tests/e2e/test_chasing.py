"""Đôn đốc on a phone: call, note what was promised, and read it in the list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browsing import PHONE, Open, Site


@pytest.mark.parametrize("size", [PHONE, (1280, 800)])
def test_a_unit_is_called_and_its_promise_shows_in_the_list(
    writable_site: Site, visit: Open, size: tuple[int, int]
) -> None:
    site = writable_site
    before = site.command("ingest", "status")
    watched = visit(site.url, size=size)
    page = watched.open("chase")
    expect(page.get_by_text("/12 đơn vị dưới 30 %")).to_be_visible()
    page.get_by_text("đơn vị trực thuộc (").click()
    first = page.locator(".ct-table tbody tr").first
    expect(first.get_by_text("chưa có người dự thi")).to_be_visible()
    expect(first.get_by_role("link", name="Gọi")).to_have_attribute(
        "href", re.compile(r"tel:0\d{9,10}")
    )
    first.get_by_role("link").first.click()
    expect(page.get_by_text("Đề nghị nhắc người chưa dự thi nộp bài")).to_be_visible()
    page.get_by_label("Cam kết đạt").fill("40")
    page.get_by_label("Ghi chú").fill("<b>hẹn gọi lại</b>")
    page.get_by_role("button", name="Đã liên hệ được").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
    expect(first.get_by_text("cam kết đạt 40 người đến hết 04/12")).to_be_visible()
    page.get_by_text("Các lần liên hệ (1)").click()
    expect(page.get_by_text("<b>hẹn gọi lại</b>")).to_be_visible()
    watched.settle()
    watched.assert_fits()
    watched.assert_quiet()
    watched.picture(f"chase-noted-{size[0]}")
    assert site.command("ingest", "status") == before
