"""A QR code of a link, as modules, PNG and SVG: level M, with the four blank modules around it that
the standard asks for."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import qrcode
from PIL import Image

from contest.errors import UsageError

QUIET = 4
LONGEST = 2331
_PIXELS, _PRINTED = 16, (300, 300)
_MILLIMETRES = 60
_PIECE = 24

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules, the quiet zone included; True is dark."""


@lru_cache(maxsize=1024)
def modules(link: str) -> Modules:
    """The code of a link. Codes are kept, because one code stands in several files.

    Raises:
        UsageError: the link is longer than a code can hold.
    """
    if len(link) > LONGEST:
        raise UsageError(
            f"the link {link[:80]}… has {len(link):,} characters, and a QR code holds {LONGEST:,}; "
            "shorten the unit's name in units.csv, or give it a short alias"
        )
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    code.add_data(link)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def path(link: str) -> list[str]:
    """The dark modules as pieces of one SVG path, a module a unit.

    No piece is longer than a text of a layout may be.
    """
    runs = [
        f"M{x} {y}h{length}v1h-{length}z"
        for y, row in enumerate(modules(link))
        for x, length in _runs(row)
    ]
    return ["".join(runs[at : at + _PIECE]) for at in range(0, len(runs), _PIECE)]


def png(link: str, pixels: int = _PIXELS) -> bytes:
    """The code in black and white, `pixels` a module: by default about a thousand pixels wide,
    which print crisply at the width of a hand."""
    rows = modules(link)
    picture = Image.new("1", (len(rows), len(rows)))
    picture.putdata([255 * (not dark) for row in rows for dark in row])
    side = len(rows) * pixels
    out = io.BytesIO()
    picture.resize((side, side), Image.Resampling.NEAREST).save(out, "PNG", dpi=_PRINTED)
    return out.getvalue()


def svg(link: str) -> bytes:
    """The code as one path on white, 60 mm wide; it stays sharp at every size."""
    side, dark = len(modules(link)), "".join(path(link))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_MILLIMETRES}mm" '
        f'height="{_MILLIMETRES}mm" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{dark}"/></svg>\n'
    ).encode()


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where each run of dark modules begins, and its length."""
    x = 0
    for dark, same in groupby(row):
        length = len(list(same))
        if dark:
            yield x, length
        x += length
