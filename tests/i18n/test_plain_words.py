"""No sentence of a page holds a technical word."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from contest.reasons import REASONS
from i18n.both import Both
from i18n.words import PAGES
from tests.technical import TECHNICAL


@pytest.mark.parametrize("words", PAGES, ids=lambda words: next(iter(words)))
def test_no_sentence_names_a_key_a_file_or_a_code(words: Mapping[str, Both]) -> None:
    found = {
        key: text
        for key, both in words.items()
        for side in both
        for text in ([side] if isinstance(side, str) else side)
        if TECHNICAL.search(text)
    }
    assert not found


def test_no_reason_names_a_key_a_file_or_a_code() -> None:
    said = [text for reason in REASONS.values() for text in (reason.vi, reason.en)]
    assert not [text for text in said if TECHNICAL.search(text)]
