"""Units as a table that people print: a line a unit with its numbers and with notes in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from contest import Contest
from i18n.format import Format
from i18n.words import Words
from publish.pace import pace
from results import League

_say, _fmt = Words("vi"), Format("vi")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit. `rate` and `missing` are None if the headcount is unknown, `mean` if the view shows
    none or fewer people than `small_cell` took part, `last` if nobody did. `missing`: the people
    who are still needed for the target, or for the headcount of a contest without a target.
    `children`: whether the unit has units beneath."""

    rank: int | None
    code: str
    name: str
    people: int
    attempts: int
    headcount: int | None
    rate: float | None
    missing: int | None
    mean: float | None
    last: datetime | None
    notes: str
    children: bool


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The units of a group, or those directly beneath `whole`, by rate. `ended`: units that are no
    longer valid but have responses; no total includes them.

    `counted` ÷ `headcount` is `rate`: all three leave out the units without a known headcount, as
    `League.rate` does, and the last two are None if no headcount is known.
    """

    title: str
    lines: tuple[UnitLine, ...]
    ended: tuple[UnitLine, ...]
    whole: UnitLine | None
    counted: int
    headcount: int | None
    rate: float | None

    @property
    def people(self) -> int:
        """The sum of the lines."""
        return sum(line.people for line in self.lines)

    @property
    def attempts(self) -> int:
        """The sum of the lines."""
        return sum(line.attempts for line in self.lines)

    @property
    def missing(self) -> int | None:
        """The sum of the lines that know it; None if none does."""
        known = [line.missing for line in self.lines if line.missing is not None]
        return sum(known) if known else None

    @property
    def silent(self) -> int:
        """Number of units without a participant yet."""
        return sum(not line.people for line in self.lines)

    @property
    def without_headcount(self) -> tuple[str, ...]:
        """The names of the units whose headcount is unknown."""
        return tuple(line.name for line in self.lines if line.headcount is None)


def unit_table(
    contest: Contest, title: str, league: League, whole: Mapping[str, Any] | None = None
) -> UnitTable:
    """The table of a league. `whole`: the participation row of the unit above; None: a group."""
    heirs = [_heirs(contest, row) for row in league.ended]
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for row, become in zip(league.ended, heirs, strict=True):
        for code, _ in become:
            merged[code].append(row["unit_name"])
    return UnitTable(
        title=title,
        lines=tuple(unit_line(contest, row, merged[row["unit_code"]]) for row in league.rows),
        ended=tuple(
            unit_line(contest, row, [name for _, name in become])
            for row, become in zip(league.ended, heirs, strict=True)
        ),
        whole=None if whole is None else unit_line(contest, whole),
        counted=league.counted_people,
        headcount=league.headcount,
        rate=league.rate,
    )


def unit_line(contest: Contest, row: Mapping[str, Any], others: Sequence[str] = ()) -> UnitLine:
    """The line of a participation row. `others`: names of the units that merged into this unit,
    or, for a unit that has ended, of those that it has become."""
    people, headcount = row["people"], row["headcount"]
    small = people < contest.settings.privacy.small_cell
    return UnitLine(
        rank=row.get("rank"),
        code=row["unit_code"],
        name=row["unit_name"],
        people=people,
        attempts=row["attempts"],
        headcount=headcount,
        rate=row["participation_rate"],
        missing=missing(contest, people, headcount),
        mean=None if small else row["mean_score"],
        last=row["last_submitted_at"],
        notes="; ".join(_notes(contest, row, others)),
        children=row["children"] > 0,
    )


def missing(contest: Contest, people: int, headcount: int | None) -> int | None:
    """The people who are still needed, by the rule of `pace`; None if the headcount is unknown."""
    if not headcount:
        return None
    target = contest.settings.targets.participation_rate
    return pace((), people, headcount, target, datetime.min, None, None).shortfall


def _heirs(contest: Contest, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Code and name of each unit that a unit has become on the day after its last."""
    units, last = contest.units, row["valid_to"]
    ended = [n for n in units.by_code[row["unit_code"]] if units.units[n].valid_to == last]
    if last is None or not ended:
        return []
    heirs = sorted(units.successors_on(ended[0], last + timedelta(days=1)))
    return [(units.units[heir].code, units.units[heir].name) for heir in heirs]


def _notes(contest: Contest, row: Mapping[str, Any], others: Sequence[str]) -> Iterator[str]:
    targets = contest.settings.targets
    people, headcount = row["people"], row["headcount"]
    names = ", ".join(others)
    if not row["valid"]:
        day = _fmt.day(row["valid_to"])
        key = "workbook.ended_into" if names else "workbook.ended"
        yield _say(key, day=day, names=names)
    elif names:
        yield _say("workbook.merged", names=names)
    if not people:
        yield _say("workbook.silent")
    if not headcount:
        yield _say("unknown_headcount")
        return
    rate = Fraction(people, headcount)
    if rate > 1:
        yield _say("workbook.over")
    elif (met := targets.participation_rate) is not None and rate >= Fraction(str(met)):
        yield _say("workbook.met", share=_fmt.declared(met))
    elif people and (low := targets.letter_below) is not None and rate < Fraction(str(low)):
        yield _say("workbook.low", share=_fmt.declared(low))
    if row["headcount_derived"]:
        yield _say("workbook.derived")
