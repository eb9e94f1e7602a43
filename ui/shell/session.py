"""The session of one viewer: the principal, the moment, the contest and the language."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from i18n.format import LANGUAGES, Language
from results import Principal
from service import environment, opened, who
from service.environment import Moment, Place
from service.identity.sessions import DEMO, csrf_of, find
from service.opened import Opened

_LANGUAGE = "language"
"""The session key and the query parameter of the language."""
FACE = "face"
"""The session key of the role as which the viewer looks."""


def session_id() -> str:
    """The id of the viewer's session, as the door has put it into the request; "" without one.

    A demonstration that is driven without the door has the demonstration's session.
    """
    named = st.user.get("principal")
    if isinstance(named, str) and named:
        return named
    return DEMO.id if environment.demonstration() else ""


def signed_in() -> Principal:
    """The person who has signed in, whatever role they look as."""
    return who.principal_of(place(), session_id(), moment())


def sign_out_token() -> str | None:
    """What the form that ends this session sends back; None for a session that is not ours to
    end."""
    found = find(session_id(), clock())
    return csrf_of(found.id) if found and found.way in ("oidc", "accounts") else None


def base() -> str:
    """What every address of ours begins with: the path below which a proxy serves us, or ""."""
    return f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")


def local_address() -> str:
    """The address at which this machine itself reaches the dashboard, without a slash after it."""
    return f"http://127.0.0.1:{st.get_option('server.port')}{base()}"


def face() -> str:
    """The role as which the viewer looks (see `service.who`); "": the viewer's own."""
    return str(st.session_state.get(FACE) or "")


def principal() -> Principal:
    """The viewer now. The answer is never kept: each run, fragment and act asks again, so that
    somebody whose role was taken away is out at the next click."""
    return who.principal_of(place(), session_id(), moment(), face())


def place() -> Place:
    """The contest that the dashboard serves."""
    return environment.here()


def clock() -> datetime:
    """The present moment, with time zone. Only this function of the dashboard reads a clock."""
    return datetime.now(UTC)


def moment() -> Moment:
    """The present moment, and the simulated moment of a demonstration."""
    return environment.moment(clock())


def open_for(who: Principal) -> Opened:
    """The contest as `who` may see it now."""
    return opened.open_for(place(), who, moment())


def written() -> str:
    """A value that changes when an open page is out of date: see `service.opened.written`."""
    return opened.written(place(), moment())


def choose_language() -> Language:
    """Draw the language switch. The address holds the choice, so a link keeps the language."""
    chosen: Language = st.segmented_control(
        "Ngôn ngữ / Language",
        LANGUAGES,
        default="vi",
        required=True,
        key=_LANGUAGE,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen


def language() -> Language:
    """The language that was chosen last."""
    return "en" if st.session_state.get(_LANGUAGE) == "en" else "vi"


def address_of(language: Language) -> dict[str, str]:
    """The query parameters that open a page in a language."""
    return {} if language == "vi" else {_LANGUAGE: language}
