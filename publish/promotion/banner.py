"""Banners for portals: a picture in each usual size, and the HTML that a portal pastes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from publish.document import LAYOUTS, picture
from publish.made import Made
from publish.promotion.qr import modules, path
from publish.promotion.qr_sheets import COLOURS, Target
from results import View

_say, _fmt = Words("vi"), Format("vi")
_pasted = Environment(autoescape=True).from_string(
    (LAYOUTS / "banner.html").read_text("utf-8").strip()
)

LIT = "#ffd166"
"""The button. Its text is ink, and all other text of a banner is white on the accent."""


@dataclass(frozen=True, slots=True)
class Size:
    """The width and height of a banner in pixels. `code`: the most pixels that a QR code in it may
    take; 0: the banner has none."""

    width: int
    height: int
    code: int = 0

    @property
    def kind(self) -> str:
        """banner-728x90."""
        return f"banner-{self.width}x{self.height}"


SIZES = (
    Size(970, 250, code=226), Size(728, 90), Size(300, 250), Size(300, 600, code=220),
    Size(320, 100),
)  # fmt: skip
"""The sizes that portals have places for."""


def banner_files(view: View, target: Target) -> Iterator[Made]:
    """The banner of a target in each size, as PNG and as HTML."""
    for size in SIZES:
        yield banner(view, target, size)
        yield banner_html(view, target, size)


def banner(view: View, target: Target, size: Size) -> Made:
    """The banner of a target as a PNG of exactly this size."""
    content = picture("banner", _data(view, target, size), "png")
    return Made(size.kind, target.code or None, view.known_until, "png", content)


def banner_html(view: View, target: Target, size: Size) -> Made:
    """The `snippet` with the picture inside it, so that no other file is needed."""
    png = banner(view, target, size)
    source = f"data:image/png;base64,{b64encode(png.content).decode()}"
    html = f"{snippet(view, target, size, source)}\n"
    return Made(size.kind, png.unit_code, png.as_of, "html", html.encode())


def snippet(view: View, target: Target, size: Size, source: str) -> str:
    """The HTML that a portal pastes: the picture at the address `source`, which leads to the form,
    and which is narrower where the page is."""
    parts = (target.name, view.contest.title, _say("promotion.press"))
    alt = on_one_line(" – ".join(filter(None, parts)))
    return _pasted.render(
        link=target.link, source=source, alt=alt, width=size.width, height=size.height
    )


def _data(view: View, target: Target, size: Size) -> dict[str, Any]:
    info, closes_at = view.contest.info, view.contest.closes_at
    side = len(modules(target.link))
    code = {"side": side, "path": path(target.link), "pixels": size.code // side}
    return {
        "width": size.width,
        "height": size.height,
        "title": info.title,
        "organizer": target.name or info.parent_body or info.organizer,
        "until": _say("promotion.deadline", moment=_fmt.moment(closes_at)) if closes_at else "",
        "press": _say("promotion.press"),
        "code": code if code["pixels"] else None,
        "colours": [COLOURS["ink"], COLOURS["accent"], LIT],
    }
