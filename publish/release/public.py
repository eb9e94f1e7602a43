"""The public files of the newest release, `/<contest>/ket-qua/`: a page in each language and the
release itself without names."""

from __future__ import annotations

from collections.abc import Mapping

from contest import Contest
from contest.sanitize import on_one_line
from i18n.format import LANGUAGES, Format, Language
from i18n.words import Words
from publish.press.pages import OTHER, PAGES, page
from publish.release.package import zip_name, zipped
from publish.release.text import release_text
from results import Released


def result_files(one: Released, files: Mapping[str, bytes], contest: Contest) -> dict[str, bytes]:
    """Path → content. `files`: of the release, without names. Equal arguments give equal bytes.

    The winners stand on the page by name and unit, and nobody else. An official result leads to the
    page that verifies papers, which the program serves beside the folder.
    """
    number = one.release.number
    package = zip_name(contest.id, number)
    pages = {
        PAGES[language]: page(
            "result.html",
            ("ground.css", "press.css"),
            "copy.js",
            "img-src data:",
            say=Words(language),
            title=on_one_line(contest.title),
            organizer=on_one_line(contest.info.organizer or contest.title),
            text=release_text(one, contest, Words(language), Format(language)),
            other={"language": OTHER[language], "file": PAGES[OTHER[language]]},
            package=package,
            verify=_verify(one, language),
        )
        for language in LANGUAGES
    }
    return {**pages, package: zipped(files, number)}


def _verify(one: Released, language: Language) -> str:
    if one.release.kind != "official":
        return ""
    return "../verify?language=en" if language == "en" else "../verify"
