"""Letters that were lost when a file was saved: the file is refused, and a good file never is."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.contest import main as contest_command
from contest import Contest
from contest.errors import SourceError
from ingest import load_file, prepare
from ingest.sources.export import in_memory
from ingest.sources.files import open_any
from ledger import Ledger
from tests.builders import HEADER, NOW, csv_text, row

NAMES = (
    "Nguyễn Thị Hường", "Trần Văn Thử", "Lê Hồng Đẹp", "Phạm Quỳnh Giả", "Đỗ Hữu Ví",
    "Vũ Bưởi Dụ", "Hoàng Đình Phước", "Bùi Thị Lệ", "Đặng Ngọc Ánh", "Hồ Thị Thắm",
)  # fmt: skip
ASCII_NAMES = ("Nguyen Van An", "Tran Thi Binh", "Le Hoa")
ENGLISH = ("Timestamp", "Full name", "Phone", "Unit", "Is it right? Why?", "Prediction?")
QUESTIONS = (
    "Đúng hay sai?", "Hồ sơ nộp ở đâu?", "Ai ký? Khi nào?", "“Một cửa” là gì?", "Có?", "?", "??",
    "Sao?Vì thế", "https://tinh.vn/tra-cuu?ma=1", "a@b.vn?subject=x", "(đúng?)", "1+1=?",
)  # fmt: skip


def answers(names: Sequence[str], unit: str = "Xã Mẫu Đông") -> list[tuple[str, ...]]:
    return [row(n, name=name, unit=unit) for n, name in enumerate(names, start=1)]


def code_of(content: bytes, name: str = "a.csv") -> str:
    """The code of the refusal; empty if the file is read."""
    try:
        sheet = open_any(in_memory(name, content), "", lambda header: True)
        list(sheet.batches())
    except SourceError as error:
        return error.code
    return ""


def lossy(text: str, encoding: str) -> bytes:
    return text.encode(encoding, errors="replace")


@settings(max_examples=150, deadline=None, derandomize=True,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(
    names=st.lists(st.sampled_from(NAMES), min_size=3, unique=True),
    plain=st.lists(st.sampled_from(ASCII_NAMES), max_size=30),
    encoding=st.sampled_from(["cp1252", "cp1258", "latin-1", "ascii", "cp1250"]),
    header=st.sampled_from([HEADER, ENGLISH]),
    delimiter=st.sampled_from(",;\t"),
)
def test_a_file_saved_without_its_vietnamese_letters_is_refused(
    names: list[str], plain: list[str], encoding: str, header: tuple[str, ...], delimiter: str
) -> None:
    rows = [*answers(plain, unit="Xa Mau"), *answers(names)]
    text = csv_text(rows, header=header, delimiter=delimiter)
    assert code_of(lossy(text, encoding)) == "letters_lost"


@settings(max_examples=150, deadline=None, derandomize=True,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(
    cells=st.lists(
        st.tuples(st.sampled_from((*NAMES, *ASCII_NAMES)), st.sampled_from(QUESTIONS)),
        min_size=1,
        max_size=60,
    ),
    header=st.sampled_from([HEADER, ENGLISH, tuple(QUESTIONS[:6])]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_file_in_unicode_with_questions_is_never_refused(
    cells: list[tuple[str, str]], header: tuple[str, ...], encoding: str
) -> None:
    rows = [row(n, name=name, answer=said) for n, (name, said) in enumerate(cells, start=1)]
    assert code_of(csv_text(rows, header=header).encode(encoding)) == ""


WESTERN = (
    "Où habitez-vous ? À Genève ?", "¿Cuál es su opinión? ¿Sí?", "Größe?", "Qu'est-ce que c'est ?",
    "Você gostou? Não?", "Is it true? I don't know?", "why?Because", "Straße?",
)  # fmt: skip


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    cells=st.lists(st.sampled_from(WESTERN), min_size=1, max_size=60),
    header=st.sampled_from([ENGLISH, ("Horodateur", "Où ?", "Pourquoi ?", "a?", "b?", "c?")]),
    encoding=st.sampled_from(["cp1252", "latin-1"]),
)
def test_a_western_file_without_unicode_with_questions_is_never_refused(
    cells: list[str], header: tuple[str, ...], encoding: str
) -> None:
    rows = [row(n, name="José Müller", unit="Genève", answer=said)
            for n, said in enumerate(cells, start=1)]  # fmt: skip
    assert code_of(csv_text(rows, header=header).encode(encoding)) == ""


def test_an_english_file_with_questions_as_headings_is_read() -> None:
    header = ("Timestamp", "What is your name?", "Do you agree?Yes/No", "Why?", "Who?When?", "x?y")
    rows = [row(n, name="Ann", unit="Office", answer="Really? yes") for n in range(1, 300)]
    assert code_of(csv_text(rows, header=header).encode("ascii")) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_replacement_character_inside_a_word_refuses_the_file_in_any_encoding(
    encoding: str,
) -> None:
    damaged = csv_text(answers(NAMES)).replace("Hồng", "H\ufffdng")
    assert code_of(damaged.encode(encoding)) == "letters_lost"
    alone = csv_text(answers([*NAMES, "\ufffd", "An \ufffd\ufffd Bình"]))
    assert code_of(alone.encode(encoding)) == ""


def test_a_replacement_character_is_found_across_two_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damaged = csv_text(answers(NAMES)).replace("Hồng", "H\ufffdng").encode()
    lost = lossy(csv_text(answers(NAMES)), "cp1252")
    for size in (1, 2, 3, 7):
        monkeypatch.setattr("ingest.sources.csv_bytes._CHUNK", size)
        assert code_of(damaged) == "letters_lost"
        assert code_of(lost) == "letters_lost"


def book(rows: Sequence[Sequence[str]]) -> bytes:
    made = openpyxl.Workbook()
    for cells in rows:
        made.worksheets[0].append(list(cells))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_lost_letters_are_found_in_a_workbook_and_in_unicode_saved_from_a_lossy_file() -> None:
    good = [HEADER, *answers(NAMES)]
    assert code_of(book(good), "a.xlsx") == ""
    replaced = [[cell.replace("ồ", "\ufffd") for cell in cells] for cells in good]
    assert code_of(book(replaced), "a.xlsx") == "letters_lost"
    lost = lossy(csv_text(answers(NAMES)), "cp1252").decode("cp1252")
    assert code_of(lost.encode()) == "letters_lost"
    assert code_of(book([line.split(",") for line in lost.splitlines()])) == "letters_lost"


@pytest.mark.parametrize("header", [HEADER, tuple(f"{h} ệ" for h in HEADER)])
def test_lost_letters_are_named_before_any_missing_heading(
    contest: Contest, ledger: Ledger, tmp_path: Path, header: tuple[str, ...]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(csv_text(answers(NAMES)), encoding="utf-8")
    load_file(contest, ledger, file, now=NOW)
    before = ledger.load_number("bieu-mau")
    file.write_bytes(lossy(csv_text(answers(NAMES), header=header), "cp1252"))
    for act in (lambda: prepare(contest, ledger, file),
                lambda: load_file(contest, ledger, file, now=NOW)):  # fmt: skip
        with pytest.raises(SourceError, match="letters were lost when the file was saved") as found:
            act()
        assert found.value.code == "letters_lost"
    assert ledger.load_number("bieu-mau") == before


def test_the_draft_of_a_lossy_file_says_that_letters_were_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(lossy(csv_text(answers(NAMES)), "cp1252"))
    assert contest_command(["init", str(tmp_path / "new"), "--from", str(file)]) == 2
    assert "save it as CSV UTF-8" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
