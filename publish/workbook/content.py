"""What stands in a *biểu tổng hợp*, without the way in which a spreadsheet writes it.

The numbers are those of `View.league`, `View.unit` and `View.headline`. No person is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from contest.errors import UsageError
from i18n.format import Format
from i18n.phase import describe
from i18n.words import Words
from publish.workbook.unit_table import UnitLine, UnitTable, unit_line, unit_table
from results import View

Kind = Literal["count", "rate", "mean"]
_say, _fmt = Words("vi"), Format("vi")


@dataclass(frozen=True, slots=True)
class Total:
    """A number of the first sheet with its name. `kind` says how the number is written."""

    label: str
    value: float | int | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Content:
    """All that stands in a workbook. `known` (contest-local): the time that the file states.

    `groups`: the tables that the first sheet adds up; empty in a workbook about one unit.
    `beneath`: a table for each unit that has units beneath. `target` and `low`: the declared
    shares that colour a rate; None: none is declared. `colours` says what the colours mean.
    """

    contest: str
    heading: str
    known: datetime
    as_of: str
    totals: tuple[Total, ...]
    groups: tuple[UnitTable, ...]
    beneath: tuple[UnitTable, ...]
    unknown: tuple[str, ...]
    definitions: tuple[tuple[str, str], ...]
    colours: str
    target: float | None
    low: float | None


def whole_content(view: View) -> Content:
    """What stands in the workbook of the contest."""
    contest, headline = view.contest, view.headline()
    groups = tuple(
        unit_table(contest, group.title, view.league(group.id)) for group in contest.groups
    )
    beneath = tuple(_beneath(view, code) for code in above_others(view))
    totals = (
        Total(_say("workbook.people_once"), headline.people, "count"),
        Total(_say("column.attempts"), headline.attempts, "count"),
        Total(_say("workbook.counted"), headline.counted_people, "count"),
        Total(_say("column.headcount"), headline.headcount, "count"),
        Total(_say("workbook.rate_known"), headline.participation_rate, "rate"),
        Total(_say("workbook.missing"), _sum(table.missing for table in groups), "count"),
        Total(_say("workbook.units"), headline.units, "count"),
        Total(_say("figure.silent"), headline.silent_units, "count"),
        Total(_say("figure.without_headcount"), headline.units_without_headcount, "count"),
        Total(_say("column.mean_score"), headline.mean_score, "mean"),
    )
    return _content(view, _say("workbook.heading"), totals, groups, beneath)


def above_others(view: View) -> dict[str, str]:
    """Code → name of each top unit that has units beneath, in the order of units.csv."""
    return {
        row["unit_code"]: row["unit_name"]
        for group in view.contest.groups
        for row in view.participation(group.id).to_pylist()
        if row["valid"] and row["children"]
    }


def unit_content(view: View, code: str) -> Content:
    """What stands in the workbook of a unit.

    Raises:
        UsageError: no unit ever had this code.
    """
    row = view.unit(code)
    if row is None:
        raise UsageError(f"there is no unit with code {code!r}; expected a code of units.csv")
    line = unit_line(view.contest, row)
    totals = (
        Total(_say("column.people"), line.people, "count"),
        Total(_say("column.attempts"), line.attempts, "count"),
        Total(_say("column.headcount"), line.headcount, "count"),
        Total(_say("column.rate"), line.rate, "rate"),
        Total(_say("workbook.missing"), line.missing, "count"),
        Total(_say("column.mean_score"), line.mean, "mean"),
    )
    beneath = (_beneath(view, code),) if row["children"] else ()
    heading = _say("workbook.of_unit", unit=line.name)
    return _content(view, heading, totals, (), beneath, line)


def _beneath(view: View, code: str) -> UnitTable:
    row = view.unit(code)
    assert row is not None, "a unit of a league has a row"
    return unit_table(view.contest, str(row["unit_name"]), view.league(under=code), row)


def _content(
    view: View,
    heading: str,
    totals: tuple[Total, ...],
    groups: tuple[UnitTable, ...],
    beneath: tuple[UnitTable, ...],
    unit: UnitLine | None = None,
) -> Content:
    contest = view.contest
    now = describe(view.reference_time, contest.opens_at, contest.closes_at, _say, _fmt)
    known = view.known_until
    targets = contest.settings.targets
    return Content(
        contest=contest.title,
        heading=heading,
        known=known,
        as_of=f"{_say('as_of', moment=_fmt.moment(known))}. {now}.",
        totals=totals,
        groups=groups,
        beneath=beneath,
        unknown=tuple(_unknown(view, (*groups, *beneath), unit)),
        definitions=tuple(_definitions(view)),
        colours=_colours(targets.participation_rate, targets.letter_below),
        target=targets.participation_rate,
        low=targets.letter_below,
    )


def _colours(target: float | None, low: float | None) -> str:
    meanings = [
        _say(key, share=_fmt.declared(share))
        for key, share in (("workbook.colour_met", target), ("workbook.colour_low", low))
        if share is not None
    ]
    return _say("workbook.colours", meanings=", ".join(meanings)) if meanings else ""


def _unknown(view: View, tables: tuple[UnitTable, ...], unit: UnitLine | None) -> Iterator[str]:
    if unit and unit.headcount is None:
        yield f"{unit.name}: {_say('unknown_headcount')}."
    for table in tables:
        if names := table.without_headcount:
            count = _fmt.whole(len(names))
            yield _say(
                "workbook.unknown_units", n=len(names), where=table.title, count=count,
                names="; ".join(names),
            )  # fmt: skip
    if view.shows("balance") and (held := view.balance(unit.code if unit else None).held):
        yield _say("workbook.held", n=held, count=_fmt.whole(held))


def _definitions(view: View) -> Iterator[tuple[str, str]]:
    settings = view.contest.settings
    target = settings.targets.participation_rate
    yield _say("column.rank"), _say("workbook.means_rank")
    yield _say("column.people"), _say("workbook.means_people")
    yield _say("column.attempts"), _say("workbook.means_attempts")
    yield _say("column.headcount"), _say("workbook.means_headcount")
    yield _say("column.rate"), _say("workbook.means_rate")
    share = _fmt.declared(1.0 if target is None else target)
    yield _say("workbook.missing"), _say("workbook.means_missing", share=share)
    small = _fmt.whole(settings.privacy.small_cell)
    yield _say("column.mean_score"), _say("workbook.means_mean", count=small)
    yield _say("column.last"), _say("workbook.means_last")


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
