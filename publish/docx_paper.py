"""A paper of the organizers as .docx: page, head, sections and signature (Nghị định 30/2020).

Number and day stay open for the registry. Texts go in as texts, so no markup of other people gets
into the file.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from contest.sanitize import on_one_line
from i18n.words import Words
from publish.made import steady

FONT = "Times New Roman"
_say = Words("vi")
_NO_BREAK = "\u00a0"
_MOTTO_RULE = Mm(52)
"""As long as the motto in bold of 13 points."""
_ISSUER_RULE = Mm(22)
_TEXT_WIDTH = Mm(210 - 30 - 15)
_LEFT, _RIGHT = Mm(68), Mm(97)
_PADDING = Mm(3.8)
"""What Word leaves blank on both sides of a cell."""

_LONGEST_TITLE = 255
"""Signs of a title among a document's properties, as Word's format has it."""

_CENTER, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def new_paper(title: str, made_at: datetime) -> Paper:
    """An empty A4 page with the decree's margins, font and page numbers; none on page 1."""
    paper = Document()
    core = paper.core_properties
    core.title, core.author, core.comments = title[:_LONGEST_TITLE], "", ""
    core.created = core.modified = made_at
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.element.rPr.append(element("w:lang", val="vi-VN"))
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = _CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = number.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            field = OxmlElement("w:instrText")
            field.text = text
            run._r.append(field)
    return paper


def add_head(paper: Paper, parent: str, organizer: str, place: str) -> None:
    """The two columns at the top: issuer and number, name of the state, place and day."""
    table = _borderless(paper, 2)
    left, right = table.rows[0].cells
    if parent:
        _in_cell(left, parent.upper(), size=12)
    _in_cell(left, organizer.upper(), size=12, bold=True)
    _rule(left, _LEFT, _ISSUER_RULE)
    _in_cell(right, _say("letters.country"), size=12, bold=True)
    _in_cell(right, _say("letters.motto"), size=13, bold=True)
    _rule(right, _RIGHT, _MOTTO_RULE)
    left, right = table.rows[1].cells
    _in_cell(left, "Số:", size=13, blank=10)
    where = f"{place}, " if place else ""
    for text in (f"{where}ngày", "tháng", "năm"):
        _in_cell(right, text, size=13, italic=True, blank=7, is_new=text.endswith("ngày"))


def add_title(paper: Paper, lines: Sequence[tuple[str, bool, bool]]) -> None:
    """Centred lines as (text, bold, italic); a rule stands under the second."""
    for n, (text, bold, italic) in enumerate(lines):
        line = paper.add_paragraph()
        line.alignment = _CENTER
        line.paragraph_format.space_before = Pt(12 if n == 0 else 3)
        _write(line, text, size=14 if n == 0 else 13, bold=bold, italic=italic)
        if n == 1:
            _bottom_rule(paper.add_paragraph(), _TEXT_WIDTH, Mm(40))


def add_heading(paper: Paper, text: str) -> None:
    """The heading of a section; it stays on the page of what follows."""
    line = paper.add_paragraph()
    line.paragraph_format.space_before = Pt(10)
    line.paragraph_format.keep_with_next = True
    _write(line, text, bold=True)


def add_text(paper: Paper, text: str, *, italic: bool = False, lead: bool = False) -> None:
    """A paragraph of the body. `lead`: it stays on the page of what follows."""
    line = paper.add_paragraph()
    line.alignment = _BOTH
    line.paragraph_format.first_line_indent = Mm(10)
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(3)
    line.paragraph_format.keep_with_next = lead
    _write(line, text, italic=italic)


def add_table(
    paper: Paper,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    first: float,
    has_total: bool,
) -> None:
    """A table with its head on each page: names on the left, numbers on the right, no row cut.
    `first`: the share of the width that the names take. `has_total`: the last row is a sum."""
    table: Table = paper.add_table(rows=1 + len(rows), cols=len(head))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    names = int(_TEXT_WIDTH * first)
    widths = [names, *[(_TEXT_WIDTH - names) // (len(head) - 1)] * (len(head) - 1)]
    _set_widths(table, widths)
    top, *others = table.rows
    _fill(top, head, widths, bold=True, is_head=True)
    top._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for row, texts in zip(others, rows, strict=True):
        _fill(row, texts, widths, bold=has_total and texts is rows[-1])


def add_signature(paper: Paper, lines: Sequence[str], name: str) -> None:
    """The signature on the right, on one page; nothing where the folder names none."""
    if not lines and not name:
        return
    spacer = paper.add_paragraph()
    spacer.paragraph_format.keep_with_next = True
    table = _borderless(paper, 1)
    right = table.rows[0].cells[1]
    for line in lines:
        _in_cell(right, line.upper(), size=13, bold=True)
    for text in ("", "", "", name):
        _in_cell(right, text, size=13, bold=True)


def content_of(paper: Paper) -> bytes:
    """The file. Equal papers give equal bytes."""
    saved = io.BytesIO()
    paper.save(saved)
    return steady(saved.getvalue())


def _fill(
    row: _Row, texts: Sequence[str], widths: Sequence[int], *, bold: bool, is_head: bool = False
) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for n, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
        cell.width = Length(width)
        line = cell.paragraphs[0]
        _write(line, text, size=11.5, bold=bold)
        if is_head:
            line.alignment = _CENTER
        elif n:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)


def _borderless(paper: Paper, rows: int) -> Table:
    table: Table = paper.add_table(rows=rows, cols=2)
    table.autofit = False
    _set_widths(table, (_LEFT, _RIGHT))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        row.cells[0].width, row.cells[1].width = _LEFT, _RIGHT
    return table


def _set_widths(table: Table, widths: Sequence[int]) -> None:
    """The widths of the columns; Word reads those of the cells, LibreOffice these."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)


def _in_cell(
    cell: _Cell,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    blank: int = 0,
    is_new: bool = True,
) -> None:
    """Add a centred line to a cell; the first one takes the cell's empty paragraph. `blank`: spaces
    after the text, for what is written there by hand. Not `is_new`: the text goes on the last line.
    """
    line = cell.paragraphs[-1]
    if is_new and line.runs:
        line = cell.add_paragraph()
    line.alignment = _CENTER
    _write(line, text, size=size, bold=bold, italic=italic)
    if blank:
        line.add_run(_NO_BREAK * blank).font.size = Pt(size)


def _rule(cell: _Cell, width: int, length: int) -> None:
    _bottom_rule(cell.add_paragraph(), width - _PADDING, length)


def _bottom_rule(line: Paragraph, width: int, length: int) -> None:
    """A rule of a length in the middle of a width: the border of an empty paragraph."""
    inner = max(width - length, 0) // 2
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Length(inner)
    line.paragraph_format.line_spacing = Pt(4)
    border = OxmlElement("w:pBdr")
    border.append(element("w:bottom", val="single", sz="6", space="1", color="auto"))
    line._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _write(
    line: Paragraph, text: str, *, size: float = 13, bold: bool = False, italic: bool = False
) -> None:
    # A blank that does not break keeps a percentage on one line.
    run = line.add_run(_NO_BREAK.join(map(on_one_line, text.split(_NO_BREAK))))
    run.bold, run.italic = bold, italic
    run.font.size = Pt(size)


def element(name: str, **values: str) -> BaseOxmlElement:
    """An element of WordprocessingML with these attributes: `element("w:bottom", sz="6")`."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made
