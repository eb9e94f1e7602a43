"""A CSV file that people open holds no formula, however a spreadsheet splits its lines."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from authoring.draft import Draft, write_draft
from cli import shared
from cli.contest import _write_new
from contest.csv_cells import csv_text, marked, unmarked
from contest.errors import Problem
from contest.items import Item
from contest.tables import read_rows
from contest.text import fold
from contest.units import COLUMNS
from publish.csv import csv_bytes
from tests.hostile.values import hostile, huge

ANY_TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("=+-@＝＋－＠;'\"\t\r\n \u00a0\u200b\ufeff\u202e\u00ad,a"),
    )
)
_ROOMS = (
    "authoring",
    "cli",
    "contest",
    "ingest",
    "ledger",
    "pages",
    "publish",
    "results",
    "scoring",
)
_ROOT = Path(__file__).resolve().parents[2]


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet may run the text, found by what Unicode says of its characters."""
    for place, character in enumerate(unicodedata.normalize("NFKC", text)):
        if character in "=+-@":
            return True
        if character == "'" and place == 0:
            return False
        kind = unicodedata.category(character)
        if kind[0] not in "CZ" and character not in "\"'":
            return False
    return False


def pieces(line: str) -> Iterator[str]:
    """What a spreadsheet makes of a line that it splits at commas, semicolons or tabs."""
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(line, newline=""), delimiter=delimiter):
            yield from row


@given(ANY_TEXT)
@example("\u200b=1")
@example("a;\n=1")
@example('a",;=1')
def test_no_piece_of_a_written_text_begins_a_formula(text: str) -> None:
    written = csv_text([["a", text]])
    assert not [piece for piece in pieces(written) if begins_a_formula(piece)]


def test_no_hostile_value_begins_a_formula() -> None:
    written = csv_text([[number, text] for number, text in enumerate(hostile(600))])
    assert not [piece for piece in pieces(written) if begins_a_formula(piece)]
    assert sum(begins_a_formula(text) for text in hostile(600)) > 50


@given(ANY_TEXT)
@example("'=1")
@example(";';'=")
def test_what_the_mark_was_put_on_comes_back(text: str) -> None:
    assert unmarked(marked(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="=+-@＝＋－＠﹦﹢﹣﹫")))
def test_a_text_without_a_sign_gets_and_loses_no_mark(text: str) -> None:
    assert marked(text) == text
    assert unmarked(text) == text


def test_a_folder_reads_the_names_that_were_drafted(tmp_path: Path) -> None:
    names = [text for text in hostile(134) if fold(text)]
    rows = [dict.fromkeys(COLUMNS, "") | {"code": f"c{n}", "name": t} for n, t in enumerate(names)]
    _write_new(tmp_path / "units.csv", rows)
    problems: list[Problem] = []
    read = read_rows(tmp_path / "units.csv", COLUMNS, ("code", "name"), problems)
    assert [row["name"] for _, row in read] == [
        fold(
            name.replace("\ufffe", "\ufffd")
            .replace("\ufff9", "\ufffd")
            .replace("\ufffa", "\ufffd")
            .replace("\ufffb", "\ufffd")
        )
        for name in names
    ]
    assert not problems


def test_a_drafted_folder_holds_no_formula(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://evil.example","x")'
    item = Item("c1", "r", formula, "single", options=(formula, "@b"), key=(formula,))
    draft = Draft("x", "x", (formula,), {}, (item,), (formula, "+1"), True)
    for name in write_draft(tmp_path, draft):
        if name.endswith(".csv"):
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert formula.replace('"', '""') in text
            assert not [piece for piece in pieces(text) if begins_a_formula(piece)]


def test_a_command_prints_numbers_as_numbers_and_formulas_as_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shared.emit([{"name": "=1+1", "score": -1.5, "none": None}], "csv")
    assert capsys.readouterr().out == "name,score,none\n'=1+1,-1.5,\n"
    shared.emit([{"name": "=1+1\u202e"}], "json")
    assert '"=1+1\u202e"' in capsys.readouterr().out


def test_a_printed_table_does_not_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    shared.emit([{"name": "a\x1b[31m\u202eb\x07\nc"}], "table")
    assert capsys.readouterr().out == "name\na[31mb c\n(1 rows)\n"


def test_a_cell_of_a_megabyte_leaves_room_for_the_next() -> None:
    name, after = next(csv.reader(io.StringIO(csv_text([[huge(), "b"]]), newline="")))
    assert len(name) <= 32_767
    assert name.endswith("…")
    assert after == "b"


def test_numbers_stay_numbers_in_a_download() -> None:
    assert csv_bytes(["n", "x"], [[-5, None]]) == "\ufeffn,x\r\n-5,\r\n".encode()


def test_one_place_writes_csv() -> None:
    writers = {
        str(path.relative_to(_ROOT))
        for room in (*_ROOMS, "service", "ui", "web", "i18n")
        for path in (_ROOT / room).rglob("*.py")
        if re.search(r"csv\.(DictW|w)riter|to_csv|write_csv", path.read_text(encoding="utf-8"))
    }
    writers.remove("publish/release/verify.py")  # writes a table again only to compare the bytes
    assert writers == {"contest/csv_cells.py"}
