"""The long campaign of counting: the truth, the program and the recount on random contests."""

from __future__ import annotations

from pathlib import Path

from tests.truth.test_commands_equal_truth import assert_commands_equal_truth

PART = 25


def three_counts(place: Path, count: int, seed: int) -> None:
    """All three come to the same on `count` contests with every rule on, in parts of 25."""
    del place  # each contest has a folder of its own
    for start in range(0, count, PART):
        assert_commands_equal_truth(seed + start, min(PART, count - start))
        print(f"{min(start + PART, count):,} contests agree", flush=True)
