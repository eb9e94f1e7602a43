"""What a process keeps of persons in memory to be quick, and how it forgets all of that at once.

A cache that may hold a name, a contact, an answer or what follows from them is made with
`of_persons`. Whoever learns that somebody was erased calls `forget_persons`; what is still needed
is read or computed again.
"""

from __future__ import annotations

from typing import Protocol, TypeVar


class Cache(Protocol):
    """What can be emptied, such as a function under `functools.lru_cache`."""

    def cache_clear(self) -> None:
        """Forget every value."""


_C = TypeVar("_C", bound=Cache)
_caches: list[Cache] = []


def of_persons(cache: _C) -> _C:
    """The same cache, which `forget_persons` empties. For caches that live as long as the process.

    >>> from functools import lru_cache
    >>> read = of_persons(lru_cache()(str.upper))
    >>> read("an"), read.cache_info().currsize
    ('AN', 1)
    >>> forget_persons()
    >>> read.cache_info().currsize
    0
    """
    _caches.append(cache)
    return cache


def forget_persons() -> None:
    """Empty every cache of this process that may hold something of a person."""
    for cache in _caches:
        cache.cache_clear()
