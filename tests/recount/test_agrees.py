"""The recount agrees with the program, whatever was decided and loaded."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from contest import load
from ingest import ensure_current, load_file
from ledger import Ledger
from ledger.decisions import Kind
from results import compute
from sample.__main__ import generate
from service.recounted import recounted_as
from tests.builders import HEADER, NOW, row
from tests.recount.conftest import ROWS, Desk, Make
from tests.truth.random_contests import RandomContest, contests

SAMPLE = Path(__file__).parents[2] / "contests" / "hai-duong-2024"
SOME = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # shrinking a whole contest takes many minutes
    suppress_health_check=list(HealthCheck),
)


def test_every_state_is_counted_alike(desk: Desk) -> None:
    query = "select state from attempts"
    states = Counter(desk.results().rows("attempts", query)["state"].to_pylist())
    assert states.keys() >= {"accepted", "held", "rejected", "superseded"}
    assert desk.verdict().differences == ()


def test_every_kind_of_decision_is_counted_alike(decided: Desk) -> None:
    assert {*decided.taken} == {*get_args(Kind)}
    assert decided.verdict().differences == ()


def test_an_edit_ends_an_acceptance_and_a_correction_but_no_rejection(decided: Desk) -> None:
    edits = {"Người Số 6": "B", "Người Số 8": "B", "Người Số 9": "B"}
    rows = [(*one[:4], edits.get(one[1], one[4]), *one[5:]) for one in ROWS]
    decided.load(*rows)
    assert [decided.of(number)["state"] for number in (6, 8, 9)] == ["held", "held", "rejected"]
    assert decided.verdict().differences == ()


@pytest.mark.parametrize(
    ("again", "answer"), [("20/11/2024 08:01:06", "A"), ("20/11/2024 08:01", "B")]
)
def test_a_time_that_says_the_same_less_precisely_stays(
    make: Make, again: str, answer: str
) -> None:
    desk = make()
    header = (*HEADER, "Ghi chú")
    others = [(*row(number), "") for number in range(2, 9)]
    desk.load((*row(1, time="20/11/2024 08:01:05"), ""), *others, header=header)
    desk.load((*row(1, time=again, answer=answer), "đã gọi"), *others, header=header)
    assert str(desk.of(1)["submitted_at"]) == "2024-11-20 08:01:05"
    assert desk.verdict().differences == ()


def test_an_empty_ledger_agrees(make: Make) -> None:
    assert make().verdict().differences == ()


def test_the_sample_agrees(tmp_path: Path) -> None:
    generate(SAMPLE, tmp_path, rows=2_000, seed=5, with_truth=False)
    contest, ledger = load(SAMPLE), Ledger.at(tmp_path / "ledger")
    for number in (1, 2):
        load_file(contest, ledger, tmp_path / f"snapshot-{number}.csv", complete=True, now=NOW)
    results = compute(contest, ledger, now=NOW)
    assert recounted_as(contest, results, contest.local(NOW)).differences == ()


@SOME
@given(contests())
def test_random_contests_agree(drawn: RandomContest) -> None:
    assert_agrees(drawn)


def assert_agrees(drawn: RandomContest) -> None:
    with tempfile.TemporaryDirectory() as directory:
        folder, paths = drawn.write(Path(directory))
        contest, ledger = load(folder), Ledger.at(Path(directory) / "ledger")
        for one, path in zip(drawn.loads, paths, strict=True):
            load_file(contest, ledger, path, source=one.source, complete=one.complete, now=NOW)
        ensure_current(contest, ledger)
        results = compute(contest, ledger, now=NOW)
        assert recounted_as(contest, results, contest.local(NOW)).differences == ()
