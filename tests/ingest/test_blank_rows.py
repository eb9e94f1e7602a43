"""Millions of blank rows: those at the end are not read, and too many others are refused."""

import multiprocessing
import resource
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from contest import Contest
from contest.errors import SourceError
from ingest import load_file
from ingest.sources.export import copied, in_memory
from ingest.sources.files import open_any
from ledger import Ledger
from tests.builders import HEADER, NOW, csv_text, row

GOOD = csv_text([row(1), row(2)]).encode()
LAST = csv_text([row(3)], header=()).encode().lstrip()
MILLION = 1_000_000
processes = multiprocessing.get_context("spawn")


def rows_of(content: bytes) -> list[tuple[int, tuple[str | None, ...]]]:
    """Number and cells of each row that says something."""
    sheet = open_any(in_memory("a.csv", content), "", lambda header: True)
    rows = [
        cells
        for batch in sheet.batches()
        for cells in zip(*(c.to_pylist() for c in batch.columns), strict=True)
    ]
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]


@pytest.mark.parametrize("blank", [b"\n", b"\r\n", b",,,,\r\n", b",,,,,\r\n", b",\n", b"\n,\n\r\n"])
@pytest.mark.parametrize("count", [1, 3, 60_000])
def test_a_row_below_blank_rows_keeps_its_number(blank: bytes, count: int) -> None:
    lines = blank.count(b"\n")
    found = rows_of(GOOD + blank * count + LAST + blank * count)
    assert found == [(1, row(1)), (2, row(2)), (3 + lines * count, row(3))]


@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_blank_rows_at_the_end_are_found_from_piece_to_piece(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("ingest.sources.csv_bytes._CHUNK", size)
    for end in (b"", b"\r\n", b",,\r\n\n", b"\n" * 20):
        assert rows_of(GOOD + end + LAST + end) == [
            (1, row(1)),
            (2, row(2)),
            (3 + end.count(b"\n"), row(3)),
        ]


def test_a_line_break_at_the_end_of_the_last_cell_is_no_blank_row() -> None:
    text = csv_text([row(1, prediction="1\n\n,\n")])
    assert rows_of(text.encode()) == [(1, row(1, prediction="1\n\n,\n"))]


def test_blank_rows_that_are_cut_off_still_show_that_the_file_is_cut_off() -> None:
    with pytest.raises(SourceError) as caught:
        rows_of(GOOD + b",,,,\r\n,")
    assert caught.value.code == "cut_off"


@pytest.mark.parametrize("blank", [b"\n", b",,,,\r\n", b",,,,,\r\n", b" \n"])
def test_too_many_blank_rows_above_an_answer_are_refused(
    monkeypatch: pytest.MonkeyPatch, blank: bytes
) -> None:
    monkeypatch.setattr("ingest.sources.blank_rows.MAX_BLANK_CELLS", 100 * len(HEADER))
    assert len(rows_of(GOOD + blank * 90 + LAST)) >= 3
    with pytest.raises(SourceError, match="contains 150 blank rows; expected at most 100") as found:
        rows_of(GOOD + blank * 150 + LAST)
    assert found.value.code == "blank_rows"


def _load(place: Path, blank: bytes, told: Connection) -> None:
    """Load a file of 30 MB of blank rows; tell the rows observed and the memory it took."""
    from contest import load
    from tests.builders import write_folder

    contest = load(write_folder(place / "contest"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    file = copied("a.csv", [GOOD, *[blank * MILLION] * (30 // len(blank))])
    observed = load_file(contest, Ledger.at(place / "ledger"), file, now=NOW).observed
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told.send((observed, (after - before) // 1024))


@pytest.mark.parametrize("blank", [b"\n", b",,,,\r\n"])
def test_thirty_megabytes_of_blank_rows_fit_into_a_few_hundred(
    tmp_path: Path, blank: bytes
) -> None:
    mine, its = processes.Pipe()
    child = processes.Process(target=_load, args=(tmp_path, blank, its))
    child.start()
    its.close()  # so a child that fails ends the wait
    observed, megabytes = mine.recv()
    child.join()
    assert observed == 2
    assert megabytes < 500


def test_a_sheet_filled_down_and_cleared_loads_as_the_good_one(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(GOOD)
    assert load_file(contest, ledger, file, now=NOW).new == 2
    file.write_bytes(GOOD + b",,,,,\r\n" * 5_000)
    assert load_file(contest, ledger, file, now=NOW).changes == 0
