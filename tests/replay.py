"""The whole sample contest live on screen, in minutes: `make replay [MINUTES=3]`.

A Google of this machine holds the response sheet, to which everything happens that happens to the
sample's: answers, edits, deletions, and on the way a few faults. The dashboard polls it. Its pages
show the contest's time, which runs faster; how old the numbers are is in real time. All is new and
in a temporary directory, and goes with Ctrl+C.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

from tests.fake_google import FakeGoogle, faults
from tests.live_google import SAMPLE, Live, live_sample
from tests.sheet_story import Story, story_of

ROOT = Path(__file__).resolve().parents[1]
_START_SECONDS = 8
"""The dashboard is up by then."""
_EARLIER = timedelta(minutes=30)
"""So long before the first answer the pretended time begins."""


@dataclass(frozen=True)
class Show:
    """A replay that goes on: where, on which sheet, and what plays it."""

    address: str
    live: Live
    data: Path
    dashboard: subprocess.Popen[bytes]
    playing: Thread


@contextmanager
def playing(
    port: int, *, rows: int, minutes: float, poll_seconds: int = 2, complete_seconds: int = 10
) -> Iterator[Show]:
    """Play until the block ends; the contest itself is over after so many minutes."""
    story = story_of(SAMPLE, rows)
    with tempfile.TemporaryDirectory(prefix="replay-") as text, FakeGoogle() as google:
        place = Path(text)
        keys = (f"poll_seconds = {poll_seconds}", f"complete_seconds = {complete_seconds}")
        live = live_sample(google, place, story.header, *keys)
        begins = story.steps[0][0] - _EARLIER
        speed = (_closes(live) - begins).total_seconds() / (minutes * 60)
        since = time.time() + _START_SECONDS
        dashboard = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
            cwd=ROOT,
            env={
                **os.environ,
                **live.environment,
                "CONTEST_DIR": str(live.folder),
                "CONTEST_DATA": str(place / "ledger"),
                "CONTEST_PUBLIC": str(place / "public"),
                "CONTEST_DEMO": "1",
                "CONTEST_PULL": "1",
                "CONTEST_NOW": begins.isoformat(),
                "CONTEST_SPEED": f"{speed}@{since}",
            },
            stdout=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/healthz", dashboard)
            time.sleep(max(0.0, since - time.time()))
            thread = google.play(_steps(story, live, begins), speed)
            yield Show(address, live, place / "ledger", dashboard, thread)
        finally:
            dashboard.terminate()
            dashboard.wait(20)


def _steps(
    story: Story, live: Live, begins: datetime
) -> list[tuple[datetime, Callable[[], object]]]:
    """What is done to the sheet, and the faults on the way, in their order."""
    google, length = live.google, _closes(live) - begins
    trouble = {  # a poll tries three times
        0.25: partial(google.faults.script, *[faults.too_many()] * 4),
        0.50: partial(live.tab.rename, "Câu trả lời (đừng sửa)"),
        0.75: partial(google.faults.script, *[faults.page(502)] * 2, *[faults.cut_json()] * 2),
    }
    steps: list[tuple[datetime, Callable[[], object]]] = [(begins, list)]  # the clock starts
    steps += [(moment, partial(change, live.tab)) for moment, change in story.steps]
    steps += [(begins + share * length, step) for share, step in trouble.items()]
    return sorted(steps, key=lambda step: step[0])


def _closes(live: Live) -> datetime:
    closes = live.contest.closes_at
    assert closes is not None
    return closes


def _wait_for(url: str, dashboard: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while dashboard.poll() is None and time.monotonic() < end:
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("make replay: the dashboard does not start; see above why")


def main() -> int:
    """Play until Ctrl+C."""
    parser = argparse.ArgumentParser("python -m tests.replay", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0, help="for the whole contest")
    parser.add_argument("--rows", type=int, default=10_000, help="of the response sheet at its end")
    parser.add_argument("--port", type=int, default=8501)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with playing(options.port, rows=options.rows, minutes=options.minutes) as show:
            print(f"\n  The replay: {show.address}   (stop: Ctrl+C)\n", flush=True)
            show.playing.join()
            print("\n  The contest is over; the pages stay until Ctrl+C.", flush=True)
            return show.dashboard.wait()
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
