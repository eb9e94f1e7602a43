"""The door of every page: a page draws nothing without a visit that the frame has admitted.

A page file run alone (by Python, by Streamlit, by a deep link around the frame) has no visit and
stops at its first line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NoReturn

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.shell.visit import Visit

_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


@contextmanager
def admitted(visit: Visit) -> Iterator[None]:
    """Admit this visit for the page that runs inside; the admission ends with the block."""
    token = _visit.set(visit)
    try:
        yield
    finally:
        _visit.reset(token)


def enter() -> Visit:
    """The visit that the frame admitted; without one the page ends here, empty."""
    visit = _visit.get()
    if visit is None:
        _leave()
    return visit


def _leave() -> NoReturn:
    if get_script_run_ctx(suppress_warning=True) is None:
        raise SystemExit
    st.stop()
