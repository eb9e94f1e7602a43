"""More of the random contests on which the truth, the program and the recount agree."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.truth.compare import drawn_count, shuffled, standing_rows, with_one_row_a_second
from tests.truth.random_contests import RandomContest, contests
from tests.truth.test_commands_equal_truth import (
    MORE_PARTS,
    SOME,
    assert_balance,
    assert_commands_equal_truth,
    imported,
)


@pytest.mark.parametrize("part", MORE_PARTS)
def test_the_commands_come_to_the_same_as_the_truth(part: int) -> None:
    assert_commands_equal_truth(part)


@SOME
@given(contests())
def test_importing_the_files_again_changes_nothing(drawn: RandomContest) -> None:
    """Except that a row missing once is then missing a second time."""
    again = drawn_count(drawn, drawn.last_files())
    with imported(drawn) as (commands, paths, _):
        before = commands.status(), commands.standings()
        last = {load.source: (path, load) for path, load in zip(paths, drawn.loads, strict=True)}
        reports = [commands.load(path, load) for path, load in last.values()]
        assert reports == again.reports[len(drawn.loads) :]
        assert_balance(commands, again)
        assert commands.standings() == standing_rows(again)
        if not any(report.gone for report in reports):
            status, standings = commands.status(), commands.standings()
            assert (status["reasons"], standings) == (before[0]["reasons"], before[1])


@SOME
@given(contests(), st.randoms())
def test_the_order_of_rows_in_the_files_does_not_matter(
    drawn: RandomContest, random: Random
) -> None:
    plain = with_one_row_a_second(drawn)
    with imported(plain) as (commands, _, _):
        status, standings = commands.status(), commands.standings()
    with imported(shuffled(plain, random)) as (commands, _, _):
        assert commands.standings() == standings
        assert commands.status()["reasons"] == status["reasons"]
