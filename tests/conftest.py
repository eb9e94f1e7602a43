"""A small contest, its empty ledger, and its response sheet on a Google of this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from contest import Contest, load
from ledger import Ledger
from tests.browsing import browser, loaded, sample, site, visit, writable_site
from tests.builders import write_folder
from tests.fake_google import FakeGoogle
from tests.live_google import Live, live_small

__all__ = ["browser", "loaded", "sample", "site", "visit", "writable_site"]
"""For every folder of tests the same browser and server: a process cannot hold two Playwrights."""

# On a loaded machine an example may take any time: no test fails because it was slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(autouse=True, scope="session")
def scan_components_once() -> Iterator[None]:
    """Streamlit looks for components in every installed library, anew for each page that a test
    opens: half of what such a test costs. We have none."""
    patch = pytest.MonkeyPatch()
    patch.setattr(manifest_scanner, "scan_component_manifests", list)
    yield
    patch.undo()


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
