"""The press kit: what a newsroom needs of one moment, as files and as one zip."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from contest import Contest
from i18n.format import LANGUAGES, Format
from i18n.words import Words
from publish.made import MANIFEST, Made, manifest, packed
from publish.press.corrections import Correction
from publish.press.pictures import press_pictures
from publish.press.release import as_docx, as_text, definitions, press_release
from publish.press.table import csv_file, json_file, workbook
from publish.press.text import press_text
from publish.press.turnout import PublicTurnout

README, SUMS = "README.txt", "SHA256SUMS"


def press_kit(
    turnout: PublicTurnout, contest: Contest, corrections: Sequence[Correction] = ()
) -> list[Made]:
    """The files of the kit, and last the zip of them all. Equal arguments give equal bytes.

    The kit has the press release (.docx and text) and the pictures in Vietnamese and English, and
    the numbers as XLSX, CSV and JSON. The zip has a README in both languages too, which says what
    the figures mean, the manifest, and `SHA256SUMS` over all of it.

    The kit is made before an embargo as well as after it: release and README state the embargo.
    """
    moment = turnout.as_of
    files = [
        Made("press-turnout", None, moment, "xlsx", workbook(turnout)),
        Made("press-turnout", None, moment, "csv", csv_file(turnout)),
        Made("press-turnout", None, moment, "json", json_file(turnout, corrections)),
    ]
    for language in LANGUAGES:
        say, fmt = Words(language), Format(language)
        release = press_release(turnout, contest, say, fmt, corrections)
        files += [
            Made(f"press-release-{language}", None, moment, "docx", as_docx(release)),
            Made(f"press-release-{language}", None, moment, "txt", as_text(release)),
            *press_pictures(turnout, contest, say, fmt),
        ]
    contents = {
        README: readme(turnout, contest, files),
        **{one.name: one.content for one in files},
        MANIFEST: manifest(files),
    }
    contents[SUMS] = _sums(contents)
    return [*files, Made("press-kit", None, moment, "zip", packed(contents))]


def readme(turnout: PublicTurnout, contest: Contest, files: Sequence[Made]) -> bytes:
    """What the kit holds and what the figures mean, in Vietnamese and then in English."""
    lines = []
    for language in LANGUAGES:
        say, fmt = Words(language), Format(language)
        text = press_text(turnout, contest, say, fmt)
        lines += [say("public.kit").upper(), text.title, f"{text.as_of}."]
        lines += [text.embargo] if text.embargo else []
        lines += [say("public.no_person"), say("public.pictures_lead"), say("public.check"), ""]
        lines += [say("public.definitions").upper(), *definitions(text), ""]
        lines += [say("public.left_out").upper(), *text.left_out, "", ""]
    in_both = " / ".join(Words(language)("public.in_the_kit") for language in LANGUAGES)
    lines += [in_both.upper(), *sorted(one.name for one in files)]
    return ("\ufeff" + "\r\n".join([*lines, ""])).encode()


def _sums(contents: dict[str, bytes]) -> bytes:
    """The lines that `sha256sum -c` reads."""
    lines = (f"{sha256(content).hexdigest()}  {name}\n" for name, content in contents.items())
    return "".join(sorted(lines, key=lambda line: line[64:])).encode()
