"""Showing how far long work is, to whoever sits before a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def rows_read(
    name: str, stream: TextIO, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int], None] | None]:
    """Gives a function to be told how many rows of the file `name` were read. It keeps one line on
    the stream, changed once a second at most and taken away at the end.

    None where the stream is no terminal: nothing is shown then.
    """
    if not stream.isatty():
        yield None
        return
    shown_at, width = clock(), 0

    def watch(rows: int) -> None:
        nonlocal shown_at, width
        if clock() - shown_at < 1:
            return
        line = f"{name}: read {rows:,} rows"
        stream.write("\r" + line.ljust(width))
        stream.flush()
        shown_at, width = clock(), len(line)

    try:
        yield watch
    finally:
        stream.write("\r" + " " * width + "\r" if width else "")
        stream.flush()
