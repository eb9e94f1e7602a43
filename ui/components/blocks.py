"""The few building blocks of all pages: figures, notes, bars, the balance, facts.

Each function returns `Html`; `show` puts it on the page. This is the only module that calls
`st.html`. An `Html` holds only escaped text, so no markup of other people reaches the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from ui.components.markup import Child, Html, join, tag

Tone = Literal["plain", "good", "warn", "bad"]


def show(*blocks: Html | None, narrow: bool = False) -> None:
    """Put blocks on the page, all in one element. `narrow`: the element is as wide as the blocks,
    so that in a row it stands beside the next one."""
    present = [block for block in blocks if block]
    if present:
        st.html(join(present), width="content" if narrow else "stretch")


def heading(text: str, lead: str = "") -> Html:
    """The heading of a section, with a sentence under it."""
    under = tag("p", lead, cls="ct-lead") if lead else None
    return join([tag("h2", text, cls="ct-h2"), under])


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name and its comparison. `words`: the value is text, not a number."""

    label: str
    value: str
    under: str = ""
    words: bool = False


def figures(items: Iterable[Figure], *, small: bool = False) -> Html:
    """Figures side by side; two in a row on a phone."""

    def one(item: Figure) -> Html:
        value_class = "ct-value ct-words" if item.words else "ct-value"
        return tag(
            "div",
            tag("dt", item.label),
            tag("dd", item.value, cls=value_class),
            tag("dd", item.under, cls="ct-under") if item.under else None,
            cls="ct-figure",
        )

    cells = [one(item) for item in items]
    kind = "ct-figures ct-small" if small else "ct-figures"
    return tag("dl", *cells, cls=kind, style=f"--ct-count:{len(cells)}")


def note(*children: Child, tone: Tone = "plain", slim: bool = False) -> Html:
    """A sentence set apart by a coloured edge."""
    classes = f"ct-note ct-{tone}" + (" ct-slim" if slim else "")
    return tag("div", *children, cls=classes, role="status" if tone != "plain" else None)


def quiet(*children: Child) -> Html:
    """A line in quiet type, for readers who look for it."""
    return tag("p", *children, cls="ct-quiet")


def bullets(lines: Iterable[Child]) -> Html:
    """A short list."""
    return tag("ul", *(tag("li", line) for line in lines), cls="ct-bullets")


def badge(text: str, tone: Tone = "plain") -> Html:
    """A word in a small frame."""
    return tag("span", text, cls=f"ct-badge ct-{tone}")


def state(text: str, tone: Tone) -> Html:
    """A coloured dot and a word; the word says the same as the colour."""
    return tag("span", text, cls=f"ct-dot ct-{tone}")


def bar(share: float | None, target: float | None = None) -> Html:
    """A share as a bar from 0 to 1, with a mark at the target. Above 1 the bar is full and flagged.

    An unknown share is an empty, dashed bar, because unknown is not zero.
    """
    if share is None:
        return tag("div", cls="ct-bar ct-none")
    width = min(max(share, 0.0), 1.0)
    mark = tag("u", style=f"left:calc({target:.4%} - 1px)") if target else None
    kind = "ct-bar ct-over" if share > 1 else "ct-bar"
    return tag("div", tag("i", style=f"width:{width:.2%}"), mark, cls=kind, aria_hidden="true")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an equation."""

    label: str
    value: str
    tone: Tone = "plain"


def equation(total: Term, parts: Sequence[Term]) -> Html:
    """The equation total = part + part + … in one line."""

    def box(term: Term, sign: str) -> Html:
        return tag(
            "div",
            tag("i", sign, cls="ct-sign"),
            tag("b", term.value),
            tag("span", term.label),
            cls=f"ct-term ct-{term.tone}",
        )

    signs = ("=", *("+" for _ in parts[1:]))
    terms = (box(part, sign) for part, sign in zip(parts, signs, strict=True))
    return tag("div", box(total, ""), *terms, cls="ct-balance")


def seal(digits: str) -> Html:
    """The digits of a hash, which may go on in the next line after each sixteen."""
    parts = (digits[at : at + 16] for at in range(0, len(digits), 16))
    return tag("code", *(child for part in parts for child in (part, tag("wbr"))))


def task(count: str, text: str, *, done: bool = False) -> Html:
    """A line of the task list: how many, and of what."""
    return tag(
        "div",
        tag("b", count),
        tag("span", text),
        cls="ct-task ct-done" if done else "ct-task",
    )


def facts(pairs: Iterable[tuple[str, Child]]) -> Html:
    """Names and their values, in two columns."""
    cells = [cell for name, value in pairs for cell in (tag("dt", name), tag("dd", value))]
    return tag("dl", *cells, cls="ct-facts")


def crumbs(steps: Sequence[tuple[str, str | None]]) -> Html:
    """The path back up, as pairs `(text, link)`; the last pair has no link."""
    pieces = [tag("a", text, href=link) if link else tag("span", text) for text, link in steps]
    return tag("nav", join(pieces, " › "), cls="ct-crumbs")
