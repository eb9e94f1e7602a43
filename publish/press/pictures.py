"""Pictures for newspapers and television, made from the public numbers alone: the headline, the
groups, the days, the leading units, and the maps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from contest import Contest
from contest.settings import Group
from i18n.format import Format
from i18n.words import Words
from publish.figures import drawn
from publish.figures.bars import bars
from publish.figures.map import group_map, legend
from publish.figures.numbers import headline_numbers
from publish.figures.turnout import Turnout, turnout_chart, window_of
from publish.framed import Form, Shown, Size, framed, pictured_as
from publish.made import Made
from publish.press.turnout import (
    PublicGroup,
    PublicTurnout,
    PublicUnit,
    in_language,
)

SIZES: tuple[Size, ...] = ((1920, 1080), (1200, 800), (1080, 1920))
"""Width and height in pixels: television, newspapers and portals, telephones."""
_MOST_WIDE, _MOST_HIGH = 10, 15
"""The most bars that can be read in a picture that is wide, and in one that is high."""


def press_pictures(turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format) -> list[Made]:
    """Every picture in each of `SIZES`, as PNG and SVG, in the language of `say` and `fmt`.

    Kinds are `press-headline-1920x1080`, `press-groups-…`, `press-days-…`,
    `press-leading-<group>-…` and `press-map-<group>-…`; the kind of an English picture ends with
    `-en`. The contest gives its organizer, its target and its outlines, and no number.
    """
    turnout = in_language(turnout, contest, say.language)
    contest = contest.in_language(say.language)
    files = []
    for size in SIZES:
        for shown in pictured(turnout, contest, size, say, fmt):
            data = framed(shown, contest, turnout.as_of, size, say, fmt)
            parts = ["press", shown.kind, "{}x{}".format(*size)]
            kind = "-".join(parts + ["en"] * (say.language == "en"))
            forms: tuple[Form, ...] = ("png", "svg")
            files += [
                Made(kind, None, turnout.as_of, form, pictured_as(data, form)) for form in forms
            ]
    return files


def pictured(
    turnout: PublicTurnout, contest: Contest, size: Size, say: Words, fmt: Format
) -> Iterator[Shown]:
    """What the pictures of this size show. A picture without anything to show is left out."""
    target = contest.settings.targets.participation_rate
    most = _MOST_HIGH if size[1] > size[0] else _MOST_WIDE
    rate_is = say("picture.rate_is")

    numbers = headline_numbers(
        turnout.people, turnout.attempts, turnout.counted_people, turnout.headcount, turnout.rate,
        target, say, fmt,
    )  # fmt: skip
    yield Shown("headline", say("picture.headline"), "", numbers)
    if turnout.groups:
        model = bars([_group_row(group) for group in turnout.groups], target, most, say, fmt)
        yield Shown("groups", say("picture.groups"), rate_is, drawn.bars(model))
    if turnout.days:
        days = _days(turnout, contest, say, fmt)
        yield Shown("days", say("picture.days"), say("picture.days_are"), days)
    for group in contest.groups:
        rows = [_row(unit, contest) for unit in leading(turnout, contest, group)[:most]]
        if rows:
            figure = drawn.bars(bars(rows, target, most, say, fmt))
            subtitle = f"{group.title} – {rate_is}"
            yield Shown(f"leading-{group.id}", say("picture.leading"), subtitle, figure)
    for group in contest.groups:
        if figure_of_map := _map(turnout, contest, group, say, fmt):
            subtitle = f"{group.title} – {rate_is}"
            yield Shown(f"map-{group.id}", say("picture.map"), subtitle, figure_of_map)


def leading(turnout: PublicTurnout, contest: Contest, group: Group) -> list[PublicUnit]:
    """The named top units of a group, the highest rate first. A unit without participants does not
    lead, nor one whose rate is unknown or above 1, because its headcount is in doubt."""
    top = _top(turnout, contest, group)
    leaders = (unit for unit in turnout.units if unit.code in top and 0 < (unit.rate or 0) <= 1)
    return sorted(leaders, key=lambda unit: -(unit.rate or 0))


def _days(turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format) -> dict[str, Any]:
    series = Turnout(
        [datetime.combine(day.day, time.min) for day in turnout.days],
        [day.people for day in turnout.days],
        [day.attempts for day in turnout.days],
    )
    window = window_of(contest, turnout.as_of)
    return drawn.turnout(turnout_chart(series, "day", window, say, fmt))


def _map(
    turnout: PublicTurnout, contest: Contest, group: Group, say: Words, fmt: Format
) -> dict[str, Any] | None:
    """The map of a group's top units; None unless every unit on the map may be named."""
    top = _top(turnout, contest, group)
    shapes = [shape for shape in contest.shapes if shape.code in top]
    rows = [_row(unit, contest) for unit in turnout.units if unit.code in top]
    if not shapes or not {shape.code for shape in shapes} <= {row["unit_code"] for row in rows}:
        return None
    target = contest.settings.targets.participation_rate
    model = group_map(rows, shapes, target, say, fmt)
    return drawn.group_map(model, legend(target, say, fmt), say("map.schematic"))


def _top(turnout: PublicTurnout, contest: Contest, group: Group) -> frozenset[str]:
    """The codes of the group's top units of the day, named or not."""
    units, day = contest.units, turnout.as_of.date()
    top = (units.units[number] for number in units.top_of(group.id))
    return frozenset(unit.code for unit in top if unit.valid_on(day))


def _row(unit: PublicUnit, contest: Contest) -> dict[str, Any]:
    """A public unit as a row of participation. Public units have no rank."""
    bearers = (contest.units.units[number] for number in contest.units.by_code[unit.code])
    return {
        "unit_code": unit.code,
        "unit_name": unit.name,
        "kind": next((bearer.kind for bearer in bearers if bearer.name == unit.name), ""),
        "people": unit.people,
        "headcount": unit.headcount,
        "participation_rate": unit.rate,
        "rank": None,
    }


def _group_row(group: PublicGroup) -> dict[str, Any]:
    """A group as a row of participation: the people of the units whose headcount is known, or all
    people if no headcount is known."""
    return {
        "unit_code": group.id,
        "unit_name": group.title,
        "people": group.people if group.headcount is None else group.counted_people,
        "headcount": group.headcount,
        "participation_rate": group.rate,
    }
