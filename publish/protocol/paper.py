"""Our own layout of the papers of a result as PDF (typst)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from i18n.words import Words
from publish.document import pdf, pngs
from publish.protocol.fields import Paper
from publish.protocol.text import GRIDS, LINES
from publish.word.lines import closing, written

_say = Words("vi")
_LAYOUT, _SCREEN = "result", 96


def paper_pdf(paper: Paper, context: Mapping[str, Any], *, made_at: int) -> bytes:
    """The PDF of a paper with these fields. `made_at`: see `publish.document.pdf`."""
    return pdf(_LAYOUT, sheet(paper, context), made_at=made_at)


def paper_pages(paper: Paper, context: Mapping[str, Any]) -> list[bytes]:
    """The pages of the same paper as PNG, in the resolution of a screen."""
    return pngs(_LAYOUT, sheet(paper, context), ppi=_SCREEN)


def sheet(paper: Paper, context: Mapping[str, Any]) -> dict[str, Any]:
    """What `publish/layouts/result.typ` prints."""
    contest = context["contest"]
    return {
        "title": _say(f"protocol_paper.{paper}"),
        "parent": contest["parent_body"],
        "organizer": contest["organizer"],
        "place": contest["place"],
        "symbol": context["symbol"],
        "lines": [_line(kind, text, context) for kind, text in written(LINES[paper], context)],
        "closing": closing(context),
        "minutes": {
            "titles": [_say("protocol.sign_secretary"), _say("protocol.sign_chair")],
            "here": _say("protocol.sign_here"),
        },
    }


def _line(kind: str, text: str, context: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "table":
        return {"kind": kind, "table": GRIDS[text].sheet(context)}
    return {"kind": kind, "text": text}
