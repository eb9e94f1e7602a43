"""Pages that the server itself draws, without Streamlit and without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, PlainTextResponse

from contest import Contest
from contest.sanitize import sanitized
from i18n.words import Words
from publish.press.pages import TEMPLATES, is_text, spoken
from service.identity.sessions import Session, csrf_of
from service.self_check import is_offered
from service.served import only_contest
from web.headers import NO_STORE

_SAY = Words("vi")


def _shown(value: object) -> object:
    """What a page shows of a value: markup is our own, text is sanitized. Tabs stay: they part the
    cells of a pasted list, which may be sent again."""
    if not is_text(value):
        return value
    return "\t".join(sanitized(part) for part in value.split("\t"))


_templates = Environment(
    loader=FileSystemLoader([Path(__file__).parent / "templates", TEMPLATES]),  # copy.js is there
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=_shown,
)


_templates.globals["spoken"] = spoken


def render(template: str, say: Words, *, contest: Contest | None = None, **values: Any) -> str:
    """A page as HTML. Every value is escaped; a value that the template lacks is an error.

    `contest_title`, `hotline` and `self_check` (the address of the page for participants below the
    base path, "" without one), if not given, are those of `contest`; without a contest those of the
    only one that is served.
    """
    contest = contest or only_contest()
    hotline = contest.hotline if contest else None
    given = {
        "contest_title": contest.in_language(say.language).title if contest else "",
        "self_check": f"{contest.id}/tra-cuu" if contest and is_offered(contest) else "",
        "hotline": " · ".join(filter(None, (hotline.phone, hotline.hours))) if hotline else "",
        **values,
    }
    return _templates.get_template(template).render(say=say, **given)


def page(template: str, say: Words, status: int = 200, **values: Any) -> HTMLResponse:
    """`render` as an answer that no cache keeps."""
    return HTMLResponse(render(template, say, **values), status, NO_STORE)


def message_page(
    say: Words,
    title: str,
    text: str,
    status: int,
    *,
    contest: Contest | None = None,
    way_on: str = "",
    label: str = "",
) -> HTMLResponse:
    """A heading and a sentence, and perhaps a link that leads on. `contest`: see `render`."""
    said = {"title": title, "text": text, "way_on": way_on, "way_on_label": label}
    return page("message.html", say, status, contest=contest, **said)


def refusal(status: int, key: str, **values: str) -> PlainTextResponse:
    """A refusal in one plain sentence."""
    return PlainTextResponse(_SAY.fill(key, values), status, headers=NO_STORE)


def closed_page(say: Words = _SAY) -> HTMLResponse:
    """The page for everybody while no way to sign in is open."""
    return message_page(say, say("sign_in.closed"), say("sign_in.closed_text"), 403)


def no_role_page(session: Session | None = None, base: str = "", say: Words = _SAY) -> HTMLResponse:
    """The page for a person who has signed in and has no role. `base`: the base path. With a
    session of our own the page offers another account."""
    ours = session is not None and session.way in ("oidc", "accounts")
    return page(
        "no_role.html",
        say,
        403,
        name=session.name if session else "",
        csrf=csrf_of(session.id) if session and ours else "",
        base=base,
    )
