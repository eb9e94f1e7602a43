"""What commands print on a console or into a pipe whose code page lacks some letters.

A Windows console of Vietnam may have code page 1258, which has no single sign for "ế" but has "ê"
and the acute that stands after it.
"""

from __future__ import annotations

import codecs
import io
import unicodedata
from typing import TextIO


def print_everywhere(*streams: TextIO | None) -> None:
    """Let a letter that a stream's code page lacks come out in parts, else as `?`, never as an
    error. A stream in UTF-8 prints as before."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=in_parts(stream.encoding))


def in_parts(encoding: str) -> str:
    """The name of the handler of what an encoding lacks.

    >>> "Việt →".encode("ascii", in_parts("ascii"))
    b'Viet ?'
    """

    def readable(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        # error.encoding is "charmap" for every code page.
        signs = error.object[error.start : error.end]
        return "".join(_parts(sign, encoding) for sign in signs), error.end

    name = f"readable-{encoding}"
    codecs.register_error(name, readable)
    return name


def _parts(sign: str, encoding: str) -> str:
    base, *marks = [*unicodedata.normalize("NFD", sign)]
    for mark in marks:  # ậ is ạ with a circumflex in Unicode, and â with a dot below on code pages
        rest = "".join(one for one in marks if one != mark)
        for said in (unicodedata.normalize("NFC", base + mark) + rest, base + mark + rest):
            if _has(encoding, said):
                return said
    return base if _has(encoding, base) else "?"


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
