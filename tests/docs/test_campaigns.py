"""What `make bench` and `make soak` run is no part of `make test`; that it starts is."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("campaign", ["bench", "soak"])
def test_the_long_campaigns_can_be_started(campaign: str) -> None:
    command = [sys.executable, "-m", f"tests.{campaign}", "--help"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    assert "--only" in said.stdout
