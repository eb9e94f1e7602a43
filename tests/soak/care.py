"""Kills the commands that care for a ledger at any moment: the old is there or the new."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pyrage

from cli.ledger import main
from ledger import Ledger
from ledger.erasures import notes_of
from tests.care import PHONE, VALUES, Care, make_care
from tests.desk import everything
from tests.leaks import leaks

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["cli.ledger"])
_OWN = pyrage.x25519.Identity.generate()
COMMANDS = ("backup", "restore", "erase", "purge")


def killed_care(place: Path, count: int, seed: int) -> None:
    """Each command in turn is killed at a random moment, then run again.

    Raises:
        AssertionError: a half was left, or the second run did not finish.
    """
    made, draw = make_care(place), random.Random(seed)
    (place / "key").write_text(f"{_OWN}\n")
    longest = dict.fromkeys(COMMANDS, 0.0)
    for number in range(count):
        command = COMMANDS[number % len(COMMANDS)]
        ground = place / f"{number}"
        ground.mkdir()
        care = made.copy(ground)
        if not longest[command]:  # an undisturbed run tells how long it takes
            longest[command] = _run(_words(command, care, place), None)
            _check(command, care)
        else:
            _run(_words(command, care, place), draw.uniform(0, longest[command]))
            _check_between(command, care)
            _run(_words(command, care, place), None)
            _check(command, care)
        shutil.rmtree(ground)


def _words(command: str, care: Care, place: Path) -> list[str]:
    home = Path(care.ledger.uri).parent
    where = ["--contest", str(care.folder), "--data", care.ledger.uri]
    seal = [str(home / "backup.tar"), "--recipient", str(_OWN.to_public())]
    match command:
        case "backup":
            return ["backup", *seal, *where]
        case "restore":
            if not (home / "backup.tar").exists():
                _run(["backup", *seal, *where], None)
            new = ["--data", str(home / "new"), "--contest-out", str(home / "folder")]
            keys = ["--identity", str(place / "key"), "--journal", str(care.journal)]
            return ["restore", str(home / "backup.tar"), *new, *keys]
        case "erase":
            return ["erase", "--response", _mine(care), "--confirm", "erase 4 responses", *where]
    return ["purge", "--confirm", f"purge {_all_ids(care)} responses", *where]


_first_id: dict[str, str] = {}


def _mine(care: Care) -> str:
    """A response of the person, also after a killed erasure has removed it."""
    if care.ledger.uri not in _first_id:
        _first_id[care.ledger.uri] = care.ids(PHONE)[0]
    return _first_id[care.ledger.uri]


def _all_ids(care: Care) -> int:
    table = care.ledger.table("observations")
    assert table is not None
    return len(set(table.to_pyarrow_table(columns=["response_id"]).column(0).to_pylist()))


def _check_between(command: str, care: Care) -> None:
    """What a killed command left can be looked at, and is no half."""
    home = Path(care.ledger.uri).parent
    care.view()
    if command == "restore" and (home / "new").exists() and any((home / "new").iterdir()):
        new = Care(home / "folder", Ledger.at(home / "new"), [])
        assert everything(new.view()) == everything(care.view()), "the whole of it"
        shutil.rmtree(home / "new")
        shutil.rmtree(home / "folder")
        (home / "new.erased.jsonl").unlink(missing_ok=True)
    if command == "backup":
        outside = [p for p in home.iterdir() if p.name.startswith((".backup", "backup"))]
        assert [leak for file in outside for leak in leaks(file, VALUES)] == []


def _check(command: str, care: Care) -> None:
    """The command has done all of it."""
    home, ledger = Path(care.ledger.uri).parent, Path(care.ledger.uri)
    match command:
        case "backup":
            assert (home / "backup.tar").stat().st_mode & 0o777 == 0o600
        case "restore":
            new = Care(home / "folder", Ledger.at(home / "new"), [])
            assert everything(new.view()) == everything(care.view())
        case "erase":
            assert leaks(ledger, VALUES) == []
            assert sum(note.count for note in notes_of(care.ledger)) == 4
            assert care.load().changes == 0
        case _:
            assert leaks(ledger, [*VALUES, "Người Số"]) == []
            assert [note.kind for note in notes_of(care.ledger)] == ["purge"]
    assert not [path for path in home.iterdir() if path.name.startswith(".")], "nothing is left"


def _run(words: list[str], kill_after: float | None) -> float:
    """Run the command in a process of its own; the seconds that it took."""
    child = _forks.Process(target=_child, args=(words,))
    started = time.monotonic()
    child.start()
    child.join(kill_after)
    if kill_after is None:
        assert child.exitcode == 0, words[0]
    elif child.is_alive():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
    return time.monotonic() - started


def _child(words: list[str]) -> Any:
    for number in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    os.umask(0o077)
    os._exit(main(words))
