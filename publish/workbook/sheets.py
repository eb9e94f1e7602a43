"""The sheet of a group, and of the units beneath a unit: the table, its totals, and its chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from contest.sanitize import on_one_line
from i18n.words import Words
from publish.workbook.content import Content
from publish.workbook.styles import (
    BAR,
    FONT,
    GRID,
    LINE,
    RATE,
    TOTAL,
    Styles,
    colour_rates,
    height_of,
    near_label,
    on_paper,
)
from publish.workbook.unit_table import UnitLine, UnitTable

_say = Words("vi")
LONGEST = 1_000
"""The most letters of a text in a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its heading, its type of cell, its width in letters, its value."""

    heading: str
    kind: str
    width: int
    value: Callable[[UnitLine], Any]


COLUMNS = (
    Column("column.rank", "place", 7, lambda line: line.rank),
    Column("column.code", "code", 15, lambda line: line.code),
    Column("column.unit", "text", 33, lambda line: line.name),
    Column("column.people", "count", 9, lambda line: line.people),
    Column("column.attempts", "count", 9, lambda line: line.attempts),
    Column("column.headcount", "count", 10, lambda line: line.headcount),
    Column("column.rate", "rate", 10, lambda line: line.rate),
    Column("workbook.missing", "count", 9, lambda line: line.missing),
    Column("column.mean_score", "mean", 8, lambda line: line.mean),
    Column("column.last", "time", 17, lambda line: line.last),
    Column("workbook.notes", "text", 32, lambda line: line.notes),
)
CODE, UNIT, PEOPLE, ATTEMPTS, HEADCOUNT, COUNTED_RATE, MISSING = 1, 2, 3, 4, 5, 6, 7
NOTES = len(COLUMNS) - 1
HEADING_ROW = 5
_BAR, _CHART_EDGE = 24, 90
_WIDTH = sum(7 * column.width + 5 for column in COLUMNS)
"""The width of all columns, in points of a screen."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The cells of a sheet that the first sheet adds up, such as `'Sở'!$D$20`."""

    people: str
    attempts: str
    counted: str
    headcount: str
    missing: str


def unit_sheet(
    book: Workbook,
    styles: Styles,
    name: str,
    table: UnitTable,
    content: Content,
    home: str,
    links: Mapping[str, str],
) -> Totals | None:
    """Draw a sheet; returns the cells of its totals, or None if it has no units.

    `home`: name of the first sheet. `links`: code of each unit that has a sheet → its name.
    """
    sheet = book.add_worksheet(name)
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
    title = _say("workbook.beneath", unit=table.title) if table.whole else table.title
    for row, (text, kind) in enumerate(
        (
            (title, "title"),
            (content.contest, "quiet"),
            (content.as_of, "quiet"),
            (content.colours, "quiet"),
        )
    ):
        sheet.write_string(row, 0, shown(text), styles(kind))
    link(sheet, 4, 0, home, _say("workbook.back"), styles("link"))
    for number, column in enumerate(COLUMNS):
        sheet.write_string(HEADING_ROW, number, _say(column.heading), styles("head"))
    sheet.set_row_pixels(HEADING_ROW, 3 * LINE)
    sheet.freeze_panes(HEADING_ROW + 1, UNIT + 1)
    on_paper(sheet, content.as_of, heading_row=HEADING_ROW)
    first = HEADING_ROW + 1
    for row, line in enumerate(table.lines, start=first):
        _write_line(sheet, styles, row, line, links)
    row = first + len(table.lines)
    totals = None
    if table.lines:
        sheet.autofilter(HEADING_ROW, 0, row - 1, NOTES)
        totals = _write_totals(sheet, styles, name, table, first, row)
        row += 2 if table.without_headcount else 1
        colour_rates(sheet, book, (first, row), COUNTED_RATE, content.target, content.low)
    if table.whole:
        whole = _say("workbook.whole_unit", unit=table.whole.name)
        _write_line(sheet, styles, row, table.whole, {}, name=whole, rank=None)
        row += 1
    if table.ended:
        sheet.write_string(row + 1, 0, _say("workbook.ended_rows"), styles("heading"))
        row += 2
        for line in table.ended:  # whose codes may be those of other units by now
            _write_line(sheet, styles, row, line, {})
            row += 1
    row += 1
    if table.lines:
        row = _draw_chart(book, sheet, name, table, first, row)
    sheet.print_area(0, 0, row, NOTES)
    return totals


def shown(text: str) -> str:
    """A text of other people on one line, without what nobody sees, at most `LONGEST` letters."""
    return on_one_line(text, LONGEST)


def link(sheet: Worksheet, row: int, column: int, to: str, text: str, style: Any) -> None:
    """A cell that leads to another sheet of the workbook."""
    sheet.write_url(row, column, f"internal:{quoted(to)}!A1", style, shown(text))


def quoted(name: str) -> str:
    """The name of a sheet inside a formula.

    >>> quoted("Sở d'An")
    "'Sở d''An'"
    """
    return "'" + name.replace("'", "''") + "'"


