"""The same rows loaded again, live or as an export, change no order, no state and no rank."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest import load
from ingest.loading.diff import match_equal
from ledger import Ledger
from tests.builders import HEADER, TOML, row, write_folder
from tests.desk import committee_view, everything, load_rows

START = datetime(2024, 11, 20, 8, 0, 0)
ROUNDED: dict[str, Callable[[int], int]] = {
    "cut": lambda thousandths: thousandths // 1000,
    "nearest": lambda thousandths: (thousandths + 500) // 1000,
    "up": lambda thousandths: -(-thousandths // 1000),
}
WAYS = st.sampled_from(sorted(ROUNDED))
MOMENTS = st.lists(st.integers(0, 4000), min_size=1, max_size=8).map(sorted)


@given(MOMENTS, WAYS, WAYS, st.randoms(use_true_random=False))
def test_equal_rows_that_were_rounded_otherwise_are_all_known(
    moments: list[int], one: str, other: str, random: Any
) -> None:
    def frame(way: str) -> pd.DataFrame:
        seconds = [ROUNDED[way](moment) for moment in moments]
        random.shuffle(seconds)
        return pd.DataFrame({"hash": "x", "second": np.array(seconds, np.int64), "gone": False})

    old, new = frame(one), frame(other)
    found = match_equal(old, new).new_to_old
    assert sorted(found.tolist()) == list(range(len(moments)))
    apart = old["second"].to_numpy()[found] - new["second"].to_numpy()
    assert abs(apart).max() <= 1


@st.composite
def attempts(draw: st.DrawFn) -> list[tuple[int, int, str, str]]:
    """In order of time: thousandths of a second, person, answer, prediction."""
    people, answers = st.sampled_from([1, 1, 2]), st.sampled_from("AABC")
    guesses = st.sampled_from(["1", "1", "2"])
    return [(moment, draw(people), draw(answers), draw(guesses)) for moment in draw(MOMENTS)]


@settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    attempts(),
    st.lists(WAYS, min_size=2, max_size=3),
    st.sampled_from(["best", "first", "last"]),
    st.booleans(),
)
def test_the_same_rows_again_change_nothing(
    made: Sequence[tuple[int, int, str, str]], ways: Sequence[str], counted: str, with_notes: bool
) -> None:
    toml = f'{TOML}[attempts]\nmax_per_round = 3\ncounted = "{counted}"\n'
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        contest, ledger = load(write_folder(folder / "c", toml=toml)), Ledger.at(folder / "l")
        seen = []
        for number, way in enumerate(ways):
            times = [START + timedelta(seconds=ROUNDED[way](moment)) for moment, *_ in made]
            rows = [
                (
                    *row(who, time=f"{at:%d/%m/%Y %H:%M:%S}", answer=answer, prediction=guess),
                    "đã xem" if with_notes and number else "",
                )
                for at, (_, who, answer, guess) in zip(times, made, strict=True)
            ]
            load_rows(contest, ledger, *rows, header=(*HEADER, "Ghi chú"))
            view = committee_view(contest, ledger)
            seen.append((everything(view), states(view)))
    assert all(later == seen[0] for later in seen[1:])


def states(view: Any) -> list[tuple[str, str]]:
    return sorted((line["response_id"], line["state"]) for line in view.look_up("Người"))


@pytest.mark.parametrize("note", ["", "đã xem"])
def test_a_row_that_is_rounded_over_the_closing_keeps_its_time(tmp_path: Path, note: str) -> None:
    contest, ledger = load(write_folder(tmp_path / "c")), Ledger.at(tmp_path / "l")
    for time, beside in (("13/12/2024 16:29:59", ""), ("13/12/2024 16:30:00", note)):
        load_rows(contest, ledger, (*row(1, time=time), beside), header=(*HEADER, "Ghi chú"))
        assert committee_view(contest, ledger).balance().accepted == 1
