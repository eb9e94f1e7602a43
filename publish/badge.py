"""A small picture about one unit, which the unit's portal shows beside its other badges."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from i18n.format import Format
from i18n.rates import people_cell, rate_text
from i18n.words import Words
from publish.document import in_pixels, picture
from publish.figures.palette import LIGHT
from publish.public_turnout import PublicUnit


def badge(unit: PublicUnit, contest: str, as_of: datetime, say: Words, fmt: Format) -> bytes:
    """The SVG, 240 by 80 pixels, with its words as outlines and in its title.

    `contest`: the contest's title. `as_of`: contest-local.
    """
    counts = {"people": unit.people, "headcount": unit.headcount}
    rate = rate_text(unit.rate, say, fmt)
    people = say("map.people", n=unit.headcount or unit.people, people=people_cell(counts, fmt))
    moment = fmt.moment(as_of)
    data = {
        "palette": asdict(LIGHT),
        "language": say.language,
        "contest": contest,
        "unit": unit.name,
        "rate": rate,
        "people": people,
        "as_of": moment,
    }
    title = say(
        "badge.title", contest=contest, unit=unit.name, rate=rate, people=people, moment=moment
    )
    return in_pixels(picture("badge", data, "svg"), title)
