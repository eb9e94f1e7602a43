"""An open page follows the sheet by itself, and leaves alone what its reader is doing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from contest import load
from contest.reasons import UNIT_UNKNOWN
from ledger import Ledger
from tests.browsing import Open, serve, until
from tests.desk import committee_view
from tests.fake_google import FakeGoogle, faults
from tests.live_google import SAMPLE, live_sample
from tests.sheet_story import story_of

NOW = "2024-12-20T08:00"
POLL_SECONDS = 2


def held_in_menu(page: Page) -> int:
    """The number behind the menu's line of what waits."""
    line = page.locator('[data-testid="stSidebarNavLink"]', has_text="Chờ xử lý")
    return int(re.sub(r"\D", "", line.inner_text()))


def test_a_new_row_a_failure_and_its_end_show_while_the_reader_goes_on(
    tmp_path: Path, visit: Open
) -> None:
    story = story_of(SAMPLE, 300)
    with FakeGoogle() as google:
        live = live_sample(google, tmp_path, story.header, f"poll_seconds = {POLL_SECONDS}")
        for _, step in story.steps:
            step(live.tab)
        nowhere = [*live.tab.rows[100]]
        nowhere[3:5] = ["0950009999", "Không đâu cả"]
        data = tmp_path / "ledger"
        environment = {**live.environment, "CONTEST_DIR": str(live.folder), "CONTEST_PULL": "1"}
        with serve(data, CONTEST_DEMO="1", CONTEST_NOW=NOW, **environment) as url:
            contest, ledger = load(live.folder), Ledger.at(data)
            until(lambda: bool(ledger.load_number("bieu-mau")), wanted=True)
            (case, *_) = committee_view(contest, ledger).held(UNIT_UNKNOWN)
            watched = visit(url, size=(1280, 500))
            page = watched.open(f"review?response={case['response_id']}")
            before = held_in_menu(page)
            page.evaluate("window.sameDocument = true")
            page.get_by_role("radio", name="Loại").click()
            expect(page.get_by_label("Lý do (bắt buộc)")).to_be_visible()
            page.get_by_text("Lịch sử").click()
            expect(page.locator(".ct-events")).to_be_visible()
            note = page.get_by_label("Lý do (bắt buộc)")
            note.press_sequentially("đang gọi điện")
            note.scroll_into_view_if_needed()
            watched.settle()
            place = page.locator('[data-testid="stMain"]')
            scrolled = place.evaluate("node => node.scrollTop")
            assert scrolled > 0

            def assert_undisturbed() -> None:
                assert page.evaluate("window.sameDocument") is True, "not loaded again"
                assert note.input_value() == "đang gọi điện"
                assert note.evaluate("node => node === document.activeElement")
                assert place.evaluate("node => node.scrollTop") == pytest.approx(scrolled, abs=60)
                assert page.locator(".ct-events").is_visible(), "what was opened stays open"

            live.tab.append(nowhere)
            until(lambda: held_in_menu(page), before + 1)
            watched.settle()
            assert_undisturbed()

            google.faults.script(*[faults.too_many()] * 1000)
            expect(page.get_by_text("Google tạm thời không cho đọc thêm")).to_be_visible()
            expect(page.get_by_text("Thử lại lúc")).to_be_visible()
            assert_undisturbed()
            google.faults.clear()
            expect(page.get_by_text("Thử lại lúc")).to_have_count(0)
            expect(
                page.get_by_text(re.compile(r"Cập nhật \d\d:\d\d:\d\d, \d+ giây trước"))
            ).to_be_visible()
            assert_undisturbed()
            watched.assert_quiet()
