"""`python -m ingest pull`: options, output and exit status; how it is stopped, and killed."""

from __future__ import annotations

import json
import os
import resource
import signal
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cli.ingest import main
from cli.pull import add
from contest import load
from ledger import Ledger
from tests.builders import write_folder
from tests.fake_google import FakeGoogle
from tests.killing import forks, kill_while_rows_come, polling
from tests.live_google import Live, answer, live_small
from tests.polling import Watched, assert_same_as_import


@pytest.fixture
def watched(live: Live, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Watched:
    for name, value in live.environment.items():
        monkeypatch.setenv(name, value)
    return Watched(live, ledger)


def pull(watched: Watched, *options: str) -> int:
    folder = str(watched.live.folder)
    return main(["pull", "--contest", folder, "--data", watched.ledger.uri, *options])


def test_once_prints_a_report_a_line(watched: Watched, capsys: pytest.CaptureFixture[str]) -> None:
    assert pull(watched, "--once", "--format", "json") == 0
    assert pull(watched, "--once", "--format", "csv") == 0
    first, *others = capsys.readouterr().out.splitlines()
    report = json.loads(first)
    assert (report["source"], report["observed"], report["new"]) == ("bieu-mau", 3, 3)
    assert others == [
        "source,file,observed,new,edited,missing,gone,back",
        "bieu-mau,Cuộc thi (Câu trả lời),3,0,0,0,0,0",
    ]


def test_a_row_that_two_runs_do_not_find_is_gone(
    watched: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    pull(watched, "--once")
    watched.live.tab.delete(2)
    capsys.readouterr()
    for _ in range(2):
        assert pull(watched, "--once", "--format", "json") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["missing"], first["gone"], second["gone"]) == (1, 0, 1)


def test_a_column_that_lost_its_heading_is_told_with_the_command_that_maps_it(
    watched: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = watched.live.tab.rows[0].index("Số điện thoại")
    watched.live.tab.rename_heading(phone, "Số điện thoại di động")
    pull(watched, "--once")
    said = capsys.readouterr().err
    assert "no such column: phone 'Số điện thoại'" in said
    assert "ingest map phone 'Số điện thoại di động'" in said


def test_every_without_a_number_is_each_sources_own_pace() -> None:
    parser = ArgumentParser()
    add(parser.add_subparsers())
    assert parser.parse_args(["pull", "--every"]).every is None


def wait_for_loads(watched: Watched, number: int) -> None:
    end = time.monotonic() + 30
    while watched.ledger.load_number("bieu-mau") < number:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_it_ends_cleanly_when_told_to(watched: Watched) -> None:
    with polling(watched) as child:
        wait_for_loads(watched, 1)
        watched.live.tab.append(answer(4))
        wait_for_loads(watched, 2)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGTERM)
        child.join(10)
        assert child.exitcode == 0


def test_kills_and_two_pollers_at_once_lose_nothing_and_double_nothing(
    watched: Watched, tmp_path: Path
) -> None:
    kill_while_rows_come(watched, kills=8, seed=20, place=tmp_path)


# A disk that takes nothing


def test_a_full_disk_is_told_and_afterwards_all_is_found(watched: Watched, tmp_path: Path) -> None:
    watched.poll()
    watched.live.tab.extend(answer(number) for number in range(4, 40))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        poll = watched.poll()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "Check that the disk is not full" in str(poll.error)
    assert watched.poll().error is None
    assert_same_as_import(watched, tmp_path)


def test_a_ledger_that_cannot_be_written_is_told_and_afterwards_all_is_found(
    watched: Watched, tmp_path: Path
) -> None:
    in_the_way = Path(watched.ledger.uri)
    in_the_way.write_text("no directory")
    poll = watched.poll()
    assert "cannot be written" in str(poll.error)
    in_the_way.unlink()
    assert watched.poll().error is None
    assert_same_as_import(watched, tmp_path)


def test_a_directory_that_may_not_be_written_is_told_and_afterwards_all_is_found(
    fake_google: FakeGoogle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory() as name:  # pytest's own are closed to others
        place = Path(name)
        place.chmod(0o755)
        live = live_small(fake_google, load(write_folder(place / "thu")), place)
        Path(live.environment["CONTEST_GOOGLE_KEY_FILE"]).chmod(0o644)  # nobody reads it, too
        watched = Watched(live, Ledger.at(place / "ledger"))
        assert watched.poll().error is None
        live.tab.append(answer(4))
        with closed(place / "ledger"):
            said = place / "said.txt"
            child = forks.Process(target=_pull_as_nobody, args=(place, dict(live.environment)))
            child.start()
            child.join(60)
            assert child.exitcode == 2
            assert "cannot be written" in said.read_text("utf-8")
            assert "that the directory may be written" in said.read_text("utf-8")
        assert watched.poll_all().error is None
        assert_same_as_import(watched, place)


@contextmanager
def closed(ledger: Path) -> Iterator[None]:
    """Nobody but root may write there until the block ends."""
    folders = [ledger, *(path for path in ledger.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        yield
    finally:
        for folder in folders:
            folder.chmod(0o755)


def _pull_as_nobody(place: Path, environment: dict[str, str]) -> None:
    os.environ.update(environment)
    once = ["pull", "--once", "--contest", str(place / "thu"), "--data"]
    assert main([*once, str(place / "other")]) == 0  # all is imported now
    os.dup2(os.open(place / "said.txt", os.O_WRONLY | os.O_CREAT), 2)
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    raise SystemExit(main([*once, str(place / "ledger")]))
