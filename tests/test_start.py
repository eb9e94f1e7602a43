"""What `make run` and a double click on Windows do before anything is installed."""

from __future__ import annotations

import ast
import shutil
import socket
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

import start

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(("version", "status"), [((3, 10), 2), ((3, 14), 2)])
def test_a_python_that_the_libraries_do_not_know_is_refused_with_what_is_expected(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    version: tuple[int, int],
    status: int,
) -> None:
    monkeypatch.setattr(sys, "version_info", (*version, 0, "final", 0))
    assert start.main([]) == status
    said = capsys.readouterr().err
    assert f"Python {version[0]}.{version[1]}" in said
    assert "expected 3.11 to 3.13" in said


def test_the_whole_file_is_read_by_a_python_that_is_too_old_to_run_it() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 7))


def test_the_environment_of_windows_keeps_its_python_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("start.os.name", "nt")
    place = PureWindowsPath(r"C:\Cuộc thi\.venv")
    assert str(start.python_of(place)) == r"C:\Cuộc thi\.venv\Scripts\python.exe"  # type: ignore[arg-type]


def test_a_port_in_use_is_said_and_another_named(tmp_path: Path) -> None:
    """Run from a folder with blanks and Vietnamese letters, where the libraries stand already."""
    home = tmp_path / "Bảng theo dõi của Sở"
    (home / ".venv" / "bin").mkdir(parents=True)
    for name in ("start.py", "requirements.txt"):
        shutil.copy(ROOT / name, home)
    (home / ".venv" / ".run").touch()
    (home / start.LEDGER).mkdir(parents=True)
    (home / start.LOADED).touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, str(home / "start.py"), "--port", str(port)],
            cwd=tmp_path, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 2
    assert f"port {port} is in use; take another: --port {port + 100}" in done.stderr
    assert "http://" not in done.stdout


def test_uv_installs_the_same_list_where_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[list[str]] = []
    monkeypatch.chdir(tmp_path)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(start, "run", lambda *command: steps.append([str(one) for one in command]))
    for found in (None, "/usr/bin/uv"):
        monkeypatch.setattr("start.shutil.which", lambda name, found=found: found)
        (tmp_path / ".venv" / ".run").unlink(missing_ok=True)
        start.install()
        start.install()  # the second time there is nothing to do
    python = str(Path(".venv", "bin", "python"))
    assert [step[0] for step in steps] == [sys.executable, python, sys.executable, "/usr/bin/uv"]
    assert [step[-2:] for step in steps if step[0] != sys.executable] == [
        ["-r", "requirements.txt"], ["-r", "requirements.txt"]
    ]  # fmt: skip


def test_the_file_for_a_double_click_has_the_line_ends_of_windows_and_only_finds_a_python() -> None:
    text = (ROOT / "run.cmd").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    assert b"start.py --browser" in text
    assert b'cd /d "%~dp0"' in text, "the folder may have blanks in its name"
