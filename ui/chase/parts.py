"""Parts of the page **Đôn đốc**: how many units to chase, which of them, their table, and the units
that the table cannot judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from i18n.format import UNKNOWN
from i18n.phase import phase_at
from i18n.rates import people_cell
from publish.chase import SHORT_SPAN, Chase, Chased, Layer, chase
from publish.pace import DAYS
from publish.reminder import beneath_line, per_day
from publish.sharing.chase import chased_bars, layer_title
from ui.components.blocks import badge, bullets, heading, note, quiet, show
from ui.components.call import focal_to_call
from ui.components.inputs import asked
from ui.components.markup import Child, Html, join, tag
from ui.components.plain import plain
from ui.components.rates import rate_cell
from ui.components.share import share
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

UNIT = "unit"
"""The query parameter that names a unit."""
_LAYER, _BENEATH = "layer", "beneath"
"""The query parameters that name a group, and say that the units beneath its own are meant."""
PAGE = 20


def choose(visit: Visit) -> tuple[Layer, Chase] | None:
    """How many units are to be chased, first of all, and the chosen units; None if there is nobody
    to chase yet. A unit of the address chooses its own layer."""
    view, contest = visit.view, visit.contest
    found = chase(view)
    if not found:
        show(note(visit.say("my_unit.none"), tone="warn"))
        return None
    if phase_at(view.reference_time, contest.opens_at, contest.closes_at) == "before":
        show(note(visit.say("my_unit.before", moment=visit.fmt.moment(contest.opens_at))))
        return None
    top = st.container()
    layer = _choose_layer(visit, found)
    with top:
        _draw_count(visit, found[layer])
    return layer, found[layer]


def _choose_layer(visit: Visit, found: Mapping[Layer, Chase]) -> Layer:
    layers, code = list(found), asked(UNIT)
    wanted = Layer(asked(_LAYER) or "", asked(_BENEATH) is not None)
    with_unit = (
        layer for layer in layers if any(one.unit.code == code for one in found[layer].below)
    )
    with_any = (layer for layer in layers if found[layer].below)
    default = next(with_unit, None) or (
        wanted if asked(_LAYER) and wanted in found else next(with_any, layers[0])
    )
    if len(layers) == 1:
        return default
    names = {}
    for layer in layers:
        count = visit.fmt.whole(len(found[layer].below))
        names[layer] = plain(f"{layer_title(visit.view, layer, visit.say)} ({count})")

    def forget() -> None:
        for name in (UNIT, _LAYER, _BENEATH):
            st.query_params.pop(name, None)

    chosen = st.pills(
        visit.say("chase.layer"),
        range(len(layers)),
        default=layers.index(default),
        required=True,
        format_func=lambda number: names[layers[number]],
        wrap=True,
        key="chase_layer",
        on_change=forget,
    )
    return layers[chosen]


def _draw_count(visit: Visit, chased: Chase) -> None:
    say, fmt, count = visit.say, visit.fmt, len(chased.below)
    below, total = fmt.declared(chased.threshold), fmt.whole(chased.units)
    if not count:
        show(note(say("chase.nobody", share=below, total=total), tone="good"))
        return
    silent = fmt.whole(chased.silent)
    key = "chase.count" if chased.silent else "chase.count_begun"
    text = say(key, n=count, count=fmt.whole(count), total=total, share=below, silent=silent)
    show(note(tag("b", text), tone="warn"))


def draw_table(visit: Visit, layer: Layer, chased: Chase, about: str) -> None:
    """Draw the units to chase, silent ones first, a page at a time, and what can be sent on."""
    if not chased.below:
        return
    say = visit.say
    pages, number = -(-len(chased.below) // PAGE), 1
    show(heading(say("chase.list")))
    place = st.container()
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key=f"chase_page_{about}")
    shown = chased.below[(number - 1) * PAGE : number * PAGE]
    with place:
        show(
            table(_columns(visit), [{"one": one} for one in shown], name=say("chase.list")),
            quiet(_rules(visit)),
        )
    share(visit, f"chase_{about}", partial(chased_bars, layer=layer))


def _rules(visit: Visit) -> str:
    """What the columns mean."""
    say, fmt = visit.say, visit.fmt
    target, days = visit.contest.settings.targets.participation_rate, fmt.whole(DAYS)
    rules = (
        say("chase.to_all")
        if target is None
        else say("chase.to_target", share=fmt.declared(target)),
        say("chase.pace_rule", days=days),
        say("chase.reach_rule", short=fmt.whole(SHORT_SPAN), days=days),
    )
    return " ".join(rules)


def _columns(visit: Visit) -> Sequence[Column]:
    say, fmt = visit.say, visit.fmt

    def name(row: Row) -> Child:
        one: Chased = row["one"]
        link = tag("a", one.unit.name, href=visit.link(unit=one.unit.code))
        return join([link, tag("div", one.above, cls="ct-quiet") if one.above else None])

    def rate(row: Row) -> Child:
        unit = row["one"].unit
        if not unit.people:
            return badge(say("chase.silent"), "bad")
        return rate_cell({"participation_rate": unit.rate}, say, fmt)

    def people(row: Row) -> Child:
        unit = row["one"].unit
        return people_cell({"people": unit.people, "headcount": unit.headcount}, fmt)

    def shortfall(row: Row) -> Child:
        found = row["one"].pace
        return fmt.whole(found.shortfall) if found else None

    def speeds(row: Row) -> Child:
        found = row["one"].pace
        if found is None:
            return None
        needed, present = found.needed, found.present
        parts = (
            "" if needed is None else say("chase.needed", count=fmt.whole(needed)),
            "" if present is None else say("chase.present", count=per_day(float(present), fmt)),
        )
        return ", ".join(filter(None, parts))

    def call(row: Row) -> Child:
        dialled = (focal for focal in row["one"].focal if focal.dialled)
        return next((focal_to_call(focal, say("my_unit.call")) for focal in dialled), None)

    return (
        Column(say("column.unit"), name, "main"),
        Column(say("column.rate"), rate, "lead-value", number=True),
        Column(say("column.people"), people, number=True),
        Column(say("chase.shortfall"), shortfall, number=True),
        Column(say("chase.pace"), speeds, number=True),
        Column(say("chase.reach"), lambda row: _reach(visit, row["one"]), style="ct-wide"),
        Column(say("chase.last"), lambda row: _last(visit, row["one"]), "line", style="ct-wide"),
        Column(say("my_unit.focal"), call, style="ct-tight"),
    )


def _reach(visit: Visit, one: Chased) -> str | None:
    """The people at the closing at the two paces, with the headcount and the rates."""
    fmt, reach, headcount = visit.fmt, one.reach, one.unit.headcount
    if reach is None or not headcount:
        return None
    ends = sorted({reach.fewest, reach.most})
    people = "–".join(fmt.whole(end) for end in ends)
    rates = "–".join(dict.fromkeys(fmt.share(end / headcount) for end in ends))
    return f"{people}/{fmt.whole(headcount)} ({rates})"


def _last(visit: Visit, one: Chased) -> Html | None:
    """The newest contact, and what the unit promised last."""
    if not one.contacts:
        return None
    say, fmt, newest = visit.say, visit.fmt, one.contacts[0]
    lines = [
        tag("div", f"{fmt.short_day(newest.at.date())}: {say(f'chase_outcome.{newest.outcome}')}")
    ]
    if one.promise and one.promise.promised and one.promise.until:
        count, day = fmt.whole(one.promise.promised), fmt.short_day(one.promise.until)
        mark = badge(say("chase.broken"), "bad") if one.is_broken else None
        text = say("chase.promise", n=one.promise.promised, count=count, day=day)
        lines.append(tag("div", text, " ", mark))
    return tag("div", *lines, cls="ct-quiet")


def draw_rest(visit: Visit, chased: Chase) -> None:
    """Draw the units that the table cannot judge, each list closed: without a known headcount, with
    more people than the headcount, and those that have ended."""
    say, fmt = visit.say, visit.fmt
    below = fmt.declared(chased.threshold)
    lists: tuple[tuple[str, list[str]], ...] = (
        ("unknown", [f"{one.name}: {beneath_line(one, say, fmt)}" for one in chased.unknown]),
        ("over", [f"{one.name}: {beneath_line(one, say, fmt)}" for one in chased.over]),
        (
            "ended",
            [
                say(
                    "chase.ended_one",
                    name=name,
                    day=fmt.day(end.last_day),
                    successors=", ".join(end.successors) or UNKNOWN,
                )
                for name, end in chased.ended
            ],
        ),
    )
    for what, lines in lists:
        if lines:
            count = fmt.whole(len(lines))
            title = say(f"chase.{what}", n=len(lines), count=count, share=below)
            with st.expander(plain(title)):
                show(bullets(lines))
