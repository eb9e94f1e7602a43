"""Writes the Apps Script that makes the Google Form of a contest folder.

The script is the model as JSON, and a fixed program (`form_script.gs`) that reads it. Text of the
folder stands inside JSON only, so no text can become program.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from authoring.form_model import Form
from contest.form import LOCALE

MARK = "// Google Form of a contest. Made by: python -m contest form"
"""The first line; a file that begins with this line may be overwritten."""
_PROGRAM = Path(__file__).with_name("form_script.gs")


def script_of(form: Form) -> str:
    """The whole script."""
    source = form.source
    data = {
        "title": form.title,
        "description": form.description,
        "confirmation": form.confirmation,
        "mayRepeat": form.may_repeat,
        "zone": source.timezone or form.zone,
        "locale": LOCALE,
        "source": {"id": source.id, "round": source.round},
        "pages": [asdict(page) for page in form.pages],
    }
    lines = [MARK, f"// {calls(form)} calls of Google's services", f"const FORM = {_json(data)};"]
    return "\n".join([*lines, "", _PROGRAM.read_text(encoding="utf-8")])


def calls(form: Form) -> int:
    """The number of calls of Google's services that the script makes, without those that only name
    a choice. Apps Script ends a run after 6 minutes."""
    of_form, of_book = 12, 16
    questions = [question for page in form.pages for question in page.questions]
    breaks = 2 * (len(form.pages) - 1) + max(len(form.pages) - 2, 0)
    of_all = sum(
        3 + bool(q.help) + bool(q.options) + 5 * bool(q.pattern) + 4 * bool(q.key)
        for q in questions
    )
    return of_form + of_book + breaks + of_all


def _json(data: object) -> str:
    """JSON that is safe inside a script, whatever the texts hold."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for sign in ("<", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
