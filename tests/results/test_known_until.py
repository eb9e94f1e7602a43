"""How new the numbers are follows the readings of the live sources, not the clock alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contest import load
from ledger import Ledger
from ledger.pulse import Pulse
from results import compute, visible
from tests.builders import COMMITTEE, write_folder

NOW = datetime(2024, 12, 2, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("stale", [True, False])
def test_while_a_source_fails_the_numbers_are_of_its_last_good_reading(
    tmp_path: Path, stale: bool
) -> None:
    contest = load(write_folder(tmp_path / "folder"))
    (source, *_) = contest.sources
    good = Pulse(source.id, 30, NOW, NOW, NOW - HOUR)
    other = Pulse("other", 30, NOW, NOW, NOW - 3 * HOUR, failure="google_quota", stale=stale)
    results = compute(contest, Ledger.at(tmp_path / "ledger"), now=NOW)
    view = visible(results, COMMITTEE, {source.id: good, "other": other}, NOW)
    assert view.known_until == contest.local(NOW - 3 * HOUR if stale else NOW)
    assert view.last_good_at == NOW - 3 * HOUR, "the one read the longest ago"
    (status, *_) = view.balance().sources
    assert (status.state, status.last_good_at) == ("ok", NOW - HOUR), "read, though still empty"
    assert visible(results, COMMITTEE).last_good_at is None


def test_numbers_of_an_export_are_of_the_moment_at_which_it_was_saved(tmp_path: Path) -> None:
    contest = load(write_folder(tmp_path / "folder"))
    (source, *_) = contest.sources
    export = Pulse(source.id, 30, NOW, NOW, NOW, saved_at=NOW - 5 * HOUR)
    results = compute(contest, Ledger.at(tmp_path / "ledger"), now=NOW)
    view = visible(results, COMMITTEE, {source.id: export}, NOW)
    assert view.known_until == contest.local(NOW - 5 * HOUR)
    assert view.last_good_at == NOW - 5 * HOUR
