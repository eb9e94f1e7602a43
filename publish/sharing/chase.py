"""The units to chase, to send on: their rates as bars. No contact, promise or telephone number goes
along."""

from __future__ import annotations

from i18n.format import Format
from i18n.words import Words
from publish.chase import Layer, chase
from publish.figures import drawn
from publish.figures.bars import bars
from publish.sharing.shared import MOST_BARS, Shared, as_of_sentence, group_title
from results import View

_NAMED = 5


def layer_title(view: View, layer: Layer, say: Words) -> str:
    """What the units of a layer are called, in the language of the words."""
    if not layer.group:
        return say("chase.beneath" if layer.beneath else "chase.own")
    title = group_title(view, layer.group, say)
    return say("chase.beneath_group", group=title) if layer.beneath else title


def chased_bars(view: View, say: Words, fmt: Format, *, layer: Layer) -> Shared:
    """The units of a layer whose rate is too low, in the order in which they are chased."""
    found, contest, title = chase(view)[layer], view.contest, layer_title(view, layer, say)
    units = [one.unit for one in found.below]
    rows = [
        {
            "unit_code": unit.code,
            "unit_name": unit.name,
            "people": unit.people,
            "headcount": unit.headcount,
            "participation_rate": unit.rate,
        }
        for unit in units
    ]
    target = contest.settings.targets.participation_rate
    said = say(
        "share.said_chased" if len(units) > _NAMED else "share.said_chased_all",
        n=len(units), name=title, count=fmt.whole(len(units)), total=fmt.whole(found.units),
        share=fmt.declared(found.threshold),
        names=fmt.listed([unit.name for unit in units[:_NAMED]]),
    )  # fmt: skip
    keys = ("column.unit", "share.unit_above", "column.people", "column.headcount", "column.rate",
            "chase.shortfall")  # fmt: skip
    return Shared(
        name=say("share.file_chased"),
        about="-".join(filter(None, (layer.group, "beneath" if layer.beneath else ""))) or None,
        title=say("chase.list"),
        subtitle=" – ".join((title, say("picture.rate_is"))),
        sentence=as_of_sentence(said, view.known_until, say, fmt),
        figure=drawn.bars(bars(rows, target, MOST_BARS, say, fmt)),
        headings=[say(key) for key in keys],
        rows=[
            (one.unit.name, one.above or None, one.unit.people, one.unit.headcount, one.unit.rate,
             one.pace.shortfall if one.pace else None)
            for one in found.below
        ],
    )  # fmt: skip
