"""The first number of **Tổng quan** in Chromium, beside a Streamlit page that has only a number.

Each visit has an empty cache. The visits of the pages take turns, so that what else the machine
does falls on all of them.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.bench.measure import Spent, as_line, line
from tests.bench.program import HERE, Program
from tests.bench.viewers import dashboard

_BLANK = Path(__file__).with_name("blank_page.py")
_CHROMIUM = "/usr/bin/chromium"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PATIENCE = 120_000
"""Milliseconds."""
_WATCH = """new MutationObserver((_, watcher) => {
    const number = document.querySelector('[data-testid="stMain"] .ct-figures .ct-value');
    if (!number || !/[0-9]/.test(number.textContent)) return;
    window.firstNumber = performance.now();
    watcher.disconnect();
}).observe(document, {childList: true, subtree: true, characterData: true});"""
_DONE = """() => window.firstNumber !== undefined
    && document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'"""


@dataclass(frozen=True)
class Visit:
    """One visit: seconds from the navigation until the first number stands in the page; megabytes
    of JavaScript, as transferred, until the network is quiet."""

    seconds: float
    megabytes: float


def measure(programs: Sequence[Program], export: Path, place: Path, visits: int) -> None:
    """Measure the first program, and the second where there is one."""
    place = place / "browser"
    shutil.rmtree(place, ignore_errors=True)
    ledgers = [place / str(number) for number, _ in enumerate(programs)]
    for program, data in zip(programs, ledgers, strict=True):
        program.load(export, data)
    with ExitStack() as stack:
        servers = [stack.enter_context(Program(HERE).serve(str(_BLANK)))]
        servers += [
            stack.enter_context(dashboard(program, data))
            for program, data in zip(programs, ledgers, strict=True)
        ]
        browser = stack.enter_context(chromium())
        for server in servers:  # the first visit computes the tables
            _visit(browser, server.address)
        rounds = [[_visit(browser, server.address) for server in servers] for _ in range(visits)]
    blank, *found = (_middle(seen) for seen in zip(*rounds, strict=True))
    waits, bytes_ = ([Spent(one.seconds) for one in found], [Spent(one.megabytes) for one in found])
    line("a page of one number in Chromium, the median", Spent(blank.seconds))
    line("the first number of Tổng quan, the median", *as_line(waits, Spent(blank.seconds)))
    line("JavaScript of the page of one number", Spent(blank.megabytes), unit="MB")
    line("JavaScript of Tổng quan", *as_line(bytes_, Spent(blank.megabytes)), unit="MB")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, until the block ends."""
    if not Path(_CHROMIUM).exists():
        raise SystemExit(f"{_CHROMIUM} is missing; install it: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(_WATCH)
        transferred = _scripts(context.new_cdp_session(page))
        page.goto(f"http://{address}/")
        page.wait_for_function(_DONE)
        page.wait_for_load_state("networkidle")
        return Visit(page.evaluate("window.firstNumber") / 1e3, sum(transferred) / 1e6)
    finally:
        context.close()


def _scripts(network: CDPSession) -> list[int]:
    """The bytes of each script as they come."""
    scripts: set[str] = set()
    transferred: list[int] = []
    network.send("Network.enable")
    network.on(
        "Network.responseReceived",
        lambda told: scripts.add(told["requestId"]) if told["type"] == "Script" else None,
    )
    network.on(
        "Network.loadingFinished",
        lambda told: (
            transferred.append(int(told["encodedDataLength"]))
            if told["requestId"] in scripts
            else None
        ),
    )
    return transferred


def _middle(seen: Sequence[Visit]) -> Visit:
    """The medians of several visits."""
    return Visit(
        statistics.median(one.seconds for one in seen),
        statistics.median(one.megabytes for one in seen),
    )
