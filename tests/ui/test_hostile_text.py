"""Text that others wrote is shown as it was written, wherever it stands."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.csv import csv_bytes, safe
from ui.components.markup import Html, join, tag
from ui.components.plain import plain
from ui.components.tables import Column, table

ROOT = Path(__file__).resolve().parents[2]
TAGS = re.compile(r"<[^>]*>")
_HARMLESS = str.maketrans("", "", "%,;?")


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    written = tag("p", text, title=text)
    assert "<" not in written[len('<p title="') : -len("</p>")].replace('">', "")
    assert unescape(TAGS.sub("", written)) == text.replace("\r\n", "\r\n")


def test_only_what_was_made_by_tag_is_markup() -> None:
    inner = tag("b", "a & b")
    assert tag("p", inner, "<i>") == "<p><b>a &amp; b</b>&lt;i&gt;</p>"
    assert tag("p", str.__str__(inner)[:]) == "<p>&lt;b&gt;a &amp;amp; b&lt;/b&gt;</p>"
    assert isinstance(join(["<", ">"]), Html)


def test_an_attribute_cannot_be_left() -> None:
    assert tag("a", "x", href='" onclick="alert(1)') == (
        '<a href="&quot; onclick=&quot;alert(1)">x</a>'
    )


def test_a_table_writes_cells_as_text() -> None:
    columns = [Column("Tên <b>", lambda row: row["name"], "main")]
    written = table(columns, [{"name": "<script>alert(1)</script>"}], name="x")
    assert "<script" not in written
    assert "&lt;script&gt;" in written
    assert "Tên &lt;b&gt;" in written


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=40))
def test_a_label_is_the_text_with_every_mark_escaped(text: str) -> None:
    label = plain(text)
    assert re.sub(r"\\(.)", r"\1", label) == text
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\.", "", label).translate(_HARMLESS))


@pytest.mark.parametrize(
    "text", ["[x](http://evil)", "$a^2$", ":red[b]", ":smile:", ":material/home:", "**c**", "`d`"]
)
def test_a_label_escapes_every_mark_that_streamlit_reads(text: str) -> None:
    assert not re.search(r"(?<!\\)[\[\]$:*`(){}]", plain(text))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    assert safe(f"{start}1+1") == f"'{start}1+1"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1))
def test_a_download_reads_back_and_runs_nothing(cells: list[str]) -> None:
    data = csv_bytes(["a"] * len(cells), [cells])
    assert data.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[1] == [safe(cell) for cell in cells]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])


def test_numbers_stay_numbers_in_a_download() -> None:
    assert csv_bytes(["n", "x"], [[-5, None]]) == "\ufeffn,x\r\n-5,\r\n".encode()


def test_html_reaches_the_page_in_one_place_only() -> None:
    callers = {
        path.name
        for room in ("ui", "pages")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"\bst\.html\(|unsafe_allow_html|unsafe_allow_javascript", path.read_text())
    }
    assert callers == {"blocks.py", "frame.py", "head.py"}
