"""The public numbers as tables for programs and offices: JSON, CSV and a workbook."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from contest.csv_cells import Cell
from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from publish.csv import csv_bytes
from publish.press.corrections import Correction
from publish.press.turnout import PublicTurnout
from publish.workbook.styles import OPTIONS, RATE, near_label

_SAY, _FMT = Words("vi"), Format("vi")
_WIDTHS = (12, 24, 46, 26, 26, 14, 16, 14, 14, 14, 18)
_LONGEST = 1000
_HEADING_HEIGHT = 48


def turnout_json(turnout: PublicTurnout, corrections: Sequence[Correction] = ()) -> dict[str, Any]:
    """The numbers with the names of `docs/commands.md` (`turnout.json`).

    Rates have 6 decimals, times are contest-local without an offset. An unknown headcount and its
    rate are null. `corrected_at`: the latest correction; null: none. `corrections`: all of them,
    the latest first; the name of the whole contest is "".
    """
    latest = max((one.corrected_at for one in corrections), default=None)
    return {
        "contest": turnout.id,
        "title": turnout.title,
        "as_of": turnout.as_of.isoformat(),
        "people": turnout.people,
        "attempts": turnout.attempts,
        "counted_people": turnout.counted_people,
        "headcount": turnout.headcount,
        "participation_rate": _rounded(turnout.rate),
        "groups": [
            {
                "id": group.id,
                "title": group.title,
                "people": group.people,
                "counted_people": group.counted_people,
                "headcount": group.headcount,
                "participation_rate": _rounded(group.rate),
            }
            for group in turnout.groups
        ],
        "units": [
            {
                "code": unit.code,
                "name": unit.name,
                "group": unit.group,
                "parent": unit.parent,
                "people": unit.people,
                "headcount": unit.headcount,
                "participation_rate": _rounded(unit.rate),
            }
            for unit in turnout.units
        ],
        "days": [
            {"date": one.day.isoformat(), "people": one.people, "attempts": one.attempts}
            for one in turnout.days
        ],
        "corrected_at": latest.isoformat() if latest else None,
        "corrections": [
            {
                "name": one.name,
                "measure": one.measure,
                "as_of": one.as_of.isoformat(),
                "before": one.before,
                "after": one.after,
                "corrected_at": one.corrected_at.isoformat(),
            }
            for one in sorted(corrections, key=lambda one: one.corrected_at, reverse=True)
        ],
    }


def json_file(turnout: PublicTurnout, corrections: Sequence[Correction] = ()) -> bytes:
    """`turnout_json` as a file."""
    content = turnout_json(turnout, corrections)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def csv_file(turnout: PublicTurnout) -> bytes:
    """The contest, its groups and the named units, a line each, with Vietnamese headings."""
    return csv_bytes(_headings(), _lines(turnout))


def workbook(turnout: PublicTurnout) -> bytes:
    """The lines of `csv_file` as typed cells, and the days on a second sheet. Equal numbers give
    equal bytes."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"title": turnout.title, "created": turnout.as_of})
        heading = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        styles = {
            int: book.add_format({"num_format": "#,##0"}),
            float: book.add_format({"num_format": RATE}),
            datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        }
        units = book.add_worksheet(_SAY("public.sheet_units"))

        def style(cell: Cell) -> Any:
            """The format of a cell; a rate near 0 or 1 is never written as exactly 0 % or 100 %."""
            if isinstance(cell, float) and (label := near_label(cell)):
                return book.add_format({"num_format": f'"{label}"'})
            return styles[type(cell)]

        _fill(units, _headings(), _lines(turnout), heading, style)
        days = book.add_worksheet(_SAY("public.sheet_days"))
        styles[datetime] = book.add_format({"num_format": "dd/mm/yyyy"})
        day_headings = [
            _SAY("public.day"), _SAY("public.new_people"), _SAY("column.attempts"),
        ]  # fmt: skip
        day_lines: list[list[Cell]] = [
            [datetime.combine(one.day, datetime.min.time()), one.people, one.attempts]
            for one in turnout.days
        ]
        _fill(days, day_headings, day_lines, heading, style)
    return out.getvalue()


def _fill(
    sheet: Worksheet,
    headings: Sequence[str],
    lines: Iterable[Sequence[Cell]],
    heading: Any,
    style: Callable[[Cell], Any],
) -> None:
    sheet.set_row(0, _HEADING_HEIGHT)
    for column, text in enumerate(headings):
        sheet.write_string(0, column, text, heading)
        sheet.set_column(column, column, _WIDTHS[column])
    for number, line in enumerate(lines, start=1):
        for column, cell in enumerate(line):
            if isinstance(cell, str):
                sheet.write_string(number, column, on_one_line(cell, _LONGEST))
            elif cell is not None:
                sheet.write(number, column, cell, style(cell))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P/&N")


def _headings() -> list[str]:
    keys = (
        "public.level", "column.code", "public.name", "public.group", "public.parent",
        "column.people", "public.counted_people", "column.headcount", "column.rate",
        "column.attempts", "public.as_of_column",
    )  # fmt: skip
    return [_SAY(key) for key in keys]


def _lines(turnout: PublicTurnout) -> Iterator[list[Cell]]:
    as_of = turnout.as_of
    yield [
        _SAY("public.whole"), turnout.id, turnout.title, None, None, turnout.people,
        turnout.counted_people, turnout.headcount, _rounded(turnout.rate), turnout.attempts, as_of,
    ]  # fmt: skip
    for group in turnout.groups:
        yield [
            _SAY("public.group"), group.id, group.title, None, None, group.people,
            group.counted_people, group.headcount, _rounded(group.rate), None, as_of,
        ]  # fmt: skip
    titles = {group.id: group.title for group in turnout.groups}
    names = {unit.code: unit.name for unit in turnout.units}
    for unit in turnout.units:
        above = unit.parent and names.get(unit.parent, unit.parent)
        yield [
            _SAY("column.unit"), unit.code, unit.name, titles.get(unit.group, unit.group), above,
            unit.people, unit.people if unit.headcount else None, unit.headcount,
            _rounded(unit.rate), None, as_of,
        ]  # fmt: skip


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 6)
