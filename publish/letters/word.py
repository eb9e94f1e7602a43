"""Fills a template in Word (docxtpl) and gives the bytes of the letter."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate

from publish.letters.text import environment
from publish.made import steady


def rendered(template: bytes, context: Mapping[str, Any]) -> bytes:
    """The letter that a template makes of these fields. Equal arguments give equal bytes.

    Raises:
        jinja2.TemplateError: the template has a mistake (see `publish.letters.template_check`).
    """
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), environment(autoescape=True), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())
