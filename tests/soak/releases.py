"""Kills the making of a release at any moment: the releases of before are there, or one more."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import signal
import time
from datetime import datetime
from pathlib import Path

from ledger.releases import names_of, releases_of
from publish.release.package import whole_files, write_release
from publish.release.verify import verified
from service import acts
from service.environment import Moment, Place
from service.release.making import make
from tests.builders import TOML, row, write_folder
from tests.service.conftest import REVIEWER, UNITS, Room

_PRIZE = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n'
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["service.release.making"])


def killed_release(place: Path, count: int, seed: int) -> None:
    """Make a release `count` times, each killed at a random moment.

    Raises:
        AssertionError: a half was left, or an earlier release is another one.
    """
    folder = write_folder(place / "contest", toml=TOML + _PRIZE, units=UNITS)
    room = Room(Place(folder, str(place / "ledger")))
    room.load(*(row(n) for n in range(1, 6)))
    draw = random.Random(seed)
    started = time.monotonic()
    _make(room.place, room.moment.now)
    whole = time.monotonic() - started
    for number in range(count):
        room.decide(acts.reject(room.line(f"Người Số {5 - number % 2}")["response_id"]))
        before = releases_of(room.ledger)
        child = _forks.Process(target=_make, args=(room.place, room.moment.now))
        child.start()
        child.join(draw.uniform(0, 2 * whole))
        child.kill()
        child.join()
        after = releases_of(room.ledger)
        assert child.exitcode in (0, -signal.SIGKILL)
        assert after[: len(before)] == before
        assert len(after) - len(before) in (0, 1)
        for one in after[-2:]:
            files = whole_files(room.view, one.number)
            shutil.rmtree(place / "kq", ignore_errors=True)
            write_release(files, place / "kq")
            found = verified(place / "kq", one.seal)
            assert (found.intact, found.erased) == (True, 0)
            assert names_of(room.ledger, one)
        if number % 2:
            room.decide(*acts.undoing(d for d in room.view.decisions if d.kind == "reject"))
    assert make(room.place, REVIEWER, "provisional", room.moment).number == len(after) + 1


def _make(place: Place, now: datetime) -> None:
    make(place, REVIEWER, "provisional", Moment(now))
