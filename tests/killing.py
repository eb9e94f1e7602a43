"""Pollers in processes of their own, killed at any moment while rows come in."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli.ingest import main
from tests.live_google import answer
from tests.polling import Watched, assert_same_as_import

# Children are forked from a process that has imported the command, and run it at once.
forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload(["cli.ingest"])


@contextmanager
def polling(watched: Watched) -> Iterator[multiprocessing.process.BaseProcess]:
    """The command in a process of its own, until the block ends."""
    options = ["--contest", str(watched.live.folder), "--data", watched.ledger.uri]
    child = forks.Process(target=_child, args=(options, dict(os.environ)))
    child.start()
    try:
        yield child
    finally:
        child.kill()
        child.join()


def _child(options: list[str], environment: dict[str, str]) -> None:
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise SystemExit(main(["pull", "--every", "0.05", *options]))


def kill_while_rows_come(watched: Watched, kills: int, seed: int, place: Path) -> None:
    """Kill a poller so often at a random moment of its work, let two work at once in the middle of
    it, and find the ledger equal to the sheet. The sheet has three rows at first."""
    draw = random.Random(seed)
    people = iter(range(4, 1_000_000))

    def come(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            watched.live.tab.append(answer(next(people)))
            if draw.random() < 0.3:
                watched.live.tab.edit(draw.randrange(1, 4), 4, draw.choice("ABC"))
            time.sleep(0.03)

    for kill in range(kills):
        with polling(watched) as child:
            # In the first load or a later one, on a machine of any speed.
            requests = watched.live.google.count() + draw.randint(1, 6)
            while watched.live.google.count() < requests:
                come(0.03)
            come(draw.uniform(0.0, 0.3))
            child.kill()
            child.join()
            assert child.exitcode == -signal.SIGKILL
        if kill == kills // 2:
            with polling(watched), polling(watched):
                come(1)
    loads = watched.ledger.load_number("bieu-mau")
    for _ in range(3):
        assert watched.poll_all().error is None
    assert_same_as_import(watched, place)
    assert loads > kills // 4, "some came so far as to load"
    assert watched.view().balance().observed == next(people) - 1
