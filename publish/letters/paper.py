"""Our own layout of the letters as PDF (typst)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publish.document import pdf
from publish.letters import text
from publish.word.lines import filled, written


def letter_pdf(context: Mapping[str, Any], *, together: bool, made_at: int) -> bytes:
    """The PDF of a letter with these fields. `made_at`: see `publish.document.pdf`."""
    return pdf("letters", sheet(context, together=together), made_at=made_at)


def sheet(context: Mapping[str, Any], *, together: bool) -> dict[str, Any]:
    """What `publish/layouts/letters.typ` prints: texts, tables, the appendix."""
    contest = context["contest"]
    columns = text.LISTED_COLUMNS if together else text.BENEATH_COLUMNS
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
        "columns": list(text.BENEATH_COLUMNS.values()),
        "recipients": context["recipients"],
        "recipients_title": text.RECIPIENTS,
        "signer": context["signer"]["lines"],
        "signed_by": context["signer"]["name"],
        "appendix": {
            "title": text.APPENDIX,
            "about": title,
            "of": filled(text.APPENDIX_OF, context),
            "state": filled(state, context),
            "end": filled(text.APPENDIX_END, context),
            "columns": list(columns.values()),
            "rows": [[row[field] for field in columns] for row in context["rows"]],
        },
    }


def _line(kind: str, said: str, context: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "table":
        rows = [[row[field] for field in text.BENEATH_COLUMNS] for row in context[said]]
        return {"kind": kind, "text": "", "rows": rows}
    return {"kind": kind, "text": said, "rows": []}
