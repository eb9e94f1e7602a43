"""Shows how far long work is: the stage in words, and a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import current_thread

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from i18n.format import Format
from i18n.words import Words
from service.take_in import Stage, Watch
from ui.components.plain import plain


@contextmanager
def progress(say: Words, fmt: Format, stages: Sequence[Stage]) -> Iterator[Watch]:
    """Give a function that draws the stage and the rows done in it, until the block ends.

    `stages`: those of the work, in order; each has an equal part of the bar. A stage whose end is
    unknown stands in the middle of its part.

    A thread of its own draws. Work may tell its stage from any thread, and Streamlit stops a run
    where the run's own thread draws: a click beside the bar would break off a half-written load.
    """
    bar, context = st.progress(0.0), get_script_run_ctx()

    def draw(stage: Stage, rows: int, of: int | None) -> None:
        part = 0.5 if of is None else rows / of if of else 1.0
        share = (stages.index(stage) + min(part, 1.0)) / len(stages)
        done = fmt.whole(rows) if of is None else f"{fmt.whole(rows)}/{fmt.whole(of)}"
        bar.progress(share, plain(say(f"progress.{stage}", rows=done)))

    def begin() -> None:
        add_script_run_ctx(current_thread(), context)

    with ThreadPoolExecutor(1, initializer=begin) as thread:

        def watch(stage: Stage, rows: int, of: int | None) -> None:
            thread.submit(draw, stage, rows, of)

        try:
            yield watch
        finally:
            thread.submit(bar.empty)
