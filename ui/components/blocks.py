"""The few shapes that all pages are made of: figures, notes, bars, the balance, facts.

Each function returns `Html`; `show` puts it on the page. This is the only module that calls
`st.html`, and all it can send is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from ui.components.markup import Child, Html, join, tag

Tone = Literal["plain", "good", "warn", "bad"]


def show(*blocks: Html | None) -> None:
    """Put blocks on the page, one element for all."""
    present = [block for block in blocks if block]
    if present:
        st.html(join(present))


def heading(text: str, lead: str = "") -> Html:
    """A section's heading, with a sentence under it."""
    under = tag("p", lead, cls="ct-lead") if lead else None
    return join([tag("h2", text, cls="ct-h2"), under])


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its name, and what it is measured against. `words`: it is not a number."""

    label: str
    value: str
    under: str = ""
    words: bool = False


def figures(items: Iterable[Figure], *, small: bool = False) -> Html:
    """Numbers side by side, two in a row on a phone."""

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
    """A sentence apart, with a coloured edge."""
    classes = f"ct-note ct-{tone}" + (" ct-slim" if slim else "")
    return tag("div", *children, cls=classes, role="status" if tone != "plain" else None)


def quiet(*children: Child) -> Html:
    """A line that is there for who looks for it."""
    return tag("p", *children, cls="ct-quiet")


def bullets(lines: Iterable[Child]) -> Html:
    """A short list."""
    return tag("ul", *(tag("li", line) for line in lines))


def badge(text: str, tone: Tone = "plain") -> Html:
    """A word in a small frame."""
    return tag("span", text, cls=f"ct-badge ct-{tone}")


def state(text: str, tone: Tone) -> Html:
    """A coloured dot and a word; the word says it too."""
    return tag("span", text, cls=f"ct-dot ct-{tone}")


def bar(share: float | None, target: float | None = None) -> Html:
    """A share as a bar from 0 to 1, with a mark at the target. Above 1 it is full and flagged.

    Without a share there is an empty, dashed bar: unknown is not zero.
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
    """total = part + part + …, written out."""

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


def task(count: str, text: str, *, done: bool = False) -> Html:
    """A line of the list of things to do: how many, and what."""
    return tag(
        "div",
        tag("b", count),
        tag("span", text),
        cls="ct-task ct-done" if done else "ct-task",
    )


def facts(pairs: Iterable[tuple[str, Child]]) -> Html:
    """Names and what they are, in two columns."""
    cells = [cell for name, value in pairs for cell in (tag("dt", name), tag("dd", value))]
    return tag("dl", *cells, cls="ct-facts")


def crumbs(steps: Sequence[tuple[str, str | None]]) -> Html:
    """The way back up: `(text, link)`, the last one without a link."""
    pieces = [tag("a", text, href=link) if link else tag("span", text) for text, link in steps]
    return tag("nav", join(pieces, " › "), cls="ct-crumbs")
