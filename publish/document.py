"""Makes a PDF or a picture from a layout in `publish/layouts` and from data, which stays data.

Layouts are code of ours; the data goes in as JSON, so no text of other people becomes markup. The
fonts of the project are the only ones, so a file looks the same on every machine.
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, Literal

import typst

from contest.sanitize import sanitized

LAYOUTS = Path(__file__).parent / "layouts"
FONTS = Path(__file__).parent / "fonts"
SERIF, SANS = "LiberationSerif", "BeVietnamPro"
"""The families of fonts: papers have the first, pictures and sheets to hang up the second."""
UNWRITABLE = "?"
_UNBROKEN = "\u00a0"
_LONGEST = 500


class LayoutError(Exception):
    """A layout of ours does not compile, or compiles with a warning: a fault of this program."""


def pdf(layout: str, data: Mapping[str, Any], *, made_at: int, family: str = SERIF) -> bytes:
    """The PDF/A-2u of a layout with this data. Equal arguments give equal bytes.

    `made_at`: the time that the file states, in seconds since 1970.

    Raises:
        LayoutError: the layout is wrong. The message holds nothing of the data.
    """
    return _compiled(layout, data, family, format="pdf", pdf_standards=["a-2u"], timestamp=made_at)


def picture(
    layout: str, data: Mapping[str, Any], form: Literal["png", "svg"], *, family: str = SANS
) -> bytes:
    """The one page of a layout as PNG, a pixel a point, or as SVG, whose letters are outlines.

    Raises:
        LayoutError: the layout is wrong, or has several pages.
    """
    if form == "png":
        return _compiled(layout, data, family, format="png", ppi=72)
    return _compiled(layout, data, family, format="svg")


def svgs(layout: str, data: Mapping[str, Any], *, family: str = SANS) -> list[bytes]:
    """Each page of a layout as SVG, whose letters are outlines.

    Raises:
        LayoutError: the layout is wrong.
    """
    return _pages(layout, data, family, format="svg")


def pngs(layout: str, data: Mapping[str, Any], *, ppi: int, family: str = SERIF) -> list[bytes]:
    """Each page of a paper as PNG, to look at on a page before the file is taken.

    Raises:
        LayoutError: the layout is wrong.
    """
    return _pages(layout, data, family, format="png", ppi=ppi)


def in_pixels(svg: bytes, title: str) -> bytes:
    """An SVG of `picture` with its size in pixels, a pixel a point, and a title that is read aloud.

    >>> in_pixels(b'<svg viewBox="0 0 2 1" width="2pt" height="1pt"></svg>', "A & B")
    b'<svg viewBox="0 0 2 1" width="2" height="1" role="img"><title>A &amp; B</title></svg>'
    """
    head, rest = svg.decode().split(">", 1)
    head = re.sub(r'((?:width|height)="[\d.]+)pt"', r'\1"', head)
    return f'{head} role="img"><title>{escape(_on_one_line(title))}</title>{rest}'.encode()


def _compiled(layout: str, data: Mapping[str, Any], family: str, **options: Any) -> bytes:
    files = _pages(layout, data, family, **options)
    if len(files) != 1:
        raise LayoutError(f"the layout {layout!r} has {len(files)} pages instead of one")
    return files[0]


def _pages(layout: str, data: Mapping[str, Any], family: str, **options: Any) -> list[bytes]:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    # A compiler serves one thread, and a page may be drawn in several.
    compiler = typst.Compiler(
        str(LAYOUTS / f"{layout}.typ"),
        root=str(LAYOUTS),
        font_paths=fonts,
        sys_inputs={"data": json.dumps(writable(data, family), ensure_ascii=False)},
    )
    try:
        content, warnings = compiler.compile_with_warnings(**options)
    except typst.TypstError:  # whose message may hold the data
        raise LayoutError(f"the layout {layout!r} does not compile") from None
    if warnings or content is None:
        raise LayoutError(f"the layout {layout!r} compiles with a warning")
    return [content] if isinstance(content, bytes) else content


def writable(value: Any, family: str = SERIF) -> Any:
    """The data with every text in composed letters, on one line, without what nobody sees, and
    with `UNWRITABLE` for each sign that the family of fonts does not have: a PDF/A may have no
    empty box.

    >>> writable({"name": "Nguye\\u0302\\u0303n \\u4e2d\\u202e"})
    {'name': 'Nguyễn ?'}
    >>> writable("82,4\\u00a0%")
    '82,4\xa0%'
    """
    if isinstance(value, Mapping):
        return {name: writable(part, family) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [writable(part, family) for part in value]
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", _on_one_line(value))
    return "".join(sign if ord(sign) in covered(family) else UNWRITABLE for sign in text)


def _on_one_line(text: str) -> str:
    """The text on one line; a space that does not break stays one, as before a per cent sign."""
    parts = sanitized(text, _LONGEST).split(_UNBROKEN)
    return _UNBROKEN.join(" ".join(part.split()) for part in parts).strip()


@lru_cache(maxsize=2)
def covered(family: str = SERIF) -> frozenset[int]:
    """The code points that every font of a family has."""
    fonts = sorted(FONTS.glob(f"{family}-*.ttf"))
    return frozenset.intersection(*(glyphs(path) for path in fonts))


def glyphs(font: Path) -> frozenset[int]:
    """The code points of the basic plane that a TrueType font has (`cmap`, format 4)."""
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(tables))
    cmap = next(offset for name, _, offset, _ in entries if name == b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    starts = (struct.unpack_from(">HHI", data, cmap + 4 + 8 * n)[2] for n in range(count))
    at = next(cmap + s for s in starts if struct.unpack_from(">H", data, cmap + s) == (4,))
    (double,) = struct.unpack_from(">H", data, at + 6)
    segments = double // 2
    ends = struct.unpack_from(f">{segments}H", data, at + 14)
    begins = struct.unpack_from(f">{segments}H", data, at + 16 + double)
    found = {
        code for first, last in zip(begins, ends, strict=True) for code in range(first, last + 1)
    }
    return frozenset(found - {0xFFFF})
