"""Answers with null, empty or missing parts: asked for again, never read as something else."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sources.google.answers import book_of, ranges_of, rows_of
from ingest.sources.google.cells import Dates
from ingest.sources.google.rows import Rows
from ingest.sources.sheet import LastRead
from tests.fake_google import faults
from tests.live_google import Live, cells

instead = st.sampled_from([None, [], {}, "", [None], faults.GONE])


def test_a_damaged_part_of_one_answer_costs_a_try_and_no_row(live: Live) -> None:
    sheets, contest, source = live.sheets(), live.contest, live.source
    true = cells(sheets.read_all(contest, source))

    @settings(max_examples=100)
    @given(st.integers(0, 10_000), instead, st.integers(0, 2))
    def one_part(place: int, instead: Any, request_number: int) -> None:
        live.google.faults.clear()
        live.google.faults.script(*[None] * request_number, faults.damaged(place, instead))
        assert cells(sheets.read_all(contest, source)) == true
        new = sheets.read_new(contest, source, 2)
        assert [row[1] for row in new.rows] == [row[1] for row in true[1:]]

    one_part()


KINDS: dict[str, Callable[[bytes], bytes]] = {
    "null": lambda body: b"null",
    "no ranges": lambda body: b'{"valueRanges": null}',
    "a list": lambda body: b"[]",
    "a list of null": lambda body: b"[null]",
    "ranges without a range": lambda body: b'{"valueRanges": []}',
    "a range without anything": lambda body: b'{"valueRanges": [{}]}',
    "null values": lambda body: b'{"valueRanges": [{"range": "A", "values": null}]}',
    "a null row": lambda body: b'{"valueRanges": [{"range": "A", "values": [["a"], null]}]}',
    "a row of objects": lambda body: b'{"valueRanges": [{"range": "A", "values": [[{}], [[]]]}]}',
    "nested": lambda body: b'{"valueRanges": [{"range": "A", "values": [[' + b"[" * 200_000,
    "values elsewhere": lambda body: b'{"error": {"values": [["a"]]}}',
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_without_its_parts_is_trouble_and_nothing_unforeseen(
    live: Live, kind: str
) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    live.google.faults.script(*[faults.Fault(alter=KINDS[kind])] * 20)
    assert live.failure().code == "google_trouble"
    live.google.faults.script(None, *[faults.Fault(alter=KINDS[kind])] * 20)
    assert live.failure().code == "google_trouble"


json_parts = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda parts: st.lists(parts, max_size=3)
    | st.dictionaries(
        st.sampled_from(["valueRanges", "values", "range", "sheets", "properties", "title",
                         "timeZone", "sheetId", "gridProperties", "rowCount"]),
        parts, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(json_parts.map(lambda part: json.dumps(part).encode()) | st.binary(max_size=60))
def test_no_body_at_all_raises_anything_but_a_value_error(body: bytes) -> None:
    for read in (book_of, lambda body: ranges_of(body, 1), _read_rows):
        with suppress(ValueError):
            read(body)


@given(st.lists(json_parts, min_size=1, max_size=4))
def test_no_row_at_all_raises_anything_but_a_value_error(rows: list[Any]) -> None:
    with suppress(ValueError):
        _read_rows(json.dumps({"valueRanges": [{"range": "A", "values": rows}]}).encode())


def _read_rows(body: bytes) -> None:
    Rows(rows_of(body), 3, Dates(times=(0,), days=(1,)), LastRead())
