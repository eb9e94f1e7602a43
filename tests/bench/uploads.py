"""A file of 30 MB on **Tiếp nhận bài thi** in Chromium: until the preview stands on the page, and
from the confirmation until the receipt does. The ledger holds a first, smaller snapshot."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.browser import PATIENCE, chromium
from tests.bench.measure import Spent, as_line, line, quickest
from tests.bench.numbers import read_with_duckdb
from tests.bench.program import Program, Server
from tests.bench.viewers import dashboard

_CONFIRM = 'button:has-text("Nạp vào số liệu")'
_RECEIPT = "text=/Đã nạp .*csv/"


def measure(programs: Sequence[Program], export: Path, place: Path) -> None:
    """Measure the first program, and the second where there is one. `export`: the later snapshot,
    beside which the earlier one lies."""
    place = place / "uploads"
    shutil.rmtree(place, ignore_errors=True)
    print(f"{export.stat().st_size / 1e6:,.0f} MB of CSV\n")
    reading, _ = quickest(lambda: read_with_duckdb(export))
    line("DuckDB read_csv of the same bytes", reading, reading)
    found = []
    for number, program in enumerate(programs):
        data = place / str(number)
        program.load(export.with_name("snapshot-1.csv"), data)
        with dashboard(program, data) as server, chromium() as browser:
            page = browser.new_page()
            page.set_default_timeout(PATIENCE)
            found.append(_upload(server, page, export))
    for what in found[0]:
        line(what, *as_line([one[what] for one in found], reading))


def _upload(server: Server, page: Page, export: Path) -> dict[str, Spent]:
    page.goto(f"http://{server.address}/intake")
    picker = page.locator("input[type=file]")
    picker.wait_for(state="attached")
    spent = {}

    def until(what: str, selector: str) -> None:
        page.locator(selector).first.wait_for()
        spent[what] = Spent(time.perf_counter() - began, server.cpu - cpu)

    began, cpu = time.perf_counter(), server.cpu
    picker.set_input_files(export)
    until("an upload, until the preview and its button", _CONFIRM)
    began, cpu = time.perf_counter(), server.cpu
    page.locator(_CONFIRM).click()
    until("loading it, until the receipt", _RECEIPT)
    return spent
