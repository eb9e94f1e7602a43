"""*Giấy chứng nhận đạt giải*: a page for each prize of a person in the newest official release.

Everything comes from the release. A page has a code, which stays the same however often the page is
printed; with the name on the page it can be verified (`results.winner_codes`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from contest import Contest
from contest.errors import UsageError
from i18n.format import Format
from i18n.words import Words
from publish.certificates import Named, data, left_out, printable
from publish.document import pdf
from publish.made import Made
from publish.promotion.qr import modules, path
from publish.release.text import list_title
from results import Released, View, Winner, official
from results.frozen import WINS

_say, _fmt = Words("vi"), Format("vi")


@dataclass(frozen=True, slots=True)
class Award:
    """A prize of a person who has a name in the release. `named`: how the page names the person,
    with the number of the page among all as `person_id`."""

    named: Named
    winner: Winner


def newest_official(view: View) -> Released | None:
    """What the newest official release says; None: there is none that the viewer may see."""
    found = official(view.releases)
    return view.released(found[-1].number) if found else None


def awards(one: Released, code: str | None = None) -> tuple[Award, ...]:
    """The prizes of a release, in its order. `code`: of a unit that the release has, with all
    beneath; None: all.

    Raises:
        UsageError: no unit has this code.
    """
    codes = None if code is None else one.contest.units.codes_within(code)
    if codes is not None and not codes:
        raise UsageError(f"no unit of release {one.release.number} has the code {code!r}")
    won = (
        w for w in one.winners
        if w.state == WINS and w.name and (codes is None or w.unit_code in codes)
    )  # fmt: skip
    return tuple(Award(printable(str(n), w.name, w.unit), w) for n, w in enumerate(won))


def winner_certificates(
    view: View, address: str, code: str | None = None
) -> tuple[tuple[Made, int], ...]:
    """The certificates as one PDF; and, if somebody is left out, a CSV of those people. Each file
    stands beside the number of people that it names. `address`, `code`: see `paper`, `awards`.

    Raises:
        UsageError: there is no official release, no such unit, or nobody gets a certificate.
        NotAllowedError: the viewer may not see all people.
    """
    content, pages = paper(view, address=address, code=code)
    one = _official(view)
    until = one.counted_until
    left = [award.named for award in awards(one, code) if award.named.why]
    files = [(Made("certificates-winners", code, until, "pdf", content, private=True), pages)]
    if left:
        kind = "certificates-winners-left-out"
        files.append((Made(kind, code, until, "csv", left_out(left), private=True), len(left)))
    return tuple(files)


def paper(
    view: View, *, address: str, code: str | None = None, chosen: Collection[str] = ()
) -> tuple[bytes, int]:
    """The PDF, and the number of its pages.

    `address`: of the page that verifies papers; "": not known, so no page has a QR code.
    `chosen`: the ids of awards, which alone get a page; empty: all.

    Raises:
        UsageError: there is no official release, no such unit, or nobody gets a certificate.
        NotAllowedError: the viewer may not see all people.
    """
    one = _official(view)
    codes = view.winner_codes(one.release.number)
    found = [
        award
        for award in awards(one, code)
        if not award.named.why and (not chosen or award.named.person_id in chosen)
        if award.winner.row in codes  # else the person was erased at this very moment
    ]
    if not found:
        raise UsageError(
            f"nobody gets a winner's certificate by release {one.release.number}; expected a "
            "prize of a person whose name can be printed"
        )
    pages = _pages(found, codes, one.contest, address)
    made_at = one.counted_until.replace(tzinfo=one.contest.zone)
    drawn = data(one.contest, view.contest, pages)
    return pdf("certificate", drawn, made_at=int(made_at.timestamp())), len(found)


def _official(view: View) -> Released:
    if found := newest_official(view):
        return found
    raise UsageError(
        "winners' certificates come from an official release, and there is none; make one on the "
        "page Công bố kết quả or with `python -m publish release`"
    )


def _pages(
    found: Sequence[Award], codes: Mapping[int, str], contest: Contest, address: str
) -> list[dict[str, Any]]:
    short = "".join(urlsplit(address)[1:3])
    return [
        {
            "name": award.named.name,
            "unit": award.named.unit,
            "prize": award.winner.prize,
            "place": _place(contest, award.winner),
            "code": codes[award.winner.row],
            "address": _say("certificate.check_at", address=short) if address else "",
            "qr": _picture(f"{address}#{codes[award.winner.row]}") if address else None,
        }
        for award in found
    ]


def _place(contest: Contest, one: Winner) -> str:
    """The rank, and the list if the contest has several."""
    rank = _say("certificate.rank", rank=_fmt.whole(one.rank))
    if len(contest.rounds) == 1 and not one.category:
        return rank
    return f"{rank} – {list_title(contest, one.round, one.category, _say)}"


def _picture(link: str) -> dict[str, Any]:
    return {"side": len(modules(link)), "path": path(link)}
