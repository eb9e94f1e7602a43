"""A ceremony by its keys, and a paper that a phone verifies, by an official result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service.environment import Place
from service.release.making import make
from tests.acceptance.test_accessible import faults
from tests.browsing import PHONE, SCREENSHOTS, Open, serve
from tests.builders import TOML, row, write_folder
from tests.service.conftest import REVIEWER, UNITS, Room

HALL, SMALL_HALL = (1920, 1080), (1280, 720)
LONG = "Công Tằng Tôn Nữ Thị Nguyễn Hoàng Phương Thảo Nguyên Bảo Châu Quỳnh Anh"
PRIZES = (
    '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'
    '[[unit_prizes]]\nname = "Tập thể xuất sắc"\ngroup = "so"\n'
)


@dataclass(frozen=True)
class Hall:
    """The running program; `code`: of the first winner's paper."""

    url: str
    code: str

    @property
    def reveal(self) -> str:
        return f"{self.url}/thu/trinh-chieu"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    place = tmp_path_factory.mktemp("hall")
    folder = write_folder(place / "contest", toml=TOML + PRIZES, units=UNITS)
    room = Room(Place(folder, str(place / "ledger")))
    room.load(row(1), row(2, name=LONG), row(3, name="Lê Thị Hoà"), row(4, answer="B"))
    make(room.place, REVIEWER, "official", room.moment)
    code = room.view.winner_codes(1)[1]
    with serve(Path(room.place.data), CONTEST_DEMO="1", CONTEST_DIR=str(folder)) as url:
        yield Hall(url, code)


def assert_fits(page: Page) -> None:
    """The place stands whole on the screen, above the hint."""
    box, size = page.locator("#place").bounding_box(), page.viewport_size
    assert box is not None
    assert size is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]
    assert page.evaluate("() => document.getElementById('place').scrollWidth") <= size["width"]


@pytest.mark.parametrize("size", [HALL, SMALL_HALL, PHONE])
def test_each_key_shows_one_place_and_the_page_holds_no_other(
    hall: Hall, visit: Open, size: tuple[int, int]
) -> None:
    watched = visit(hall.url, size, reduced_motion="reduce")
    page = watched.page
    page.goto(hall.reveal)
    expect(page.locator("h1")).to_have_text("Cuộc thi thử")
    assert "Giải Nh" not in page.content()
    for key, shown, prize in (
        ("Space", "Người Số 1", "Giải Nhì"), ("ArrowRight", LONG, "Giải Nhì"),
        ("PageDown", "Lê Thị Hoà", "Giải Nhất"), ("ArrowLeft", LONG, "Giải Nhì"),
        ("ArrowRight", "Lê Thị Hoà", "Giải Nhất"), ("Space", "Sở Một", "Tập thể xuất sắc"),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(page.locator("#name")).to_have_text(shown)
        expect(page.locator("#prize")).to_have_text(prize)
        assert [one for one in ("Người Số 1", LONG, "Lê Thị Hoà") if one in page.content()] == (
            [shown] if shown != "Sở Một" else []
        )
        assert_fits(page)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"ceremony-{size[0]}.png")
    page.keyboard.press("Space")
    expect(page.get_by_text("Xin chúc mừng!")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_text("Xin chúc mừng!")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Xin chúc mừng!")).to_be_visible()
    assert faults(page) == []
    watched.assert_quiet()


def test_buttons_touch_and_a_lost_connection_keep_the_ceremony_going(
    hall: Hall, visit: Open
) -> None:
    page = visit(hall.url, PHONE).page
    page.goto(f"{hall.reveal}?language=en")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#note")).to_have_text("Rank 3")
    page.locator("#stage").click()
    expect(page.locator("#note")).to_have_text("Rank 2")
    page.context.set_offline(True)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("alert")).to_have_text("No connection. Press the key to try again.")
    expect(page.locator("#note")).to_have_text("Rank 2")
    page.context.set_offline(False)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#note")).to_have_text("Rank 1")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.keyboard.press("Escape")
    page.wait_for_url("**/release?language=en")


def test_a_phone_scans_a_paper_and_reads_match_or_no_match(hall: Hall, visit: Open) -> None:
    watched = visit(hall.url, PHONE)
    page, asked = watched.page, list[str]()
    page.on("request", lambda request: asked.append(request.url))
    for typed, said in (("lê thị hòa", "Khớp"), ("Lê Thị Hoa", "Không khớp")):
        page.goto("about:blank")
        page.goto(f"{hall.url}/thu/verify#{hall.code}")
        expect(page.get_by_label("Mã xác minh")).to_have_value(hall.code)
        assert hall.code not in page.url
        page.get_by_label("Họ và tên").fill(typed)
        assert faults(page) == []
        page.get_by_role("button", name="Xác minh").click()
        expect(page.get_by_role("status").get_by_role("heading")).to_have_text(said)
        assert hall.code not in page.content()
        assert faults(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE[0]
        page.screenshot(path=SCREENSHOTS / f"verify-{len(asked)}.png")
    assert not [one for one in asked if hall.code in one.partition("#")[0]]
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Verify a winner's certificate")).to_be_visible()
    watched.assert_quiet()
