"""What the pages say, in Vietnamese and in English, by key.

`Words("vi")("overview.title")`. A key missing in one language is an error that a test finds; a
sentence may hold `{name}` places, and a pair of English sentences is chosen by `n`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from i18n.format import Language
from i18n.words_en import EN
from i18n.words_vi import VI

Sentence = str | tuple[str, str]
TABLES: Mapping[Language, Mapping[str, Sentence]] = {"vi": VI, "en": EN}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language

    def __call__(self, key: str, /, *, n: int | None = None, **values: str) -> str:
        """The sentence of a key. `n` chooses between one and many where the language does."""
        sentence = TABLES[self.language][key]
        if isinstance(sentence, tuple):
            sentence = sentence[0 if n == 1 else 1]
        return sentence.format(**values) if values else sentence

    def fill(self, key: str, values: Mapping[str, str]) -> str:
        """The sentence of a key with places that were found out elsewhere."""
        sentence = TABLES[self.language][key]
        assert isinstance(sentence, str)
        return sentence.format_map(values)

    def has(self, key: str) -> bool:
        """True when there is a sentence for this key."""
        return key in TABLES[self.language]
