"""Files that are offered on a page and made when somebody takes them.

An offer belongs to one session. It holds a function, not a file: the function gets the principal
whom the session has at the moment of taking. Offers live in memory and are forgotten after an hour.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from results import Principal
from service.environment import Place

Make = Callable[[Principal], bytes]
"""Makes the file for a principal, outside of a page's run and in another thread.

Raises:
    NotAllowedError: this principal may not take the file.
"""

LIFE = timedelta(hours=1)
EACH, ALL = 200, 2000
"""The most offers of one session, and of all sessions; then the oldest is forgotten."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that may be taken until `until` (aware). `face`: the side that an administrator looked
    at, "" for the own side. `slot`: the page that offers it, so that two open pages of one session
    keep their own files. `place`: the contest in which the taker must have a role."""

    session_id: str
    face: str
    slot: str
    place: Place
    name: str
    media_type: str
    make: Make
    until: datetime


_offers: dict[str, Offer] = {}  # by token, the oldest first
_lock = threading.Lock()


def offer(
    session_id: str,
    face: str,
    name: str,
    make: Make,
    *,
    place: Place,
    now: datetime,
    media_type: str = "text/csv; charset=utf-8",
    slot: str = "",
) -> str:
    """Offer a file under a name and return its token (256 random bits).

    The same session, face, slot, place and name again is the same offer: it keeps its token, and
    from now on it is made by the new `make`.
    """
    made = Offer(session_id, face, slot, place, name, media_type, make, now + LIFE)
    with _lock:
        for token, one in list(_offers.items()):
            if one.until <= now:
                del _offers[token]
        same = (t for t, one in _offers.items() if _key(one) == _key(made))
        token = next(same, None) or secrets.token_urlsafe(32)
        _offers.pop(token, None)
        _offers[token] = made
        own = [t for t, one in _offers.items() if one.session_id == session_id]
        for old in [*own[:-EACH], *list(_offers)[:-ALL]]:
            _offers.pop(old, None)
    return token


def offered(token: str, session_id: str, now: datetime) -> Offer | None:
    """The offer with this token; None if another session got it, or if it is forgotten."""
    with _lock:
        found = _offers.get(token)
    if found is None or not session_id or found.session_id != session_id or found.until <= now:
        return None
    return found


def _key(one: Offer) -> tuple[str, str, str, Place, str]:
    return one.session_id, one.face, one.slot, one.place, one.name
