"""Makes our own templates, `publish/templates/letters.docx` and `letters-appendix.docx`.

    python -m publish.letters.make

writes them again. A clerk copies one into `templates/` of the contest folder and edits it in Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from docx.document import Document

from i18n.words import Words
from publish.docx_paper import content_of, new_paper
from publish.letters import text
from publish.letters.fields import ALL, ONE
from publish.made import replace
from publish.word.fill import TEMPLATES
from publish.word.lines import Line
from publish.word.parts import (
    JUSTIFY,
    LEFT,
    TEXT_WIDTH,
    columns,
    inset,
    line,
    listed,
    new_section,
    printed_width,
    rule,
    small,
    tag,
)

_LEFT, _RIGHT = 67.0, TEXT_WIDTH - 67.0
_BENEATH_WIDTHS = (12, 55, 28, 38, 32)
_LISTED_WIDTHS = (11, 50, 18, 21, 20, 15, 15, 15)
_MADE_AT = datetime(2024, 11, 18)
"""A fixed time, so that the same script makes the same file."""
_say = Words("vi")


def main() -> None:
    """Write both templates beside the other files of the program."""
    for name, content in made().items():
        replace(TEMPLATES / name, content)


def made() -> dict[str, bytes]:
    """Both templates by name."""
    return {ONE: _letter(), ALL: _all()}


def _letter() -> bytes:
    document = _begun()
    _lines(document, text.LETTER)
    _signature(document)
    tag(document, "{% if rows %}")
    new_section(document)
    _appendix_head(document, text.APPENDIX_TITLE, text.APPENDIX_STATE)
    listed(document, "rows", text.BENEATH_COLUMNS, _BENEATH_WIDTHS)
    _appendix_end(document)
    tag(document, "{% else %}")
    small(document.add_paragraph())  # a paper may not end with a table
    tag(document, "{% endif %}")
    return content_of(document)


def _all() -> bytes:
    document = _begun()
    _lines(document, text.ALL)
    _signature(document)
    new_section(document)
    _appendix_head(document, text.APPENDIX_TITLE_ALL, text.APPENDIX_STATE_ALL)
    listed(document, "rows", text.LISTED_COLUMNS, _LISTED_WIDTHS)
    _appendix_end(document)
    return content_of(document)


def _begun() -> Document:
    document = new_paper("Công văn", _MADE_AT)
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
    line(left, text.SUBJECT, size=12, before=3)
    date = _say("letters.date", place=text.PLACE, blank=_blank(5))
    line(right, date, size=13, italic=True, into=right.paragraphs[0])
    return document


def _lines(document: Document, lines: Sequence[Line]) -> None:
    for kind, said in lines:
        if kind == "tag":
            tag(document, said)
        elif kind == "table":
            listed(document, said, text.BENEATH_COLUMNS, _BENEATH_WIDTHS)
            small(document.add_paragraph(), 6)
        elif kind == "to":
            line(document, said, size=14, before=14, after=12)
        else:
            line(document, said, align=JUSTIFY, after=6, indent=10)


def _signature(document: Document) -> None:
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    between = document.add_paragraph()  # a signature never stands alone on a page
    between.paragraph_format.keep_with_next = True
    small(between)
    left, right = columns(document, TEXT_WIDTH / 2, TEXT_WIDTH / 2)
    small(left.paragraphs[0])
    tag(left, "{% if recipients %}")
    line(left, text.RECIPIENTS, size=12, bold=True, italic=True, align=LEFT)
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


def _appendix_head(document: Document, title: str, state: str) -> None:
    line(document, text.APPENDIX, size=14, bold=True)
    line(document, title, size=13, bold=True)
    line(document, text.APPENDIX_OF, size=13, italic=True, after=4)
    line(document, state, size=13, italic=True, after=8)


def _appendix_end(document: Document) -> None:
    """A line of text ends the paper: an empty one after a full page would be a blank page."""
    line(document, text.APPENDIX_END, size=13, italic=True, align=LEFT, before=4)


def _blank(signs: int) -> str:
    return "\u00a0" * signs


if __name__ == "__main__":
    main()
