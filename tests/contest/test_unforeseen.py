"""An unforeseen error is told by type and place: its message may hold a participant's text."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from contest.errors import LedgerError
from contest.unforeseen import keep_messages_out_of_logs, place_of, stack_of

ROOT = Path(__file__).resolve().parents[2]
PHONE = "09" + "0" * 7 + "1"


def failing() -> ValueError:
    try:
        try:
            {}[PHONE]
        except KeyError as error:
            raise ValueError(f"not a number: {PHONE}") from error
    except ValueError as error:
        return error
    raise AssertionError


@pytest.fixture
def quiet_process() -> Iterator[None]:
    kept = logging.getLogRecordFactory(), logging.raiseExceptions
    hooks = sys.excepthook, threading.excepthook
    keep_messages_out_of_logs()
    yield
    logging.setLogRecordFactory(kept[0])
    logging.raiseExceptions = kept[1]
    sys.excepthook, threading.excepthook = hooks


def test_a_stack_names_every_error_of_the_chain_and_no_message() -> None:
    told = stack_of(failing())
    assert PHONE not in told + place_of(failing())
    assert told.index("KeyError") < told.index("ValueError"), "the first error stands first"
    assert "test_unforeseen.py:" in told
    assert place_of(failing()).startswith("ValueError at tests/contest/test_unforeseen.py:")


def test_no_logger_of_a_library_prints_a_message(quiet_process: None) -> None:
    error, stream = failing(), io.StringIO()
    log = logging.getLogger("a library")
    handler = logging.StreamHandler(stream)
    log.addHandler(handler)
    log.propagate = False
    log.error("Uncaught app execution", exc_info=error)
    log.warning("failed: %s", error)
    log.warning(error)
    log.warning("kept: %s", LedgerError("restore a backup"))
    log.removeHandler(handler)
    text = stream.getvalue()
    assert PHONE not in text
    assert text.count("ValueError at tests/contest/test_unforeseen.py") == 2
    assert "KeyError" in text, "with its stack"
    assert "kept: restore a backup" in text


def test_a_thread_that_dies_prints_no_message(
    quiet_process: None, capsys: pytest.CaptureFixture[str]
) -> None:
    def die() -> None:
        raise failing()

    thread = threading.Thread(target=die)
    thread.start()
    thread.join()
    err = capsys.readouterr().err
    assert "ValueError" in err
    assert PHONE not in err


COMMAND = f"""
import argparse, sys
from cli import shared
from cli.process import run_alone
def fail(_):
    raise {{error}}({PHONE!r})
parser = argparse.ArgumentParser("python -m something")
parser.set_defaults(handler=fail)
run_alone(lambda: shared.run(parser, []))
"""


@pytest.mark.parametrize("error", ["ValueError", "type('PanicException', (BaseException,), {})"])
def test_an_unforeseen_error_of_a_command_is_one_sentence_and_status_2(error: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND.format(error=error)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert PHONE not in done.stderr + done.stdout
    assert len(done.stderr.splitlines()) == 1
    assert "a fault of this program" in done.stderr
    assert "<string>:6" in done.stderr, "where it happened"
