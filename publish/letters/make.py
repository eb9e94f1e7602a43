"""Makes our own templates, `publish/templates/letters.docx` and `letters-appendix.docx`.

    python -m publish.letters.make

writes them again. A clerk copies one into `templates/` of the contest folder and edits it in Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docx.document import Document

from publish.docx_paper import content_of
from publish.letters import text
from publish.letters.fields import ALL, ONE
from publish.made import replace as put
from publish.word.fill import TEMPLATES
from publish.word.frame import begun, signature
from publish.word.lines import Line
from publish.word.parts import JUSTIFY, LEFT, line, listed, new_section, small, tag


def main() -> None:
    """Write both templates beside the other files of the program."""
    for name, content in made().items():
        put(TEMPLATES / name, content)


def made() -> dict[str, bytes]:
    """Both templates by name."""
    return {ONE: _letter(), ALL: _all()}


def _letter() -> bytes:
    document = begun("Công văn", text.SUBJECT)
    _lines(document, text.LETTER)
    signature(document)
    tag(document, "{% if rows %}")
    new_section(document)
    _appendix_head(document, text.APPENDIX_TITLE, text.APPENDIX_STATE)
    listed(document, text.BENEATH)
    _appendix_end(document)
    tag(document, "{% else %}")
    small(document.add_paragraph())  # a paper may not end with a table
    tag(document, "{% endif %}")
    return content_of(document)


def _all() -> bytes:
    document = begun("Công văn", text.SUBJECT)
    _lines(document, text.ALL)
    signature(document)
    new_section(document)
    _appendix_head(document, text.APPENDIX_TITLE_ALL, text.APPENDIX_STATE_ALL)
    listed(document, text.LISTED)
    _appendix_end(document)
    return content_of(document)


def _lines(document: Document, lines: Sequence[Line]) -> None:
    for kind, said in lines:
        if kind == "tag":
            tag(document, said)
        elif kind == "table":
            listed(document, replace(text.BENEATH, rows=said))
            small(document.add_paragraph(), 6)
        elif kind == "to":
            line(document, said, size=14, before=14, after=12)
        else:
            line(document, said, align=JUSTIFY, after=6, indent=10)


def _appendix_head(document: Document, title: str, state: str) -> None:
    line(document, text.APPENDIX, size=14, bold=True)
    line(document, title, size=13, bold=True)
    line(document, text.APPENDIX_OF, size=13, italic=True, after=4)
    line(document, state, size=13, italic=True, after=8)


def _appendix_end(document: Document) -> None:
    """A line of text ends the paper: an empty one after a full page would be a blank page."""
    line(document, text.APPENDIX_END, size=13, italic=True, align=LEFT, before=4)


if __name__ == "__main__":
    main()
