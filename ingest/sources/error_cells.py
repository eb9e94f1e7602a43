"""Makes texts of the error values in a workbook, because the reader shows them as blank cells."""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from zipfile import ZIP_DEFLATED, ZipFile

_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*\st\s*=\s*)(["'])e\2""")


def with_error_texts(content: bytes, parts: Collection[str]) -> bytes:
    """The same workbook, whose error values in these parts are texts: `#N/A`.

    `parts`: the worksheets with errors (`workbook_parts.look_through`).
    """
    changed = io.BytesIO()
    with (
        ZipFile(io.BytesIO(content)) as before,
        ZipFile(changed, "w", ZIP_DEFLATED, compresslevel=1) as after,
    ):
        for entry in before.infolist():
            part = before.read(entry)
            if entry.filename in parts:
                part = _ERROR_CELL.sub(rb"\1\2str\2", part)
            after.writestr(entry.filename, part)
    return changed.getvalue()
