"""Fills a template in Word (docxtpl) and gives the bytes of the letter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate

from publish.letters.text import environment

_EARLIEST = (1980, 1, 1, 0, 0, 0)


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


def steady(content: bytes) -> bytes:
    """A zip with the same files and without the time at which it was packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            again.writestr(entry, packed.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
