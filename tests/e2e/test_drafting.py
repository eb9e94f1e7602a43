"""A newcomer makes a contest from a file, on a desk and on a phone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, PHONE, ROOT, SAMPLE, Open, run, serve

EXAMPLE = ROOT / "docs" / "examples" / "cau-tra-loi.csv"
KEYS = (
    "Cả hai nơi trên",
    "Ngày, giờ và nơi trả kết quả",
    "Sau khi nhận kết quả",
    "Dịch vụ công trực tuyến",
    "Thanh toán không dùng tiền mặt",
)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_file_becomes_a_contest_with_its_standings(
    tmp_path: Path, visit: Open, size: tuple[int, int]
) -> None:
    folder = tmp_path / "contests" / "mo"
    shutil.copytree(SAMPLE, folder)
    with serve(tmp_path / "ledger", CONTEST_DEMO="1", CONTEST_DIR=str(folder)) as url:
        watched = visit(url, size=size)
        page = watched.open("intake")
        page.get_by_test_id("stMain").get_by_role("link", name="Lập cuộc thi từ tệp").click()
        expect(page.locator("h1")).to_have_text("Lập cuộc thi từ tệp")
        page.locator("input[type=file]").set_input_files(EXAMPLE)
        page.get_by_role("button", name="Lấy từ bài đầu đến bài cuối").click()
        for key in KEYS:
            page.get_by_role("button", name=key).click()
        expect(page.get_by_text("Cả 4 câu đã có đáp án.")).to_be_visible()
        page.get_by_role("button", name="Xem bảng xếp hạng").click()
        expect(page.get_by_text("1–36 / 36")).to_be_visible()
        page.get_by_role("button", name="Ghi thành thư mục mới").click()
        expect(page.get_by_text("Đã ghi thư mục")).to_be_visible()
        watched.settle()
        shown = page.locator("td.ct-main").all_inner_texts()[-36:]
        watched.assert_quiet()
        watched.assert_fits()
        watched.picture(f"draft-done-{size[0]}")

    written = str(tmp_path / "contests" / "cau-tra-loi")
    where = ("--contest", written, "--data", str(tmp_path / "own"))
    run("ingest", "import", str(EXAMPLE), *where)
    rows = json.loads(run("scoring", "standings", *where, "--format", "json").stdout)
    assert shown == [row["full_name"] for row in rows]


_SAYS = """() => getComputedStyle(
    document.querySelector('[data-testid="stApp"]'), '::before')"""


def test_a_page_says_that_the_server_is_away_and_then_that_the_file_is_gone(
    tmp_path: Path, visit: Open
) -> None:
    folder = tmp_path / "contests" / "mo"
    shutil.copytree(SAMPLE, folder)
    ledger, settings = tmp_path / "ledger", {"CONTEST_DEMO": "1", "CONTEST_DIR": str(folder)}
    with serve(ledger, **settings) as url:
        page = visit(url).open("draft")
        page.locator("input[type=file]").set_input_files(EXAMPLE)
        page.get_by_role("button", name="Lấy từ bài đầu đến bài cuối").click()
        expect(page.get_by_text("3. Câu hỏi và đáp án")).to_be_visible()
        assert page.evaluate(f"({_SAYS})().content") == "none"
    page.wait_for_function(f"() => ({_SAYS})().content.includes('Mất kết nối với máy chủ')")
    page.wait_for_function(f"() => ({_SAYS})().visibility === 'visible'")
    with serve(ledger, port=int(url.rsplit(":", 1)[1]), **settings):
        expect(page.get_by_text("Máy chủ đã khởi động lại nên không còn tệp này.")).to_be_visible()
        expect(page.get_by_text("Những gì đã sửa trong bản nháp cũng không còn.")).to_be_visible()
        page.wait_for_function(f"() => ({_SAYS})().content === 'none'")
        page.get_by_role("button", name="Remove cau-tra-loi.csv").click()
        expect(page.get_by_text("Máy chủ đã khởi động lại")).to_have_count(0)
        with page.expect_file_chooser() as chooser:
            page.locator('[data-testid="stFileUploaderDropzone"] button').click()
        chooser.value.set_files(EXAMPLE)
        expect(page.get_by_text("2. Cột và thể lệ")).to_be_visible()
