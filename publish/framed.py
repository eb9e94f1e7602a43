"""A figure between the contest's title, the time of its numbers and their source, as a picture."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal, NamedTuple

from contest import Contest
from i18n.format import Format
from i18n.words import Words
from publish.document import in_pixels, picture
from publish.figures.palette import LIGHT

Size = tuple[int, int]
"""Width and height in pixels."""
Form = Literal["png", "svg"]


class Shown(NamedTuple):
    """What one picture shows. `figure`: the data of `layouts/figure.typ`."""

    kind: str
    title: str
    subtitle: str
    figure: dict[str, Any]


def framed(
    shown: Shown, contest: Contest, as_of: datetime, size: Size, say: Words, fmt: Format
) -> dict[str, Any]:
    """The data of `layouts/framed.typ`. `as_of`: contest-local."""
    width, height = size
    return {
        "width": width,
        "height": height,
        "palette": asdict(LIGHT),
        "language": say.language,
        "contest": contest.title,
        "title": shown.title,
        "subtitle": shown.subtitle,
        "figure": shown.figure,
        "as_of": say("as_of", moment=fmt.moment(as_of)),
        "source": say("picture.source", name=contest.info.organizer or contest.title),
    }


def pictured_as(data: dict[str, Any], form: Form) -> bytes:
    """The picture of `framed`. An SVG says its words in its title, because its letters are
    outlines."""
    if form == "png":
        return picture("framed", data, "png")
    parts = (data["contest"], data["title"], data["subtitle"], data["as_of"])
    return in_pixels(picture("framed", data, "svg"), " – ".join(filter(None, parts)))
