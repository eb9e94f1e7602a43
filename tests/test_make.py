"""What `make` says before it starts a server."""

from __future__ import annotations

import os
import socket
import subprocess  # nosec B404 # make itself is what is tested
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def make(target: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a target of the Makefile."""
    command = ["make", "--no-print-directory", "-o", ".venv/.run", target]
    given = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=60)


def test_serve_says_that_the_port_is_in_use_and_prints_no_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = make("serve", CONTEST_DIR="contests/hai-phong-2026", PORT=str(port))
    assert done.returncode == 2
    assert f"port {port} is in use; take another: PORT={port + 100} make serve" in done.stderr
    assert "http://" not in done.stdout


@pytest.mark.parametrize("broken", [False, True])
def test_serve_stops_at_a_folder_that_cannot_be_used_and_says_why(
    tmp_path: Path, broken: bool
) -> None:
    if broken:
        (tmp_path / "contest.toml").write_text('[contest]\nid = "x y"\ntitle = "T"\n', "utf-8")
    done = make("serve", CONTEST_DIR=str(tmp_path))
    assert done.returncode == 2
    assert ("'x y'" if broken else "a contest folder with contest.toml") in done.stderr
    assert "mend the above" in done.stderr
    assert "http://" not in done.stdout
