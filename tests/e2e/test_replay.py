"""`make replay`: the whole contest passes, and the end is the sample's."""

from __future__ import annotations

import json
import socket
from pathlib import Path

from contest import load
from ledger import Ledger
from sample.__main__ import generate
from tests.browsing import PATIENCE, until
from tests.desk import committee_view
from tests.live_google import SAMPLE
from tests.replay import playing

ROWS = 300


def test_the_contest_passes_live_and_ends_as_the_sample_does(tmp_path: Path) -> None:
    generate(SAMPLE, tmp_path, rows=ROWS, seed=2024)
    truth = json.loads((tmp_path / "truth-balance.json").read_text("utf-8"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # A row that is deleted while Google refuses was never seen, so what is gone may be less.
    states = ("accepted", "held", "rejected", "superseded")
    expected = {name: truth[name] for name in states}
    with playing(port, rows=ROWS, minutes=0.2, poll_seconds=1, complete_seconds=2) as show:
        contest, ledger = load(show.live.folder), Ledger.at(show.data)
        show.playing.join(PATIENCE)

        def found() -> dict[str, int]:
            balance = committee_view(contest, ledger).balance()
            return {name: getattr(balance, name) for name in states}

        until(found, expected)
        assert show.dashboard.poll() is None
        rows = set(ledger.loads()["rows"].to_pylist())
    assert len(rows) > 2, "they came in one after the other"
