"""Fills a template in Word (docxtpl) and gives the bytes of the paper."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from contest.sanitize import sanitized
from publish.made import steady
from publish.word.lines import environment

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
"""The folder of our own templates."""


def rendered(template: bytes, context: Mapping[str, Any]) -> bytes:
    """The paper that a template makes of these fields. Equal arguments give equal bytes.

    Raises:
        jinja2.TemplateError: the template has a mistake (see `publish.word.template_check`).
    """
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), environment(autoescape=True), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def context(fields: Any) -> dict[str, Any]:
    """The fields, a dataclass, as a template reads them: every text composed, on one line, without
    what nobody sees."""
    cleaned = _cleaned(asdict(fields))
    assert isinstance(cleaned, dict)
    return cleaned


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", sanitized(value))
        return composed.replace("\n", " ").strip()  # blanks that do not break stay
    if isinstance(value, Mapping):
        return {name: _cleaned(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(part) for part in value]
    return value
