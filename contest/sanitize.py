"""Makes text from outside fit to be shown: pages, labels, files and terminals share this one rule.

Participants, units and files may hold characters that nobody sees and that change what a person
reads: U+202E turns a name round, a character without width makes two names of one. Letters and
their accents stay as they were written, composed or not.
"""

from __future__ import annotations

import re

from contest.text import NOT_SEEN

_BLANK = re.compile("[\t\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_BREAK = re.compile("\r\n?")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUN = re.compile(rf"[{_RIGHT_TO_LEFT}](?:[\W\d_]*[{_RIGHT_TO_LEFT}])*")
_CLEAN = re.compile(r"[ -~\n\u00a0-\u00ac\u00ae-\u02ff\u0300-\u034e\u1e00-\u1fff\u2010-\u2027]*")
"""Latin letters with Vietnamese accents: texts of these need no further look."""


def sanitized(text: str, longest: int | None = None) -> str:
    r"""The text without what a person cannot see and without what turns it round.

    Control characters, bidirectional marks, and characters without width go (with the joiners of
    other scripts and the variants of emoji). Other white space than the line break becomes a space.
    Half characters become U+FFFD. `longest`: a longer text is cut there and ends with "…".

    >>> sanitized("Nguy\u1ec5n\u202e An\x00\tB"), sanitized("abcdef", longest=4)
    ('Nguyễn An B', 'abc…')
    """
    if longest is not None and len(text) > longest:
        text = f"{text[: longest - 1]}…"
    if _CLEAN.fullmatch(text):
        return text
    text = _BLANK.sub(" ", _BREAK.sub("\n", text))
    return _NO_CHARACTER.sub("\ufffd", NOT_SEEN.sub("", text))


def on_one_line(text: str, longest: int | None = None) -> str:
    r"""`sanitized` with every run of white space as one space, without space at the ends.

    >>> on_one_line(" Sở\n  Nội vụ ")
    'Sở Nội vụ'
    """
    return " ".join(sanitized(text, longest).split())


def isolated(text: str, start: str, end: str) -> str:
    """Put `start` and `end` round each run of letters that are written from right to left.

    Such a run takes the digits and signs that follow it along, so that numbers of a page change
    their place; isolated, it keeps to itself. `start` and `end` are `<bdi>` and `</bdi>` in HTML,
    U+2068 and U+2069 in plain text.

    >>> isolated("a \u05d0\u05d1 12", "[", "]") == "a [\u05d0\u05d1] 12"
    True
    """
    if text.isascii():
        return text
    return _RUN.sub(lambda run: f"{start}{run[0]}{end}", text)
