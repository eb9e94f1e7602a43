"""What a page is for people who use a keyboard or a screen reader, and for people who read
Vietnamese only."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browsing import Watched
from tests.technical import TECHNICAL

ENGLISH = re.compile(
    r"\b(the|of|page|open|close|select|choose|clear|results?|upload|browse|files?|drag|limit|press|"
    r"search|next|previous|date|months?|year|day|time|empty|sidebar|help|copy|copied|remove|add|"
    r"running|stop|rerun|settings|available|options?|selected|increment|decrement|fullscreen|"
    r"download|show|hide|more|less|error|connect\w*|skip|main|content|logo|navigate|collapse|"
    r"expand|not found|yyyy|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
SHOWN = """() => {
    const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder',
        'alt'];
    const others = '[data-testid="stCode"], [aria-hidden="true"], [data-testid="stIconMaterial"], '
        + '[lang="en"], code, script, style, noscript';
    const found = [];
    for (const node of document.querySelectorAll('*')) {
        if (node.closest(others)) continue;
        for (const name of spoken) if (node.getAttribute(name)) found.push(node.getAttribute(name));
        for (const part of node.childNodes)
            if (part.nodeType === Node.TEXT_NODE) found.push(part.nodeValue.trim());
    }
    return found.filter(Boolean);
}"""
MARKUP = re.compile(r"(?<!\*)\*\*(?!\*)|\\[-.*_#()\[\]]|:material/")


def faults(page: Page) -> list[tuple[str, str, str]]:
    """Serious and critical faults: the rule, the place and its HTML."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        (one["id"], str(node["target"]), node["html"][:200])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def english(page: Page) -> list[str]:
    """What people see or hear that has an English word."""
    return [text for text in page.evaluate(SHOWN) if ENGLISH.search(text)]


def unfold(watched: Watched) -> None:
    """Open everything that is folded, from below, so that what is still to be opened stays where it
    is named."""
    folded = '[data-testid="stExpander"] details:not([open]) > summary'
    for summary in reversed(watched.page.locator(folded).all()):
        summary.click()
    watched.settle()


def assert_accessible(watched: Watched) -> None:
    """A Vietnamese page, with all that is folded open, has no serious fault, no English, no markup
    that is read as text, and no technical word."""
    unfold(watched)
    page = watched.page
    assert page.locator("html").get_attribute("lang") == "vi"
    assert faults(page) == []
    assert english(page) == []
    assert [text for text in page.evaluate(SHOWN) if MARKUP.search(text)] == []
    assert TECHNICAL.findall(page.locator("body").inner_text()) == []
