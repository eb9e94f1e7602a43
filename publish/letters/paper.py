"""Our own layout of the letters as PDF (typst)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from publish.document import pdf
from publish.letters import text
from publish.word.lines import closing, filled, written


def letter_pdf(context: Mapping[str, Any], *, together: bool, made_at: int) -> bytes:
    """The PDF of a letter with these fields. `made_at`: see `publish.document.pdf`."""
    return pdf("letters", sheet(context, together=together), made_at=made_at)


def sheet(context: Mapping[str, Any], *, together: bool) -> dict[str, Any]:
    """What `publish/layouts/letters.typ` prints: texts, tables, the appendix."""
    contest = context["contest"]
    grid = text.LISTED if together else text.BENEATH
    lines = written(text.ALL if together else text.LETTER, context)
    title = text.APPENDIX_TITLE_ALL if together else text.APPENDIX_TITLE
    state = text.APPENDIX_STATE_ALL if together else text.APPENDIX_STATE
    return {
        "parent": contest["parent_body"],
        "organizer": contest["organizer"],
        "place": contest["place"],
        "symbol": context["symbol"],
        "subject": filled(text.SUBJECT, context),
        "lines": [_line(kind, said, context) for kind, said in lines],
        "closing": closing(context),
        "appendix": {
            "title": text.APPENDIX,
            "about": title,
            "of": filled(text.APPENDIX_OF, context),
            "state": filled(state, context),
            "end": filled(text.APPENDIX_END, context),
            "table": grid.sheet(context),
        },
    }


def _line(kind: str, said: str, context: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "table":
        return {"kind": kind, "table": replace(text.BENEATH, rows=said).sheet(context)}
    return {"kind": kind, "text": said}
