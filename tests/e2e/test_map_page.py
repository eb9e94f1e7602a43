"""Charts and maps in a browser, wide and narrow: whole, written on, quiet, and light: the library
that draws them closer comes only when somebody asks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, PHONE, Open, Site


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["", "group-district"])
def test_the_map_is_drawn_and_names_its_units_with_their_numbers(
    site: Site, visit: Open, path: str, size: tuple[int, int]
) -> None:
    watched = visit(site.url, size=size)
    page = watched.open(path)
    chart = page.get_by_role("figure", name="Bản đồ 12 đơn vị")
    expect(chart).to_be_visible()
    assert chart.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
    labels = chart.locator("a.ct-unit")
    expect(labels).to_have_count(12)
    first = chart.get_by_role("link", name="Thành phố Hải Dương")
    assert "/3.157 người" in (first.get_attribute("aria-label") or "")

    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    first.click()
    expect(page.locator("h2.ct-h2").first).to_have_text("Thành phố Hải Dương")
    watched.assert_quiet()
    watched.assert_fits()


@pytest.mark.parametrize("path", ["", "group-district", "my-unit?unit=288"])
def test_the_chart_library_is_asked_for_only_to_look_closer(
    site: Site, visit: Open, path: str
) -> None:
    watched = visit(site.url)
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    page = watched.open(path)
    page.wait_for_load_state("networkidle")
    assert len(asked) > 10
    assert not [url for url in asked if "Plotly" in url]
    page.get_by_text("Xem kỹ hơn").first.click()
    expect(page.locator('[data-testid="stPlotlyChart"] .main-svg').first).to_be_visible()
    assert [url for url in asked if "Plotly" in url]
    watched.assert_quiet()
