"""What hostile values become behind a press: what somebody types, chooses, uploads and previews,
the files that only a press offers, what commands print, and the demonstration."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from contest.text import fold
from tests.acceptance.hostile_house import House, command, visit_role, walk
from tests.browsing import Open, Watched, run
from tests.hostile.contest import unit_names
from tests.hostile.looking import MARKER, assert_harmless, places
from tests.hostile.values import planted

TYPED = f"{planted('purpose')[30]} 0912345678"
"""What somebody types: HTML, with the phone of a person."""


def looked_at(watched: Watched) -> set[str]:
    """What the page shows now is text; the places of the values on it."""
    watched.settle()
    watched.assert_quiet()
    return places(assert_harmless(watched.page))


def test_a_search_a_case_and_a_whole_contact_stay_text(hostile_house: House, visit: Open) -> None:
    watched = visit_role(visit, hostile_house, "auditor")
    page = watched.open("lookup")
    for typed, found in ((TYPED, "Chưa tìm thấy bài nào"), ("zq00", "zq00")):
        page.get_by_label("Số điện thoại, 4 số cuối").fill(typed)
        page.get_by_role("button", name="Tra cứu").click()
        expect(page.get_by_text(found).first).to_be_visible()
        looked_at(watched)
    page.locator('[data-testid="stPageLink-NavLink"]').first.click()
    expect(page.get_by_text("Những ô đã đọc").or_(page.locator("table")).first).to_be_visible()
    watched.settle()
    for closed in page.locator('[data-testid="stExpander"] summary').all():
        closed.click()
    assert looked_at(watched) >= {"sheet", "question"}
    page.get_by_label("Mục đích xem (bắt buộc)").fill(TYPED)
    page.get_by_role("button", name="Hiện đầy đủ (ghi nhật ký)").click()
    expect(page.locator("p > .ct-cell")).to_be_visible()
    looked_at(watched)


def test_typed_texts_options_and_files_behind_a_purpose_stay_text(
    hostile_house: House, visit: Open
) -> None:
    watched = visit_role(visit, hostile_house, "reviewer")
    page = watched.open("standings")
    page.get_by_label("Đơn vị", exact=True).first.click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert looked_at(watched) >= {"unit"}
    page.keyboard.press("Escape")
    page.get_by_label("Tìm theo họ tên").fill(TYPED)
    expect(page.get_by_text("Không có ai phù hợp")).to_be_visible()
    looked_at(watched)
    page = watched.open("standings")
    page.locator('[data-testid="stExpander"] summary').click()
    purpose = page.get_by_label("Mục đích", exact=False).last
    purpose.fill(TYPED)
    purpose.press("Enter")
    expect(page.locator('a[href*="/tai-ve/"]')).to_have_count(2)
    link = page.locator('a[href*="/tai-ve/"]').last.get_attribute("href")
    answer = page.request.get(f"{hostile_house.url}{link}")
    assert answer.ok
    text = hostile_house.keep(answer.body(), "contacts")
    assert len(MARKER.findall(text)) > 1_000
    assert "0900000000" in text, "contacts are whole"
    page = watched.open("log")
    assert looked_at(watched) >= {"purpose"}
    assert "0912345678" not in page.locator("body").inner_text()


def test_previews_of_decisions_and_uploads_stay_text(hostile_house: House, visit: Open) -> None:
    watched = visit_role(visit, hostile_house, "admin")
    page = watched.open("units")
    page.get_by_role("button", name="Chấp nhận").first.click()
    expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
    assert looked_at(watched) >= {"proposal", "unit"}
    page = watched.open("review")
    page.get_by_role("radio", name=MARKER).first.click()
    watched.settle()
    assert looked_at(watched) >= {"sheet"}
    for address in ("draft", "intake"):
        page = watched.open(address)
        page.locator('input[type="file"]').set_input_files(hostile_house.export)
        expect(page.get_by_text("2.501").first).to_be_visible()
        looked_at(watched)


def test_links_that_are_handed_out_hold_text(hostile_house: House, visit: Open) -> None:
    watched = visit_role(visit, hostile_house, "admin")
    page = watched.open("access")
    page.get_by_label("Tạo cho").first.click()
    looked_at(watched)
    page.get_by_role("option").nth(3).click()  # a group, after those without a link and one unit
    watched.settle()
    page.get_by_role("button", name="Tạo liên kết").click()
    link = page.locator('a[href*="/tai-ve/"]')
    expect(link).to_be_visible()
    looked_at(watched)
    answer = page.request.get(f"{hostile_house.url}{link.get_attribute('href')}")
    with zipfile.ZipFile(io.BytesIO(answer.body())) as package:
        for name in package.namelist():
            assert name == fold(name)
            assert ".." not in Path(name).parts
            if name.endswith(".csv"):
                hostile_house.keep(package.read(name), name)


def test_the_demonstration_shows_hostile_text_as_text(hostile_house: House, visit: Open) -> None:
    """It stands in the middle of the contest, where the others have seen the end."""
    watched = visit(hostile_house.demonstration)
    for face in ("", "leader:H1", "press"):
        pages = ["overview", *(["my-unit"] if face != "press" else []), "group-huyen?unit=H1"]
        sides = [f"{one}{'&' if '?' in one else '?'}face={face}" for one in pages]
        shown, _ = walk(hostile_house, watched, sides)
        assert places(shown) >= {"title", "unit"}


def test_what_commands_print_for_a_spreadsheet_holds_no_formula(
    hostile_house: House, tmp_path: Path
) -> None:
    for name in (
        ("scoring", "standings"), ("scoring", "participation", "--by", "unit"),
        ("scoring", "participation", "--by", "huyen"), ("ingest", "status"),
        ("ingest", "decisions"),
    ):  # fmt: skip
        text = command(*name, *hostile_house.where, "--format", "csv")
        hostile_house.keep(text.encode(), " ".join(name))
    run("contest", "init", str(tmp_path / "drafted"), "--from", str(hostile_house.export))
    for file in (tmp_path / "drafted").glob("*.csv"):
        hostile_house.keep(file.read_bytes(), file.name)


def test_names_of_units_are_read_as_they_were_before_their_mark(hostile_house: House) -> None:
    printed = command(
        "scoring", "participation", *hostile_house.where, "--by", "unit", "--format", "json"
    )
    names = [line["unit_name"] for line in json.loads(printed)]
    meant = [fold(name) for name in unit_names().values()]
    assert len(names) == len(meant) + 3
    assert sum(name in names for name in meant) > len(meant) - 10
    assert not [name for name in names if name.startswith("'=") and name not in meant]
