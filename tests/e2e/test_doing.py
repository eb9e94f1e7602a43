"""What people do: go down into a unit and back, load a file, and what others then see."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from i18n.format import Format
from tests.browsing import NOW, PHONE, SAMPLE, SCREENSHOTS, Open, Site, run, serve

VI = Format("vi")
HOSTILE = "[x](http://evil.example) $a^2$ :red[b] **c** <img src=x onerror=alert(1)>"
UNLINKED = HOSTILE.replace(":/", ":\u2060/")
"""As labels hold it: a joiner that nobody sees keeps the address from becoming a link."""


def one_row(sample: Path, folder: Path, name: str) -> Path:
    """An export with one row: the answers of the sample's first, of a person made up."""
    with (sample / "snapshot-1.csv").open(encoding="utf-8-sig", newline="") as stream:
        row = next(csv.DictReader(stream))
    row |= {
        "Dấu thời gian": "02/12/2024 09:00:00",
        "Họ và tên": name,
        "Số điện thoại": "0912345678",
        "Đơn vị công tác": "Thành phố Chí Linh",
    }
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(row))
        writer.writeheader()
        writer.writerow(row)
    return path


def test_a_leader_goes_down_into_a_unit_and_back_on_a_phone(site: Site, visit: Open) -> None:
    watched = visit(site.url, size=PHONE)
    page = watched.open("group-district?language=en")
    page.get_by_role("link", name="Thành phố Hải Dương", exact=True).click()
    expect(page.get_by_role("heading", name="Thành phố Hải Dương")).to_be_visible()
    expect(page).to_have_url(re.compile("unit=288"))
    expect(page).to_have_url(re.compile("language=en"))
    expect(page.get_by_text("Units beneath", exact=True)).to_be_visible()
    page.locator(".ct-crumbs a").first.click()
    expect(page.get_by_text("Units by participation rate", exact=True)).to_be_visible()
    watched.assert_quiet()


def test_a_link_to_a_unit_that_does_not_exist_is_answered_kindly(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    page = watched.open("group-district?unit=%3Cscript%3Ealert(1)%3C/script%3E")
    expect(page.get_by_text("Không tìm thấy đơn vị trong liên kết này")).to_be_visible()
    watched.assert_quiet()


def test_a_task_leads_to_its_page_in_the_same_session(site: Site, visit: Open) -> None:
    watched = visit(site.url)
    page = watched.open()
    page.locator(".st-key-row_tasks_held").get_by_role("link", name="Mở Chờ xử lý").click()
    expect(page.locator("h1")).to_have_text("Chờ xử lý")
    watched.assert_quiet()


def test_a_file_is_previewed_loaded_and_seen_by_others(
    writable_site: Site, visit: Open, sample: Path
) -> None:
    site = writable_site
    before = site.command("ingest", "status")
    other = visit(site.url)
    other.open("intake")
    watched = visit(site.url)
    page = watched.open("intake")
    page.locator("input[type=file]").set_input_files(sample / "snapshot-2.csv")
    expect(page.get_by_role("heading", name="Xem trước", exact=True)).to_be_visible()
    watched.settle()
    watched.picture("intake-preview")
    assert site.command("ingest", "status") == before

    page.get_by_role("button", name="Nạp vào số liệu").click()
    expect(page.get_by_text("Đã nạp snapshot-2.csv")).to_be_visible()
    expect(page.get_by_role("heading", name="Xem trước", exact=True)).to_have_count(0)
    watched.settle()
    after = site.command("ingest", "status")
    assert after["observed"] > before["observed"]
    states = ("observed", "accepted", "held", "rejected", "superseded", "withdrawn")
    expected = [VI.whole(after[state]) for state in states]
    expect(page.locator(".ct-term b")).to_have_text(expected)
    watched.picture("intake-loaded")
    watched.assert_quiet()

    expect(other.page.locator(".ct-term b")).to_have_text(expected)
    other.assert_quiet()


def test_a_file_that_is_no_export_is_refused_in_words(
    writable_site: Site, visit: Open, tmp_path: Path
) -> None:
    wrong = tmp_path / "thực đơn.csv"
    wrong.write_text("món,giá\nphở,50000\n", "utf-8")
    watched = visit(writable_site.url)
    page = watched.open("intake")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text("Chưa nạp được tệp này")).to_be_visible()
    expect(page.get_by_text("Không có gì bị thay đổi.")).to_be_visible()
    assert page.get_by_text("Traceback").count() == 0
    watched.picture("intake-refused")
    watched.assert_quiet()


