"""Tables as HTML, readable on a phone: columns are declared once, rows are dictionaries.

On a narrow screen a row becomes a short list: the main column and the leading value on the first
line, the lesser columns after them with their headings. Nothing is cut and nothing scrolls
sideways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ui.components.markup import Child, Html, tag

Row = Mapping[str, Any]
Role = Literal["rank", "main", "lead-value", "line", "more", "hide"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the function that writes its cell, and its place on a phone.

    `role` on a phone: `rank` left of the row, `main` and `lead-value` its first line, `line` a
    line of its own, `more` after them with the heading, `hide` not shown (only what `main`
    already says).
    """

    heading: str
    write: Callable[[Row], Child]
    role: Role = "more"
    number: bool = False
    style: str = ""


def table(
    columns: Sequence[Column], rows: Iterable[Row], *, name: str, ranked: bool = False
) -> Html:
    """The table. A screen reader calls the table by `name`."""
    heads = [
        tag("th", c.heading, cls=_classes(c, head=True), role="columnheader", scope="col")
        for c in columns
    ]
    lines = [tag("tr", *(_cell(c, row) for c in columns), role="row") for row in rows]
    kind = "ct-table ct-ranked" if ranked else "ct-table"
    return tag(
        "div",
        tag(
            "table",
            tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
            tag("tbody", *lines, role="rowgroup"),
            cls=kind,
            role="table",
            aria_label=name,
        ),
        cls="ct-scroll",
    )


def _cell(column: Column, row: Row) -> Html:
    return tag(
        "td",
        column.write(row),
        cls=_classes(column),
        role="cell",
        data_label=column.heading if column.role == "more" else None,
    )


def _classes(column: Column, *, head: bool = False) -> str:
    names = [
        "ct-number" if column.number else "",
        column.style,
        "" if head else f"ct-{column.role}",
    ]
    return " ".join(filter(None, names))
