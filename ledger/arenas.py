"""Limits the freed memory that a long-lived process keeps; see docs/decisions/0016."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8  # of malloc.h
_MOST = 2


def limit_arenas() -> None:
    """Let the C library serve all threads from two heaps instead of eight for each core.

    A heap keeps the memory that its busiest moment took. The threads that write Delta tables come
    and go and get a different heap each time, so the process would grow for days, by 30 MB a heap.
    Call this function before the process has many threads. The function does nothing if the C
    library has no such heaps.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _MOST)
