"""Numbers of the contest, its groups and its units to send on: headlines, bars, maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from contest import Contest
from contest.csv_cells import Cell
from i18n.format import Format
from i18n.rates import people_note, rate_text
from i18n.words import Words
from publish.figures import drawn
from publish.figures.bars import bars
from publish.figures.map import group_map, legend
from publish.figures.numbers import headline_numbers
from publish.sharing.shared import MOST_BARS, Shared, as_of_sentence, group_title
from results import League, View

Row = Mapping[str, Any]
_LEADING = 3


def contest_headline(view: View, say: Words, fmt: Format) -> Shared:
    """People, attempts and rate of the whole contest."""
    found = view.headline()
    return _headline(
        view, say, fmt, None, "", found.people, found.attempts, found.counted_people,
        found.headcount, found.participation_rate,
    )  # fmt: skip


def group_headline(view: View, say: Words, fmt: Format, *, group: str) -> Shared:
    """People, attempts and rate of the top units of a group."""
    league, title = view.league(group), group_title(view, group, say)
    people = sum(row["people"] for row in league.rows)
    attempts = sum(row["attempts"] for row in league.rows)
    return _headline(
        view, say, fmt, group, title, people, attempts, league.counted_people, league.headcount,
        league.rate, "share.of_group",
    )  # fmt: skip


def unit_headline(view: View, say: Words, fmt: Format, *, code: str) -> Shared:
    """People, attempts and rate of a unit with all units beneath."""
    unit = view.unit(code) or {}
    return _headline(
        view, say, fmt, code, str(unit["unit_name"]), unit["people"], unit["attempts"],
        unit["people"], unit["headcount"], unit["participation_rate"],
    )  # fmt: skip


def _headline(
    view: View,
    say: Words,
    fmt: Format,
    code: str | None,
    name: str,
    people: int,
    attempts: int,
    counted: int,
    headcount: int | None,
    rate: float | None,
    of_whom: str = "share.of_unit",
) -> Shared:
    target = view.contest.settings.targets.participation_rate
    said = say(
        "share.said_people", n=people, people=fmt.whole(people), attempts=fmt.whole(attempts)
    )
    if rate is not None:
        of = people_note(counted, headcount, say, fmt)
        said = say("share.said_rate", said=said, rate=fmt.share(rate), of=of)
    if name:
        said = say(of_whom, name=name, said=said)
    return Shared(
        name=say("share.file_headline"),
        about=code,
        title=say("picture.headline"),
        subtitle=name,
        sentence=as_of_sentence(said, view.known_until, say, fmt),
        figure=headline_numbers(people, attempts, counted, headcount, rate, target, say, fmt),
        headings=_headings(say),
        rows=[(name or _declared(view, say).title, people, attempts, headcount, rate)],
    )


def groups_bars(view: View, say: Words, fmt: Format) -> Shared:
    """The rate of each group, in the order of the contest."""
    rows = [
        _group_row(group.id, group.title, view.league(group.id))
        for group in _declared(view, say).groups
    ]
    said = "; ".join(_rate_of(row, say, fmt) for row in rows)
    return _bars(
        view, say, fmt, rows, None, say("picture.groups"), "", say("share.said_groups", said=said)
    )


def group_bars(view: View, say: Words, fmt: Format, *, group: str) -> Shared:
    """The units of a group by rate."""
    title, league = group_title(view, group, say), view.league(group)
    said = _leading(league, "share.said_group", title, say, fmt)
    return _bars(view, say, fmt, league.rows, group, say("share.units"), title, said)


def beneath_bars(view: View, say: Words, fmt: Format, *, code: str) -> Shared:
    """The units directly beneath a unit by rate."""
    unit, league = view.unit(code) or {}, view.league(under=code)
    name = str(unit["unit_name"])
    said = _leading(league, "share.said_beneath", name, say, fmt)
    return _bars(view, say, fmt, league.rows, code, say("share.units"), name, said)


def map_of_group(view: View, say: Words, fmt: Format, *, group: str) -> Shared:
    """The map of a group's units."""
    title, league, contest = group_title(view, group, say), view.league(group), view.contest
    target = contest.settings.targets.participation_rate
    codes = {row["unit_code"] for row in league.rows}
    shapes = [shape for shape in contest.shapes if shape.code in codes]
    model = group_map(league.rows, shapes, target, say, fmt)
    figure = drawn.group_map(model, legend(target, say, fmt), say("map.schematic"))
    return _rates(
        view, say, fmt, say("share.file_map"), group, say("picture.map"), title,
        _leading(league, "share.said_group", title, say, fmt), figure, league.rows,
    )  # fmt: skip


def _bars(
    view: View,
    say: Words,
    fmt: Format,
    rows: Sequence[Row],
    about: str | None,
    title: str,
    name: str,
    said: str,
) -> Shared:
    target = view.contest.settings.targets.participation_rate
    figure = drawn.bars(bars(rows, target, MOST_BARS, say, fmt))
    return _rates(view, say, fmt, say("share.file_rates"), about, title, name, said, figure, rows)


def _rates(
    view: View,
    say: Words,
    fmt: Format,
    file: str,
    about: str | None,
    title: str,
    name: str,
    said: str,
    figure: drawn.Drawn,
    rows: Sequence[Row],
) -> Shared:
    return Shared(
        name=file,
        about=about,
        title=title,
        subtitle=" – ".join(filter(None, (name, say("picture.rate_is")))),
        sentence=as_of_sentence(said, view.known_until, say, fmt),
        figure=figure,
        headings=_headings(say),
        rows=[_line(row) for row in rows],
    )


def _line(row: Row) -> Sequence[Cell]:
    return (
        row["unit_name"], row["people"], row["attempts"], row["headcount"],
        row["participation_rate"],
    )  # fmt: skip


def _headings(say: Words) -> Sequence[str]:
    keys = ("column.unit", "column.people", "column.attempts", "column.headcount", "column.rate")
    return [say(key) for key in keys]


def _group_row(group: str, title: str, league: League) -> Row:
    """A group as a row of participation: the people of the units whose headcount is known, or all
    people if no headcount is known."""
    people = sum(row["people"] for row in league.rows)
    return {
        "unit_code": group,
        "unit_name": title,
        "people": people if league.headcount is None else league.counted_people,
        "attempts": sum(row["attempts"] for row in league.rows),
        "headcount": league.headcount,
        "participation_rate": league.rate,
    }


def _declared(view: View, say: Words) -> Contest:
    """The contest with its titles in the language of the words."""
    return view.contest.in_language(say.language)


def _rate_of(row: Row, say: Words, fmt: Format) -> str:
    return f"{row['unit_name']} {rate_text(row['participation_rate'], say, fmt)}"


def _leading(league: League, key: str, among: str, say: Words, fmt: Format) -> str:
    """How many units of a group, or beneath a unit, have begun, which lead, and how many have
    nobody yet. `key`: the sentence about `among`."""
    count, silent = len(league.rows), len(league.silent)
    said = say(key, name=among, started=fmt.whole(league.started), count=fmt.whole(count))
    leaders = [
        f"{row['unit_name']} ({fmt.share(row['participation_rate'])})"
        for row in league.rows
        if row["people"] and row["participation_rate"]
    ][:_LEADING]
    if leaders:
        said = say("share.said_leading", said=said, names=fmt.listed(leaders))
    if silent:
        said = say("share.said_silent", said=said, n=silent, silent=fmt.whole(silent))
    return said
