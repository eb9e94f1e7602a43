"""Sheets and posters with a QR code, as PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from i18n.format import Format
from i18n.words import Words
from publish.document import SANS, pdf
from publish.promotion.qr import modules, path
from results import View

_say, _fmt = Words("vi"), Format("vi")

COLOURS = {"ink": "#17212b", "accent": "#0b5f7d", "soft": "#eef6f9", "quiet": "#4a5763"}
"""The dashboard's light theme, on white. `ink`, `accent` and `quiet` are colours of text."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a code leads to: the form, or the form with a unit filled in.

    `code`, `name` and `above` are the unit's code, its name and that of the unit above; `text` is
    the text that the form has. All are "" for the form itself, `above` also for a top unit.
    """

    link: str
    code: str = ""
    name: str = ""
    above: str = ""
    text: str = ""


def sheets(
    view: View, targets: Iterable[Target], layout: Literal["qr-sheet", "poster"] = "qr-sheet"
) -> bytes:
    """A PDF with an A4 page for each target, or the A3 poster of one target."""
    made_at = view.known_until.replace(tzinfo=view.contest.zone)
    data = told(view) | {"sheets": [_sheet(one) for one in targets]}
    return pdf(layout, data, made_at=int(made_at.timestamp()), family=SANS)


def told(view: View) -> dict[str, Any]:
    """What sheets, posters and banners say of the contest: who, what, when, how and whom to ask."""
    contest = view.contest
    hotline, opens_at, closes_at = contest.hotline, contest.opens_at, contest.closes_at
    hours = f" ({hotline.hours})" if hotline and hotline.hours else ""
    when = [
        _say("promotion.from", moment=_fmt.moment(opens_at)) if opens_at else "",
        _say("promotion.until", moment=_fmt.moment(closes_at)) if closes_at else "",
    ]
    organizer = filter(None, (contest.info.parent_body, contest.info.organizer))
    return {
        "title": contest.title,
        "organizer": " · ".join(organizer),
        "when": [one for one in when if one],
        "call": _say("promotion.call"),
        "how": _say("promotion.how"),
        "hotline": f"{_say('hotline')} {hotline.phone}{hours}" if hotline else "",
        "as_of": _say("promotion.as_of", moment=_fmt.moment(view.known_until)),
        "colours": list(COLOURS.values()),
    }


def _sheet(target: Target) -> dict[str, Any]:
    return {
        "lead": _say("promotion.for_unit") if target.name else _say("promotion.for_all"),
        "name": target.name,
        "above": target.above,
        "filled": _say("promotion.filled", text=target.text) if target.text else "",
        "alt": _say("promotion.alt"),
        "code": {"side": len(modules(target.link)), "path": path(target.link)},
    }
