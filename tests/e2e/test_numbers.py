"""What the pages print is what the commands say of the same ledger."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from contest import load
from contest.text import tidy_name
from i18n.format import Format
from tests.browsing import SAMPLE, Open, Site

VI = Format("vi")


def figure(page: Page, label: str) -> str:
    """The number under a label."""
    box = page.locator(".ct-figure", has=page.locator("dt", has_text=label)).first
    return box.locator(".ct-value").inner_text()


def cells(row: Locator) -> list[str]:
    return [text.strip() for text in row.locator("td").all_inner_texts()]


def test_the_first_numbers_are_those_of_the_status(site: Site, visit: Open) -> None:
    status = site.command("ingest", "status")
    page = visit(site.url).open()
    assert figure(page, "Người dự thi") == VI.whole(len(site.command("scoring", "standings")))
    assert figure(page, "Lượt thi hợp lệ") == VI.whole(status["accepted"] + status["superseded"])
    expect(
        page.get_by_text(f"{VI.whole(status['observed'])} bài đã ghi nhận, cân đối")
    ).to_be_visible()
    task = page.locator(".ct-task", has_text="bài chờ xử lý").first
    assert task.locator("b").inner_text() == VI.whole(status["held"])


def test_the_balance_is_that_of_the_status(site: Site, visit: Open) -> None:
    status = site.command("ingest", "status")
    page = visit(site.url).open("intake")
    shown = page.locator(".ct-term b").all_inner_texts()
    states = ("observed", "accepted", "held", "rejected", "superseded", "withdrawn")
    assert shown == [VI.whole(status[state]) for state in states]
    reasons = {
        row.locator("[title]").get_attribute("title"): cells(row)[-1]
        for row in page.locator("table[aria-label='Lý do chưa tính'] tbody tr").all()
    }
    assert reasons == {code: VI.whole(n) for code, n in status["reasons"].items()}


@pytest.mark.parametrize(
    ("address", "arguments"),
    [
        ("group-district", ("--by", "district")),
        ("group-department", ("--by", "department")),
        (  # the page opens with the units in force
            "group-district?unit=288",
            ("--under", "288", "--units-as-of", "2024-12-01"),
        ),
        (
            "group-district?unit=291&units=2024-12-01",
            ("--under", "291", "--units-as-of", "2024-12-01"),
        ),
    ],
)
def test_a_table_of_units_is_that_of_participation(
    site: Site, visit: Open, address: str, arguments: tuple[str, ...]
) -> None:
    said = {
        row["unit_name"]: row
        for row in site.command("scoring", "participation", *arguments)
        if row["valid"] or row["people"]
    }
    page = visit(site.url).open(address)
    rows = [cells(row) for row in page.locator("table.ct-ranked tbody tr").all()]
    others = map(cells, page.locator("table.ct-table:not(.ct-ranked) tbody tr").all())
    rows += [["", *row] for row in others if len(row) == 7]  # a roster's lines are shorter
    assert {row[1] for row in rows} == said.keys()
    for _, name, rate, _, people, attempts, mean, last in rows:
        row = said[name]
        headcount = row["headcount"]
        assert rate.splitlines()[0] == (
            VI.share(row["participation_rate"]) if headcount else "chưa có mẫu số"
        )
        assert people == (
            VI.out_of(row["people"], headcount) if headcount else VI.whole(row["people"])
        )
        assert attempts == VI.whole(row["attempts"])
        assert mean == VI.decimal(row["mean_score"], 2)
        assert (last == "–") == (row["last_submitted_at"] is None)


def test_the_standings_are_those_of_the_command_page_by_page(site: Site, visit: Open) -> None:
    said = site.command("scoring", "standings")
    watched = visit(site.url)
    page = watched.open("standings")
    expect(page.get_by_text(f"1–50 / {VI.whole(len(said))}")).to_be_visible()
    expect_standings(page, said[:50])
    page.get_by_role("button", name="2", exact=True).or_(
        page.get_by_label("Trang 2", exact=True)
    ).first.click()
    expect(page.get_by_text(f"51–100 / {VI.whole(len(said))}")).to_be_visible()
    expect_standings(page, said[50:100])


def test_a_unit_filter_keeps_the_ranks_of_the_whole(site: Site, visit: Open) -> None:
    said = site.command("scoring", "standings", "--unit", "290")
    watched = visit(site.url)
    page = watched.open("standings")
    page.get_by_label("Tìm: Đơn vị").fill("thanh pho chi linh")
    page.get_by_label("Đơn vị – tìm thấy").click()
    page.get_by_role("option", name="Thành phố Chí Linh", exact=True).click()
    expect(page.get_by_text(f"/ {VI.whole(len(said))}")).to_be_visible()
    expect_standings(page, said[:50])


def test_a_search_finds_a_name_while_it_is_typed(site: Site, visit: Open) -> None:
    said = site.command("scoring", "standings")
    name = said[0]["full_name"]
    matches = [row for row in said if name.lower() in row["full_name"].lower()]
    watched = visit(site.url)
    page = watched.open("standings")
    page.get_by_label("Tìm theo họ tên").fill(name)
    expect(page.get_by_text(f"/ {VI.whole(len(matches))}", exact=False)).to_be_visible()
    expect_standings(page, matches[:50])


def test_the_download_holds_every_row_and_opens_in_excel(
    site: Site, visit: Open, tmp_path: Path
) -> None:
    said = site.command("scoring", "standings")
    page = visit(site.url).open("standings")
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải về cả").click()
    path = tmp_path / "standings.csv"
    started.value.save_as(path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(said)
    assert [row["Hạng"] for row in rows] == [str(row["rank"]) for row in said]
    assert started.value.suggested_filename == "xep-hang-tam-tinh-hai-duong-cchc-2024.csv"


def expect_standings(page: Page, rows: list[dict[str, object]]) -> None:
    """The table shows these rows and no others."""
    shown = [cell for row in expected_standings(rows) for cell in row]
    expect(page.locator("table.ct-ranked tbody td")).to_have_text(shown, use_inner_text=True)


def expected_standings(rows: list[dict[str, object]]) -> list[list[str]]:
    """The lines of a command as the page writes them: names tidy, and a unit whose name another one
    has with the unit above."""
    units = load(SAMPLE).units
    labels = {(u.code, u.name): label for u, label in zip(units.units, units.labels, strict=True)}
    return [
        [
            VI.whole(row["rank"]),  # type: ignore[arg-type]
            tidy_name(str(row["full_name"])),
            labels[str(row["unit_code"]), str(row["unit_name"])],
            VI.score(row["score"]),  # type: ignore[arg-type]
            VI.whole(row["prediction_distance"]),  # type: ignore[arg-type]
            VI.second(datetime.fromisoformat(str(row["submitted_at"]))),
            str(row["prize"] or ""),
        ]
        for row in rows
    ]
