"""Values and tables are made once, and one that is being made is in nobody's way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from contest import Contest
from ledger import Ledger
from results import Results, compute, visible
from results.once import Once
from results.tables import Key
from tests.builders import COMMITTEE, NOW, row
from tests.desk import everything, load_rows

PATIENCE = 60
"""Seconds after which a thread that waits in a circle is given up; nothing is measured."""


def test_a_value_is_made_once_for_all_who_ask() -> None:
    once, made, meet = Once(10), list[int](), threading.Barrier(8)

    def make() -> int:
        made.append(1)
        return len(made)

    def ask(_: int) -> int:
        meet.wait(PATIENCE)
        return once.get("key", make)

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == [1] * 8


def test_one_that_failed_is_made_again_by_who_waited() -> None:
    once, begun, fail = Once(10), threading.Event(), threading.Event()

    def failing() -> int:
        begun.set()
        fail.wait(PATIENCE)
        raise OSError("disk")

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(once.get, "key", failing)
        assert begun.wait(PATIENCE)
        second = threads.submit(once.get, "key", lambda: 2)
        fail.set()
        assert second.result(PATIENCE) == 2
        with pytest.raises(OSError, match="disk"):
            first.result(PATIENCE)


def test_what_was_asked_for_the_longest_ago_is_forgotten() -> None:
    once, made = Once(3), list[str]()

    def ask(key: str) -> None:
        once.get(key, lambda: made.append(key))

    for key in "abcadabc":
        ask(key)
    assert "".join(made) == "abcdbc", "b went for d, c for b, d for c; a was asked for in between"


def test_a_finished_table_answers_while_another_is_made(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_rows(contest, ledger, row(1), row(2))
    results = compute(contest, ledger, now=NOW)
    finished = results.rows("attempts", "from attempts").num_rows
    begun, go_on = threading.Event(), threading.Event()
    make: Callable[[Results, Key], None] = Results._make

    def slow(self: Results, key: Key) -> None:
        if key == Key("standings"):
            begun.set()
            assert go_on.wait(PATIENCE)
        make(self, key)

    monkeypatch.setattr(Results, "_make", slow)
    with ThreadPoolExecutor(2) as threads:
        waiting = threads.submit(results.rows, "standings", "from standings")
        assert begun.wait(PATIENCE)
        try:
            other = threads.submit(results.rows, "attempts", "from attempts")
            assert other.result(PATIENCE).num_rows == finished == 2
            third = threads.submit(results.keep, "anything", lambda: "found")
            assert third.result(PATIENCE) == "found"
            assert not waiting.done()
        finally:
            go_on.set()
        assert waiting.result(PATIENCE).num_rows == 2


def test_many_threads_make_all_tables_at_once_and_see_the_same(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, *(row(n, unit="?" if n % 5 == 0 else "Sở Một") for n in range(60)))
    alone = _all(compute(contest, ledger, now=NOW), 0)
    for _ in range(5):
        results, meet = compute(contest, ledger, now=NOW), threading.Barrier(6)

        def ask(turn: int, results: Results = results, meet: threading.Barrier = meet) -> Any:
            meet.wait(PATIENCE)
            return _all(results, turn)

        with ThreadPoolExecutor(6) as threads:
            assert all(found == alone for found in threads.map(ask, range(6)))


def _all(results: Results, turn: int) -> Any:
    """Everything that a view tells; each turn begins with another table."""
    view = visible(results, COMMITTEE)
    asked: list[tuple[str, Callable[[], Any]]] = [
        ("all", lambda: everything(view)),
        ("headline", view.headline),
        ("days", lambda: view.turnout().to_pylist()),
        ("hours", lambda: view.turnout("hour").to_pylist()),
        ("held", lambda: view.held()),
        ("state", lambda: view.with_units_of(NOW.date()).participation("unit").to_pylist()),
    ]
    return sorted((name, repr(ask())) for name, ask in asked[turn:] + asked[:turn])


def test_a_ledger_at_a_url_is_counted_like_one_in_a_directory(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1), row(2), row(3, unit="?"))
    at_url = Ledger(Path(ledger.uri).as_uri())
    results = [compute(contest, one, now=NOW) for one in (ledger, at_url)]
    one, other = (everything(visible(found, COMMITTEE)) for found in results)
    assert one == other
