"""The public pages as files: for journalists, and the board that portals embed.

A page needs no server of ours and asks nobody but its own folder. Its policy names the one style
and the one script that it holds by their hash.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from contest import Contest
from contest.sanitize import on_one_line, sanitized
from contest.titles import InVietnamese
from i18n.format import Format, Language
from i18n.phase import left_until, phase_at
from i18n.words import Words
from publish.made import Made, safe
from publish.press.corrections import Correction
from publish.press.text import LEADING, press_text
from publish.press.turnout import PublicTurnout

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
PAGES: dict[Language, str] = {"vi": "index.html", "en": "en.html"}
BOARDS: dict[Language, str] = {"vi": "board.html", "en": "board-en.html"}
OTHER: dict[Language, Language] = {"vi": "en", "en": "vi"}
_PICTURE = re.compile(r"press-(?P<what>.+?)-(?P<width>\d+)x(?P<height>\d+)(?:-en)?")
_PREVIEW = "1200"
"""The width of the pictures that the page itself shows."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What all public files of one publication are made from. Times are contest-local.

    `address`: the absolute address of the folder, with the slash at its end; None: not known, so
    no page offers code to embed. `corrections`: every correction so far. `has_result`: the public
    page of the result is there.
    """

    turnout: PublicTurnout
    contest: Contest
    published_at: datetime
    corrections: Sequence[Correction] = ()
    address: str | None = None
    has_result: bool = False


class Linked(NamedTuple):
    """A file beside the page: what people read, and its path from the page."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    ext: str


@dataclass(frozen=True, slots=True)
class _Size:
    width: str
    height: str
    files: tuple[_File, ...]

    @property
    def path(self) -> str:
        """The path of the picture as PNG."""
        return next(file.path for file in self.files if file.ext == "png")


@dataclass(frozen=True, slots=True)
class _Picture:
    title: str
    sizes: tuple[_Size, ...]

    @property
    def shown(self) -> _Size:
        """The size that the page shows."""
        return next((size for size in self.sizes if size.width == _PREVIEW), self.sizes[0])


def is_text(value: object) -> TypeGuard[str]:
    """True for a text that is not markup of our own."""
    return isinstance(value, str) and not isinstance(value, Markup)


def spoken(text: str) -> Markup:
    """The attribute that marks an element as Vietnamese among English ones, with a space before it;
    nothing for other texts."""
    return Markup(' lang="vi"' if isinstance(text, InVietnamese) else "")  # nosec B704 # one of two texts of ours


_templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=lambda value: sanitized(value) if is_text(value) else value,
)
_templates.globals["spoken"] = spoken


def press_page(
    edition: Edition,
    language: Language,
    *,
    pictures: Sequence[tuple[str, Made]] = (),
    tables: Sequence[Linked] = (),
    badges: Sequence[Linked] = (),
) -> bytes:
    """The page for journalists in one language. `pictures`: path and file of each."""
    say, fmt = Words(language), Format(language)
    turnout, contest = edition.turnout, edition.contest
    other = OTHER[language]
    published = say("public.published", moment=fmt.moment(edition.published_at))
    return page(
        "press.html",
        ("ground.css", "press.css"),
        "copy.js",
        "img-src 'self' data:",
        say=say,
        fmt=fmt,
        text=press_text(turnout, contest, say, fmt, edition.corrections),
        published=published,
        has_result=edition.has_result,
        other={"language": other, "file": PAGES[other]},
        most=LEADING,
        pictures=list(_pictures(pictures, contest, say)),
        tables=tables,
        badges=badges,
        board=BOARDS[language],
        snippet=board_snippet(edition, language) if edition.address else "",
        form=_web_address(contest.info.form_url),
    )


def board(edition: Edition, language: Language) -> bytes:
    """The board of the public numbers for the pages of others: one file that fits every width, in
    light and dark, that says its height to the page around, and that draws itself again when
    `turnout.json` beside it is newer."""
    say, fmt = Words(language), Format(language)
    turnout, contest = edition.turnout, edition.contest
    latest = max((one.corrected_at for one in edition.corrections), default=None)
    return page(
        "board.html",
        ("ground.css", "board.css"),
        "board.js",
        "img-src data:; connect-src 'self'",
        say=say,
        text=press_text(turnout, contest, say, fmt),
        as_of=turnout.as_of.isoformat(),
        corrected_at=latest.isoformat() if latest else "",
        time=_time(turnout.as_of, contest, say, fmt),
        page=PAGES[language],
    )


