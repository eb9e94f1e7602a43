"""HTML that cannot carry anyone's markup: every text and attribute is escaped on the way in.

The only way to make an `Html` is `tag` or `join`; a plain string put inside one is text. What a
participant typed can therefore be shown anywhere and is never read as HTML, Markdown or LaTeX.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Html(str):
    """Text that is already safe HTML. Made by `tag` and `join` only."""

    __slots__ = ()


Child = Html | str | None
_VOID = frozenset({"br", "col", "hr", "wbr"})


def tag(name: str, *children: Child, **attributes: str | None) -> Html:
    """An element. `cls` is `class`, `data_x` is `data-x`; an attribute that is None is left out.

    >>> tag("a", "<b>", href="?unit=1", cls="link")
    '<a href="?unit=1" class="link">&lt;b&gt;</a>'
    """
    written = "".join(
        f' {_attribute(key)}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[Child], between: str = "") -> Html:
    """Several pieces in a row; plain strings among them are escaped.

    >>> join(["a & b", tag("b", "c")], " · ")
    'a &amp; b · <b>c</b>'
    """
    safe = (c if isinstance(c, Html) else escape(c) for c in children if c is not None)
    return Html(escape(between).join(safe))


def _attribute(key: str) -> str:
    return "class" if key == "cls" else key.rstrip("_").replace("_", "-")