def write(sheet: Worksheet, row: int, column: int, value: Any, style: Any, kind: str) -> None:
    """Write a value as what it is; None is an empty cell, and a text is never a formula."""
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif kind in ("text", "code"):
        sheet.write_string(row, column, shown(value), style)
    elif kind == "time":
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def _write_line(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    line: UnitLine,
    links: Mapping[str, str],
    **instead: Any,
) -> None:
    """Write a unit. `instead` replaces its `name` or `rank`; such a line is written in bold."""
    look = {"bold": True} if instead else {}
    name = shown(instead.get("name", line.name))
    for number, column in enumerate(COLUMNS):
        value = column.value(line)
        if number == 0 and "rank" in instead:
            value = instead["rank"]
        elif number == UNIT:
            value = name
        if number == UNIT and line.code in links:
            link(sheet, row, number, links[line.code], name, styles("name"))
        else:
            write(sheet, row, number, value, styles(column.kind, **look), column.kind)
    notes, code = shown(line.notes), shown(line.code)
    wrapped = (
        (code, COLUMNS[CODE].width - 3),
        (name, COLUMNS[UNIT].width),
        (notes, COLUMNS[NOTES].width),
    )
    sheet.set_row_pixels(row, height_of(wrapped))


def _write_totals(
    sheet: Worksheet, styles: Styles, name: str, table: UnitTable, first: int, row: int
) -> Totals:
    """The row of totals as formulas, and a row of the units with a known headcount if some have
    none. Each formula carries the value that it gives."""
    last = row - 1

    def span(column: int) -> str:
        return str(xl_range(first, column, last, column))

    def put(row: int, column: int, formula: str, value: float | int | None) -> str:
        style = styles(COLUMNS[column].kind, bold=True, bg_color=TOTAL)
        sheet.write_formula(row, column, formula, style, "" if value is None else value)
        return f"{quoted(name)}!{xl_rowcol_to_cell(row, column, True, True)}"

    def blank(row: int, label: str) -> None:
        for column in range(len(COLUMNS)):
            sheet.write_blank(row, column, None, styles("text", bold=True, bg_color=TOTAL))
        sheet.write_string(row, UNIT, label, styles("text", bold=True, bg_color=TOTAL))
        sheet.set_row_pixels(row, LINE)

    heads, people = span(HEADCOUNT), span(PEOPLE)
    counted = f'SUMIF({heads},">0",{people})'
    headcount = f'=IF(COUNT({heads})=0,"",SUM({heads}))'
    rate = f'=IF(COUNT({heads})=0,"",{counted}/SUM({heads}))'
    missing = f'=IF(COUNT({span(MISSING)})=0,"",SUM({span(MISSING)}))'
    blank(row, _say("workbook.total"))
    cells = Totals(
        put(row, PEOPLE, f"=SUM({people})", table.people),
        put(row, ATTEMPTS, f"=SUM({span(ATTEMPTS)})", table.attempts),
        put(row, PEOPLE, f"=SUM({people})", table.people),
        put(row, HEADCOUNT, headcount, table.headcount),
        put(row, MISSING, missing, table.missing),
    )
    if not table.without_headcount:
        put(row, COUNTED_RATE, rate, table.rate)
        return cells
    blank(row + 1, _say("workbook.known_total"))
    known = put(row + 1, PEOPLE, f"={counted}", table.counted)
    put(row + 1, HEADCOUNT, headcount, table.headcount)
    put(row + 1, COUNTED_RATE, rate, table.rate)
    return Totals(cells.people, cells.attempts, known, cells.headcount, cells.missing)


def _draw_chart(
    book: Workbook,
    sheet: Worksheet,
    name: str,
    table: UnitTable,
    first: int,
    row: int,
) -> int:
    """Draw the rates as bars in the order of the table; returns the last row beneath the chart."""
    last = first + len(table.lines) - 1
    near = [near_label(line.rate) for line in table.lines]

    def span(column: int) -> str:
        return f"={quoted(name)}!{xl_range_abs(first, column, last, column)}"

    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": _say("column.rate"),
            "categories": span(UNIT),
            "values": span(COUNTED_RATE),
            "fill": {"color": BAR},
            "gap": 45,
            "data_labels": {
                "value": True,
                "num_format": RATE,
                "font": {"name": FONT, "size": 10},
                "custom": [{"value": text} if text else None for text in near],
            },
        }
    )
    chart.set_title({"name": _say("workbook.chart"), "name_font": {"name": FONT, "size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT, "size": 10}})
    chart.set_x_axis(
        {
            "min": 0,
            "num_format": '0"\u00a0"%',
            "num_font": {"name": FONT, "size": 10},
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": GRID, "width": 0.5}},
            "label_position": "high",
        }
    )
    height = _CHART_EDGE + _BAR * len(table.lines)
    chart.set_size({"width": _WIDTH, "height": height})
    sheet.insert_chart(row, 0, chart, {"object_position": 2, "description": _say("workbook.chart")})
    return row + -(-height // 20)
