"""The session of one viewer: the principal, the moment, the contest and the language."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from i18n.format import LANGUAGES, Language
from results import Principal
from results.principal import NOBODY
from service import environment, opened
from service.environment import Moment, Place
from service.opened import Opened


def principal() -> Principal:
    """The viewer: in a demonstration the operating account, otherwise nobody (there is no sign-in).
    Each act asks for the principal again."""
    return environment.operator() if environment.demonstration() else NOBODY


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
        format_func=str.upper,
        key="language",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen


def language() -> Language:
    """The language that was chosen last."""
    return "en" if st.session_state.get("language") == "en" else "vi"
