"""A release and the care of a ledger are killed at any moment; `make soak` does it longer."""

from pathlib import Path

from tests.soak.care import COMMANDS, killed_care
from tests.soak.releases import killed_release


def test_a_killed_command_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    killed_care(tmp_path, count=4 * len(COMMANDS), seed=17)


def test_a_killed_release_is_whole_or_not_there(tmp_path: Path) -> None:
    killed_release(tmp_path, count=6, seed=17)
