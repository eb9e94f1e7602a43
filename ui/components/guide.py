"""Offers the page for inspectors."""

from __future__ import annotations

from functools import partial

from i18n.format import Language
from publish.release.guide import MEDIA_TYPE, NAMES, guide
from results import View
from ui.components.offer import offer_document
from ui.shell.visit import Visit


def offer_guide(visit: Visit) -> None:
    """Draw a link to the file that says how a release is checked."""
    language = visit.say.language
    offer_document(
        visit, visit.say("released.guide"), NAMES[language], partial(_of, language=language),
        MEDIA_TYPE,
    )  # fmt: skip


def _of(_view: View, *, language: Language) -> bytes:
    return guide(language)
