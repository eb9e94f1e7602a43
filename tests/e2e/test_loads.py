"""A foreign file is loaded by the words that say what happens, and its load is undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from contest import load
from ledger import Ledger
from tests.browsing import PHONE, Open, Site, until
from tests.builders import csv_text
from tests.desk import committee_view, everything

SURVEY = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Lớp của con", "Ý kiến về nhà trường")


def survey(folder: Path) -> Path:
    """A school's survey: it has times, names and phones too."""
    rows = [
        (f"01/12/2024 07:0{n}:0{n}", f"Phụ Huynh {n}", f"098765432{n}", "3A", "Hài lòng")
        for n in range(8)
    ]
    path = folder / "khảo sát.csv"
    path.write_text(csv_text(rows, header=SURVEY), encoding="utf-8")
    return path


def numbers(site: Site) -> tuple[Any, ...]:
    """The balance, all standings and all units, by the ledger of the site."""
    return everything(committee_view(load(site.folder), Ledger.at(site.data)))


def test_a_foreign_file_is_loaded_by_its_words_and_undone_with_all_numbers_as_before(
    writable_site: Site, visit: Open, tmp_path: Path
) -> None:
    site = writable_site
    before = numbers(site)
    watched = visit(site.url)
    page = watched.open("intake")
    page.locator("input[type=file]").set_input_files(survey(tmp_path))
    expect(page.get_by_text("Tệp này không được nạp")).to_be_visible()
    expect(page.get_by_text("không phải bảng câu trả lời của cuộc thi này")).to_be_visible()
    expect(page.get_by_role("button", name="Nạp vào số liệu")).to_have_count(0)
    page.get_by_text("Vẫn muốn nạp tệp này").click()
    words = page.locator('[data-testid="stExpanderDetails"] b').first.inner_text()
    assert words.startswith("8 bài mới, ")
    box, button = (
        page.get_by_label("Gõ lại để xác nhận"),
        page.get_by_role("button", name="Nạp theo xác nhận này"),
    )
    watched.settle()
    box.fill("8 bài mới")
    box.blur()  # its own run moves the button
    watched.settle()
    button.click()
    expect(page.get_by_text("Dòng vừa gõ chưa đúng.")).to_be_visible()
    assert numbers(site) == before
    watched.settle()
    watched.picture("foreign-file")
    box.fill(words)
    box.blur()
    watched.settle()
    button.click()
    expect(page.get_by_text("Đã nạp khảo sát.csv")).to_be_visible()
    after = numbers(site)
    assert after[0].observed == before[0].observed + 8

    watched.settle()
    page.get_by_role("button", name="Hủy lần nạp").click()
    expect(page.get_by_role("heading", name="Tác động")).to_be_visible()
    watched.settle()
    watched.picture("undo-load")
    assert numbers(site) == after
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("đã hủy", exact=True)).to_be_visible()
    watched.settle()
    until(lambda: numbers(site), before)
    watched.picture("undone-load")
    watched.assert_quiet()

    small = visit(site.url, size=PHONE)
    small.open("intake")
    small.assert_fits()
    small.picture("undone-load-phone")
