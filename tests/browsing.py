"""A real server on a free loopback port, a real browser, and a page that watches itself.

Nothing here waits for a fixed time: it waits for what is to come, at most `PATIENCE` seconds, which
a machine with other work does not use up.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "contests" / "hai-duong-2024"
SCREENSHOTS = ROOT / "tests" / "e2e" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOW = "2024-12-02T20:00"
DESKTOP, PHONE = (1280, 900), (390, 844)

PATIENCE = 120.0
"""Seconds after which what did not come does not come."""
_DRAWN = """() => {  // not async: a promise is no answer, and would count as yes
    const app = document.querySelector('[data-testid="stApp"]');
    const waits = ['[data-stale="true"]', '[data-testid="stSkeleton"]',
        '[data-testid="stSkeletonElement"]', '[data-testid="stAppSkeleton"]',
        '.st-key-ask_for_rest'].join();  // the last: the rest of a page is still to be asked for
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
    if (app?.getAttribute('data-test-script-state') !== 'notRunning') return false;
    if (document.querySelector(waits)) return false;
    if (!charts.every(chart => chart.querySelector('.main-svg'))) return false;
    return document.fonts.status === 'loaded';
}"""
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
Answer = TypeVar("Answer")

expect.set_options(timeout=PATIENCE * 1000)


def until(ask: Callable[[], Answer], wanted: Answer) -> None:
    """Ask until the answer is the wanted one."""
    end = time.monotonic() + PATIENCE
    while (answer := ask()) != wanted:
        assert time.monotonic() < end, f"not {wanted} in {PATIENCE:.0f} s; at last {answer}"
        time.sleep(0.05)


@dataclass(frozen=True)
class Site:
    """A running dashboard over a ledger of its own."""

    url: str
    data: Path
    folder: Path = SAMPLE

    def command(self, module: str, *arguments: str) -> Any:
        """What a command says in JSON about the same folder and ledger."""
        where = ("--contest", str(self.folder), "--data", str(self.data))
        done = run(module, *arguments, *where, "--format", "json")
        return json.loads(done.stdout)


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m module …`, which has to succeed."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


@contextmanager
def serve(
    data: Path, port: int = 0, log: int | IO[bytes] = subprocess.DEVNULL, **environment: str
) -> Iterator[str]:
    """Start the dashboard on a port, by default a free one, wait until it answers, and stop it at
    the end. `log`: where its output goes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = port or probe.getsockname()[1]
    inherited = {
        k: v for k, v in os.environ.items() if not k.startswith(("CONTEST_", "STREAMLIT_"))
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
        cwd=ROOT,
        env={
            **inherited,
            "CONTEST_DATA": str(data),
            "CONTEST_PUBLIC": f"{data}-public",
            "CONTEST_DRAFTS": f"{data}-drafts",
            **environment,
        },
        stdout=log,
        stderr=log,
    )
    base = environment.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    url = f"http://127.0.0.1:{port}/{base}".rstrip("/")
    try:
        until(lambda: answers(f"{url}/healthz", server), wanted=True)
        yield url
    finally:
        stop(server)


def answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers already."""
    assert server.poll() is None, "the server has stopped"
    try:
        with urlopen(url, timeout=PATIENCE):
            return True
    except HTTPError as error:
        return error.code == 503  # it answers, and says that something is wrong
    except (URLError, OSError):
        return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server; one that does not end by itself is killed, and fails the test."""
    server.terminate()
    try:
        server.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        raise


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample: snapshot-1.csv in the middle of the contest, snapshot-2.csv at its end."""
    out = tmp_path_factory.mktemp("sample")
    run("sample", "--contest", str(SAMPLE), "--out", str(out), "--rows", "2000")
    return out


@pytest.fixture(scope="session")
def loaded(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the first snapshot."""
    data = tmp_path_factory.mktemp("ledger")
    first = str(sample / "snapshot-1.csv")
    run("ingest", "import", first, "--contest", str(SAMPLE), "--data", str(data))
    return data


@pytest.fixture(scope="session")
def site(loaded: Path) -> Iterator[Site]:
    """The demonstration over the sample. Tests only read it."""
    with serve(loaded, CONTEST_DEMO="1", CONTEST_NOW=NOW) as url:
        yield Site(url, loaded)


@pytest.fixture
def writable_site(loaded: Path, tmp_path: Path) -> Iterator[Site]:
    """A dashboard of the test's own, with a copy of the ledger."""
    data = tmp_path / "ledger"
    shutil.copytree(loaded, data)
    with serve(data, CONTEST_DEMO="1", CONTEST_NOW=NOW) as url:
        yield Site(url, data)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests fail and say what to install."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is missing; install it: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Watched:
    """A browser page that remembers what must not happen."""

    page: Page
    site: str
    left: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Open an address of the dashboard and wait until its foot is drawn."""
        self.page.goto(f"{self.site}/{path}")
        expect(self.page.locator("footer.ct-foot")).to_be_visible()
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run to its end and all that it sent is drawn, charts too.

        Between a click and the run that it starts a page looks settled: wait for what the click
        brings before.
        """
        self.page.wait_for_function(_DRAWN)
        self.page.evaluate(_TWO_FRAMES)

    def forget(self) -> None:
        """Begin anew with the same tab."""
        self.left.clear()
        self.complaints.clear()

    def assert_quiet(self) -> None:
        """No request left the machine, the console has no error, no exception is on the page."""
        assert self.left == []
        assert self.complaints == []
        assert self.page.locator('[data-testid="stException"]').count() == 0
        assert self.page.get_by_text("Trang này gặp lỗi").count() == 0

    def assert_fits(self) -> None:
        """Nothing makes the page wider than the window."""
        wide = self.page.evaluate(
            "() => { const m = document.querySelector('[data-testid=\"stMain\"]');"
            " return m.scrollWidth - m.clientWidth; }"
        )
        assert wide <= 0

    def picture(self, name: str) -> None:
        """Keep the whole page as a picture."""
        SCREENSHOTS.mkdir(exist_ok=True)
        box = self.page.locator('[data-testid="stMainBlockContainer"]')
        height = int(box.evaluate("node => node.scrollHeight")) + 80
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
        self.page.wait_for_function("height => innerHeight >= height", arg=height)
        self.page.evaluate(_TWO_FRAMES)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")
        self.page.set_viewport_size(size)


Open = Callable[..., Watched]


@contextmanager
def opened(browser: Browser) -> Iterator[Open]:
    """Make watched pages, and close them at the end."""
    contexts: list[BrowserContext] = []

    def make(
        site: str, size: tuple[int, int] = DESKTOP, scheme: str = "light", **options: Any
    ) -> Watched:
        viewport: Mapping[str, int] = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        watched = Watched(context.new_page(), site)
        watched.page.on("request", lambda request: _note_request(watched, request.url))
        watched.page.on("console", lambda message: _note_console(watched, message))
        watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        return watched

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Make a watched page: `visit(site.url, size=PHONE, scheme="dark")`."""
    with opened(browser) as make:
        yield make


def _note_request(watched: Watched, url: str) -> None:
    if not url.startswith((watched.site, "data:", "blob:", watched.site.replace("http", "ws", 1))):
        watched.left.append(url)


def _note_console(watched: Watched, message: Any) -> None:
    """Streamlit looks for its server under a deep link first and finds it at the root: those two
    questions are answered 404, as they should be."""
    place = urlsplit(message.location.get("url", "")).path
    looking = place.endswith(("/_stcore/health", "/_stcore/host-config")) and place.count("/") > 2
    if message.type == "error" and not looking:
        watched.complaints.append(f"{message.text} {place}")
