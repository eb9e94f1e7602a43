"""The link of a leader on a phone, inside a messenger that runs no script."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import NOW, ROOT, SAMPLE, SCREENSHOTS, Open, serve

SMALL = (360, 740)


@dataclass(frozen=True)
class Given:
    """The running program, and the link that a leader was given, with its PIN."""

    url: str
    link: str
    pin: str


@pytest.fixture(scope="module")
def given(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    place = tmp_path_factory.mktemp("link")
    access = place / "access.toml"
    access.write_text('[sign_in]\nways = ["accounts"]\n', "utf-8")
    data = place / "ledger"  # proposals are written into it
    shutil.copytree(loaded, data)
    with serve(data, CONTEST_ACCESS=str(access), CONTEST_DEMO="1", CONTEST_NOW=NOW) as url:
        access.write_text(f'[sign_in]\nways = ["accounts"]\nbase_url = "{url}"\n', "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "service", "link", "--unit", "288", "--format", "json",
             "--contest", str(SAMPLE), "--data", str(data)],
            cwd=ROOT, env={**os.environ, "CONTEST_ACCESS": str(access)}, capture_output=True,
            text=True, timeout=120, check=True,
        )  # fmt: skip
        made = json.loads(done.stdout)
        yield Given(url, made["url"], made["pin"])


def test_a_leader_reads_the_unit_without_a_script_and_its_people_behind_the_pin(
    given: Given, visit: Open
) -> None:
    watched = visit(given.url, SMALL, java_script_enabled=False)
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    answer = watched.page.goto(given.link)
    assert answer is not None
    assert answer.status == 200
    assert len(answer.body()) <= 100_000
    assert asked == [given.link]
    assert watched.left == []
    heading = watched.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Thành phố Hải Dương")
    text = watched.page.inner_text("body")
    assert "%" in text
    assert "Mã PIN" in text
    assert "Người đã gửi bài" not in text
    box = watched.page.locator("html").bounding_box()
    assert box is not None
    assert box["width"] <= SMALL[0]
    SCREENSHOTS.mkdir(exist_ok=True)
    watched.page.screenshot(path=SCREENSHOTS / "link-360.png", full_page=True)

    watched.page.locator('input[name="pin"]').fill("000000" if given.pin != "000000" else "1")
    watched.page.locator('input[name="pin"]').press("Enter")
    assert "Người đã gửi bài" not in watched.page.inner_text("body")
    watched.page.locator('input[name="pin"]').fill(given.pin)
    watched.page.locator('input[name="pin"]').press("Enter")
    expect(watched.page.locator('input[name="pin"]')).to_have_count(0)
    behind = watched.page.inner_text("body")
    sent = re.search(r"Người đã gửi bài \((\d+)\)", behind)
    assert sent is not None
    assert int(sent[1]) > 0
    assert "0912" not in behind
    assert len(watched.page.content().encode()) <= 100_000
    watched.page.screenshot(path=SCREENSHOTS / "link-360-pin.png", full_page=True)


def test_a_refused_form_is_where_the_reader_is_and_sent_proposals_fit_a_phone(
    given: Given, visit: Open
) -> None:
    page = visit(given.url, SMALL, java_script_enabled=False).page
    page.goto(given.link)
    pin = page.locator('input[name="pin"]')
    pin.fill("000000" if given.pin != "000000" else "1")
    pin.press("Enter")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(pin).to_be_in_viewport()
    expect(pin).to_have_value("")
    pin.fill(given.pin)
    pin.press("Enter")
    expect(page.get_by_role("heading", name="Người của đơn vị")).to_be_in_viewport()
    page.locator("summary", has_text="Báo cán bộ đầu mối").click()
    page.locator("#repair-name").fill("Bà Đầu Mối Có Tên Rất Dài Để Thử Trên Điện Thoại")
    page.locator("#repair-phone").fill("12")
    page.locator("#repair-phone").press("Enter")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(page.locator("#repair-name")).to_be_in_viewport()
    expect(page.locator("#repair-name")).to_have_value(re.compile("Bà Đầu Mối"))
    for number in ("0220 3123 456", "0220 3123 457"):
        if not page.locator("#repair-phone").is_visible():
            page.locator("summary", has_text="Báo cán bộ đầu mối").click()
        page.locator("#repair-name").fill("Bà Đầu Mối Có Tên Rất Dài Để Thử Trên Điện Thoại")
        page.locator("#repair-phone").fill(number)
        page.locator("#repair-phone").press("Enter")
        expect(page.get_by_role("heading", name="Đề nghị đã gửi")).to_be_in_viewport()
    lines = page.locator("#da-gui + ul > li")
    expect(lines).to_have_count(2)
    for line in lines.all():
        box, words = line.bounding_box(), line.locator(".who").bounding_box()
        assert box is not None
        assert words is not None
        assert words["width"] > box["width"] / 2
    page.screenshot(path=SCREENSHOTS / "link-360-sent.png", full_page=True)


def test_a_forged_link_opens_nothing(given: Given, visit: Open) -> None:
    watched = visit(given.url, SMALL, java_script_enabled=False)
    forged = given.link[:-2] + ("aa" if not given.link.endswith("aa") else "bb")
    answer = watched.page.goto(forged)
    assert answer is not None
    assert answer.status == 404
    assert "Hải Dương" not in watched.page.inner_text("main, body").replace("tỉnh Hải Dương", "")
