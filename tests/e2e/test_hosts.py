"""Which names the dashboard answers to. A web site that gives its own name the address 127.0.0.1
(DNS rebinding) must not reach the pages through its visitor's browser."""

from __future__ import annotations

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.browsing import Site

SWITCHING, FORBIDDEN, MISDIRECTED = 101, 403, 421


def handshake(url: str, host: str) -> int:
    """The status that a browser gets which opens the pages' WebSocket under that name."""
    place = urlsplit(url)
    connection = HTTPConnection(str(place.hostname), place.port, timeout=20)
    try:
        connection.request(
            "GET",
            "/_stcore/stream",
            headers={
                "Host": f"{host}:{place.port}",
                "Origin": f"http://{host}:{place.port}",
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            },
        )
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_the_pages_open_under_the_names_of_this_machine(site: Site, host: str) -> None:
    assert handshake(site.url, host) == SWITCHING


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.0.2.1"])
def test_the_pages_stay_shut_under_a_name_that_nobody_declared(site: Site, host: str) -> None:
    assert handshake(site.url, host) == FORBIDDEN


def test_plain_requests_are_refused_under_such_a_name_too(site: Site) -> None:
    place = urlsplit(site.url)
    connection = HTTPConnection(str(place.hostname), place.port, timeout=20)
    connection.request("GET", "/static/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == MISDIRECTED
    connection.close()
