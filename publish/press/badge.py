"""Small pictures about units, one a unit, for the units' portals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from i18n.format import Format
from i18n.rates import people_cell, rate_text
from i18n.words import Words
from publish.document import in_pixels, svgs
from publish.figures.palette import LIGHT
from publish.press.turnout import PublicUnit


def badges(
    units: Sequence[PublicUnit], contest: str, as_of: datetime, say: Words, fmt: Format
) -> list[bytes]:
    """An SVG of each unit, 240 by 80 pixels, with its words as outlines and in its title.

    `contest`: the contest's title. `as_of`: contest-local.
    """
    if not units:
        return []
    moment = fmt.moment(as_of)
    shown = [_shown(unit, say, fmt) for unit in units]
    data = {
        "palette": asdict(LIGHT),
        "language": say.language,
        "contest": contest,
        "as_of": moment,
        "badges": shown,
    }
    titles = (
        say.fill("badge.title", {"contest": contest, "moment": moment, **one}) for one in shown
    )
    return [in_pixels(svg, title) for svg, title in zip(svgs("badge", data), titles, strict=True)]


def _shown(unit: PublicUnit, say: Words, fmt: Format) -> dict[str, str]:
    counts = {"people": unit.people, "headcount": unit.headcount}
    people = say("map.people", n=unit.headcount or unit.people, people=people_cell(counts, fmt))
    return {"unit": unit.name, "rate": rate_text(unit.rate, say, fmt), "people": people}