def test_without_the_switch_every_address_is_closed(loaded: Path, visit: Open) -> None:
    with serve(loaded) as url:
        watched = visit(url)
        for path in ("", "standings", "intake", "draft"):
            watched.page.goto(f"{url}/{path}")
            expect(watched.page.get_by_text("Bảng số liệu chưa mở").first).to_be_visible()
            assert watched.page.locator("table, .ct-figure").count() == 0
        SCREENSHOTS.mkdir(exist_ok=True)
        watched.page.screenshot(path=SCREENSHOTS / "closed.png")
        assert watched.left == []


def test_hostile_text_stays_text_in_menu_titles_and_tables(
    sample: Path, tmp_path: Path, visit: Open
) -> None:
    folder, data = tmp_path / "contest", tmp_path / "ledger"
    shutil.copytree(SAMPLE, folder)
    settings = folder / "contest.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('title = "Sở, ban, ngành"', f"title = '{HOSTILE}'"), "utf-8")
    rows = one_row(sample, tmp_path, name=HOSTILE)
    run("ingest", "import", str(rows), "--contest", str(folder), "--data", str(data))
    with serve(data, CONTEST_DEMO="1", CONTEST_DIR=str(folder), CONTEST_NOW=NOW) as url:
        watched = visit(url)
        watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
        page = watched.open("standings")
        assert page.locator("td.ct-main").inner_text() == HOSTILE
        for path in ("", "group-department", "intake", "standings"):
            page = watched.open(path)
            assert page.locator("img[src='x']").count() == 0
            assert page.locator("a[href*='evil']").count() == 0
            assert page.locator(".katex").count() == 0
        page = watched.open("group-department")
        expect(page.locator("h1")).to_have_text(HOSTILE)
        menu = page.locator('[data-testid="stSidebarNavLink"]', has_text="evil.example")
        assert menu.inner_text().split("\n")[-1] == UNLINKED
        expect(page).to_have_title(re.compile(re.escape(HOSTILE)))
        watched.assert_quiet()


@pytest.mark.parametrize(
    ("name", "moment"),
    [("before", "2024-11-15T09:00"), ("empty", NOW), ("over", "2025-01-05T09:00")],
)
def test_an_empty_contest_looks_right(tmp_path: Path, visit: Open, name: str, moment: str) -> None:
    with serve(tmp_path / "nothing", CONTEST_DEMO="1", CONTEST_NOW=moment) as url:
        watched = visit(url)
        for path in ("", "group-district", "standings", "intake"):
            watched.open(path)
            watched.picture(f"{name}-{path or 'overview'}")
            watched.assert_quiet()


def test_a_contest_with_a_single_response_looks_right(
    sample: Path, tmp_path: Path, visit: Open
) -> None:
    data = tmp_path / "ledger"
    rows = one_row(sample, tmp_path, name="Nguyễn Văn An")
    run("ingest", "import", str(rows), "--contest", str(SAMPLE), "--data", str(data))
    with serve(data, CONTEST_DEMO="1", CONTEST_NOW=NOW) as url:
        watched = visit(url, size=PHONE)
        for path in ("", "group-district", "standings", "intake"):
            watched.open(path)
            watched.picture(f"single-{path or 'overview'}")
            watched.assert_quiet()
        assert watched.open("standings").locator("td.ct-main").all_inner_texts() == [
            "Nguyễn Văn An"
        ]
