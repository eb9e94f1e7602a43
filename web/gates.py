"""Gates: which of Streamlit's addresses are open, and to whom. What is not named here is closed."""

from __future__ import annotations

import re
from typing import Literal

Gate = Literal["open", "page", "inside", "upload", "closed"]
"""`open`: to everybody, because no data stands there. `page`: to a principal; others are shown the
way in. `inside`: to a principal. `upload`: to the session that the address was handed to."""

STREAM = "/_stcore/stream"
_READS = frozenset({"GET", "HEAD"})
_PAGE = re.compile(r"/[A-Za-z0-9][A-Za-z0-9_.-]*/?|/?")
_SHUT = frozenset({"/oauth2callback", "/manifest.json", "/index.html"})
_PLAIN = re.compile(r"[a-z0-9_-]{0,24}")
_BEFORE_TOKENS = frozenset({"d", "tai-ve", "tai-khoan", "thoi-nhan"})
_UPLOAD = re.compile(r"/_stcore/upload_file/([0-9a-zA-Z-]{1,64})/([0-9a-zA-Z-]{1,64})")


def gate_of(method: str, path: str) -> Gate:
    """The gate of an address; `path` begins after `server.baseUrlPath`.

    >>> gate_of("GET", "/standings"), gate_of("GET", "/_stcore/metrics"), gate_of("POST", "/")
    ('page', 'closed', 'closed')
    """
    if path == "/_stcore/health" and method in _READS:
        return "open"
    if (path.startswith("/static/") or path == "/favicon.png") and method in _READS:
        return "open"
    if (path == "/_stcore/host-config" or path.startswith("/media/")) and method in _READS:
        return "inside"
    if upload_of(path) and method in ("PUT", "DELETE"):
        return "upload"
    if method in _READS and path not in _SHUT and _PAGE.fullmatch(path):
        return "page"
    return "closed"


def upload_of(path: str) -> tuple[str, str] | None:
    """The Streamlit session and the file of an address for uploads.

    >>> upload_of("/thi/_stcore/upload_file/s1/f1"), upload_of("/_stcore/upload_file/s1")
    (None, None)
    """
    found = _UPLOAD.fullmatch(path)
    return (found[1], found[2]) if found else None


def below(base: str, path: str) -> str | None:
    """The part of a path after the base path; None for a path elsewhere.

    >>> below("/thi", "/thi/standings"), below("/thi", "/this"), below("", "/a")
    ('/standings', None, '/a')
    """
    if path == base or path.startswith(f"{base}/"):
        return path[len(base) :]
    return None


def masked(path: str) -> str:
    """A path for the log: only short plain pieces are kept, so no token and no odd letter.

    >>> masked("/thi/d/Zq0"), masked("/tai-ve/" + 43 * "x"), masked("/a b")
    ('/thi/d/…', '/tai-ve/…', '/…')
    """
    shown: list[str] = []
    for piece in path.split("/"):
        is_token = bool(shown) and shown[-1] in _BEFORE_TOKENS
        shown.append("…" if is_token or not _PLAIN.fullmatch(piece) else piece)
    return "/".join(shown)
