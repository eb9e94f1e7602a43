"""A small contest and its empty ledger."""

from pathlib import Path

import pytest

from contest import Contest, load
from ledger import Ledger
from tests.builders import write_folder


@pytest.fixture
def contest(tmp_path: Path) -> Contest:
    return load(write_folder(tmp_path / "thu"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.at(tmp_path / "ledger")
