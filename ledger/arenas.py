"""How much freed memory a long-lived process keeps: see docs/decisions/0016."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8  # of malloc.h
_MOST = 2


def limit_arenas() -> None:
    """Let the C library serve all threads from two heaps instead of eight for each core.

    A heap keeps what its busiest moment took. The threads that write Delta tables come and go and
    meet another heap each time, so the process would grow for days, by 30 MB a heap. To be called
    before there are many threads. Nothing happens where the C library has no such heaps.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _MOST)
