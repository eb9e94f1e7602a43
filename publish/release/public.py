"""The public files of the newest release, `/<contest>/ket-qua/`: a page in each language, how to
check, and the release itself without names."""

from __future__ import annotations

from collections.abc import Mapping

from contest.sanitize import on_one_line
from i18n.format import LANGUAGES, Format, Language
from i18n.words import Words
from publish.press.pages import OTHER, PAGES, page
from publish.release.guide import NAMES, guide
from publish.release.package import zip_name, zipped
from publish.release.text import release_text
from results import Released


def result_files(one: Released, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path → content. `files`: of the release, without names. Equal arguments give equal bytes; the
    contest folder as it is now changes nothing.

    The winners stand on the page by name and unit, and nobody else. An official result leads to the
    page that verifies papers, which the program serves beside the folder.
    """
    number = one.release.number
    package = zip_name(one.contest.id, number)
    contests = {language: one.contest.in_language(language) for language in LANGUAGES}
    pages = {
        PAGES[language]: page(
            "result.html",
            ("ground.css", "press.css"),
            "copy.js",
            "img-src data:",
            say=Words(language),
            title=on_one_line(contests[language].title),
            organizer=on_one_line(contests[language].info.organizer or contests[language].title),
            text=release_text(one, Words(language), Format(language)),
            other={"language": OTHER[language], "file": PAGES[OTHER[language]]},
            package=package,
            verify=_verify(one, language),
            guide=NAMES[language],
        )
        for language in LANGUAGES
    }
    guides = {NAMES[language]: guide(language) for language in LANGUAGES}
    return {**pages, **guides, package: zipped(files, number)}


def _verify(one: Released, language: Language) -> str:
    if one.release.kind != "official":
        return ""
    return "../verify?language=en" if language == "en" else "../verify"
