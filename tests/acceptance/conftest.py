"""The house of the hostile campaign, and a ledger with a release."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.hostile_house import hostile_house
from tests.browsing import SAMPLE, run

__all__ = ["hostile_house"]


@pytest.fixture(scope="session")
def released(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's ledger with a provisional release."""
    place = tmp_path_factory.mktemp("released")
    data = place / "ledger"
    shutil.copytree(loaded, data)
    where = ("--contest", str(SAMPLE), "--data", str(data))
    run("publish", "release", "--provisional", "--out", str(place / "out"), *where)
    return data
