"""What stands round the text of our own templates: the head of a paper, and its signature."""

from __future__ import annotations

from datetime import datetime

from docx.document import Document

from i18n.words import Words
from publish.docx_paper import new_paper
from publish.word.parts import (
    LEFT,
    TEXT_WIDTH,
    columns,
    inset,
    line,
    printed_width,
    rule,
    small,
    tag,
)

_MADE_AT = datetime(2024, 11, 18)
"""A fixed time, so that the same script makes the same file."""
_LEFT, _RIGHT = 67.0, TEXT_WIDTH - 67.0
_PLACE = "{% if contest.place %}{{ contest.place }}, {% endif %}"
_say = Words("vi")


def begun(title: str, subject: str = "") -> Document:
    """A template with the head of a paper. `title`: that of the file. `subject`: what stands
    beneath the number of a letter ("V/v …")."""
    document = new_paper(title, _MADE_AT)
    left, right = columns(document, _LEFT, _RIGHT)
    parent = "{{ contest.parent_body }}"
    line(left, parent, size=12, capitals=True, into=left.paragraphs[0])
    inset(line(left, "{{ contest.organizer }}", size=12, bold=True, capitals=True), 3)
    rule(left, _LEFT, 25)
    line(right, _say("letters.country"), size=12, bold=True, into=right.paragraphs[0])
    motto = _say("letters.motto")
    line(right, motto, size=13, bold=True)
    rule(right, _RIGHT, printed_width(motto, 13, bold=True))
    left, right = columns(document, _LEFT, _RIGHT)
    number = _say("letters.number", blank=_blank(8), symbol="{{ symbol }}")
    line(left, number, size=13, into=left.paragraphs[0])
    if subject:
        line(left, subject, size=12, before=3)
    date = _say("letters.date", place=_PLACE, blank=_blank(5))
    line(right, date, size=13, italic=True, into=right.paragraphs[0])
    return document


def signature(document: Document) -> None:
    """The recipients on the left, the signature on the right."""
    _kept_together(document)
    left, right = columns(document, TEXT_WIDTH / 2, TEXT_WIDTH / 2)
    small(left.paragraphs[0])
    tag(left, "{% if recipients %}")
    line(left, _say("letters.recipients"), size=12, bold=True, italic=True, align=LEFT)
    tag(left, "{% endif %}")
    tag(left, "{% for one in recipients %}")
    ending = "{% if loop.last %}.{% else %};{% endif %}"
    line(left, "- {{ one }}" + ending, size=11, align=LEFT)
    tag(left, "{% endfor %}")
    small(right.paragraphs[0])
    tag(right, "{% for one in signer.lines %}")
    line(right, "{{ one }}", bold=True, capitals=True)
    tag(right, "{% endfor %}")
    line(right, "{{ signer.name }}", bold=True, before=54)


def two_signatures(document: Document, titles: tuple[str, str], here: str) -> None:
    """Room for two signatures beside each other, of the titles on the left and on the right."""
    _kept_together(document)
    cells = columns(document, TEXT_WIDTH / 2, TEXT_WIDTH / 2)
    for cell, title in zip(cells, titles, strict=True):
        line(cell, title, bold=True, into=cell.paragraphs[0])
        line(cell, here, italic=True)
        line(cell, "", before=48)


def _kept_together(document: Document) -> None:
    """A signature never stands alone on a page."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    between = document.add_paragraph()
    between.paragraph_format.keep_with_next = True
    small(between)


def _blank(signs: int) -> str:
    return "\u00a0" * signs
