"""A newcomer makes a contest from a file, on a desk and on a phone."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import DESKTOP, PHONE, ROOT, SAMPLE, Open, run, serve
from tests.e2e.test_door import SECRET, proxied

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


def away(page: Page) -> None:
    """Wait until the page says that its server is away."""
    page.wait_for_function(f"() => ({_SAYS})().content.includes('Mất kết nối với máy chủ')")
    page.wait_for_function(f"() => ({_SAYS})().visibility === 'visible'")


def with_a_key(page: Page) -> None:
    """The example dropped, its window taken, the first key set."""
    page.locator("input[type=file]").set_input_files(EXAMPLE)
    page.get_by_role("button", name="Lấy từ bài đầu đến bài cuối").click()
    page.get_by_role("button", name=KEYS[0]).click()
    expect(page.get_by_text("Còn 3 câu chưa chọn đáp án")).to_be_visible()


def test_a_draft_outlives_the_server_and_the_tab(tmp_path: Path, visit: Open) -> None:
    folder = tmp_path / "contests" / "mo"
    shutil.copytree(SAMPLE, folder)
    ledger, settings = tmp_path / "ledger", {"CONTEST_DEMO": "1", "CONTEST_DIR": str(folder)}
    with serve(ledger, **settings) as url:
        watched = visit(url)
        page = watched.open("draft")
        assert page.evaluate(f"({_SAYS})().content") == "none"
        with_a_key(page)
        watched.settle()
    away(page)
    expect(page.get_by_role("button", name="Lấy từ bài đầu đến bài cuối")).to_be_disabled()
    with serve(ledger, port=int(url.rsplit(":", 1)[1]), **settings):
        page.wait_for_function(f"() => ({_SAYS})().content === 'none'")
        page.get_by_role("button", name=KEYS[1]).click()
        expect(page.get_by_text("Còn 2 câu chưa chọn đáp án")).to_be_visible()
        watched.settle()
        page.close()
        page = visit(url).open("draft")
        expect(page.get_by_text("Tệp cau-tra-loi.csv")).to_be_visible()
        page.get_by_role("button", name="Tiếp tục").click()
        expect(page.get_by_text("Còn 2 câu chưa chọn đáp án")).to_be_visible()
        page.reload()
        expect(page.get_by_text("Còn 2 câu chưa chọn đáp án")).to_be_visible()


@pytest.mark.parametrize("address", ["", "review", "draft"])
def test_an_open_page_says_that_the_server_is_away(
    tmp_path: Path, visit: Open, address: str
) -> None:
    with serve(tmp_path / "ledger", CONTEST_DEMO="1", CONTEST_DIR=str(SAMPLE)) as url:
        page = visit(url).open(address)
        assert page.evaluate(f"({_SAYS})().content") == "none"
    away(page)
    said = page.evaluate(f"({_SAYS})().content")
    assert "có thể chưa được lưu" in said


def test_a_draft_opens_for_its_author_alone(tmp_path: Path, visit: Open) -> None:
    folder, access = tmp_path / "contests" / "mo", tmp_path / "access.toml"
    shutil.copytree(SAMPLE, folder)
    people = "".join(
        f'[[people]]\nname = "{name}@thu.example"\nrole = "{role}"\n'
        for name, role in (("an", "reviewer"), ("binh", "admin"))
    )
    access.write_text(f'[sign_in]\nways = ["proxy"]\n{people}', "utf-8")
    settings = {
        "CONTEST_DIR": str(folder),
        "CONTEST_ACCESS": str(access),
        "CONTEST_PROXY_SECRET": SECRET,
    }
    with serve(tmp_path / "ledger", **settings) as url:
        watched = visit(url, extra_http_headers=proxied("an@thu.example"))
        page = watched.open("draft")
        with_a_key(page)
        for key in KEYS[1:]:
            page.get_by_role("button", name=key).click()
        page.get_by_role("button", name="Mở cuộc thi này").click()
        expect(page.get_by_text("Chỉ người lập thấy bản nháp này.")).to_be_visible()
        page.get_by_role("link", name="Xếp hạng tạm tính").click()
        expect(page.get_by_text("1–36 / 36")).to_be_visible()
        expect(page).to_have_url(re.compile("standings.*contest="))
        watched.settle()
        address = page.url.removeprefix(f"{url}/")
        page.reload()
        expect(page.get_by_text("1–36 / 36")).to_be_visible()
        watched.settle()
        watched.assert_quiet()

        other = visit(url, extra_http_headers=proxied("binh@thu.example")).open(address)
        expect(other.get_by_text("Không mở được bản nháp này.")).to_be_visible()
        assert other.get_by_text("1–36 / 36").count() == 0
        expect(other).to_have_url(f"{url}/standings")
        other.get_by_role("link", name="Lập cuộc thi từ tệp").click()
        expect(other.locator("input[type=file]")).to_be_attached()
        assert other.get_by_text("cau-tra-loi").count() == 0

        page.get_by_role("link", name="Về cuộc thi đang mở").click()
        expect(page.get_by_text("Bản nháp: ")).to_have_count(0)
        expect(page).to_have_url(f"{url}/")
