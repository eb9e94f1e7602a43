"""The map in a browser, wide and narrow: whole, written on, and quiet."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, PHONE, Open, Site


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["", "group-district"])
def test_the_map_is_drawn_and_says_its_numbers(
    site: Site, visit: Open, path: str, size: tuple[int, int]
) -> None:
    watched = visit(site.url, size=size)
    page = watched.open(path)
    chart = page.get_by_role("figure", name="Bản đồ 12 đơn vị")
    expect(chart).to_be_visible()
    expect(chart.locator("path.js-fill")).to_have_count(12)
    texts = chart.locator(".textpoint")
    expect(texts).to_have_count(12)
    assert all("%" in text for text in texts.all_text_contents())

    chart.scroll_into_view_if_needed()
    box, label = chart.bounding_box(), texts.first.bounding_box()
    assert box is not None
    assert label is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    page.mouse.move(label["x"] + label["width"] / 2, label["y"] + label["height"] / 2)
    expect(chart.locator(".hoverlayer")).to_contain_text("Thành phố Hải Dương")
    expect(chart.locator(".hoverlayer")).to_contain_text("/3.157 người")
    watched.assert_quiet()
    watched.assert_fits()
