"""Units as horizontal bars: name, participation rate, people of how many, and the target.

The model holds every number and every text; a drawing adds only style.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from i18n.format import Format
from i18n.rates import people_note, rate_text
from i18n.words import Words
from publish.figures.map import level

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bar:
    """A unit's bar. `value`: the rate; None if the headcount is unknown, and then no bar is drawn.

    `level`: see `publish.figures.map.level`. `rate` and `people`: the two texts beside the bar,
    such as "82,4 %" and "412/500 người".
    """

    code: str
    name: str
    value: float | None
    level: str
    rate: str
    people: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from the top down, on an axis from 0 to `top`, which is 1 or the highest rate.

    `target`: the declared rate and the text of its line; None: no target. `more`: says how many
    rows have no bar because too few fit; "" if all have one.
    """

    bars: tuple[Bar, ...]
    top: float
    target: tuple[float, str] | None
    more: str


def bars(rows: Sequence[Row], target: float | None, most: int, say: Words, fmt: Format) -> Bars:
    """The first `most` rows as bars, in their order.

    `rows`: participation rows (`unit_code`, `unit_name`, `people`, `headcount`,
    `participation_rate`), such as those of a `League`. `target`: the declared rate.
    """
    shown, hidden = rows[:most], len(rows[most:])
    values = [row["participation_rate"] for row in shown]
    declared = say("picture.target", share=fmt.declared(target)) if target else ""
    return Bars(
        bars=tuple(_bar(row, target, say, fmt) for row in shown),
        top=max([1.0, *(value for value in values if value is not None)]),
        target=(target, declared) if target else None,
        more=say("picture.more", n=hidden, count=fmt.whole(hidden)) if hidden else "",
    )


def _bar(row: Row, target: float | None, say: Words, fmt: Format) -> Bar:
    people, headcount, rate = row["people"], row["headcount"], row["participation_rate"]
    return Bar(
        code=str(row["unit_code"]),
        name=str(row["unit_name"]),
        value=rate,
        level=level(row, target),
        rate=rate_text(rate, say, fmt),
        people=people_note(people, headcount, say, fmt)
        or say("map.people", n=people, people=fmt.whole(people)),
    )
