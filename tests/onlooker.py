"""A process that looks at a contest as a dashboard does, and tells what of a person it keeps."""

from __future__ import annotations

import gc
import multiprocessing
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pyarrow as pa

from contest.errors import UsageError
from results import Principal, Results, View
from results.access import MEMBERS
from service.environment import Moment, Place
from service.opened import open_for, written

_forks = multiprocessing.get_context("forkserver")
_WHO = (Principal("quan-tri", "admin"), Principal("lanh-dao", "leader", ("S1",)))
_ARROW = (pa.Table, pa.RecordBatch, pa.ChunkedArray, pa.Array)


class Onlooker:
    """The process. `looks` makes it look at everything; `keeps` asks what it still holds."""

    def __init__(self, pipe: Any) -> None:
        self._pipe = pipe

    def looks(self, place: Place, now: datetime, names: Sequence[str]) -> tuple[str, int]:
        """Look at every member of the views of an administrator and a leader, and search for
        `names`. Returns what a waiting page compares, and the number of petitions."""
        self._pipe.send(("look", (place, now), [*names]))
        found: tuple[str, int] = self._pipe.recv()
        return found

    def keeps(self, texts: Sequence[str]) -> tuple[list[str], int]:
        """Those of the texts that an object of the process holds, and the number of results."""
        self._pipe.send(("keep", None, [text.encode().hex() for text in texts]))
        found: tuple[list[str], int] = self._pipe.recv()
        return found


@contextmanager
def onlooker() -> Iterator[Onlooker]:
    """A process that lives until the end of the block."""
    ours, theirs = _forks.Pipe()
    child = _forks.Process(target=_child, args=(theirs,))
    child.start()
    theirs.close()  # so a child that died is an error here and no endless wait
    try:
        yield Onlooker(ours)
    finally:
        child.kill()
        child.join()


def _child(pipe: Any) -> None:
    while True:
        asked, at, texts = pipe.recv()
        pipe.send(_look(*at, texts) if asked == "look" else _kept(texts))
        del texts


def _look(place: Place, now: datetime, names: Iterable[str]) -> tuple[str, int]:
    petitions = 0
    for who in _WHO:
        view = open_for(place, who, Moment(now), fresh=True).view
        for member in MEMBERS:
            if view.shows(member):
                _asked(view, member)
        for name in names:
            view.look_up(name)
        if view.shows("petitions"):
            petitions = len(view.petitions())
    return written(place, Moment(now)), petitions


def _asked(view: View, member: str) -> None:
    """Ask for a member that needs no argument."""
    value = getattr(view, member)
    if callable(value):
        try:
            value()
        except (TypeError, UsageError):  # it needs an argument
            return


def _kept(coded: Sequence[str]) -> tuple[list[str], int]:
    gc.collect()
    sought = [bytes.fromhex(one).decode().casefold() for one in coded]
    any_of = re.compile("|".join(map(re.escape, sought)))
    own = {id(one) for one in (*sought, any_of.pattern)}
    found: set[str] = set()
    seen, left = {id(gc.get_objects), *own}, gc.get_objects()
    results = sum(isinstance(one, Results) for one in left)
    while left:
        one = left.pop()
        if id(one) in seen or one is sought:
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes | bytearray):
            text = one if isinstance(one, str) else bytes(one).decode("utf-8", "replace")
            plain = text.casefold()
            if any_of.search(plain):
                found |= {text for text in sought if text in plain}
        elif isinstance(one, _ARROW):
            plain = str(one.to_pylist()).casefold()
            if any_of.search(plain):
                found |= {text for text in sought if text in plain}
        else:
            left += gc.get_referents(one)
    return sorted(found), results
