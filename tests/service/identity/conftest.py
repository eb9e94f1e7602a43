"""A store and an access file of a test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from service.identity import access_file, sessions

PROXY_SECRET = "a secret of the proxy"


@pytest.fixture
def write_access(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Writes the access file that the program then uses."""
    path = tmp_path / "access.toml"
    monkeypatch.setenv("CONTEST_ACCESS", str(path))
    monkeypatch.setenv("CONTEST_PROXY_SECRET", PROXY_SECRET)
    monkeypatch.setenv("CONTEST_OIDC_SECRET", "a secret of the provider")
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    monkeypatch.setattr(access_file, "_kept", None)
    monkeypatch.setattr(sessions, "_proxied", {})

    def write(text: str) -> Path:
        fresh = tmp_path / "access.new"
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
        return path

    write('[sign_in]\nways = ["proxy", "accounts"]\n')
    return write
