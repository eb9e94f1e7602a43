"""Who has a page open now. The door says who comes and goes; nothing of it is written down."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

_on: dict[int, tuple[str, datetime]] = {}
_numbers = itertools.count()


@contextmanager
def present(session_id: str, since: datetime) -> Iterator[None]:
    """Count an open page of a session until the end of the block."""
    number = next(_numbers)
    _on[number] = session_id, since
    try:
        yield
    finally:
        del _on[number]


def open_pages() -> dict[str, tuple[datetime, int]]:
    """Session → when the oldest of its open pages was opened, and how many there are."""
    found: dict[str, tuple[datetime, int]] = {}
    for session_id, since in [*_on.values()]:
        first, count = found.get(session_id, (since, 0))
        found[session_id] = min(first, since), count + 1
    return found
