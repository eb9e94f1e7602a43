"""The campaigns: strategies and properties put together. `make test` runs a few examples of each,
`make soak` as many as one likes."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from contest import Contest, load
from tests.builders import row, write_folder
from tests.contest.naming.noise import never_another, written
from tests.soak import properties
from tests.soak.exports import Row, Table, damaged_exports, good_tables, tables_of_any_header
from tests.soak.properties import Loaded

suffixes = st.sampled_from([".csv", ".xlsx", ".zip", ".ods", ".txt", ""])
blocks = st.sampled_from([None, None, 16, 64, 1_000])
rows_in_block = st.sampled_from([0, 0, 2, 3, 5])


def _folder() -> Path:
    place = Path(tempfile.mkdtemp(prefix="soak-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


@cache
def _loaded() -> Loaded:
    return Loaded(_folder())


@cache
def _contest() -> Contest:
    return load(write_folder(_folder()))


@given(damaged_exports(), suffixes, blocks)
def bytes_at_the_reader(content: bytes, suffix: str, block: int | None) -> None:
    """Damaged bytes are read whole or refused."""
    properties.reads_or_refuses(content, suffix, block)


@given(damaged_exports(), suffixes)
def bytes_at_the_ledger(content: bytes, suffix: str) -> None:
    """What is refused leaves the ledger as it was."""
    properties.refused_leaves_the_ledger(_loaded(), content, suffix)


@given(tables_of_any_header, rows_in_block)
def headers_at_the_reader(table: Table, rows_in_block: int) -> None:
    """Any header."""
    properties.reader_gives_what_was_written(table, rows_in_block)


@given(tables_of_any_header)
def headers_at_the_ledger(table: Table) -> None:
    """Any header, in a ledger."""
    properties.ledger_holds_what_was_written(_contest(), table)


@given(good_tables, rows_in_block)
def cells_at_the_reader(table: Table, rows_in_block: int) -> None:
    """Any cells."""
    properties.reader_gives_what_was_written(table, rows_in_block)


@given(good_tables)
def cells_at_the_ledger(table: Table) -> None:
    """Any cells, in a ledger."""
    properties.ledger_holds_what_was_written(_contest(), table)


@st.composite
def _snapshots(draw: st.DrawFn) -> tuple[list[Row], list[Row], list[Row]]:
    """Two snapshots of few people, so that much is alike, and the second in another order."""
    rows = st.builds(
        lambda n, minute, answer: row(n, time=f"20/11/2024 08:{minute:02}:00", answer=answer),
        st.integers(1, 4), st.integers(0, 3), st.sampled_from("ABC"),
    )  # fmt: skip
    first = draw(st.lists(rows, min_size=1, max_size=10))
    kept = [cells for cells in first if draw(st.integers(0, 3))]
    second = [*kept, *draw(st.lists(rows, min_size=not kept, max_size=4))]
    if draw(st.booleans()):
        second = draw(st.permutations(second))
    return first, second, draw(st.permutations(second))


@given(_snapshots())
def two_snapshots(snapshots: tuple[list[Row], list[Row], list[Row]]) -> None:
    """Nothing is lost and nothing doubled between two snapshots."""
    properties.accounts_are_balanced(_contest(), *snapshots)


@given(written())
def noise_on_names_of_units(case: tuple[str, int, date, str]) -> None:
    """A noisy name gives its unit or a question."""
    never_another(*case)


CAMPAIGNS: dict[Callable[[], None], int] = {
    bytes_at_the_reader: 40,
    headers_at_the_reader: 20,
    cells_at_the_reader: 20,
    bytes_at_the_ledger: 4,
    headers_at_the_ledger: 2,
    cells_at_the_ledger: 2,
    two_snapshots: 2,
    noise_on_names_of_units: 20,
}
"""Each campaign and its share of the examples: those with a ledger cost a hundred times more."""
