"""The sentences of the pages, in Vietnamese and in English, by key.

`Words("vi")("overview.title")`. The files beside this one hold the sentences, one file a page,
both languages side by side. The Vietnamese terms are those of government reports. A sentence may
hold `{name}` places. `n` chooses from a pair of English sentences (one, many).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from i18n import (
    access,
    bulletin,
    certificates,
    chase,
    components,
    decisions,
    declared,
    documents,
    door,
    draft,
    explained,
    failures,
    figures,
    group,
    intake,
    items,
    letters,
    link,
    loads,
    log,
    lookup,
    mail,
    my_unit,
    operations,
    overview,
    people,
    petitions,
    preflight,
    press,
    prizes,
    promotion,
    proposals,
    protocol,
    public,
    release,
    released,
    reveal,
    review,
    self_check,
    setup,
    setup_fields,
    share,
    shell,
    sign_in,
    signs,
    standings,
    units,
    verify,
    what_if,
    workbook,
)
from i18n.both import Both, Sentence
from i18n.format import Language

PAGES: tuple[Mapping[str, Both], ...] = (
    shell.WORDS,
    access.WORDS,
    components.WORDS,
    failures.WORDS,
    figures.WORDS,
    share.WORDS,
    overview.WORDS,
    group.WORDS,
    standings.WORDS,
    prizes.WORDS,
    release.WORDS,
    released.WORDS,
    reveal.WORDS,
    what_if.WORDS,
    items.WORDS,
    intake.WORDS,
    link.WORDS,
    loads.WORDS,
    review.WORDS,
    self_check.WORDS,
    setup.WORDS,
    setup_fields.WORDS,
    verify.WORDS,
    decisions.WORDS,
    people.WORDS,
    chase.WORDS,
    letters.WORDS,
    documents.WORDS,
    workbook.WORDS,
    certificates.WORDS,
    protocol.WORDS,
    declared.WORDS,
    bulletin.WORDS,
    press.WORDS,
    public.WORDS,
    promotion.WORDS,
    units.WORDS,
    proposals.WORDS,
    lookup.WORDS,
    mail.WORDS,
    my_unit.WORDS,
    signs.WORDS,
    petitions.WORDS,
    log.WORDS,
    operations.WORDS,
    draft.WORDS,
    preflight.WORDS,
    explained.WORDS,
    door.WORDS,
    sign_in.WORDS,
)
TABLES: Mapping[Language, Mapping[str, Sentence]] = {
    "vi": {key: both.vi for page in PAGES for key, both in page.items()},
    "en": {key: both.en for page in PAGES for key, both in page.items()},
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language

    def __call__(self, key: str, /, *, n: int | None = None, **values: str) -> str:
        """The sentence of a key. `n` chooses between one and many in a pair of sentences."""
        sentence = TABLES[self.language][key]
        if isinstance(sentence, tuple):
            sentence = sentence[0 if n == 1 else 1]
        return sentence.format(**values) if values else sentence

    def fill(self, key: str, values: Mapping[str, str]) -> str:
        """The sentence of a key, its places filled from `values`; the key has one form."""
        sentence = TABLES[self.language][key]
        assert isinstance(sentence, str)
        return sentence.format_map(values)

    def has(self, key: str) -> bool:
        """True when the key has a sentence."""
        return key in TABLES[self.language]
