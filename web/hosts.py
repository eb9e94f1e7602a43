"""Host names under which the program answers.

A web site can give its own name this machine's address (DNS rebinding). A browser then lets that
site read whatever is answered under that name, so nothing is answered under a foreign name.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from service.identity.access_file import AccessFile

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[0-9a-z._-]{1,253})(?::[0-9]{1,5})?")


def answered(access: AccessFile) -> frozenset[str]:
    """The names that are answered: those of the loopback, and those that the access file declares.

    >>> sorted(answered(AccessFile(base_url="https://Thi.example.vn/x", hosts=("b.example.vn",))))
    ['127.0.0.1', '[::1]', 'b.example.vn', 'localhost', 'thi.example.vn']
    """
    declared = (urlsplit(access.base_url).netloc.rpartition("@")[2], *access.hosts)
    return LOOPBACK | {name for name in map(_ascii, declared) if name}


def host_of(value: str) -> str | None:
    """The name in a Host header, without the port; None for anything but a name or an address.

    >>> host_of("Thi.example.vn:8501"), host_of("[::1]:80"), host_of("a@b"), host_of("")
    ('thi.example.vn', '[::1]', None, None)
    """
    found = _HOST.fullmatch(value.lower())
    return found[1] if found else None


def host_of_origin(value: str) -> str | None:
    """The name in an Origin header; None for `null` and for anything odd.

    >>> host_of_origin("https://thi.example.vn:444"), host_of_origin("null")
    ('thi.example.vn', None)
    """
    scheme, mark, host = value.partition("://")
    return host_of(host) if mark and scheme.lower() in ("http", "https") else None


def _ascii(name: str) -> str | None:
    """Browsers send a Vietnamese name in its ASCII form."""
    try:
        return host_of(name.encode("idna").decode()) if not name.isascii() else host_of(name)
    except UnicodeError:
        return None
