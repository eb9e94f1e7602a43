"""Shows the progress of long work to a person at a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def rows_read(
    name: str, stream: TextIO, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int], None] | None]:
    """Give a function that shows the number of rows read from the file `name`.

    The function keeps one line on the stream, changes the line at most once a second, and removes
    the line at the end. A stream that is not a terminal gives None and shows nothing.
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
