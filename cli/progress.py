"""Shows the progress of long work to a person at a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from service.take_in import Stage, Watch

_Thing = TypeVar("_Thing")
Clock = Callable[[], float]


@contextmanager
def stages_shown(name: str, stream: TextIO, clock: Clock = time.monotonic) -> Iterator[Watch]:
    """Give a function that shows the stage of loading the file `name`, and the rows done in it.

    The function keeps one line on the stream, changes the line at most once a second, and removes
    the line at the end. On a stream that is not a terminal the function shows nothing.
    """
    if not stream.isatty():
        yield lambda stage, rows, of: None
        return

    def text(stage: Stage, rows: int, of: int | None) -> str:
        return (
            f"{name}: {stage}, {rows:,} rows"
            if of is None
            else (f"{name}: {stage}, {rows:,} of {of:,} rows")
        )

    with _one_line(stream, clock) as show:
        yield lambda stage, rows, of: show(text(stage, rows, of))


def files_made(
    files: Iterable[_Thing], expected: int, stream: TextIO, clock: Clock = time.monotonic
) -> Iterator[_Thing]:
    """Hand the files on as they are made, and show on a terminal how many of `expected` there are,
    on one line as `stages_shown` does."""
    if not stream.isatty():
        yield from files
        return
    with _one_line(stream, clock) as show:
        for number, one in enumerate(files, 1):
            show(f"made {number:,} of {expected:,} files")
            yield one


@contextmanager
def _one_line(stream: TextIO, clock: Clock) -> Iterator[Callable[[str], None]]:
    shown_at, width = clock(), 0

    def show(line: str) -> None:
        nonlocal shown_at, width
        if clock() - shown_at < 1:
            return
        stream.write("\r" + line.ljust(width))
        stream.flush()
        shown_at, width = clock(), len(line)

    try:
        yield show
    finally:
        stream.write("\r" + " " * width + "\r" if width else "")
        stream.flush()
