"""Names as they are shown, and the search for them by words."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.text import bare, fold_case, found_in, holds_words, tidy_name
from results.names import by_name

LETTERS = "aAăÂđĐêễƯựỵ yYzÉñßıİǅΣς'’-.1\u0301\u200b\u00a0王"
NAMES = st.one_of(st.text(), st.text(alphabet=LETTERS, max_size=12))
WORDS = st.text(alphabet="aAăÂđĐêễƯựn hHéñ'’-.1", max_size=12)


@given(NAMES)
def test_a_tidy_name_is_tidy_and_keeps_its_letters(text: str) -> None:
    shown = tidy_name(text)
    assert tidy_name(shown) == shown
    assert fold_case(shown) == fold_case(text), "the program compares both as one name"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("NGUYỄN THỊ LAN", "Nguyễn Thị Lan"),
        ("đặng thị ánh", "Đặng Thị Ánh"),
        ("Nguyễn văn an", "Nguyễn Văn An"),
        ("Vo\u0303 Văn\u200b An", "Võ Văn An"),
        ("MacDonald", "MacDonald"),
        ("charles de gaulle", "Charles De Gaulle"),
        ("Charles de Gaulle", "Charles de Gaulle"),
        ("trần thị de", "Trần Thị De"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("h’hen niê", "H’Hen Niê"),
        ("jean-pierre d'arc", "Jean-Pierre D'Arc"),
        ("", ""),
    ],
)
def test_a_word_in_one_case_begins_with_a_capital_letter(written: str, shown: str) -> None:
    assert tidy_name(written) == shown


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("thanh mien", ["H1", "X2", "X1"]),
        ("THANH MIỆN", ["H1", "X2", "X1"]),
        ("mien thanh", ["H1", "X2", "X1"]),
        ("doan dao", ["X3"]),
        ("Đoàn", ["X3"]),
        ("han", []),
        ("", ["H1", "X1", "X2", "X3"]),
    ],
)
def test_words_without_accents_find_a_unit_the_own_name_first(
    search: str, found: list[str]
) -> None:
    texts = {
        "H1": ("Huyện Thanh Miện",),
        "X1": ("Xã Lê Hồng", "Huyện Thanh Miện"),
        "X2": ("Thị trấn Thanh Miện", "Huyện Thanh Miện"),
        "X3": ("Xã Đoàn Đào", "Huyện Phù Cừ"),
    }
    assert found_in(search, texts) == found


@given(WORDS, WORDS)
def test_the_database_finds_the_names_that_the_pages_find(name: str, search: str) -> None:
    written = " ".join(name.split())
    where, params = by_name("name", search)
    query = f"select count(*) from (select ?::varchar as name) where {where}"
    count = CONNECTION.execute(query, [written, *params]).fetchall()[0][0]
    assert bool(count) == holds_words(written, search), (bare(written), search)


CONNECTION = duckdb.connect()
