"""The prizes of units: their order by the declared measures, and which units are out and why."""

from __future__ import annotations

from i18n.format import UNKNOWN
from i18n.rates import people_cell
from publish.prizes import unit_ties
from results import UnitList, UnitStanding
from ui.components.blocks import heading, note, quiet, show
from ui.components.markup import Child
from ui.components.tables import Column, Row, table
from ui.prizes.draw import draw_unit_tie
from ui.prizes.verify import draw_unit, state_of, with_state
from ui.shell.visit import Visit

SHOWN = 10
"""Units of a list that are shown before the rest is folded."""


def draw_units(visit: Visit) -> None:
    """Draw each list of unit prizes, and beneath it the units that cannot win."""
    if not visit.contest.settings.unit_prizes:
        return
    lists, _ = visit.view.unit_awards()
    for one in lists:
        _draw_list(visit, one)
        for tie in unit_ties(visit.view, one):
            draw_unit_tie(visit, tie, _tied_columns(visit), of=_title(visit, one))
        _draw_out(visit, [unit for unit in one.units if unit.out])


def _draw_list(visit: Visit, one: UnitList) -> None:
    say, fmt = visit.say, visit.fmt
    first = one.prizes[0]
    measures = ", ".join(say(f"prizes.measure.{name}") for name in first.measure)
    lead = say("prizes.by", measures=measures, minimum=fmt.whole(first.minimum_headcount))
    counts = " · ".join(
        f"{visit.titled(prize.name)}: {fmt.whole(prize.count)}" for prize in one.prizes
    )
    running = [unit for unit in one.units if not unit.out]
    show(heading(_title(visit, one), f"{counts}. {lead}"))
    if not running:
        show(note(say("prizes.no_unit")))
        return
    holders = sum(unit.prize is not None for unit in running)
    rows = [{"unit": unit} for unit in running[: max(SHOWN, holders + 1)]]
    show(table(_columns(visit), rows, name=_title(visit, one), ranked=True))
    draw_unit(visit, one.units, key=f"unit_{first.group}_{first.name}")


def _title(visit: Visit, one: UnitList) -> str:
    group = one.prizes[0].group
    return next((known.title for known in visit.contest.groups if known.id == group), group)


def _tied_columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt
    return (
        Column(say("column.unit"), lambda row: row["unit_name"], "main"),
        Column(say("prizes.measure.participation_rate"),
               lambda row: fmt.share(row["participation_rate"]), "lead-value", True),
        Column(say("prizes.measure.people"), lambda row: people_cell(row, fmt), "more", True),
        Column(say("prizes.measure.mean_score"), lambda row: fmt.score(row["mean_score"]), "more",
               True),
    )  # fmt: skip


def _columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt, checks = visit.say, visit.fmt, visit.view.prize_checks()

    def prize(row: Row) -> Child:
        unit = _of(row)
        check = checks.of_unit(unit.row["unit_code"], unit.row["valid_from"])
        if unit.prize:
            return with_state(visit, unit.prize, check)
        return None if unit.eligible else state_of(visit, check)

    return (
        Column(say("prizes.prize"), prize, "line",
               style="ct-strong ct-tight"),
        Column(say("column.rank"), lambda row: fmt.whole(_of(row).rank), "rank", True),
        Column(say("column.unit"), lambda row: _of(row).row["unit_name"], "main"),
        Column(say("prizes.measure.participation_rate"), lambda row: _rate(visit, row),
               "lead-value", True),
        Column(say("prizes.measure.people"), lambda row: _people(visit, row), "more", True),
        Column(say("prizes.measure.mean_score"), lambda row: fmt.score(_of(row).row["mean_score"]),
               "more", True),
    )  # fmt: skip


def _draw_out(visit: Visit, out: list[UnitStanding]) -> None:
    if not out:
        return
    say = visit.say
    columns = (
        Column(say("column.unit"), lambda row: _of(row).row["unit_name"], "main"),
        Column(say("prizes.measure.people"), lambda row: _people(visit, row), "lead-value", True),
        Column(say("prizes.why_out"), lambda row: _out(visit, _of(row)), "line"),
    )
    title = say("prizes.out", n=len(out), count=visit.fmt.whole(len(out)))
    show(quiet(title), table(columns, [{"unit": unit} for unit in out], name=title))


def _out(visit: Visit, unit: UnitStanding) -> str:
    row = unit.row
    return visit.say(f"prizes.out.{unit.out}", rate=visit.fmt.share(row["participation_rate"]))


def _of(row: Row) -> UnitStanding:
    unit: UnitStanding = row["unit"]
    return unit


def _rate(visit: Visit, row: Row) -> str:
    return visit.fmt.share(_of(row).row["participation_rate"])


def _people(visit: Visit, row: Row) -> str:
    fmt, unit = visit.fmt, _of(row).row
    whole = UNKNOWN if unit["headcount"] is None else fmt.whole(unit["headcount"])
    return f"{fmt.whole(unit['people'])}/{whole}"
