"""No answers stay in the folder of temporary files, however a process ends."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from contest.errors import SourceError
from ingest.sources.export import Export, copied, in_memory
from ingest.sources.files import open_any
from tests.builders import HEADER, csv_text, row
from tests.soak.exports import zipped

ANSWERS = csv_text([row(1), row(2)]).encode()
processes = multiprocessing.get_context("spawn")


def _read_and_wait(path: Path, scratch: Path, told: Connection) -> None:
    """Open the zip, read its first rows, and wait to be killed."""
    import tempfile

    tempfile.tempdir = str(scratch)
    sheet = open_any(path, "", lambda header: True)
    rows = next(sheet.batches()).num_rows
    told.send(rows)
    told.recv()


def test_a_process_killed_while_it_reads_a_zip_leaves_no_copy_of_the_answers(
    tmp_path: Path,
) -> None:
    path, scratch = tmp_path / "a.zip", tmp_path / "scratch"
    path.write_bytes(zipped([("a.csv", ANSWERS)]))
    scratch.mkdir()
    mine, its = processes.Pipe()
    child = processes.Process(target=_read_and_wait, args=(path, scratch, its))
    child.start()
    its.close()  # so a child that fails ends the wait
    assert mine.recv() == 2
    child.kill()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert list(scratch.iterdir()) == []


def test_a_copy_has_no_name_while_it_is_written_and_nobody_else_may_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen: list[object] = []

    def pieces() -> Iterator[bytes]:
        yield ANSWERS[:10]
        seen.extend(tmp_path.iterdir())
        yield ANSWERS[10:]

    export = copied("a.csv", pieces())
    assert export.open().read() == ANSWERS
    assert (seen, list(tmp_path.iterdir())) == ([], [])
    modes = [os.stat(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd") if _is_copy(n)]
    assert [f"{mode.st_mode & 0o777:o}" for mode in modes] == ["600"]


def _is_copy(number: str) -> bool:
    try:
        found = os.stat(f"/proc/self/fd/{number}")
    except OSError:
        return False
    return found.st_nlink == 0 and found.st_size == len(ANSWERS)


def test_two_readers_of_a_copy_do_not_disturb_each_other() -> None:
    export = copied("a.csv", [b"0123456789"])
    one, other = export.open(), export.open()
    assert (one.read(4), other.read(2), one.read(), other.read()) == (
        b"0123",
        b"01",
        b"456789",
        b"23456789",
    )


@pytest.mark.parametrize("make", [in_memory, lambda name, content: copied(name, [content])])
def test_bytes_in_memory_and_in_a_copy_are_read_as_a_file_is(make: object) -> None:
    export = make("a.csv", ANSWERS)  # type: ignore[operator]
    assert isinstance(export, Export)
    sheet = open_any(export, "", lambda header: True)
    assert (sheet.name, sheet.header) == ("a.csv", HEADER)
    assert sum(batch.num_rows for batch in sheet.batches()) == 2
    assert sum(batch.num_rows for batch in sheet.batches()) == 2, "again"


def test_a_refusal_of_an_upload_names_it() -> None:
    with pytest.raises(SourceError, match=r"thư\.csv: the file is empty"):
        open_any(in_memory("thư.csv", b""), "", lambda header: True)
