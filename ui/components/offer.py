"""A table offered as a file. The right to have it is asked again when the file is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from publish.csv import csv_bytes
from service import opened as runtime
from ui.components.plain import plain
from ui.components.tables import Row
from ui.shell.visit import Visit

Fields = Sequence[tuple[str, str]]
"""The file's columns: the key of a heading, and the field of a row."""


def offer(
    visit: Visit, label: str, name: str, fields: Fields, rows: Callable[[], Iterable[Row]]
) -> None:
    """A download button. Nothing is made before it is clicked."""
    st.download_button(
        plain(label),
        lambda: _make(visit, fields, rows),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download_{name}",
    )


def _make(visit: Visit, fields: Fields, rows: Callable[[], Iterable[Row]]) -> bytes:
    if runtime.principal() is None:
        raise PermissionError("nobody is signed in")
    headings = [visit.say(key) for key, _ in fields]
    return csv_bytes(headings, ([row.get(field) for _, field in fields] for row in rows()))
