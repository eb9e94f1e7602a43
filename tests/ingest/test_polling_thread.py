"""The thread that polls: no error ends it for good, and no error is logged with its message."""

from __future__ import annotations

import asyncio
import os
import queue
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.ingest import main
from contest import load
from contest.errors import FolderError
from ingest.polling import loop
from ingest.polling.loop import Polling
from ingest.polling.poller import Clock, Poll, Poller
from ledger import Ledger
from ledger.pulse import read_pulses
from service import serving
from service.environment import Place
from tests.builders import TOML, write_folder
from tests.live_google import Live, answer
from tests.polling import Watched, with_source

PHONE = "09" + "0" * 7 + "1"
NESTED = "a = " + "[" * 3_000
Fail = Callable[[], None]


class Scripted:
    """A poller that plays a script: each turn calls the next step, and then one poll is told."""

    def __init__(self, *steps: Fail | None) -> None:
        self.steps, self.failures = list(steps), list[str]()

    def poll_due(self) -> list[Poll]:
        step = self.steps.pop(0) if self.steps else None
        if step is not None:
            step()
        return [Poll("bieu-mau")]

    def wait_seconds(self) -> float:
        return 0.01

    def fail(self, code: str) -> None:
        self.failures.append(code)


def failing(error: BaseException) -> Fail:
    def fail() -> None:
        raise error

    return fail


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> queue.Queue[Poll]:
    monkeypatch.setattr(loop, "PAUSE_SECONDS", 0.01)
    return queue.Queue()


@pytest.fixture
def start(ledger: Ledger) -> Iterator[Callable[..., Polling]]:
    """Starts a poller. It is stopped after the test."""
    started: list[Polling] = []

    def begin(poller: Scripted, tell: Callable[[Poll], Any], *before: Fail) -> Polling:
        steps = list(before)

        def make(clock: Clock) -> Poller:
            if steps:
                steps.pop(0)()
            return poller  # type: ignore[return-value]

        started.append(Polling(make, ledger, tell))
        return started[-1]

    yield begin
    for polling in started:
        polling.stop()
        assert polling.ended(60)


def test_a_turn_that_fails_is_logged_without_its_message_and_comes_again(
    start: Callable[..., Polling], told: queue.Queue[Poll], caplog: pytest.LogCaptureFixture
) -> None:
    poller = Scripted(failing(ValueError(PHONE)), failing(RecursionError(PHONE)))
    start(poller, told.put, failing(MemoryError(PHONE)), failing(FolderError("thu", [])))
    assert told.get(timeout=60).source == "bieu-mau"
    assert poller.failures == ["unforeseen", "unforeseen"]
    for name in ("ValueError", "RecursionError", "MemoryError"):
        assert f"unforeseen {name} while polling" in caplog.text
    assert "the contest folder thu cannot be used" in caplog.text
    assert "test_polling_thread.py" in caplog.text, "where it happened"
    assert PHONE not in caplog.text


def test_a_listener_that_fails_ends_no_poll(
    start: Callable[..., Polling], told: queue.Queue[Poll]
) -> None:
    errors = [BrokenPipeError(PHONE), UnicodeError(PHONE)]

    def tell(poll: Poll) -> None:
        if errors:
            raise errors.pop()
        told.put(poll)

    start(Scripted(), tell)
    assert told.get(timeout=60).source == "bieu-mau"


def test_a_lock_that_cannot_be_asked_for_is_asked_for_again(
    start: Callable[..., Polling], told: queue.Queue[Poll], monkeypatch: pytest.MonkeyPatch
) -> None:
    take, steps = loop._take_lease, [failing(OSError(5, "disk"))]

    def take_later(*args: Any) -> Any:
        if steps:
            steps.pop()()
        return take(*args)

    monkeypatch.setattr(loop, "_take_lease", take_later)
    start(Scripted(), told.put)
    assert told.get(timeout=60).source == "bieu-mau"


def test_a_thread_that_ended_is_told_and_started_again_and_takes_the_lock_again(
    start: Callable[..., Polling], told: queue.Queue[Poll], caplog: pytest.LogCaptureFixture
) -> None:
    poller = Scripted(failing(SystemExit(PHONE)))
    polling = start(poller, told.put)
    assert polling.ended(60)
    assert told.empty()
    polling.keep()
    assert told.get(timeout=60).source == "bieu-mau"
    assert poller.failures == ["poller_ended"]
    assert "it is started again" in caplog.text
    assert PHONE not in caplog.text


def test_a_thread_that_was_stopped_is_not_started_again(
    start: Callable[..., Polling], told: queue.Queue[Poll]
) -> None:
    poller = Scripted()
    polling = start(poller, told.put)
    polling.stop()
    assert polling.ended(60)
    polling.keep()
    assert polling.ended()
    assert poller.failures == []


def test_the_pages_are_told_that_the_poller_failed(live: Live, ledger: Ledger) -> None:
    watched = Watched(live, ledger)
    watched.poll()

    def pulse() -> Any:
        return read_pulses(ledger.uri, watched.contest(), watched.now())["bieu-mau"]

    assert not pulse().stale
    watched.poller.fail("poller_ended")
    assert (pulse().stale, pulse().failure) == (True, "poller_ended")
    assert watched.poll().error is None
    assert not pulse().stale


def test_a_folder_that_is_nested_without_end_is_told_and_the_last_good_one_stays(
    live: Live, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(live, ledger)
    settings = live.folder / "contest.toml"
    good = settings.read_text("utf-8")
    settings.write_text(NESTED, "utf-8")
    with pytest.raises(FolderError, match="inside each other a thousand deep"):
        load(live.folder)
    assert watched.poll().error is None
    settings.write_text(good + "\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("ingest.polling.poller.load", lambda folder: failing(RecursionError())())
        assert watched.poll().error is None
    live.tab.append(answer(9))
    assert watched.poll().report.new == 1  # type: ignore[union-attr]


def test_the_dashboard_polls_as_soon_as_a_broken_folder_is_mended(
    live: Live,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name, value in live.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(serving, "_LOOK_SECONDS", 0.01)
    settings = write_folder(live.folder) / "contest.toml"
    told: queue.Queue[Poll] = queue.Queue()

    async def serve() -> Poll:
        settings.write_text(NESTED, "utf-8")
        place = Place(live.folder, str(tmp_path / "served"))
        serve = asyncio.create_task(serving.keep_polling(place, told.put))
        while "nothing is polled" not in caplog.text:
            await asyncio.sleep(0.01)
        settings.write_text(with_source(TOML, live), "utf-8")
        first = await asyncio.to_thread(told.get, timeout=60)
        serve.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serve
        return first

    assert asyncio.run(serve()).report.new == 3  # type: ignore[union-attr]


def test_the_command_keeps_its_thread_alive_until_it_is_told_to_end(
    live: Live, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    Watched(live, ledger)  # declares the sheet in the folder
    kept: list[str] = []

    class Kept(Polling):
        def keep(self, seconds: float = 0) -> None:
            kept.append("kept")
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("cli.pull.Polling", Kept)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        place = ["--contest", str(live.folder), "--data", ledger.uri]
        assert main(["pull", "--every", "30", *place]) == 0
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert kept == ["kept"]
