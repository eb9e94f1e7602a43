"""What the fuzz run found in CSV files and zips, each as its smallest example."""

import errno
import io
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import IO

import duckdb
import pytest

from cli.progress import stages_shown
from contest import Contest
from contest.errors import SourceError, UsageError
from ingest import LoadReport, load_file
from ingest.sources.files import open_any
from ingest.sources.sheet import Sheet
from ledger import Ledger
from tests.builders import HEADER, NOW, csv_text, row
from tests.soak.exports import CRAFTED, CSV, lying, zipped

Load = Callable[[bytes], LoadReport]


@pytest.fixture
def load_bytes(contest: Contest, ledger: Ledger, tmp_path: Path) -> Load:
    def load(content: bytes) -> LoadReport:
        path = tmp_path / "answers.csv"
        path.write_bytes(content)
        return load_file(contest, ledger, path, now=NOW)

    return load


def opened(tmp_path: Path, content: bytes) -> Sheet:
    path = tmp_path / "answers.csv"
    path.write_bytes(content)
    return open_any(path, "", lambda header: True)


def refusal(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        opened(tmp_path, content)
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n1,"2\n3,4\n5,"6\n',  # rows 1 to 3 would run together
        'a,b\n1,x"2\n3"4,5\n',
        'a,b\n1,"2"3\n',
        'a,b\n1, "2,3"\n',
        'a,b\n1;"2\n3",4\n',  # beside another delimiter
    ],
)
def test_a_quotation_mark_out_of_its_place_refuses_the_file(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text.encode()) == "open_quote"


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_quotation_marks_are_followed_from_piece_to_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("ingest.sources.csv_bytes._CHUNK", size)
    good = b'a,b\n"1","2 ""x"", \n"\n"","3"\n'
    assert opened(tmp_path, good).header == ("a", "b")
    assert refusal(tmp_path, good.replace(b'"3"', b'"3"x')) == "open_quote"
    assert refusal(tmp_path, good.replace(b'"3"', b'x"3"')) == "open_quote"


def test_utf_8_with_one_damaged_byte_is_not_read_as_windows_1252(tmp_path: Path) -> None:
    content = csv_text([row(1)], header=("Timestamp", "Họ và tên", *HEADER[2:])).encode()
    assert refusal(tmp_path, content.replace("ở".encode(), "ở".encode()[:2] + b"A")) == "damaged"


def test_utf_16_is_looked_through_as_other_text_is(tmp_path: Path) -> None:
    content = csv_text([row(1, name='"Tèo"')]).encode("utf-16")
    assert opened(tmp_path, content).header == HEADER
    assert refusal(tmp_path, content[:-1]) == "damaged"
    assert refusal(tmp_path, content + '"x'.encode("utf-16-le")) == "open_quote"
    assert refusal(tmp_path, content + b"\0\0") == "not_text"


def test_a_question_with_more_commas_than_columns_does_not_choose_the_delimiter(
    tmp_path: Path,
) -> None:
    text = "Dấu thời gian;Chọn: a, b, c, d\n18/11/2024 07:30:05;a, b\n"
    assert opened(tmp_path, text.encode()).header == ("Dấu thời gian", "Chọn: a, b, c, d")


def test_of_delimiters_that_give_as_many_cells_the_one_without_blank_headings_is_it(
    tmp_path: Path,
) -> None:
    assert opened(tmp_path, b"a\tb\tc;d;\r\n").header == ("a", "b", "c;d;")


def test_delimiters_inside_a_quoted_heading_do_not_choose_the_delimiter(tmp_path: Path) -> None:
    assert opened(tmp_path, b'a,b,";\n;"\n1,2,3\n').header == ("a", "b", ";\n;")


