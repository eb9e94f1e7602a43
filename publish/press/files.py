"""Every file of a contest's public folder, `/<contest>/bao-chi/`, made from the public numbers.

The files are plain: any web server hands them out, also while the dashboard is stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from contest import Contest
from contest.sanitize import on_one_line
from i18n.format import LANGUAGES, Format, Language
from i18n.words import Words
from publish.made import MANIFEST, safe
from publish.press.badge import badges
from publish.press.corrections import Correction
from publish.press.pages import BOARDS, PAGES, Edition, Linked, board, press_page
from publish.press.pictures import press_pictures
from publish.press.table import csv_file, json_file, workbook
from publish.press.turnout import PublicTurnout

TABLE = "turnout"
_HIDDEN, _SHOWN = b'<p id="ket-qua" hidden>', b'<p id="ket-qua">'
PICTURES, BADGES = "hinh", "huy-hieu"
"""Folders of pictures and of badges."""


def public_files(
    turnout: PublicTurnout,
    contest: Contest,
    *,
    published_at: datetime,
    corrections: Sequence[Correction] = (),
    address: str | None = None,
    has_result: bool = False,
) -> dict[str, bytes]:
    """Path from the folder → content. Equal arguments give equal bytes.

    `index.html` and `en.html` are the page for journalists, `board.html` and `board-en.html` the
    board to embed, `turnout.json`, `turnout.csv` and `turnout.xlsx` the numbers, `hinh/` has the
    pictures, named by their time, `huy-hieu/<code>.svg` a badge for each named unit, and
    `manifest.json` lists kind and SHA-256 of all others.

    `published_at`: contest-local. `corrections`: every correction of the contest so far. `address`:
    the absolute address of the folder with the slash at its end; None: not known. `has_result`:
    the result is public beside the folder.
    """
    edition = Edition(turnout, contest, published_at, corrections, address, has_result)
    pictures = {
        language: [
            (f"{PICTURES}/{made.name}", made)
            for made in press_pictures(turnout, contest, Words(language), Format(language))
        ]
        for language in LANGUAGES
    }
    named = list(badge_files(turnout))
    files = {
        f"{TABLE}.json": json_file(turnout, corrections),
        f"{TABLE}.csv": csv_file(turnout),
        f"{TABLE}.xlsx": workbook(turnout),
        **{path: made.content for of in pictures.values() for path, made in of},
        **{link.path: content for link, content in named},
    }
    for language in LANGUAGES:
        links = [link for link, _ in named]
        files[PAGES[language]] = press_page(
            edition, language, pictures=pictures[language], tables=_tables(language), badges=links
        )
        files[BOARDS[language]] = board(edition, language)
    return {**files, MANIFEST: _manifest(files)}


def with_result_link(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a publication, whose pages lead to the public page of the result.

    A result is released at another time than turnout is published, so the link stands hidden in
    every page that was published before. `files` may hold more than the publication.
    """
    listed = {row["file"]: files[row["file"]] for row in json.loads(files[MANIFEST])}
    pages = {name: listed[name].replace(_HIDDEN, _SHOWN) for name in PAGES.values()}
    whole = {**listed, **pages}
    return {**whole, MANIFEST: _manifest(whole)}


def badge_files(turnout: PublicTurnout) -> Iterator[tuple[Linked, bytes]]:
    """A badge for each named unit, in Vietnamese: the unit's name with the path, and the content.
    Codes that one file name would hold are numbered."""
    taken: dict[str, int] = {}
    units = sorted(turnout.units, key=lambda unit: unit.code)
    drawn = badges(units, turnout.title, turnout.as_of, Words("vi"), Format("vi"))
    for unit, content in zip(units, drawn, strict=True):
        name = safe(unit.code)
        times = taken[name.lower()] = taken.get(name.lower(), 0) + 1
        path = f"{BADGES}/{name}{f'-{times}' if times > 1 else ''}.svg"
        yield Linked(on_one_line(unit.name), path), content


def _tables(language: Language) -> list[Linked]:
    say = Words(language)
    return [
        Linked(say("public.file_xlsx"), f"{TABLE}.xlsx"),
        Linked(say("public.file_csv"), f"{TABLE}.csv"),
        Linked(say("public.file_json"), f"{TABLE}.json"),
    ]


def _manifest(files: dict[str, bytes]) -> bytes:
    rows = [
        {"file": path, "kind": _kind(path), "sha256": sha256(content).hexdigest()}
        for path, content in files.items()
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _kind(path: str) -> str:
    """What a file is: a page, a board, the table, a picture or a badge."""
    folder = path.partition("/")[0]
    if path in PAGES.values():
        return "page"
    if path in BOARDS.values():
        return "board"
    return {PICTURES: "picture", BADGES: "badge"}.get(folder, "table")
