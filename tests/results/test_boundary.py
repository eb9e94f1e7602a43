"""Results change at boundaries only: openings, closings and midnights."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from contest import Contest, load
from ledger import Ledger
from results import compute, visible
from results.boundary import last_boundary
from tests.builders import COMMITTEE, TOML, write_folder

SECOND = timedelta(seconds=1)
ROUNDS = """
[[rounds]]
id = "mot"
title = "Đợt 1"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-24T12:00:00
[[rounds]]
id = "hai"
title = "Đợt 2"
opens_at = 2024-11-25T08:00:00
closes_at = 2024-12-13T16:30:00
[[voids]]
opens_at = 2024-11-19T10:00:00
closes_at = 2024-11-19T10:20:30
"""
EDGES = (
    datetime(2024, 11, 18, 7, 30),
    datetime(2024, 11, 19, 10, 0),
    datetime(2024, 11, 19, 10, 20, 30),
    datetime(2024, 11, 24, 12, 0),
    datetime(2024, 11, 25, 8, 0),
    datetime(2024, 12, 13, 16, 30),
)
MIDNIGHTS = tuple(
    datetime.combine(date(2024, 11, 17) + timedelta(days=n), time.min) for n in range(27)
)


@pytest.fixture
def in_rounds(tmp_path: Path) -> Contest:
    return load(write_folder(tmp_path / "rounds", toml=TOML + ROUNDS))


@pytest.mark.parametrize("edge", [*EDGES, *MIDNIGHTS], ids=str)
def test_a_boundary_is_passed_at_its_own_second(in_rounds: Contest, edge: datetime) -> None:
    before = last_boundary(in_rounds, edge - SECOND)
    assert before == max(one for one in (*EDGES, *MIDNIGHTS, datetime(2024, 11, 16)) if one < edge)
    assert last_boundary(in_rounds, edge) == edge
    assert last_boundary(in_rounds, edge + SECOND) == edge
    assert last_boundary(in_rounds, edge + timedelta(microseconds=1)) == edge


def test_after_the_closing_nothing_changes_any_more(in_rounds: Contest) -> None:
    closing = datetime(2024, 12, 13, 16, 30)
    for later in (SECOND, timedelta(hours=8), timedelta(days=400)):
        assert last_boundary(in_rounds, closing + later) == closing


def test_without_a_window_only_the_day_changes(tmp_path: Path) -> None:
    toml = "".join(line for line in TOML.splitlines(True) if "s_at = 2" not in line)
    contest = load(write_folder(tmp_path / "open", toml=toml))
    assert contest.closes_at is None
    assert last_boundary(contest, datetime(2031, 5, 6, 7, 8, 9)) == datetime(2031, 5, 6)


def test_what_is_shown_goes_by_the_minute_and_what_is_counted_by_the_boundary(
    in_rounds: Contest, tmp_path: Path
) -> None:
    def shown(at: datetime) -> tuple[datetime, datetime]:
        now = at.replace(tzinfo=in_rounds.zone)
        results = compute(in_rounds, Ledger.at(tmp_path / "ledger"), now=now)
        view = visible(results, COMMITTEE, now=now)
        return results.reference_time, view.reference_time

    opening, closing = datetime(2024, 11, 25, 8), datetime(2024, 12, 13, 16, 30)
    assert shown(datetime(2024, 11, 26, 9, 15, 42)) == (
        datetime(2024, 11, 26),
        datetime(2024, 11, 26, 9, 15),
    )
    assert shown(opening) == (opening, opening)
    assert shown(datetime(2024, 11, 19, 10, 20, 40))[1] == datetime(2024, 11, 19, 10, 20, 30)
    assert shown(closing + timedelta(days=9)) == (closing, closing)


def test_numbers_as_of_a_moment_are_those_of_that_very_moment(
    in_rounds: Contest, tmp_path: Path
) -> None:
    moment: Any = datetime(2024, 11, 26, 9, 15, 42)
    ledger, now = Ledger.at(tmp_path / "ledger"), datetime(2025, 1, 1, tzinfo=in_rounds.zone)
    results = compute(in_rounds, ledger, now=now, as_of=moment)
    assert visible(results, COMMITTEE).reference_time == moment
