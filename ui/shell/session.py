"""The session of one viewer: the principal, the moment, the contest and the language.

A viewer sees a contest that is served and in which they have a role, or an own draft that they have
opened. The address names the draft, and the contest where the viewer has several, so that a page
that is loaded again, and every link on it, stays there.

A session of Streamlit shows one served contest from its first run to its end: another contest is
another address, which the browser loads anew. So nothing that somebody chose or typed in one
contest is there in another one.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import UTC, datetime

import streamlit as st

from contest.errors import NotAllowedError
from i18n.format import LANGUAGES, Language
from results import Principal
from results.principal import NOBODY
from service import drafts, environment, opened, who
from service.downloads import Make
from service.environment import Moment, Place
from service.identity.sessions import DEMO, csrf_of, find
from service.opened import Opened
from service.served import Served, first_choice
from ui.components.inputs import asked

Contests = tuple[tuple[Served, Principal], ...]
"""Served contests, each with the principal that the viewer is there."""
_LANGUAGE = "language"
"""The session key and the query parameter of the language."""
FACE = "face"
"""The session key of the role as which the viewer looks."""
CONTEST = "contest"
"""The parameter of the address: the id of a contest, or of a draft. Ids of drafts are random, so no
contest has one of them."""
DRAFT = "opened_draft_id"
"""The session key of the draft that the viewer has opened."""
_PLACE = "served_place"
"""The session key of the served contest."""
_SAID, _AROUND = "contest_said", "contest_around"
"""The session keys of what the address says, and of what it says once a draft is left."""

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
    """The person who has signed in, whatever role they look as, in the served contest of this
    session."""
    return _principal("")


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
    somebody whose role was taken away is out at the next click. Nobody has a role in a contest
    that is not served any more."""
    return _principal(face())


def _principal(side: str) -> Principal:
    try:
        contest = served()
    except NotAllowedError:
        return NOBODY
    return who.principal_of(contest, session_id(), environment.moment(clock()), side)


def place() -> Place:
    """The contest that the viewer sees: a draft of their own that they have opened, else the served
    contest of this session.

    Raises:
        NotAllowedError: the contest is not served any more.
    """
    taken_in = _taken_in.get()
    if taken_in is not None:
        return taken_in
    chosen = opened_draft()
    return (drafts.place_of(signed_in(), chosen) if chosen else None) or served()


def served() -> Place:
    """The served contest of this session, also while a draft is open.

    Raises:
        NotAllowedError: the contest is not served any more.
    """
    places = environment.places()
    kept: Place | None = st.session_state.get(_PLACE)
    if kept is not None and kept not in places:
        raise NotAllowedError("this contest is not served any more; open the page again")
    return kept or (places[0] if len(places) == 1 else _begin(contests()))


def contests() -> Contests:
    """The served contests in which the person has a role now."""
    return who.contests_of(session_id(), environment.moment(clock()))


def opened_draft() -> str:
    """The id of the draft that the viewer has opened; "": none."""
    return str(st.session_state.get(DRAFT) or "")


def in_address() -> dict[str, str]:
    """The parameter that keeps a link in the opened draft, or in the contest where the viewer has
    several."""
    return _parameter(_SAID)


def around_draft() -> dict[str, str]:
    """The parameter that leads out of an opened draft, back to the contest around it."""
    return _parameter(_AROUND)


def _parameter(key: str) -> dict[str, str]:
    said = st.session_state.get(key)
    return {CONTEST: said} if said else {}


def follow_address(mine: Contests) -> bool:
    """Settle, at the beginning of a run, which contest the viewer sees, and let the address say
    it. `mine`: the viewer's contests, at least one. False: the address names a draft or a contest
    that is gone, or that is not the viewer's."""
    found = True
    if st.session_state.get(_PLACE) not in [one.place for one, _ in mine]:
        _forget_choices()
        found = _begin_as_asked(mine)
    elif opened_draft() and drafts.place_of(signed_in(), opened_draft()) is None:
        found, st.session_state[DRAFT] = False, ""
    own = next(one.id for one, _ in mine if one.place == st.session_state[_PLACE])
    around = own if len(mine) > 1 else ""
    said = opened_draft() or around
    st.session_state[_SAID], st.session_state[_AROUND] = said, around
    if said != (st.query_params.get(CONTEST) or ""):
        if said:
            st.query_params[CONTEST] = said
        else:
            del st.query_params[CONTEST]
    return found


def _begin_as_asked(mine: Contests) -> bool:
    """Begin with the contest or the draft that the address names; False: it is not the viewer's,
    and the session begins with their first choice."""
    named, st.session_state[DRAFT] = asked(CONTEST) or "", ""
    first = _begin(mine)
    for one, principal in sorted(mine, key=lambda each: each[0].place != first):
        if named and one.id == named:
            st.session_state[_PLACE] = one.place
            return True
        if named and drafts.place_of(principal, named):
            st.session_state[_PLACE], st.session_state[DRAFT] = one.place, named
            return True
    return not named


def _forget_choices() -> None:
    """Forget what was chosen and typed in a contest that this session shows no longer, because it
    is gone or the viewer has no role there any more."""
    if _PLACE in st.session_state:
        for key in [key for key in st.session_state if key != _LANGUAGE]:
            del st.session_state[key]


def _begin(mine: Contests) -> Place:
    """Begin with the first choice among the viewer's contests.

    Raises:
        NotAllowedError: the viewer has none.
    """
    if not mine:
        raise NotAllowedError("nobody with a role is signed in")
    place = first_choice([one for one, _ in mine], environment.moment(clock())).place
    st.session_state[_PLACE] = place
    return place


def in_same_contest(make: Make) -> Make:
    """The same file, made for the contest that the viewer sees now, whenever it is taken."""
    chosen, contest = opened_draft(), served()

    def taken(taker: Principal) -> bytes:
        place = drafts.place_of(taker, chosen) if chosen else contest
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
    return moment_of(place())


def moment_of(place: Place) -> Moment:
    """The same for any contest."""
    return Moment(clock()) if place.is_draft else environment.moment(clock())


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
