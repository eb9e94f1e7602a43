"""A letter before it has a reader: subject, text, and perhaps the same as HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain texts as they are to be read. `html` empty: the letter is text only. The subject may
    hold text from outside, so whoever sends the letter puts it on one line."""

    subject: str
    text: str
    html: str = ""
