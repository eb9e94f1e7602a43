"""A clerk sets the sample's contest up from a title alone, through the page Thiết lập in a browser,
and the loaded sample has the standings that it has under the sample's own folder."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, TimeoutError, expect

from contest import load
from tests.browsing import SAMPLE, Open, Watched, run, serve

SECRET = "a secret of sixteen or more"
NAME = "quan@haiduong.example"
HEADERS = {"X-Forwarded-Email": NAME, "X-Proxy-Secret": SECRET}
ACCESS = """
[sign_in]
ways = ["proxy"]
proxy_header = "X-Forwarded-Email"
base_url = "{url}"

[[people]]
name = "{name}"
role = "admin"
"""
TOML: dict[str, Any] = tomllib.loads((SAMPLE / "contest.toml").read_text("utf-8"))


@dataclass
class Clerk:
    """The page in the hands of a clerk."""

    watched: Watched

    def part(self, name: str) -> None:
        """Open a part by its name."""
        before = self.watched.page.url
        self.main.get_by_role("radio", name=name, exact=True).click()
        expect(self.watched.page).not_to_have_url(before)
        self.settle()

    @property
    def main(self) -> Locator:
        return self.watched.page.get_by_test_id("stMain")

    def settle(self) -> None:
        self.watched.settle()

    def add(self, section: int, count: int) -> list[Locator]:
        """Press Thêm of the list with this number in its part; the cards."""
        cards = self.main.locator(f'[class*="_{section}_card_"]')
        for number in range(count):
            self.main.locator(f'[class*="_{section}_add"] button').click()
            expect(cards).to_have_count(number + 1)
            self.settle()
        return cards.all()

    def fill(self, within: Locator, label: str, text: str) -> None:
        """Type into a field, and leave it, so that the page knows the text."""
        box = within.get_by_label(label, exact=True)
        box.fill(text)
        box.blur()
        self.settle()

    def choose(self, within: Locator, label: str, *names: str) -> None:
        """Choose entries of a box. A run that ends meanwhile closes its list, which is opened
        again."""
        for name in names:
            entry = self.watched.page.get_by_role("option", name=name, exact=True)
            for _ in range(5):
                within.get_by_role("combobox", name=label).click()
                try:
                    entry.click(timeout=4_000)
                    break
                except TimeoutError:
                    continue
            self.watched.page.keyboard.press("Escape")
            self.settle()

    def type_moment(self, label: str, moment: datetime) -> None:
        """Type the digits of a day and a time."""
        self.main.get_by_role("spinbutton", name=re.compile(f"^ngày, {re.escape(label)}")).click()
        self.watched.page.keyboard.type(f"{moment:%d%m%Y%H%M}")
        self.watched.page.keyboard.press("Tab")
        self.settle()

    def write(self, why: str) -> None:
        """Give the reason and write."""
        self.fill(self.main, "Lý do (bắt buộc; được lưu cùng quyết định)", why)
        self.main.get_by_role("button", name=re.compile("Áp dụng")).click()
        expect(self.main.get_by_text("Chưa sửa gì ở phần này.")).to_be_visible()
        self.settle()


def test_the_sample_is_set_up_from_nothing_and_has_the_same_standings(
    sample: Path, tmp_path: Path, visit: Open
) -> None:
    info, folder, data = TOML["contest"], tmp_path / "contest", tmp_path / "ledger"
    run("contest", "new", str(folder), "--title", info["title"], "--id", info["id"])
    access = tmp_path / "access.toml"
    served = {"CONTEST_DIR": str(folder), "CONTEST_ACCESS": str(access)}
    with serve(data, **served, CONTEST_PROXY_SECRET=SECRET) as url:
        access.write_text(ACCESS.format(url=url, name=NAME), "utf-8")
        watched = visit(url, extra_http_headers=HEADERS)
        watched.open("setup")
        fill_in(Clerk(watched), info)
        watched.assert_quiet()
    made, meant = load(folder), load(SAMPLE)
    assert made.settings.sub_units == tuple(
        one.model_copy(update={"basis": ""}) for one in meant.settings.sub_units
    )
    assert [unit.name for unit in made.units.units] == [unit.name for unit in meant.units.units]
    assert (made.items, made.info.closes_at) == (meant.items, meant.info.closes_at)
    kinds = {line["kind"] for line in listed("ingest", ["decisions"], folder, data)}
    assert kinds == {"declare"}
    for place in (folder, SAMPLE):
        ledger = str(data if place == folder else tmp_path / "other")
        source = str(sample / "snapshot-1.csv")
        run("ingest", "import", source, "--contest", str(place), "--data", ledger)
    other = tmp_path / "other"
    for what in (["standings"], ["participation", "--by", "unit"], ["unit-prizes"]):
        assert listed("scoring", what, folder, data) == listed("scoring", what, SAMPLE, other)


def listed(module: str, what: list[str], folder: Path, data: Path) -> Any:
    """What a command says, but for the ids, which hang on the ledger."""
    said = run(module, *what, "--contest", str(folder), "--data", str(data), "--format", "json")
    rows: list[dict[str, Any]] = json.loads(said.stdout)
    return [{k: v for k, v in row.items() if not k.endswith("_id") or k == "round_id"}
            for row in rows]  # fmt: skip


def fill_in(clerk: Clerk, info: dict[str, Any]) -> None:
    """All that the folder of the sample declares and that its standings hang on."""
    main = clerk.main
    clerk.part("Thông tin chung")
    clerk.fill(main, "Địa danh", info["place"])
    clerk.fill(main, "Cơ quan chủ quản", info["parent_body"])
    clerk.write("Kế hoạch số 3985/KH-UBND")
    clerk.part("Thời gian")
    clerk.type_moment("Khai mạc", info["opens_at"])
    clerk.type_moment("Kết thúc", info["closes_at"])
    clerk.write("Kế hoạch số 3985/KH-UBND")
    clerk.part("Khối và bộ phận")
    for card, one in zip(clerk.add(0, 2), TOML["groups"], strict=True):
        clerk.fill(card, "Tên khối", one["title"])
        clerk.fill(card, "Mã khối (để trống thì tự đặt)", one["id"])
    clerk.write("Thể lệ")
    clerk.part("Đơn vị")
    with_file(clerk, SAMPLE / "units.csv")
    clerk.part("Câu hỏi và đáp án")
    with_file(clerk, SAMPLE / "items.csv")
    clerk.part("Khối và bộ phận")
    names = {unit.code: unit.name for unit in load(SAMPLE).units.units}
    for card, one in zip(clerk.add(1, len(TOML["sub_units"])), TOML["sub_units"], strict=True):
        clerk.fill(card, "Bắt đầu bằng (mỗi dòng một cách)", "\n".join(one["starts_with"]))
        owner = names.get(one["owner"], "Đơn vị được nêu tên ở phần còn lại")
        card.get_by_placeholder("Gõ tên").fill(owner)
        expect(card.locator(".ct-label")).to_contain_text("tìm thấy")
        clerk.settle()
        clerk.choose(card, "Tính cho", owner)
    clerk.write("Thể lệ")
    clerk.part("Nguồn và cột")
    clerk.fill(main, "Ngày sinh", TOML["columns"]["birth_date"][0])
    clerk.fill(main, "Số dự đoán", TOML["columns"]["prediction"][0])
    clerk.write("Biểu mẫu")
    clerk.part("Cách tính")
    clerk.fill(main, "Số lượt tối đa trong một đợt", str(TOML["attempts"]["max_per_round"]))
    clerk.write("Thể lệ")
    clerk.part("Giải thưởng")
    for card, one in zip(clerk.add(0, len(TOML["prizes"])), TOML["prizes"], strict=True):
        clerk.fill(card, "Tên giải", one["name"])
        clerk.fill(card, "Số giải", str(one["count"]))
    for card, one in zip(clerk.add(2, len(TOML["unit_prizes"])), TOML["unit_prizes"], strict=True):
        clerk.fill(card, "Tên giải", one["name"])
        group = next(g["title"] for g in TOML["groups"] if g["id"] == one["group"])
        clerk.choose(card, "Khối", group)
        clerk.choose(card, "Tiêu chí, quan trọng nhất trước", "điểm trung bình")
        clerk.fill(card, "Chỉ xét đơn vị từ (người)", str(one["minimum_headcount"]))
        clerk.fill(card, "Số giải", str(one["count"]))
    clerk.write("Thể lệ")


def with_file(clerk: Clerk, file: Path) -> None:
    """Replace a table by a file."""
    clerk.main.get_by_role("radio", name="Dán hoặc tải tệp").click()
    clerk.watched.page.locator('input[type="file"]').set_input_files(file)
    expect(clerk.main.get_by_text(re.compile("Đọc được"))).to_be_visible()
    clerk.write(f"Danh sách {file.name}")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What hangs ends the test soon."""
    monkeypatch.setattr("tests.browsing.PATIENCE", 25.0)