def board_snippet(edition: Edition, language: Language) -> str:
    """The HTML that a portal pastes. Its script takes the height from this board only: from the
    frame's own window, and from the origin of the folder.

    Raises:
        ValueError: the edition has no absolute address.
    """
    parts = urlsplit(edition.address or "")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("the address of the public folder is not absolute")
    id = f"bang-{safe(edition.contest.id)}"
    title = escape(on_one_line(edition.contest.titled(edition.turnout.title, language)))
    address = escape(f"{edition.address}{BOARDS[language]}")
    origin = f"{parts.scheme}://{parts.netloc}"
    return f"""<iframe id="{id}" src="{address}" title="{title}"
  width="100%" height="420" style="border:0" loading="lazy"></iframe>
<script>
addEventListener("message", function (event) {{
  var frame = document.getElementById("{id}"), said = event.data;
  if (event.origin !== "{origin}" || event.source !== frame.contentWindow) return;
  if (said && said.type === "contest-board-height" && said.height > 0)
    frame.style.height = Math.min(Math.ceil(said.height), 4000) + "px";
}});
</script>"""


def page(template: str, styles: Sequence[str], script: str, sources: str, **values: Any) -> bytes:
    """A public page from a template. Its policy names its style and its script by their hash;
    `sources`: the policy's other sources."""
    style, code = "".join(_source(name) for name in styles), _source(script)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(code)}'; "
        f"{sources}; base-uri 'none'; form-action 'none'"
    )
    ours = {"policy": policy, "style": Markup(style), "script": Markup(code)}  # nosec B704 # files of ours
    return (filled(template, **ours, **values) + "\n").encode()


def filled(template: str, **values: Any) -> str:
    """A template of this room with its values: every text is sanitized and escaped, and a value
    that the template lacks is an error."""
    return _templates.get_template(template).render(**values)


@lru_cache
def _source(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _pictures(
    files: Sequence[tuple[str, Made]], contest: Contest, say: Words
) -> Iterator[_Picture]:
    """The pictures by what they show, each with its sizes and kinds of file."""
    groups = contest.in_language(say.language).groups
    titles = {group.id: on_one_line(group.title) for group in groups}
    named = [
        (found, path, made) for path, made in files if (found := _PICTURE.fullmatch(made.kind))
    ]
    order = list(dict.fromkeys(found["what"] for found, _, _ in named))
    named.sort(key=lambda one: order.index(one[0]["what"]))
    for what, of_one in groupby(named, key=lambda one: one[0]["what"]):
        sizes = [
            _Size(width, height, tuple(_File(path, made.ext) for _, path, made in parts))
            for (width, height), parts in groupby(
                of_one, key=lambda one: one[0].group("width", "height")
            )
        ]
        kind, _, group = what.partition("-")
        title = say(f"picture.{kind}")
        yield _Picture(f"{title}: {titles.get(group, group)}" if group else title, tuple(sizes))


def _time(moment: datetime, contest: Contest, say: Words, fmt: Format) -> dict[str, Any] | None:
    """The board's third number: when the contest opens, or closes; None if no closing is declared.
    While the contest is open, it is what is left as of the numbers, and the board counts it by the
    reader's clock. The contest is closed on the board if it is closed as of the numbers."""
    opens, closes = contest.opens_at, contest.closes_at
    phase = phase_at(moment, opens, closes)
    if phase == "before" and opens:
        label, value, under = say("public.opens"), fmt.day(opens.date()), fmt.clock(opens)
        return {"label": label, "value": value, "under": under, "counts": False}
    if closes is None:
        return None
    left = say("public.left", left=left_until(closes, moment, say, fmt))
    return {
        "label": say("public.time"),
        "value": say("public.closed") if phase == "after" else left,
        "until": say("public.until", day=fmt.day(closes.date())),
        "under": say("public.closes", moment=fmt.moment(closes)),
        "counts": phase != "after",
        "closes": closes.replace(tzinfo=contest.zone).isoformat(),
    }


def _web_address(text: str) -> str:
    """The address if it is one of the web, else ""."""
    return text if urlsplit(text).scheme in ("http", "https") else ""
