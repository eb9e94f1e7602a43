"""HTML without markup of other people, because `tag` and `join` escape every text and attribute.

Only `tag`, `join` and `svg_image` make an `Html`; a plain string inside an `Html` is text. A page
can therefore show the words of a participant anywhere, and no browser reads them as HTML, Markdown
or LaTeX. Text also loses what nobody sees and what turns it round (`contest.sanitize`), a run of
letters that are written from right to left stands in `<bdi>`, a Vietnamese title on an English page
is marked as Vietnamese, and a long text is cut.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape

from contest.sanitize import isolated, sanitized
from contest.titles import InVietnamese


class Html(str):
    """Safe HTML. Only `tag`, `join` and `svg_image` make it."""

    __slots__ = ()


Child = Html | str | None
_VOID = frozenset({"br", "col", "hr", "input", "wbr"})
_LONGEST = 2_000
"""The most characters of one text, so that a page of megabyte cells stays a page."""


def tag(name: str, /, *children: Child, **attributes: str | None) -> Html:
    """An element. `cls` is `class` and `data_x` is `data-x`. An attribute of None is left out.

    >>> tag("a", "<b>", href="?unit=1", cls="link")
    '<a href="?unit=1" class="link">&lt;b&gt;</a>'
    """
    written = "".join(
        f' {_attribute(key)}="{escape(sanitized(value, _LONGEST))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[Child], between: str = "") -> Html:
    """Several pieces in a row; `join` escapes the plain strings among them.

    >>> join(["a & b", tag("b", "c")], " · ")
    'a &amp; b · <b>c</b>'
    """
    safe = (c if isinstance(c, Html) else _text(c) for c in children if c is not None)
    return Html(escape(between).join(safe))


def svg_image(svg: str) -> Html:
    """An SVG as an embedded picture without a name, in which no script runs. What it shows is said
    by the text around it.

    >>> svg_image("<svg/>")
    '<img alt="" src="data:image/svg+xml;base64,PHN2Zy8+">'
    """
    return Html(f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">')


def _text(text: str) -> str:
    safe = isolated(escape(sanitized(text, _LONGEST)), "<bdi>", "</bdi>")
    return f'<span lang="vi">{safe}</span>' if isinstance(text, InVietnamese) else safe


def _attribute(key: str) -> str:
    return "class" if key == "cls" else key.rstrip("_").replace("_", "-")
