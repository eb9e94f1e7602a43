"""The routes of sign-in on a server of their own, asked as a browser asks them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import httpx2
from starlette.applications import Starlette
from starlette.testclient import TestClient

from service.identity.sessions import session_of
from web.sign_in import routes

NOW = datetime(2024, 12, 1, 8, 0, tzinfo=UTC)
PASSWORD = "đường dài 4 mùa"
ACCOUNTS = '[sign_in]\nways = ["accounts"]\n'
COOKIE = "contest-session"


class Server:
    """The routes on a server whose clock a test sets, and a browser with cookies."""

    def __init__(self, folder: Path, base: str = "") -> None:
        self.path, self.base, self.now = folder / "access.toml", base, NOW
        self.app = Starlette(routes=routes(base, lambda: self.now))
        self.browser = self.another_browser()

    def another_browser(self, **options: str) -> TestClient:
        address = options.get("base_url", "http://127.0.0.1:8501")
        return TestClient(self.app, base_url=address, follow_redirects=False)

    def declare(self, text: str) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self.path)

    def form(self, path: str = "/dang-nhap") -> dict[str, str]:
        """The hidden fields of a page."""
        return hidden(self.browser.get(self.base + path))

    def enter(self, name: str, password: str = PASSWORD, **more: str) -> httpx2.Response:
        fields = {**self.form(), "name": name, "password": password, **more}
        return self.browser.post(f"{self.base}/dang-nhap", data=fields)

    def who(self, browser: TestClient | None = None) -> str | None:
        """The name that the browser's cookies prove."""
        jar = (browser or self.browser).cookies
        header = "; ".join(f"{name}={value}" for name, value in jar.items())
        session = session_of({"cookie": header}, self.now)
        return session.name if session else None


def hidden(response: httpx2.Response) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', response.text))
