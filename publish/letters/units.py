"""Which units a letter is due to, and which get none, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from i18n.format import Format
from i18n.rates import rate_text
from i18n.words import Words
from publish.threshold import is_below
from publish.unit_summary import UnitSummary, of_today
from results import View

Why = Literal["unknown", "ended", "before", "over", "reached"]


@dataclass(frozen=True, slots=True)
class Refused:
    """A unit that gets no letter, and why: no unit has the code ("unknown"), the unit has "ended",
    the contest is not open yet ("before"), more people took part than the headcount ("over"), or
    enough people took part ("reached"). `unit`: its name, or the code that no unit has."""

    why: Why
    code: str
    unit: str = ""
    people: int = 0
    headcount: int | None = None
    rate: float | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """The top units and a threshold. `codes`: the units below it and the silent ones, in the order
    of the pages. `unknown`: names of units with participants whose headcount is unknown, so that
    nobody can tell. `above`: number of all other units."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...]
    above: int


def due(view: View, below: float) -> Due:
    """The top units with a rate strictly below a share of the headcount, and those without
    participants, whatever their headcount. Rates are compared as exact fractions.

    Raises:
        NotAllowedError: the viewer may not see the numbers of units.
    """
    there = of_today(view)
    rows = [row for group in view.contest.groups for row in there.league(group.id).rows]
    codes, unknown = [], []
    for row in rows:
        if is_below(row["people"], row["headcount"], below):
            codes.append(row["unit_code"])
        elif not row["headcount"]:
            unknown.append(row["unit_name"])
    return Due(tuple(codes), tuple(unknown), len(rows) - len(codes) - len(unknown))


def refusal(code: str, summary: UnitSummary | None) -> Refused | None:
    """Why a unit gets no letter; None: it may get one. `summary` None: no unit has the code.

    After the closing a letter tells the result. Enough took part when nobody is missing to the
    target, or to the headcount without a target.
    """
    if summary is None:
        return Refused("unknown", code, code)
    numbers = (summary.people, summary.headcount, summary.rate)
    if summary.ended:
        return Refused("ended", code, summary.name, *numbers, summary.ended.last_day)
    if summary.phase == "before":
        return Refused("before", code, summary.name, *numbers)
    if summary.headcount is not None and summary.people > summary.headcount:
        return Refused("over", code, summary.name, *numbers)
    if summary.pace is not None and not summary.pace.shortfall:
        return Refused("reached", code, summary.name, *numbers)
    return None


def refusal_text(refused: Refused, say: Words, fmt: Format) -> str:
    """The reason as a sentence that names the unit."""
    values = {
        "code": refused.code,
        "unit": refused.unit,
        "day": fmt.day(refused.last_day),
        "people": fmt.whole(refused.people),
        "headcount": fmt.whole(refused.headcount),
        "rate": rate_text(refused.rate, say, fmt),
    }
    return say(f"letter_refused.{refused.why}", n=None, **values)
