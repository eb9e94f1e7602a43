"""Pictures for newspapers and television, made from the public numbers alone: the headline, the
groups, the days, the leading units, and the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from contest import Contest
from contest.settings import Group
from i18n.format import Format
from i18n.rates import people_note, rate_text
from i18n.words import Words
from publish.document import in_pixels, picture
from publish.figures import drawn
from publish.figures.bars import bars
from publish.figures.map import group_map, legend
from publish.figures.palette import LIGHT
from publish.figures.turnout import Turnout, turnout_chart
from publish.made import Made
from publish.public_turnout import PublicGroup, PublicTurnout, PublicUnit

SIZES = ((1920, 1080), (1200, 800), (1080, 1920))
"""Width and height in pixels: television, newspapers and portals, telephones."""
_MOST_WIDE, _MOST_HIGH = 10, 15
"""The most bars that can be read in a picture that is wide, and in one that is high."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the figures of one contest, in one language."""

    contest: str
    source: str
    as_of: datetime
    say: Words
    fmt: Format

    def around(self, title: str, subtitle: str, figure: Data) -> Data:
        """The data of `layouts/press.typ`, without the size."""
        return {
            "palette": asdict(LIGHT),
            "language": self.say.language,
            "contest": self.contest,
            "title": title,
            "subtitle": subtitle,
            "as_of": self.say("as_of", moment=self.fmt.moment(self.as_of)),
            "source": self.source,
            "figure": figure,
        }


def press_pictures(turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format) -> list[Made]:
    """Every picture in each of `SIZES`, as PNG and SVG, in the language of `say` and `fmt`.

    Kinds are `press-headline-1920x1080`, `press-groups-…`, `press-days-…`,
    `press-leading-<group>-…` and `press-map-<group>-…`; the kind of an English picture ends with
    `-en`. The contest gives its organizer, its target and its outlines, and no number.
    """
    files = []
    for width, height in SIZES:
        for kind, data in pictured(turnout, contest, say, fmt, high=height > width):
            named = f"press-{kind}-{width}x{height}{'-en' if say.language == 'en' else ''}"
            sized = data | {"width": width, "height": height}
            png = picture("press", sized, "png")
            svg = in_pixels(picture("press", sized, "svg"), _alt(data))
            files += [
                Made(named, None, turnout.as_of, "png", png),
                Made(named, None, turnout.as_of, "svg", svg),
            ]
    return files


def pictured(
    turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format, *, high: bool
) -> Iterator[tuple[str, Data]]:
    """What each picture shows: its kind, and the data of `layouts/press.typ`.

    A picture without anything to show is left out. `high`: the picture is higher than wide.
    """
    source = say("picture.source", name=contest.info.organizer or contest.title)
    frame = Frame(turnout.title, source, turnout.as_of, say, fmt)
    target = contest.settings.targets.participation_rate
    most = _MOST_HIGH if high else _MOST_WIDE
    rate_is = say("picture.rate_is")
    yield (
        "headline",
        frame.around(say("picture.headline"), "", _numbers(turnout, target, say, fmt)),
    )
    if turnout.groups:
        model = bars([_group_row(group) for group in turnout.groups], target, most, say, fmt)
        yield "groups", frame.around(say("picture.groups"), rate_is, drawn.bars(model))
    if turnout.days:
        yield (
            "days",
            frame.around(say("picture.days"), say("picture.days_are"), _days(turnout, frame)),
        )
    for group in contest.groups:
        rows = [_row(unit, contest) for unit in islice(leading(turnout, group), most)]
        if rows:
            figure = drawn.bars(bars(rows, target, most, say, fmt))
            subtitle = f"{group.title} – {rate_is}"
            yield (
                f"leading-{group.id}",
                frame.around(say("picture.leading"), subtitle, figure),
            )
    for group in contest.groups:
        figure_or_none = _map(turnout, contest, group, say, fmt)
        if figure_or_none:
            yield (
                f"map-{group.id}",
                frame.around(say("picture.map"), f"{group.title} – {rate_is}", figure_or_none),
            )


