"""One key in both languages."""

from __future__ import annotations

from typing import NamedTuple

Sentence = str | tuple[str, str]


class Both(NamedTuple):
    """A sentence in Vietnamese and in English, so that a new wording changes one place only.

    Vietnamese has no plural. English is a pair (one, many) where the number matters.

    >>> Both(vi="{count} ngày", en=("{count} day", "{count} days")).vi
    '{count} ngày'
    """

    vi: str
    en: Sentence
