"""How the *biểu tổng hợp* looks: its types of cells, its colours, its page on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from i18n.format import Format

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""The options of every workbook: a text of other people stays a text."""
FONT = "Times New Roman"
COUNT, RATE, MEAN, TIME = "#,##0", '0.0"\u00a0"%', "0.00", "dd/mm/yyyy hh:mm"
"""The formats of numbers. The office of the reader chooses the marks: 36,8 % in Vietnam. The quoted
blank keeps the sign beside the number."""
HEAD, TOTAL, RULE, GRID, SOFT = "#E3E8EE", "#F1F3F6", "#9AA5B1", "#D9DEE4", "#52606D"
MET, LOW, BAR = "#CCE3F0", "#FBE0C4", "#0072B2"
"""Blue and orange are told apart by people who see no red or no green (Okabe and Ito), and a word
beside each colour says the same."""
LINE = 21
"""The height of a line of text, in points of a screen."""
_NEAR = ((0, 0.0005), (0.9995, 1), (1, 1.0005))
"""The rates that one decimal would write as exactly 0 % or 100 %, without the exact ones."""
_LETTERS = 1.15
"""Letters of this font in the width that a spreadsheet calls one letter."""
_LONGEST_FOOTER = 200
_fmt = Format("vi")


Styles = Callable[..., CellFormat]
"""`styles("count", bold=True)` is the format of a bold whole number in the table."""


def styles_of(book: Workbook) -> Styles:
    """The formats of the cells of a workbook, each made once."""
    made: dict[object, CellFormat] = {}

    def style(kind: str, **more: Any) -> CellFormat:
        key = (kind, *sorted(more.items()))
        if key not in made:
            made[key] = book.add_format({"font_name": FONT, **_KINDS[kind], **more})
        return made[key]

    return style


_CELL = {"font_size": 12, "border": 1, "border_color": RULE, "valign": "vcenter"}
_KINDS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 15, "bold": True},
    "heading": {"font_size": 13, "bold": True},
    "quiet": {"font_size": 11, "font_color": SOFT},
    "prose": {"font_size": 12, "text_wrap": True, "valign": "top"},
    "link": {"font_size": 11, "font_color": "#0B5394", "underline": 1, "valign": "top"},
    "head": {
        **_CELL, "bold": True, "bg_color": HEAD, "align": "center", "text_wrap": True,
    },
    "text": {**_CELL, "text_wrap": True},
    "code": {**_CELL, "text_wrap": True, "font_size": 9},
    "name": {**_CELL, "text_wrap": True, "font_color": "#0B5394", "underline": 1},
    "place": {**_CELL, "num_format": COUNT, "align": "center"},
    "count": {**_CELL, "num_format": COUNT},
    "rate": {**_CELL, "num_format": RATE},
    "mean": {**_CELL, "num_format": MEAN},
    "time": {**_CELL, "num_format": TIME, "align": "center"},
}  # fmt: skip


def on_paper(sheet: Worksheet, as_of: str, *, heading_row: int | None = None) -> None:
    """A4, one page wide, with the time of the numbers and the page at the foot. The rows of
    headings stand on every page."""
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    foot = as_of[:_LONGEST_FOOTER].replace("&", "&&")
    sheet.set_footer(f'&L&"{FONT}"&10{foot}&R&"{FONT}"&10Trang &P/&N')
    if heading_row is not None:
        sheet.repeat_rows(heading_row)


def colour_rates(
    sheet: Worksheet,
    book: Workbook,
    rows: tuple[int, int],
    column: int,
    target: float | None,
    low: float | None,
) -> None:
    """Colour the rates that reached the target and those below the low threshold, and write a rate
    near 0 % or 100 % as `Format.share` does, never as exactly 0 or 100. Empty cells stay as they
    are."""
    first, last = rows
    letter = chr(ord("A") + column)
    cell = f"${letter}{first + 1}"

    def when(condition: str, look: dict[str, Any]) -> None:
        sheet.conditional_format(
            first, column, last, column,
            {
                "type": "formula",
                "criteria": f"=AND(ISNUMBER({cell}),{condition})",
                "format": book.add_format(look),
            },
        )  # fmt: skip

    def colour(rate: float) -> dict[str, str]:
        if target is not None and rate >= target:
            return {"bg_color": MET}
        return {"bg_color": LOW} if low is not None and rate < low else {}

    for begin, end in _NEAR:  # each with its colour, because LibreOffice obeys one condition alone
        inside = (begin + end) / 2
        opened = ">" if begin in (0, 1) else ">="
        number = {"num_format": f'"{_fmt.share(inside)}"'}
        when(f"{cell}{opened}{begin},{cell}<{end}", number | colour(inside))
    if target is not None:
        when(f"{cell}>={target!r}", {"bg_color": MET})
    if low is not None:
        when(f"{cell}<{low!r}", {"bg_color": LOW})


def near_label(rate: float | None) -> str | None:
    """What `Format.share` writes for a rate that `RATE` would show as exactly 0 % or 100 % and that
    is neither; None for every other.

    >>> [near_label(rate) for rate in (None, 0.0, 0.5, 1.0)], near_label(0.9996)
    ([None, None, None, None], '99,9\\xa0%')
    """
    if rate is None or rate in (0, 1):
        return None
    return _fmt.share(rate) if any(begin <= rate < end for begin, end in _NEAR) else None


def height_of(texts: Sequence[tuple[str, int]]) -> int:
    """The height of a row in which these texts are wrapped, each in a column of that width.

    >>> height_of([("Sở Nội vụ", 30)]), height_of([("x" * 70, 30), ("y", 2)])
    (21, 63)
    """
    return LINE * max(ceil(len(text) / (letters * _LETTERS)) or 1 for text, letters in texts)