def leading(turnout: PublicTurnout, group: Group) -> Iterator[PublicUnit]:
    """The named top units of a group, the highest rate first. A unit without participants does not
    lead, nor one whose rate is unknown or above 1, because its headcount is in doubt."""
    for unit in turnout.units:
        if unit.group == group.id and unit.parent is None and 0 < (unit.rate or 0) <= 1:
            yield unit


def _numbers(turnout: PublicTurnout, target: float | None, say: Words, fmt: Format) -> Data:
    """People, rate and attempts; and the rate as a bar, if it is known."""
    note = people_note(turnout.counted_people, turnout.headcount, say, fmt)
    if turnout.headcount and turnout.counted_people != turnout.people:
        note = f"{note}, {say('under.known_only')}"
    row = {
        "unit_code": turnout.id,
        "unit_name": turnout.title,
        "people": turnout.counted_people,
        "headcount": turnout.headcount,
        "participation_rate": turnout.rate,
    }
    known = turnout.rate is not None
    people, attempts = fmt.whole(turnout.people), fmt.whole(turnout.attempts)
    rate = rate_text(turnout.rate, say, fmt)
    return {
        "kind": "numbers",
        "blocks": [
            _block(say("figure.people"), people, say("under.each_person_once")),
            _block(say("figure.rate"), rate, note),
            _block(say("figure.attempts"), attempts, ""),
        ],
        "bar": drawn.bars(bars([row], target, 1, say, fmt)) if known else None,
    }


def _block(label: str, number: str, note: str) -> Data:
    return {"label": label, "number": number, "note": note}


def _days(turnout: PublicTurnout, frame: Frame) -> Data:
    series = Turnout(
        [datetime.combine(day.day, datetime.min.time()) for day in turnout.days],
        [day.people for day in turnout.days],
        [day.attempts for day in turnout.days],
    )
    names = {"people": frame.say("turnout.people"), "attempts": frame.say("turnout.attempts")}
    return drawn.turnout(turnout_chart(series, "day", frame.fmt, **names), frame.fmt)


def _map(
    turnout: PublicTurnout, contest: Contest, group: Group, say: Words, fmt: Format
) -> Data | None:
    """The map of a group; None unless every unit on it may be named."""
    today = turnout.as_of.date()
    there = {
        unit.code for unit in contest.units.units if unit.group == group.id and unit.valid_on(today)
    }
    shapes = [shape for shape in contest.shapes if shape.code in there]
    rows = [_row(unit, contest) for unit in turnout.units if unit.group == group.id]
    if not shapes or not {shape.code for shape in shapes} <= {row["unit_code"] for row in rows}:
        return None
    target = contest.settings.targets.participation_rate
    model = group_map(rows, shapes, target, say, fmt)
    return drawn.group_map(model, legend(target, say, fmt), say("map.schematic"))


def _row(unit: PublicUnit, contest: Contest) -> Data:
    """A public unit as a row of participation. Public units have no rank."""
    numbers = contest.units.by_code.get(unit.code, ())
    kinds = {contest.units.units[n].name: contest.units.units[n].kind for n in numbers}
    return {
        "unit_code": unit.code,
        "unit_name": unit.name,
        "kind": kinds.get(unit.name, ""),
        "people": unit.people,
        "headcount": unit.headcount,
        "participation_rate": unit.rate,
        "rank": None,
    }


def _group_row(group: PublicGroup) -> Data:
    """A group as a row of participation: the people of the units whose headcount is known, or all
    people if none is known."""
    return {
        "unit_code": group.id,
        "unit_name": group.title,
        "people": group.people if group.headcount is None else group.counted_people,
        "headcount": group.headcount,
        "participation_rate": group.rate,
    }


def _alt(data: Data) -> str:
    return " – ".join(
        filter(None, (data["contest"], data["title"], data["subtitle"], data["as_of"]))
    )
