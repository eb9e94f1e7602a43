"""The session of one viewer: the principal, the moment, the contest and the language.

A viewer sees the contest that is served, or an own draft that they have opened. The address names
an opened draft, so that a page that is loaded again, and every link on it, stays in the draft.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import UTC, datetime

import streamlit as st

from contest.errors import NotAllowedError
from i18n.format import LANGUAGES, Language
from results import Principal
from service import drafts, environment, opened, who
from service.downloads import Make
from service.environment import Moment, Place
from service.identity.sessions import DEMO, csrf_of, find
from service.opened import Opened
from ui.components.inputs import asked

_LANGUAGE = "language"
"""The session key and the query parameter of the language."""
FACE = "face"
"""The session key of the role as which the viewer looks."""
CONTEST = "contest"
"""The session key, and the parameter of the address, of the draft that the viewer has opened."""

_taken_in: ContextVar[Place | None] = ContextVar("taken_in", default=None)
"""The place of a file that is made outside of a page's run."""


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
    return who.principal_of(environment.here(), session_id(), environment.moment(clock()))


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
    """The role as which the viewer looks (see `service.who`); "": the viewer's own. A draft shows
    itself to its author alone, so there is no other face in it."""
    return "" if opened_draft() else str(st.session_state.get(FACE) or "")


def principal() -> Principal:
    """The viewer now. The answer is never kept: each run, fragment and act asks again, so that
    somebody whose role was taken away is out at the next click."""
    return who.principal_of(environment.here(), session_id(), environment.moment(clock()), face())


def place() -> Place:
    """The contest that the viewer sees: a draft of their own that they have opened, else the one
    that the dashboard serves."""
    taken_in = _taken_in.get()
    if taken_in is not None:
        return taken_in
    chosen = opened_draft()
    return (
        drafts.place_of(signed_in(), chosen) or environment.here() if chosen else environment.here()
    )


def opened_draft() -> str:
    """The id of the draft that the viewer has opened; "": none."""
    return str(st.session_state.get(CONTEST) or "")


def follow_address() -> bool:
    """Settle, at the beginning of a run, which contest the viewer sees, and let the address say
    it. False: a draft was named that is gone, or that is somebody else's."""
    if CONTEST not in st.session_state:
        st.session_state[CONTEST] = asked(CONTEST) or ""
    chosen = opened_draft()
    found = not chosen or drafts.place_of(signed_in(), chosen) is not None
    if not found:
        st.session_state[CONTEST] = chosen = ""
    if chosen != (st.query_params.get(CONTEST) or ""):
        if chosen:
            st.query_params[CONTEST] = chosen
        else:
            del st.query_params[CONTEST]
    return found


def in_same_contest(make: Make) -> Make:
    """The same file, made for the contest that the viewer sees now, whenever it is taken."""
    chosen = opened_draft()

    def taken(taker: Principal) -> bytes:
        place = drafts.place_of(taker, chosen) if chosen else environment.here()
        if place is None:
            raise NotAllowedError("the draft is gone, or is somebody else's; open the page again")
        token = _taken_in.set(place)
        try:
            return make(taker)
        finally:
            _taken_in.reset(token)

    return taken


def clock() -> datetime:
    """The present moment, with time zone. Only this function of the dashboard reads a clock."""
    return datetime.now(UTC)


def moment() -> Moment:
    """The present moment, and the simulated moment of a demonstration. A draft lives in the
    present: the simulated moment belongs to the contest of the demonstration."""
    return Moment(clock()) if place().is_draft else environment.moment(clock())


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
