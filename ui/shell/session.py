"""What one viewer's session knows: who is looking, when, at which contest, in which language."""

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
    """Who is looking: in a demonstration the operating account, otherwise nobody (there is no
    sign-in). It is asked again at each act."""
    return environment.operator() if environment.demonstration() else NOBODY


def place() -> Place:
    """The contest that the dashboard serves."""
    return environment.here()


def clock() -> datetime:
    """The present moment, aware. The one place of the dashboard that reads a clock."""
    return datetime.now(UTC)


def moment() -> Moment:
    """The present, and what a demonstration pretends instead."""
    return environment.moment(clock())


def open_for(who: Principal) -> Opened:
    """The contest as `who` may see it now."""
    return opened.open_for(place(), who, moment())


def written() -> str:
    """Changes when an open page would show something else: see `service.opened.written`."""
    return opened.written(place(), moment())


def choose_language() -> Language:
    """The language switch; the choice is in the address, so a link keeps it."""
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
