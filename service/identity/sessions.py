"""Sessions: who has signed in, in which way, and until when."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from service import environment
from service.identity import store
from service.identity.access_file import AccessFile, open_ways, read_access
from service.identity.access_toml import Way, same_name

LIFETIME = timedelta(hours=12)
OwnWay = Literal["oidc", "accounts"]
"""The ways that end in a cookie of ours."""
_OF_COOKIE = "select id, name, way, expires_at from sessions where token_hash = ?"
_OF_ID = "select id, name, way, expires_at from sessions where id = ?"


@dataclass(frozen=True, slots=True)
class Session:
    """A person who has proved a name. `id` names the session to the program and is no secret: only
    the cookie opens a session. `expires` None: the way itself says at each request who it is."""

    id: str
    name: str
    way: Literal["proxy", "oidc", "accounts", "demo"]
    expires: datetime | None = None


DEMO = Session("demo", "", "demo")
"""The session of everybody who reaches a demonstration."""

_proxied: dict[str, tuple[str, datetime]] = {}
"""Names that a proxy has said, by id, and when it did last. An open page asks by its id."""
_proxied_lock = threading.Lock()


def session_of(headers: Mapping[str, str], now: datetime) -> Session | None:
    """The session of a request, from its headers (lower-case names); None: nobody is signed in.

    A proxy is believed before the cookie. The caller hands over each header as the client sent it,
    bytes read as Latin-1, and none of the identity headers if one came twice.
    """
    if environment.demonstration():
        return DEMO
    access = read_access(environment.access_path())
    ways = open_ways(access)
    if "proxy" in ways and (session := _by_proxy(access, headers, now)):
        return session
    token = _cookie(headers.get("cookie", ""), cookie_name(access))
    return _found(_OF_COOKIE, store.token_hash(token), ways, now) if token else None


def find(session_id: str, now: datetime) -> Session | None:
    """The session with this id, as long as it is in force and its way is open.

    The name that a proxy has said holds for the 12 hours after the last request that said it.
    """
    if environment.demonstration():
        return DEMO if session_id == DEMO.id else None
    ways = open_ways(read_access(environment.access_path()))
    name, said_at = _proxied.get(session_id, ("", now))
    if name:
        held = "proxy" in ways and now < said_at + LIFETIME
        return Session(session_id, name, "proxy") if held else None
    return _found(_OF_ID, session_id, ways, now)


def begin(name: str, way: OwnWay, now: datetime) -> tuple[Session, str]:
    """Begin the session of a person who has proved a name. Returns the session and the token for
    the cookie; the token is kept nowhere."""
    token, session_id = secrets.token_urlsafe(32), secrets.token_hex(16)
    expires = now + LIFETIME
    with store.writing() as db:
        store.purge(db, store.seconds(now))
        db.execute(
            "insert into sessions values (?, ?, ?, ?, ?, ?)",
            (
                store.token_hash(token), session_id, same_name(name), name, way,
                store.seconds(expires),
            ),
        )  # fmt: skip
    return Session(session_id, name, way, expires), token


def end(session_id: str) -> None:
    """End a session: a copy of its cookie opens nothing any more. A proxy's session ends only at
    the proxy."""
    with store.writing() as db:
        db.execute("delete from sessions where id = ?", (session_id,))


def end_all(name: str) -> None:
    """End all sessions of a person. The next request through a proxy begins a new one there."""
    with store.writing() as db:
        db.execute("delete from sessions where name_key = ?", (same_name(name),))
    with _proxied_lock:
        _proxied.pop(_proxied_id(name), None)


def cookie_name(access: AccessFile) -> str:
    """The name of the cookie. Where addresses begin with https, browsers see to it that only this
    host sets the cookie (`__Host-`)."""
    return "__Host-contest-session" if _is_secure(access) else "contest-session"


def set_cookie(access: AccessFile, token: str) -> str:
    """The value of a Set-Cookie header that begins a session; an empty token removes the cookie."""
    lifetime = int(LIFETIME.total_seconds()) if token else 0
    return (
        f"{cookie_name(access)}={token}; Path=/; Max-Age={lifetime}; HttpOnly; SameSite=Lax"
        f"{'; Secure' if _is_secure(access) else ''}"
    )


def csrf_of(session_id: str) -> str:
    """The token that a form of this session sends back: another web site cannot know it."""
    return store.keyed_hash("csrf", session_id)


def is_csrf_of(session_id: str, given: str) -> bool:
    """Whether a form has sent back the token of its session."""
    return hmac.compare_digest(csrf_of(session_id).encode(), given.encode("utf-8", "replace"))


def _is_secure(access: AccessFile) -> bool:
    return access.base_url.startswith("https://")


def _by_proxy(access: AccessFile, headers: Mapping[str, str], now: datetime) -> Session | None:
    given = headers.get("x-proxy-secret", "").encode("latin-1", "replace")
    if not hmac.compare_digest(given, environment.proxy_secret().encode()):
        return None
    try:
        said = headers.get(access.proxy_header.lower(), "").encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    name = said.strip()
    if not name or len(name) > 200 or not name.isprintable():
        return None
    session_id = _proxied_id(name)
    with _proxied_lock:
        if len(_proxied) > 1000:
            for old in [k for k, (_, at) in _proxied.items() if at + LIFETIME <= now]:
                del _proxied[old]
        _proxied[session_id] = (name, now)
    return Session(session_id, name, "proxy")


def _proxied_id(name: str) -> str:
    return "p" + store.keyed_hash("proxy", same_name(name))[:32]


def _found(question: str, value: str, ways: tuple[Way, ...], now: datetime) -> Session | None:
    with store.reading() as db:
        row = db.execute(question, (value,)).fetchone()
    if row is None or row[2] not in ways or row[3] <= now.timestamp():
        return None
    return Session(row[0], row[1], row[2], datetime.fromtimestamp(row[3], UTC))


def _cookie(header: str, name: str) -> str:
    """The value of a cookie; empty if the request has none. Cookies of others on the same host may
    hold anything."""
    for one in header.split(";"):
        found, _, value = one.strip().partition("=")
        if found == name:
            return value
    return ""
