"""Text that others wrote is shown as it was written, wherever it stands."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.sanitize import on_one_line, sanitized
from tests.hostile.values import hostile, huge
from ui.components.markup import Html, join, tag
from ui.components.plain import option, options, plain
from ui.components.tables import Column, table

ROOT = Path(__file__).resolve().parents[2]
TAGS = re.compile(r"<[^>]*>")
BDI = {"<bdi>", "</bdi>"}
_HARMLESS = str.maketrans("", "", "%,;?")
# What the front end replaces in text (StreamlitMarkdown and remark-emoji of Streamlit 1.67).
REPLACED = re.compile(
    r"https?://|www(?=\.)|[-.\w+]+@[-\w]+\.[-\w]+"
    r"|:\+1:|:-1:|:[\w-]+:(?<!:\d\d:)|:material_\w+:|:streamlit:"
    r"|(?:^|\s)(?:<->|->|<-|--|>=|<=|~=)(?:\s|$)",
    re.IGNORECASE | re.ASCII,
)
WIDGETS = {
    "button", "caption", "checkbox", "code", "date_input", "datetime_input", "download_button",
    "error",
    "expander", "file_uploader", "form_submit_button", "info", "link_button", "markdown",
    "metric", "multiselect", "number_input", "pills", "popover", "radio",
    "segmented_control", "selectbox", "set_page_config", "success", "subheader", "tabs",
    "text_area", "text_input", "title", "toast", "toggle", "warning",
}  # fmt: skip
SHOWN = {"label", "format_func", "help", "placeholder", "title", "page_title"}
EXAMINED = {
    "ui/chase/parts.py: lambda number: names[layers[number]]",  # plain
    "ui/chase/unit.py: text",  # st.code, which shows a text as it is: the reminder
    "ui/components/choice.py: label",  # words of ours
    "ui/components/choice.py: offered.label",  # words of ours
    "ui/components/choice.py: offered.shown.__getitem__",  # options
    "ui/components/choice.py: placeholder",  # words of ours
    "ui/components/inputs.py: hint",  # words of ours
    "ui/components/inputs.py: label",  # words of ours
    "ui/petitions/forms.py: names.__getitem__",  # options
    "ui/release/listed.py: named.__getitem__",  # options
    "ui/release/making.py: label",  # words of ours
    "ui/release/making.py: named.__getitem__",  # options
    "ui/press/shown.py: badge",  # st.code: words of ours and an address
    "ui/press/shown.py: board_snippet(edition, visit.say.language)",  # st.code: escaped HTML
    "ui/promotion/banners.py: snippet(visit.view, target, size, f'{file}.png')",  # the same
    "ui/promotion/codes.py: target.link",  # st.code: a percent-encoded address
    "ui/decisions/keys.py: key",  # the name of a key
    "ui/decisions/preview.py: label",  # words of ours
    "ui/decisions/unit_choice.py: label",  # a parameter that gets words of ours
    "ui/decisions/unit_choice.py: lambda number: names.get(number, '')",  # plain
    "ui/draft/columns.py: label",  # plain, and a parameter that gets words of ours
    "ui/draft/columns.py: name",  # option
    "ui/draft/columns.py: offered.shown.__getitem__",  # options
    "ui/draft/questions.py: offered.label",  # words of ours
    "ui/draft/questions.py: offered.shown.__getitem__",  # options
    "ui/draft/keep.py: _commands(where, kept.file)",  # the name of the viewer's own file
    "ui/intake/upload.py: label",  # plain
    "ui/operations/digests.py: label",  # words of ours
    "ui/people.py: lambda key: names.get(key, '')",  # plain parts
    "ui/setup/fields.py: label",  # words of ours
    "ui/setup/fields.py: shown.__getitem__",  # options
    "ui/setup/fields.py: tip",  # words of ours
    "ui/setup/items.py: plain",  # plain itself
    "ui/setup/page.py: parts.__getitem__",  # words of ours
    "ui/setup/pasting.py: ways.__getitem__",  # words of ours
    "ui/setup/ways.py: words.__getitem__",  # words of ours
    "ui/review/case.py: label",  # words of ours and a number
    "ui/review/work.py: rows",  # words of ours and a number
    "ui/review/inbox.py: lambda code: names.get(code, '')",  # plain
    "ui/review/inbox.py: lambda key: names.get(key, '')",  # plain parts
    "ui/shell/session.py: str.upper",  # codes of languages
    "ui/standings.py: names.__getitem__",  # options
    "ui/units/writings.py: lambda key: _label(visit, waiting[key])",  # plain parts
}
"""Texts whose making stands elsewhere in the file; somebody looked and says what makes them."""


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    written = tag("p", text, title=text)
    assert unescape(TAGS.sub("", written)) == sanitized(text)
    assert set(TAGS.findall(written)) <= {written[: written.index(">") + 1], "</p>", *BDI}


def test_hostile_values_stay_text_in_html() -> None:
    for text in hostile(600):
        written = tag("td", text, title=text)
        inner = written[written.index(">") + 1 : -len("</td>")]
        assert set(TAGS.findall(inner)) <= BDI
        assert not {character for character in unescape(inner) if _is_unseen(character)}


def test_a_text_that_runs_from_right_to_left_stands_by_itself() -> None:
    assert tag("p", "12 \u05e9\u05dd \u05d0, 34") == "<p>12 <bdi>\u05e9\u05dd \u05d0</bdi>, 34</p>"
    assert plain("\u05e9\u05dd 3") == "\u2068\u05e9\u05dd\u2069 3"
    assert option("\u05e9\u05dd 3") == "\u2068\u05e9\u05dd\u2069 3"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_is_shown_as_it_was_written(form: Literal["NFC", "NFD"]) -> None:
    name = unicodedata.normalize(form, "Nguyễn Thị Hường – “Đặng” ₫")
    assert sanitized(name) == name
    assert tag("p", name) == f"<p>{name}</p>"


def test_what_turns_a_name_round_or_hides_in_it_is_not_shown() -> None:
    assert sanitized("A\u202eB\u200bC\x00D\u2066E\x1b[1mF\ud800\u061cG") == "ABCDE[1mF\ufffdG"


def test_a_cell_of_a_megabyte_is_cut() -> None:
    assert len(tag("td", huge(), title=huge())) < 20_000
    assert len(plain(huge())) < 2_000
    assert len(option(huge())) <= 500


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
    read = _read_as_markdown(label)
    assert re.sub("[\u2060\u2068\u2069]", "", read) == on_one_line(text)
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\.", "", label).translate(_HARMLESS))


@pytest.mark.parametrize(
    "text", ["[x](http://evil)", "$a^2$", ":red[b]", ":smile:", ":material/home:", "**c**", "`d`"]
)
def test_a_label_escapes_every_mark_that_streamlit_reads(text: str) -> None:
    assert not re.search(r"(?<!\\)[\[\]$:*`(){}]", plain(text))


def test_streamlit_replaces_nothing_in_a_label_of_hostile_text() -> None:
    """Streamlit replaces these in the text that is left when the escapes are read."""
    values = list(hostile(1_000))
    assert sum(bool(REPLACED.search(text)) for text in values) > 100
    assert not [text for text in values if REPLACED.search(_read_as_markdown(plain(text)))]
    assert not [text for text in values if ":material/" in plain(text)]


def test_a_time_in_a_label_stays_as_it_is() -> None:
    assert _read_as_markdown(plain("07:30:05 18/11")) == "07:30:05 18/11"


def test_options_that_look_the_same_can_be_told_apart() -> None:
    shown = options({1: "An", 2: "An\u200b", 3: "An (2)", 4: "An"})
    assert list(shown.values()) == ["An", "An (2)", "An (2) (2)", "An (3)"]


def test_html_reaches_the_page_in_one_place_only() -> None:
    callers = {
        path.name
        for room in ("ui", "pages")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"\bst\.html\(|unsafe_allow_html|unsafe_allow_javascript", path.read_text())
    }
    assert callers == {"blocks.py", "frame.py", "head.py"}


def test_every_text_of_a_widget_is_ours_or_made_harmless() -> None:
    """A label, option, hint or title is made by `say`, `plain` or `option`, or is a literal."""
    loose = {
        f"{path.relative_to(ROOT)}: {ast.unparse(text)}"
        for room in ("ui", "pages")
        for path in (ROOT / room).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for text in _texts_of_a_widget(call)
        if not _is_harmless(text)
    }
    assert not loose - EXAMINED


def test_an_option_that_is_shown_as_it_is_has_no_escapes() -> None:
    escaped = {
        f"{path.relative_to(ROOT)}: {ast.unparse(keyword.value)}"
        for room in ("ui", "pages")
        for path in (ROOT / room).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith((".selectbox", ".multiselect"))
        for keyword in call.keywords
        if keyword.arg == "format_func" and "plain(" in ast.unparse(keyword.value)
    }
    assert not escaped


def test_no_box_is_typed_into_because_it_would_miss_accents_and_answer_in_english() -> None:
    typed_into = {
        f"{path.relative_to(ROOT)}: {ast.unparse(call.args[0])}"
        for room in ("ui", "pages")
        for path in (ROOT / room).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith((".selectbox", ".multiselect"))
        and not any(
            keyword.arg == "filter_mode" and ast.unparse(keyword.value) == "None"
            for keyword in call.keywords
        )
    }
    assert not typed_into


def _texts_of_a_widget(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name in WIDGETS and call.args:
        yield call.args[0]
    if name in WIDGETS or name == "Page":
        yield from (k.value for k in call.keywords if k.arg in SHOWN)


def _is_harmless(text: ast.expr) -> bool:
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.Attribute) and text.attr == "__getitem__":
        return isinstance(text.value, ast.Call) and ast.unparse(text.value.func) == "options"
    if isinstance(text, ast.Lambda):
        return _is_harmless(text.body)
    if isinstance(text, ast.IfExp):
        return _is_harmless(text.body) and _is_harmless(text.orelse)
    if isinstance(text, ast.BoolOp):
        return all(map(_is_harmless, text.values))
    if isinstance(text, ast.Call):
        name = ast.unparse(text.func).rpartition(".")[2]
        return name in {"plain", "option", "on_one_line", "sanitized"} or (
            name == "say" and {k.arg for k in text.keywords} <= {"n", "count"}
        )
    return ast.unparse(text) == "option"


def _read_as_markdown(label: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", label)


def _is_unseen(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs")
