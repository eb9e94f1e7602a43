"""Characters that nobody sees change no reading: of a time, a number, a name, a unit, an answer."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest import load
from contest.text import fold
from ingest.reading.vectors import folded
from ledger import Ledger
from tests.builders import HEADER, row, write_folder
from tests.desk import committee_view, load_rows

NAMED = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\u2066\u2069\ufe00\ufe0f\ufeff"
    "\x00\x7f"
)
UNSEEN = st.sampled_from(
    [*NAMED, *(chr(n) for n in range(0x2060, 0x2065)), *(chr(n) for n in range(0xFE00, 0xFE10))]
)
LETTERS = st.text(st.characters(categories=("L", "M", "N", "P", "Zs", "Cf", "Cc")), max_size=12)


def within(text: str, unseen: str) -> str:
    """The text with the character before, in the middle and after it."""
    half = len(text) // 2
    return f"{unseen}{text[:half]}{unseen}{text[half:]}{unseen}"


@given(LETTERS, UNSEEN)
def test_folding_drops_what_cannot_be_seen_and_nothing_else(text: str, unseen: str) -> None:
    assert fold(within(text, unseen)) == fold(text)
    kept = [c for c in text if unicodedata.category(c) not in ("Cf", "Cc") and not c.isspace()]
    if not any("VARIATION SELECTOR" in unicodedata.name(c, "") or c == "\u034f" for c in kept):
        assert fold(text).replace(" ", "") == unicodedata.normalize("NFC", "".join(kept))


@given(st.lists(st.one_of(LETTERS, st.sampled_from(["", "Sở Một", "Sở  Một", "S\u00adở"]))))
def test_a_column_is_folded_as_its_cells_are(texts: list[str]) -> None:
    assert folded(pa.array(texts, pa.string())).to_pylist() == [fold(t) or None for t in texts]


@pytest.mark.parametrize("unseen", NAMED[:-2])
def test_a_row_with_unseen_characters_reads_as_the_row_without(tmp_path: Path, unseen: str) -> None:
    contest = load(write_folder(tmp_path / "c"))
    plain, marked = Ledger.at(tmp_path / "plain"), Ledger.at(tmp_path / "marked")
    load_rows(contest, plain, row(1), row(2, prediction="1.234", unit="Sở Hai"))
    cells = [row(1), row(2, prediction="1.234", unit="Sở Hai")]
    header = [within(text, unseen) for text in HEADER]
    load_rows(
        contest, marked, *(tuple(within(c, unseen) for c in line) for line in cells), header=header
    )
    shown = [committee_view(contest, ledger) for ledger in (plain, marked)]
    fields = ("rank", "unit_code", "score", "prediction_distance", "submitted_at")
    one, other = (view.standings().select(fields).to_pylist() for view in shown)
    assert one == other
    assert shown[1].balance().accepted == 2
