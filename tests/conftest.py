"""A small contest, its empty ledger, and its response sheet on a Google of this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from contest import Contest, load
from ledger import Ledger
from tests.builders import write_folder
from tests.fake_google import FakeGoogle
from tests.live_google import Live, live_small

# On a loaded machine an example may take any time: no test fails because it was slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def contest(tmp_path: Path) -> Contest:
    return load(write_folder(tmp_path / "thu"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.at(tmp_path / "ledger")


@pytest.fixture(scope="session")
def fake_google() -> Iterator[FakeGoogle]:
    with FakeGoogle() as google:
        yield google


@pytest.fixture
def live(
    fake_google: FakeGoogle, contest: Contest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Live:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    fake_google.calls.clear()
    fake_google.faults.clear()
    fake_google.accounts.revoked = False
    return live_small(fake_google, contest, tmp_path)
