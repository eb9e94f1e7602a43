"""Offers a table as a file. A click opens the contest again for the person who is signed in at that
moment. The download is noted in the log before the file goes out; without that note there
is no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

import streamlit as st

from publish.csv import csv_bytes
from results import View
from service.log import note_down
from ui.components.plain import plain
from ui.components.tables import Row
from ui.shell import session
from ui.shell.visit import Visit

Fields = Sequence[tuple[str, str]]
"""The file's columns: the key of a heading, and the field of a row."""


def offer(
    visit: Visit, label: str, name: str, fields: Fields, rows: Callable[[View], Iterable[Row]]
) -> None:
    """Draw a download button. A click on the button makes the file, with the `rows` of the view at
    that moment."""
    st.download_button(
        plain(label),
        lambda: _make(visit, name, fields, rows),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download_{name}",
    )


def _make(visit: Visit, name: str, fields: Fields, rows: Callable[[View], Iterable[Row]]) -> bytes:
    who = session.principal()
    lines = list(rows(visit.of_page(session.open_for(who).view)))
    headings = [visit.say(key) for key, _ in fields]
    content = csv_bytes(headings, ([row.get(field) for _, field in fields] for row in lines))
    note_down(
        session.place(),
        who,
        "export",
        scope=f"{name}.csv",
        rows=len(lines),
        sha256=sha256(content).hexdigest(),
        moment=session.moment(),
    )
    return content
