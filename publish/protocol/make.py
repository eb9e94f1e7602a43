"""Makes our own templates of the papers of a result, `publish/templates/protocol.docx` and others.

    python -m publish.protocol.make

writes them again. A clerk copies one into `templates/` of the contest folder and edits it in Word.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document

from i18n.words import Words
from publish.docx_paper import content_of
from publish.made import replace
from publish.protocol.fields import PAPERS, Paper, template_name
from publish.protocol.text import GRIDS, LINES
from publish.word.fill import TEMPLATES
from publish.word.frame import begun, signature, two_signatures
from publish.word.parts import (
    JUSTIFY,
    LEFT,
    TEXT_WIDTH,
    inset,
    line,
    listed,
    new_section,
    rule,
    small,
    tag,
)

_say = Words("vi")
_STYLES: dict[str, dict[str, Any]] = {
    "name": {"size": 14, "bold": True, "before": 18},
    "about": {"size": 14, "bold": True, "before": 2, "after": 2},
    "noted": {"italic": True, "after": 4},
    "issuer": {"size": 13, "bold": True, "capitals": True, "before": 8, "after": 8},
    "basis": {"size": 14, "italic": True, "align": JUSTIFY, "after": 6, "indent": 10},
    "body": {"align": JUSTIFY, "after": 6, "indent": 10},
    "code": {"size": 12, "align": LEFT, "after": 6},
    "heading": {"bold": True, "align": LEFT, "before": 8, "after": 4, "indent": 10},
    "end": {"italic": True, "align": LEFT, "before": 4, "after": 4},
    "appendix": {"size": 14, "bold": True},
}
_WITH_NEXT = ("name", "about", "heading", "appendix", "noted")


def main() -> None:
    """Write the templates beside the other files of the program."""
    for name, content in made().items():
        replace(TEMPLATES / name, content)


def made() -> dict[str, bytes]:
    """The templates by name."""
    return {template_name(paper): _template(paper) for paper in PAPERS}


def _template(paper: Paper) -> bytes:
    document = begun(_say(f"protocol_paper.{paper}"))
    for kind, text in LINES[paper]:
        _add(document, kind, text)
    return content_of(document)


def _add(document: Document, kind: str, text: str) -> None:
    if kind == "tag":
        tag(document, text)
    elif kind == "table":
        listed(document, GRIDS[text])
        small(document.add_paragraph(), 6)
    elif kind == "rule":
        rule(document, TEXT_WIDTH, 45)
    elif kind == "signature":
        signature(document)
    elif kind == "minutes":
        titles = (_say("protocol.sign_secretary"), _say("protocol.sign_chair"))
        two_signatures(document, titles, _say("protocol.sign_here"))
    elif kind == "article":
        _article(document, text)
    else:
        if kind == "appendix":
            new_section(document)
        added = line(document, text, **_STYLES[kind])
        added.paragraph_format.keep_with_next = kind in _WITH_NEXT or None
        if kind == "about":
            inset(added, 12)


def _article(document: Document, text: str) -> None:
    """An article of a decision: its number is bold."""
    article, number, rest = text.partition(". ")
    added = line(document, article + number, bold=True, align=JUSTIFY, after=6, indent=10)
    added.add_run(rest).font.size = added.runs[0].font.size


if __name__ == "__main__":
    main()
