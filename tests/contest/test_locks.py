"""A lock excludes others as long as its process lives, and not a moment longer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from contest.locks import locked, locked_for_once

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from contest.locks import locked
with locked(Path(sys.argv[1]), shared=sys.argv[2] == "shared"):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(path: Path, how: str) -> subprocess.Popen[str]:
    """Another process that has the lock when this function returns."""
    command = [sys.executable, "-c", HOLD, str(path), how]
    other = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    return other


@pytest.mark.parametrize(("theirs", "shared", "free"), [
    ("alone", False, False), ("alone", True, False),
    ("shared", False, False), ("shared", True, True),
])  # fmt: skip
def test_who_shares_a_lock_excludes_only_who_wants_it_alone(
    tmp_path: Path, theirs: str, shared: bool, free: bool
) -> None:
    path = tmp_path / "write.lock"
    other = holder(path, theirs)
    try:
        with locked(path, shared=shared, waits=False):
            assert free
    except BlockingIOError:
        assert not free
    finally:
        other.kill()
        other.communicate()
    with locked(path, waits=False):
        pass  # the killed process holds nothing any more


def test_a_lock_for_once_leaves_no_file_and_refuses_a_second_holder(tmp_path: Path) -> None:
    path = tmp_path / "restore.lock"
    with locked_for_once(path), pytest.raises(BlockingIOError), locked_for_once(path):
        pass
    with locked_for_once(path):
        assert path.exists()
    assert not path.exists()


def test_a_lock_follows_no_link_that_somebody_laid(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept")
    (tmp_path / "a.lock").symlink_to(tmp_path / "mine")
    with pytest.raises(OSError, match="symbolic link"), locked(tmp_path / "a.lock"):
        pass