@pytest.mark.parametrize(
    "time", ["0001-01-01 00:00:00 GMT+14", "9999-12-31 23:59:59 GMT-12", "01/01/0001 01:00 GMT"]
)
def test_a_moment_off_the_calendar_is_unreadable_and_the_ledger_stays_usable(
    load_bytes: Load, time: str
) -> None:
    assert load_bytes(csv_text([row(1, time=time), row(2)]).encode()).new == 2
    assert load_bytes(csv_text([row(1, time=time), row(2), row(3)]).encode()).new == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bomb", "too_large"), ("bomb that lies", "damaged"), ("nested", "not_one_csv"),
        ("zip named csv", "not_text"), ("two", "not_one_csv"), ("folder", "not_one_csv"),
        ("nothing", "not_text"), ("shorter than it says", "damaged"),
        ("longer than it says", "damaged"), ("bzip2", "damaged"), ("lzma", "damaged"),
        ("a document", "damaged"), ("ods without content", "damaged"),
    ],
)  # fmt: skip
def test_a_zip_that_is_no_export_is_refused_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    monkeypatch.setenv("CONTEST_MAX_FILE_MB", "4")
    assert refusal(tmp_path, CRAFTED[name]) == code
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("name", ["absolute", "outside"])
def test_the_name_inside_a_zip_names_no_file_of_ours(tmp_path: Path, name: str) -> None:
    assert opened(tmp_path, CRAFTED[name]).header == HEADER
    assert not list(tmp_path.parent.glob("answers.csv"))


def test_two_entries_of_one_name_are_damage(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zipped([("a.csv", CSV), ("a.csv", CSV)])
    assert refusal(tmp_path, twice) == "damaged"


def test_what_unpacks_to_more_than_the_limit_is_never_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_MAX_FILE_MB", "1")
    monkeypatch.setattr("tempfile.TemporaryFile", lambda: pytest.fail("it was unpacked"))
    whole = zipped([("a.csv", b"a" * 1_000_001)])
    assert len(whole) < 10_000
    assert refusal(tmp_path, whole) == "too_large"


def test_an_entry_is_unpacked_no_further_than_it_says(tmp_path: Path) -> None:
    bomb = lying(zipped([("[Content_Types].xml", b"<T/>"), ("x", b"a" * 9_000_000)]), 10)
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        assert sum(entry.file_size for entry in archive.infolist()) < 100
    assert refusal(tmp_path, bomb) == "damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_line_break_in_a_cell_stays_whole_wherever_a_block_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    rows = [("ü" * (n % 5 + 1), "a\r\nb" if n % 3 else "c\r\r\nd\r") for n in range(40)]
    sheet = opened(tmp_path, csv_text(rows, header=("a", "b")).encode(encoding))
    for size in range(40, 60):
        monkeypatch.setattr("ingest.sources.csv_file._BLOCK", size)
        batches = [batch.to_pydict() for batch in sheet.batches()]
        assert [pair for b in batches for pair in zip(b["c1"], b["c2"], strict=True)] == rows, size


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    sheet = opened(tmp_path, CSV)
    with (tmp_path / "answers.csv").open("ab") as still_coming:
        still_coming.write(csv_text([row(9)], header=()).encode())
    with pytest.raises(SourceError) as caught:
        list(sheet.batches())
    assert caught.value.code == "changed"


def test_a_full_disk_is_not_called_a_damaged_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> IO[bytes]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(UsageError, match="No space left"):
        opened(tmp_path, CRAFTED["absolute"])


def test_the_row_hash_is_the_one_that_ledgers_hold(load_bytes: Load, ledger: Ledger) -> None:
    odd = row(1, name="Người\x1fSố 1", prediction="")
    load_bytes(csv_text([row(1), odd]).encode())
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        found = con.sql("select row_hash from seen order by row_number").fetchall()
    texts = [
        "Người Số 1\x1f0900000001\x1fSở Một\x1fA\x1f1",
        "Người\x1eSố 1\x1f0900000001\x1fSở Một\x1fA",  # blanks at the end do not count
    ]
    assert [text for (text,) in found] == [sha256(text.encode()).hexdigest() for text in texts]


def test_progress_is_one_line_once_a_second_and_only_on_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seconds = iter([0.0, 0.5, 1.5, 1.5, 1.9])
    shown = Terminal()
    with stages_shown("a.csv", shown, lambda: next(seconds)) as watch:
        for rows in (1_000, 2_000, 3_000):
            watch("writing", rows, 3_000)
    line = "a.csv: writing, 2,000 of 3,000 rows"
    assert shown.getvalue() == f"\r{line}\r{' ' * len(line)}\r"
    silent = io.StringIO()
    with stages_shown("a.csv", silent) as watch:
        watch("reading", 1_000, None)
    assert silent.getvalue() == ""
