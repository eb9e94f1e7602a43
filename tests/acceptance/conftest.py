"""The server and the browser of tests/e2e."""

from tests.e2e.conftest import browser, loaded, sample, site, visit

__all__ = ["browser", "loaded", "sample", "site", "visit"]
