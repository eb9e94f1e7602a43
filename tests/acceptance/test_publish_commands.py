"""Every `python -m publish …` makes its files in a clean environment: no browser, no office."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import ROOT, SAMPLE

COMMANDS: Mapping[str, tuple[tuple[str, ...], set[str]]] = {
    "letters": (("--below", "0.9"), {"docx", "pdf"}),
    "workbook": ((), {"xlsx"}),
    "bulletin": (("--draft",), {"docx", "pdf", "txt"}),
    "press": ((), {"png", "svg", "json", "csv", "xlsx", "zip"}),
    "qr": (("--unit", "288"), {"png", "svg", "pdf"}),
    "banner": ((), {"png", "html"}),
    "certificates": (("--unit", "288"), {"pdf"}),
    "protocol": ((), {"docx", "pdf"}),
}


@pytest.fixture
def data(request: pytest.FixtureRequest, command: str) -> Path:
    """The ledger: with a release for the papers of a result."""
    found: Path = request.getfixturevalue("released" if command == "protocol" else "loaded")
    return found


def make(command: str, data: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing on the PATH and no variable of ours."""
    empty = out.parent / "nothing"
    empty.mkdir(exist_ok=True)
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("CONTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "publish", command, "--contest", str(SAMPLE), "--data", str(data),
         "--out", str(out), "--format", "json", *more],
        cwd=ROOT, env={**inherited, "PATH": str(empty)}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_needs_neither_browser_nor_office(
    command: str, data: Path, tmp_path: Path
) -> None:
    more, wanted = COMMANDS[command]
    out = tmp_path / "out"
    done = make(command, data, out, *more)
    assert done.returncode == 0, done.stderr
    listed: list[dict[str, Any]] = json.loads(done.stdout)
    assert listed == json.loads((out / "manifest.json").read_text("utf-8"))
    assert wanted <= {row["file"].rsplit(".", 1)[1] for row in listed}
    for row in listed:
        assert set(row) >= {"file", "kind", "unit_code", "sha256"}
        assert row["sha256"] == sha256((out / row["file"]).read_bytes()).hexdigest()
        assert row["kind"].startswith((command, "poster"))
        rest = row["file"].removeprefix(row["kind"])
        unit = "" if row["unit_code"] is None else f"-{row['unit_code']}"
        assert re.fullmatch(rf"{re.escape(unit)}-\d{{8}}-\d{{4}}\.[a-z]+", rest), row
    on_disk = {path.name for path in out.iterdir()}
    assert on_disk == {row["file"] for row in listed} | {"manifest.json"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(
    command: str, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "file"
    out.write_text("not a folder")
    done = make(command, data, out, *COMMANDS[command][0])
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
