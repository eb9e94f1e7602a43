"""Backup, restore, erase and purge are killed at random moments; `make soak` does it longer."""

from pathlib import Path

from tests.soak.care import COMMANDS, killed_care


def test_a_kill_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    killed_care(tmp_path, count=2 * len(COMMANDS), seed=17)
