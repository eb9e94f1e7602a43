"""What takes longer is not part of `make test`; that it starts is."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("campaign", ["bench", "soak"])
def test_the_long_campaigns_can_be_started(campaign: str) -> None:
    command = [sys.executable, "-m", f"tests.{campaign}", "--help"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    assert "--only" in said.stdout


def test_the_tests_of_make_acceptance_are_found_when_they_are_named() -> None:
    folders = ["tests/acceptance", "tests/e2e"]
    assert " ".join(folders) in (ROOT / "Makefile").read_text("utf-8")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *folders]
    said = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert said.returncode == 0, said.stdout
    for folder in folders:
        for file in (ROOT / folder).glob("test_*.py"):
            assert file.name in said.stdout
