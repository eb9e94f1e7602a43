"""`python -m tests.stopwatch [ROWS]`: how long a hand needs to settle what waits, by keys.

The script settles held rows of the sample in a browser, 100 by default, until so many rows are
settled, and prints the median and the 90th percentile of the seconds for each decision, the keys
that were pressed, and the rows. What a person reads and thinks takes longer; this is the page's
share.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from tests.browsing import CHROMIUM, DESKTOP, FLAGS, NOW, SAMPLE, Watched, run, serve

_CASE = ".st-key-case_head h2"
_UNWRITTEN = "Chưa có gì được ghi."


def main(rows: int) -> None:
    """Settle so many rows of a copy of the sample, and print the figures."""
    with TemporaryDirectory(prefix="stopwatch-") as folder, sync_playwright() as driver:
        data = _loaded(Path(folder))
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        with serve(data, CONTEST_DIR=str(SAMPLE), CONTEST_DEMO="1", CONTEST_NOW=NOW) as address:
            width, height = DESKTOP
            page = browser.new_page(viewport={"width": width, "height": height})
            settle(page, address, rows)
        browser.close()


def settle(page: Page, address: str, rows: int) -> None:
    """Settle one case of each page of the list in turn, then print."""
    watched = Watched(page, address)
    watched.open("review")
    seconds: list[float] = []
    keys = done = 0
    while done < rows:
        count = _rows_of(page)
        began = time.perf_counter()
        pressed = _decide(watched)
        seconds.append(time.perf_counter() - began)
        keys, done = keys + pressed, done + count
        print(f"{seconds[-1]:.2f} s, {pressed} keys, {count} rows", flush=True)
        _turn_page(watched)
    tenths = statistics.quantiles(seconds, n=10)
    print(
        f"{len(seconds)} decisions about {done} rows: median {statistics.median(seconds):.2f} s, "
        f"p90 {tenths[8]:.2f} s; {keys} keys, {keys / len(seconds):.1f} a decision, "
        f"{keys / done:.1f} a row; {sum(seconds) / done:.2f} s a row"
    )


def _decide(watched: Watched) -> int:
    """Settle the open case: the first unit, else accept it, else reject it. Returns the keys."""
    page, before = watched.page, watched.page.locator(_CASE).inner_text()
    pressed = 1
    if page.get_by_role("radio", name=re.compile(r"^1 · ")).count():
        page.keyboard.press("1")
    else:
        page.keyboard.press("n")
        if not _is_shown(page):
            page.keyboard.press("l")
            page.get_by_label("Lý do (bắt buộc)").fill("x")
            page.keyboard.press("Enter")
            pressed += 3
    expect(page.get_by_text(_UNWRITTEN)).to_be_visible()
    watched.settle()
    if page.evaluate("document.activeElement.tagName") == "INPUT":  # a reason was typed
        page.keyboard.press("Tab")
        pressed += 1
    page.keyboard.press("g")
    expect(page.locator(_CASE)).not_to_have_text(before)
    watched.settle()
    return pressed + 1


def _turn_page(watched: Watched) -> None:
    """Open the first case of the next page of the list, so that large, small and single cases and
    all reasons come by."""
    further = watched.page.locator('[class*="st-key-review_page_"] button').last
    if further.count() and further.is_enabled():
        before = watched.page.locator(_CASE).inner_text()
        further.click()
        expect(watched.page.locator(_CASE)).not_to_have_text(before)
        watched.settle()


def _is_shown(page: Page) -> bool:
    """Whether an effect is shown, or is about to be: the case may not be accepted otherwise."""
    unacceptable = page.locator(".st-key-inbox_columns .ct-note.ct-warn")
    expect(page.get_by_text(_UNWRITTEN).or_(unacceptable).first).to_be_visible()
    return page.get_by_text(_UNWRITTEN).count() > 0


def _rows_of(page: Page) -> int:
    """The number of rows of the open case, from the list."""
    name = page.locator('.st-key-review_list [aria-checked="true"]').inner_text()
    found = re.search(r"· ([\d.]+) bài$", name)
    return int(found[1].replace(".", "")) if found else 1


def _loaded(place: Path) -> Path:
    run("sample", "--contest", str(SAMPLE), "--out", str(place / "files"))
    file, data = place / "files" / "snapshot-1.csv", place / "ledger"
    run("ingest", "import", str(file), "--contest", str(SAMPLE), "--data", str(data))
    shutil.rmtree(place / "files")
    return data


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
