"""The *biểu tổng hợp*: participation as an Excel workbook, for the contest or for one unit.

The workbook has no macro, no link to outside, and no name of a person.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from i18n.words import Words
from publish.made import Made
from publish.workbook.content import Content, unit_content, whole_content
from publish.workbook.sheet_names import sheet_names
from publish.workbook.sheets import Totals, link, shown, unit_sheet, write
from publish.workbook.styles import (
    LINE,
    OPTIONS,
    TOTAL,
    Styles,
    colour_rates,
    height_of,
    on_paper,
    styles_of,
)
from publish.workbook.unit_table import UnitTable
from results import View

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_say = Words("vi")
_WIDTHS = (34, 11, 13, 13, 13, 13, 13, 13, 13, 13)
_PROSE = sum(_WIDTHS[1:]) - 10
_GROUP_HEADS = (
    "workbook.group", "workbook.units", "figure.silent", "figure.without_headcount",
    "column.people", "column.attempts", "workbook.counted", "column.headcount", "column.rate",
    "workbook.missing",
)  # fmt: skip
_RATE = 8
_Group = tuple[UnitTable, str, Totals | None]
"""The table of a group, the name of its sheet, and the cells of its totals."""
_Formula = tuple[str, float | int | None]
"""A formula and the value that it gives; None: an empty text."""


def workbook(view: View, code: str | None = None) -> Made:
    """The workbook of the contest, or of the unit with this code. Equal numbers give equal bytes.

    The whole contest has a sheet of totals, a sheet for each group, and a sheet for each top unit
    that has units beneath. A unit has a sheet of totals and the sheet of the units beneath it.

    Raises:
        UsageError: no unit ever had this code.
        NotAllowedError: the viewer may not see the numbers of units.
    """
    content, _ = counted(view, code)
    return Made("workbook", code, view.known_until, "xlsx", content)


def counted(view: View, code: str | None = None) -> tuple[bytes, int]:
    """The bytes of that workbook, and the number of its lines about units."""
    content = whole_content(view) if code is None else unit_content(view, code)
    tables = (*content.groups, *content.beneath)
    lines = sum(len(table.lines) + len(table.ended) for table in tables)
    return written(content), lines or 1


def written(content: Content) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties(
            {"title": shown(content.heading), "subject": shown(content.contest),
             "created": content.known}
        )  # fmt: skip
        book.set_calc_mode("auto")
        styles = styles_of(book)
        tables = (*content.groups, *content.beneath)
        home, *names = sheet_names([_say("workbook.totals"), *(one.title for one in tables)])
        beneath = names[len(content.groups) :]
        links = {
            table.whole.code: name
            for table, name in zip(content.beneath, beneath, strict=True)
            if table.whole
        }
        first = book.add_worksheet(home)
        totals = [
            unit_sheet(book, styles, name, table, content, home, links)
            for table, name in zip(tables, names, strict=True)
        ]
        groups = [*zip(content.groups, names, totals, strict=False)]
        _first_sheet(book, styles, first, content, groups, links)
    return out.getvalue()


def _first_sheet(
    book: Workbook,
    styles: Styles,
    sheet: Worksheet,
    content: Content,
    groups: list[_Group],
    links: dict[str, str],
) -> None:
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    sheet.set_landscape()
    on_paper(sheet, content.as_of)
    for row, (text, kind) in enumerate(
        ((content.heading, "title"), (content.contest, "quiet"), (content.as_of, "heading"))
    ):
        sheet.write_string(row, 0, shown(text), styles(kind))
    row = 4
    for total in content.totals:
        sheet.write_string(row, 0, total.label, styles("text"))
        write(sheet, row, 1, total.value, styles(total.kind, bold=True), total.kind)
        sheet.set_row_pixels(row, height_of([(total.label, _WIDTHS[0])]))
        if total.kind == "rate":
            colour_rates(sheet, book, (row, row), 1, content.target, content.low)
        row += 1
    row += 1
    if groups:
        row = _write_groups(book, styles, sheet, row, groups, content)
    elif content.beneath:
        for table, name in zip(content.beneath, links.values(), strict=True):
            text = _say("workbook.beneath", unit=table.title)
            link(sheet, row, 0, name, text, styles("link"))
            row += 1
        row += 1
    unknown = content.unknown or (_say("workbook.nothing_unknown"),)
    row = _write_prose(sheet, styles, row, _say("workbook.unknown"), [("", u) for u in unknown])
    row = _write_prose(sheet, styles, row, _say("workbook.definitions"), content.definitions)
    sheet.print_area(0, 0, row, len(_WIDTHS) - 1)
    sheet.activate()


def _write_groups(
    book: Workbook,
    styles: Styles,
    sheet: Worksheet,
    row: int,
    groups: list[_Group],
    content: Content,
) -> int:
    """A line a group, whose numbers are formulas on the totals of its sheet, and their total."""
    for column, key in enumerate(_GROUP_HEADS):
        sheet.write_string(row, column, _say(key), styles("head"))
    sheet.set_row_pixels(row, 3 * LINE)
    first = row + 1
    for table, name, cells in groups:
        row += 1
        link(sheet, row, 0, name, table.title, styles("name"))
        counts = (len(table.lines), table.silent, len(table.without_headcount))
        for column, count in enumerate(counts, start=1):
            sheet.write_number(row, column, count, styles("count"))
        _write_formulas(sheet, styles, row, _of_group(table, cells))
        sheet.set_row_pixels(row, height_of([(shown(table.title), _WIDTHS[0])]))
    _write_sum(sheet, styles, row + 1, first, [table for table, _, _ in groups])
    colour_rates(sheet, book, (first, row + 1), _RATE, content.target, content.low)
    return row + 3


def _of_group(table: UnitTable, cells: Totals | None) -> Mapping[int, _Formula]:
    if cells is None:
        return {}
    rate = f'=IF(COUNT({cells.headcount})=0,"",{cells.counted}/{cells.headcount})'
    counted = None if table.headcount is None else table.counted
    return {
        4: (f"={cells.people}", table.people),
        5: (f"={cells.attempts}", table.attempts),
        6: (f"={cells.counted}", counted),
        7: (f"={cells.headcount}", table.headcount),
        8: (rate, table.rate),
        9: (f"={cells.missing}", table.missing),
    }


def _write_sum(
    sheet: Worksheet, styles: Styles, row: int, first: int, tables: list[UnitTable]
) -> None:
    def known(column: int) -> str:
        return str(xl_range(first, column, row - 1, column))

    def summed(column: int, values: Iterable[int | None]) -> _Formula:
        numbers = [value for value in values if value is not None]
        formula = f'=IF(COUNT({known(column)})=0,"",SUM({known(column)}))'
        return formula, sum(numbers) if numbers else None

    sums = {
        1: summed(1, (len(table.lines) for table in tables)),
        2: summed(2, (table.silent for table in tables)),
        3: summed(3, (len(table.without_headcount) for table in tables)),
        4: summed(4, (table.people if table.lines else None for table in tables)),
        5: summed(5, (table.attempts if table.lines else None for table in tables)),
        6: summed(6, (table.counted if table.headcount else None for table in tables)),
        7: summed(7, (table.headcount for table in tables)),
        9: summed(9, (table.missing for table in tables)),
    }
    (_, counted), (_, headcount) = sums[6], sums[7]
    rate = f'=IF(COUNT({known(7)})=0,"",SUM({known(6)})/SUM({known(7)}))'
    value = counted / headcount if counted is not None and headcount else None
    sheet.write_string(
        row, 0, _say("workbook.groups_total"), styles("text", bold=True, bg_color=TOTAL)
    )
    _write_formulas(sheet, styles, row, {**sums, _RATE: (rate, value)}, bold=True, bg_color=TOTAL)
    sheet.set_row_pixels(row, LINE)


def _write_formulas(
    sheet: Worksheet, styles: Styles, row: int, formulas: Mapping[int, _Formula], **look: Any
) -> None:
    """Write formulas with the values that they give; a column without one is an empty cell."""
    for column in range(1, len(_GROUP_HEADS)):
        style = styles("rate" if column == _RATE else "count", **look)
        if column in formulas:
            formula, value = formulas[column]
            sheet.write_formula(row, column, formula, style, "" if value is None else value)
        elif column > 3:
            sheet.write_blank(row, column, None, style)


def _write_prose(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    heading: str,
    lines: Iterable[tuple[str, str]],
) -> int:
    """A heading and sentences under it, each with a name in the first column if it has one."""
    sheet.write_string(row, 0, heading, styles("heading"))
    last = len(_WIDTHS) - 1
    for name, text in lines:
        row += 1
        begin = 1 if name else 0
        if name:
            sheet.write_string(row, 0, name, styles("prose", bold=True))
        sheet.merge_range(row, begin, row, last, "", styles("prose"))
        sheet.write_string(row, begin, shown(text), styles("prose"))
        sheet.set_row_pixels(row, height_of([(shown(text), _PROSE)]))
    return row + 2
