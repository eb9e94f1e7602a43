"""How far the reading of a file is, on the page, while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from i18n.format import Format
from i18n.words import Words
from ui.components.plain import plain


@contextmanager
def rows_read(
    doing: str, say: Words, fmt: Format, total: int = 0
) -> Iterator[Callable[[int], None]]:
    """Show a bar and the number of rows that have been read, until the block ends. `doing`: what
    is done meanwhile. `total`: the rows of the file; 0: nobody knows it yet, and the bar only tells
    the number."""
    slot = st.empty()
    slot.progress(0.0, plain(doing))
    run = get_script_run_ctx()

    def watch(rows: int) -> None:
        # The writer of tables reads in a thread of its own, which belongs to no page until told.
        add_script_run_ctx(current_thread(), run)
        share = min(rows / total, 1.0) if total else 0.0
        done = fmt.out_of(rows, total) if total else fmt.whole(rows)
        slot.progress(share, plain(f"{doing} {say('rows_read.so_far', n=rows, count=done)}"))

    try:
        yield watch
    finally:
        slot.empty()
