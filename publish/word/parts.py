"""The parts of a template in Word whose texts are tags: lines, rules, tables, a section of its own.

`publish.docx_paper` makes the page, and whole papers whose texts are known. In a template docxtpl
takes paragraphs and rows away, so the parts here stay right with and without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from PIL import ImageFont

from publish.document import FONTS
from publish.docx_paper import element
from publish.word.lines import Grid

TEXT_WIDTH = 165.0
"""Millimetres between the margins."""
_TALL = 11.0
"""Millimetres of a row in which somebody signs."""
_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr",
)  # fmt: skip
CENTER, LEFT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def new_section(document: Document) -> Section:
    """A section on a new page whose pages are numbered from 1, with the same header. It stands
    alone too, if a template leaves out the section before it."""
    before = document.sections[-1]
    headers = [deepcopy(one) for one in before._sectPr.findall(qn("w:headerReference"))]
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    for place, one in enumerate(headers):
        section._sectPr.insert(place, one)
    numbers = section._sectPr.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = element("w:pgNumType")
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")
    numbers.set(qn("w:start"), "1")
    small(document.paragraphs[-1])
    return section


def line(
    place: Document | _Cell,
    text: str,
    *,
    size: float = 13,
    bold: bool = False,
    italic: bool = False,
    capitals: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTER,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    into: Paragraph | None = None,
) -> Paragraph:
    """A paragraph of one run. Sizes and spaces are points; `indent` of the first line is
    millimetres. `into`: an empty paragraph to use."""
    paragraph = place.add_paragraph() if into is None else into
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.first_line_indent = Mm(indent) if indent else None
    shape.line_spacing = 1.1
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    run.font.all_caps = capitals or None
    return paragraph


def tag(place: Document | _Cell, text: str) -> Paragraph:
    """A paragraph that holds a tag alone: docxtpl takes the whole paragraph away."""
    paragraph = line(place, text.replace("{% ", "{%p ", 1), size=9, align=LEFT)
    paragraph.runs[0].font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    return paragraph


def inset(paragraph: Paragraph, sides: float) -> None:
    """Move both edges of a paragraph inwards by some millimetres."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(sides)


def small(paragraph: Paragraph, height: float = 1) -> None:
    """Make an empty paragraph that has to be there take almost no space (points)."""
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(height)


def rule(place: Document | _Cell, width: float, length: float) -> None:
    """A rule of this length in the middle of a place of this width (millimetres): the lower border
    of an empty paragraph, which Word and LibreOffice keep where it is."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(0), Pt(4)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    shape.left_indent = shape.right_indent = Mm((width - length) / 2)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDER)


def printed_width(text: str, size: float, *, bold: bool = False) -> float:
    """Millimetres that a text takes in Times New Roman, whose advance widths Liberation Serif has.

    >>> round(printed_width("Độc lập", 13, bold=True))
    15
    """
    weight = "Bold" if bold else "Regular"
    font = ImageFont.truetype(str(FONTS / f"LiberationSerif-{weight}.ttf"), 1000)
    return font.getlength(text) / 1000 * size * 25.4 / 72


def columns(document: Document, *widths: float) -> tuple[_Cell, ...]:
    """Cells beside each other without borders, of these widths in millimetres, on one page."""
    table = document.add_table(1, len(widths))
    _fix(table, widths)
    _margins(table, 0)
    _keep_whole(table, 0)
    return tuple(table.rows[0].cells)


def listed(document: Document, grid: Grid) -> None:
    """A table with its tags; its head stands on every page."""
    band = 3 if grid.band else 0
    body = grid.blank if not grid.rows else 3 + band
    table = document.add_table(1 + body, len(grid.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fix(table, grid.widths)
    _margins(table, 1.2)
    rows = table.rows
    rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    _keep_whole(table, *range(len(rows)))
    for cell, (_, heading) in zip(rows[0].cells, grid.columns, strict=True):
        _in_grid(cell, heading, bold=True)
    for row in rows[1:] if not grid.rows else [rows[2 + band]]:
        if grid.is_tall:
            row.height = Mm(_TALL)
        for cell, (field, _) in zip(row.cells, grid.columns, strict=True):
            text = f"{{{{ row.{field} }}}}" if field and grid.rows else ""
            _in_grid(cell, text, align=LEFT if field in grid.left else CENTER)
    if not grid.rows:
        return
    _row_tag(rows[1], f"for row in {grid.rows}")
    if grid.band:
        _row_tag(rows[2], f"if row.{grid.band}")
        across = rows[3].cells[0].merge(rows[3].cells[-1])
        for extra in across.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        _in_grid(across, f"{{{{ row.{grid.band} }}}}", bold=True, align=LEFT)
        across.paragraphs[0].paragraph_format.keep_with_next = True
        _row_tag(rows[4], "endif")
    _row_tag(rows[3 + band], "endfor")


def _in_grid(
    cell: _Cell, text: str, *, bold: bool = False, align: WD_ALIGN_PARAGRAPH = CENTER
) -> None:
    into = cell.paragraphs[0]
    line(cell, text, size=12, bold=bold, align=align, before=1, after=1, into=into)
    into.paragraph_format.line_spacing = 1.0
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _row_tag(row: _Row, text: str) -> None:
    """A tag that takes its row away."""
    cell = row.cells[0]
    line(cell, f"{{%tr {text} %}}", size=9, into=cell.paragraphs[0])


def _fix(table: Table, widths: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _margins(table: Table, sides: float) -> None:
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(round(sides * 56.7)), type="dxa"))
    table._tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption")


def _keep_whole(table: Table, *rows: int) -> None:
    for number in rows:
        table.rows[number]._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))
