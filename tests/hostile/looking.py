"""What an open page shows of hostile values: text, letter by letter, and nothing else of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from playwright.sync_api import Page

from contest.sanitize import sanitized
from contest.text import fold
from tests.hostile.values import PLACES, SHAPES, hostile, place_of, planted

MARKER = re.compile(r"zq\d{5}x")
_TURNED = "[\\u202a-\\u202e\\u2066\\u2067\\u061c\\u200b-\\u200f\\ufeff\\u00ad]"
_IN_MARKDOWN = ", ".join(
    f'[data-testid="stMarkdownContainer"] {drawn}'
    for drawn in ("a", "img", "iframe", "svg", "code", ".katex", "[role=img]", "h1", "h2", "li",
                  "[class*=stMarkdownColored]", "[class*=stMarkdownBadge]", "em", "del", "hr")
)  # fmt: skip
_SEEN = """([turned, inMarkdown]) => {
    const all = [...document.querySelectorAll('*')];
    const shown = found => found.map(one => one.outerHTML.slice(0, 300));
    const names = one => one.getAttributeNames();
    const own = text => {
        const to = URL.canParse(text, location.href) ? new URL(text, location.href) : null;
        return to && (to.host === location.host || /^tel:[0-9+]+$/.test(text)
            || ['data:', 'blob:'].includes(to.protocol));
    };
    const leads = one => ['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'poster']
        .some(name => one.hasAttribute(name) && !own(one.getAttribute(name)));
    return {
        hit: window.__hit ?? null,
        turned: RegExp(turned).test(document.body.innerText + document.title),
        handlers: shown(all.filter(one => names(one).some(name => name.startsWith('on')))),
        leading: shown(all.filter(leads)),
        scripts: shown(all.filter(one => one.matches('[data-testid=stMain] script')
            || one.tagName === 'SCRIPT' && one.text.includes('__hit'))),
        drawn: shown([...document.querySelectorAll(inMarkdown)]),
        text: document.body.innerText,
    };
}"""
_HARMLESS = {"hit": None, "turned": False, "handlers": [], "leading": [], "scripts": [],
             "drawn": []}  # fmt: skip


def alone() -> Iterator[tuple[str, str]]:
    """Marker and value of every value that is one shape alone."""
    yield from ((f"zq{n:05}x", value) for n, value in enumerate(hostile(len(SHAPES))))
    for place in PLACES:
        for value in planted(place):
            found = MARKER.search(value)
            assert found is not None
            yield found[0], value


_SPOKEN: Mapping[str, str] = {mark: fold(sanitized(value)) for mark, value in alone()}


def assert_harmless(page: Page) -> set[str]:
    """Nothing on the page came of a text but text. Returns the markers that are on the page."""
    found: dict[str, Any] = page.evaluate(_SEEN, [_TURNED, _IN_MARKDOWN])
    text = fold(found.pop("text"))
    assert found == _HARMLESS, f"{page.url}: {found}"
    shown = set(MARKER.findall(text))
    changed = [
        f"{_SPOKEN[mark]!r} shown as {around(mark, text)!r}"
        for mark in sorted(shown & _SPOKEN.keys())
        if not _stands(mark, text)
    ]
    assert not changed, "\n".join([page.url, *changed])
    return shown


def around(mark: str, text: str) -> list[str]:
    """What stands around each place of a marker."""
    places = [found.start() for found in re.finditer(mark, text)]
    return [text[max(0, place - 60) : place + 60] for place in places[:3]]


def places(shown: set[str]) -> set[str]:
    """The places of these markers."""
    return {place_of(mark) for mark in shown}


def _stands(mark: str, text: str) -> bool:
    """Whether the value stands there, letter by letter, as often as its marker does; in the code
    that a portal pastes, as HTML writes its letters. Capitals are not compared, because pages show
    names tidy."""
    value, text = _SPOKEN[mark].casefold(), text.casefold()
    ways = {value, escape(value)}
    return text.count(mark) == sum(text.count(way) * way.count(mark) for way in ways)
