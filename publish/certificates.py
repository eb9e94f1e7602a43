"""*Giấy chứng nhận*: a page for each person with an accepted response, once the contest is over.

A name stands as the person typed it, in its capital and small letters too, because nobody but its
bearer knows how it is written. Only its letters are composed and its blanks are made single.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contest import Contest
from contest.errors import UsageError
from contest.sanitize import on_one_line
from i18n.format import UNKNOWN, Format
from i18n.phase import phase_at
from i18n.words import Words
from publish.csv import csv_bytes
from publish.document import SERIF, covered, pdf
from publish.made import Made
from results import View

MEDIA_TYPE = "application/pdf"
LONGEST = 80
"""The most letters of a name that stands on a certificate."""
_say, _fmt = Words("vi"), Format("vi")


@dataclass(frozen=True, slots=True)
class Named:
    """A person as the certificate names them. `why`: "" for who gets one; else the key of the
    sentence that says why the program makes none and a person has to look."""

    person_id: str
    name: str
    unit: str
    why: str = ""


def is_over(view: View) -> bool:
    """Whether the contest has closed at the time that the view shows. One without a closing never
    has."""
    contest = view.contest
    return phase_at(view.reference_time, contest.opens_at, contest.closes_at) == "after"


def named(view: View, code: str) -> tuple[Named, ...]:
    """The people of a unit and beneath it with an accepted response, by unit and name.

    Raises:
        UsageError: no unit has this code.
        NotAllowedError: the viewer may not see all people.
    """
    people = view.participants(code)
    return tuple(printable(one.person_id, one.full_name, ", ".join(one.units)) for one in people)


def certificates(view: View, code: str) -> tuple[tuple[Made, int], ...]:
    """The certificates of a unit as one PDF; and, if somebody is left out, a CSV of those people.
    Each file stands beside the number of people that it names.

    Raises:
        UsageError: no unit has this code, the contest is not over, or nobody gets a certificate.
        NotAllowedError: the viewer may not see all people.
    """
    known, left = view.known_until, [one for one in named(view, code) if one.why]
    content, pages = paper(view, code)
    files = [(Made("certificates", code, known, "pdf", content, private=True), pages)]
    if left:
        table = Made("certificates-left-out", code, known, "csv", left_out(left), private=True)
        files.append((table, len(left)))
    return tuple(files)


def paper(view: View, code: str, chosen: Collection[str] = ()) -> tuple[bytes, int]:
    """The PDF for a unit, and the number of its pages, each of which names a person.

    `chosen`: ids of persons, who alone get one; empty: everybody of the unit.

    Raises:
        UsageError: no unit has this code, the contest is not over, or nobody gets a certificate.
        NotAllowedError: the viewer may not see all people.
    """
    if not is_over(view):
        closes_at = view.contest.closes_at
        found = f"closes_at is {closes_at:%Y-%m-%dT%H:%M}" if closes_at else "there is no closes_at"
        raise UsageError(
            f"certificates are made once the contest has closed: {found}, and the numbers are "
            f"those of {view.reference_time:%Y-%m-%dT%H:%M}"
        )
    people = [
        one for one in named(view, code) if not one.why and (not chosen or one.person_id in chosen)
    ]
    if not people:
        raise UsageError(
            f"nobody of the unit {code!r} gets a certificate; expected somebody with an accepted "
            "response and a name that can be printed"
        )
    made_at = view.known_until.replace(tzinfo=view.contest.zone)
    pages = [{"name": one.name, "unit": one.unit} for one in people]
    return pdf(
        "certificate", data(view.contest, view.contest, pages), made_at=int(made_at.timestamp())
    ), len(people)


def left_out(people: Sequence[Named]) -> bytes:
    """The CSV of those who get no certificate, with the reason."""
    headings = [_say(key) for key in ("column.name", "column.unit", "column.reason")]
    return csv_bytes(headings, ((one.name, one.unit, _say(one.why)) for one in people), _fmt)


def printable(id: str, full_name: str | None, unit: str) -> Named:
    """A person by the name as it is printed, or why a person has to look at it first."""
    name = on_one_line(unicodedata.normalize("NFC", full_name or ""))
    if not name:
        return Named(id, UNKNOWN, unit, "certificates.no_name")
    if len(name) > LONGEST:
        return Named(id, name, unit, "certificates.long_name")
    if not covered(SERIF).issuperset(map(ord, name)):
        return Named(id, name, unit, "certificates.strange_name")
    return Named(id, name, unit)


def data(contest: Contest, issuer: Contest, pages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the layout draws: what stands on each page, and `pages`, the people. `issuer`: the
    contest as declared now, which says who issues and signs the paper."""
    info, signer = issuer.info, issuer.settings.signer
    opens_at, closes_at = contest.opens_at, contest.closes_at
    window = (
        _say(
            "certificate.window",
            first=_fmt.day(opens_at.date()),
            last=_fmt.day(closes_at.date()),
        )
        if opens_at and closes_at
        else ""
    )
    names = ("title", "certifies", "unit", "took_part", "won", "register", "code")
    return {
        "words": {name: _say(f"certificate.{name}") for name in names},
        "contest": contest.title,
        "organizer": info.organizer or contest.title,
        "place": info.place,
        "window": window,
        "signer": signer.lines,
        "signed_by": signer.name,
        "people": pages,
    }
