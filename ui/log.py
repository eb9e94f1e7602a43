"""Parts of the page Nhật ký: who took a file away, looked somebody up, or saw a whole contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args

import streamlit as st

from service.log import Logged
from service.log_scope import read
from ui.components.author import author
from ui.components.blocks import note, quiet, show
from ui.components.markup import Html, join, tag
from ui.components.plain import option
from ui.components.tables import Column, table
from ui.components.unit_label import unit_label
from ui.shell.visit import Visit

PAGE = 50
ACTS: tuple[str, ...] = get_args(Logged)
_ALL = ""
_SHORT_HASH = 12


def draw_log(visit: Visit) -> None:
    """Draw the two filters and a page of the log, the newest line first."""
    say, fmt = visit.say, visit.fmt
    show(quiet(say("log.lead")))
    act, day = _choose(visit)
    number_place = st.empty()
    count = visit.view.log_lines(act, day=day, limit=0).count
    if not count:
        show(note(say("log.none" if act or day else "log.empty")))
        return
    pages, number = -(-count // PAGE), 1
    if pages > 1:
        number = number_place.pagination(pages, max_visible_pages=5, key=f"log_{act}_{day}")
    first = (number - 1) * PAGE
    lines = visit.view.log_lines(act, day=day, offset=first, limit=PAGE).lines
    shown = say(
        "standings.range",
        first=fmt.whole(first + 1),
        last=fmt.whole(first + len(lines)),
        count=fmt.whole(count),
    )
    columns = (
        Column(say("log.what"), lambda row: _named(visit, "log_act", row["act"]), "main",
               style="ct-strong"),
        Column(say("log.at"), lambda row: fmt.second(row["at"]), "lead-value"),
        Column(say("log.who"), lambda row: _who(visit, row), "line"),
        Column(say("log.scope"), lambda row: _scope(visit, row), "line"),
        Column(say("log.rows"), lambda row: fmt.whole(row["rows"]), "more", True),
        Column(say("log.hash"), lambda row: _hash(row["sha256"])),
    )  # fmt: skip
    show(quiet(shown), table(columns, lines, name=say("log.title")))


def _choose(visit: Visit) -> tuple[str | None, date | None]:
    """The act and the contest-local day that the viewer wants to see; None: all."""
    say = visit.say
    with st.container(key="log_filters", horizontal=True, vertical_alignment="bottom"):
        act = st.selectbox(
            say("log.what"),
            (_ALL, *ACTS),
            format_func=lambda act: option(
                _named(visit, "log_act", act) if act else say("log.every_act")
            ),
            filter_mode=None,
            key="log_act",
        )
        day = st.date_input(say("log.day"), None, format="DD/MM/YYYY", key="log_day")
    return act or None, day if isinstance(day, date) else None


def _named(visit: Visit, kind: str, name: str) -> str:
    """The words for an act or a role. A name that a later version wrote stands as it is."""
    key = f"{kind}.{name}"
    return visit.say(key) if visit.say.has(key) else name


def _who(visit: Visit, row: Mapping[str, Any]) -> Html:
    role = tag("span", _named(visit, "role", row["role"]), cls="ct-quiet")
    return join([author(visit, row["who"], row["at"].date()), role], " · ")


def _scope(visit: Visit, row: Mapping[str, Any]) -> Html:
    """What the line is about, in a sentence, and below it the purpose that somebody stated."""
    said = read(row["scope"])
    text = said.facts.get("text") or visit.say.fill(
        f"log_scope.{said.kind}", _words(visit, said.facts, row["at"].date())
    )
    if not said.purpose:
        return join([text])
    purpose = visit.say("log.purpose", purpose=said.purpose)
    return join([text, tag("div", purpose, cls="ct-quiet")])


def _words(visit: Visit, facts: Mapping[str, str], day: date) -> dict[str, str]:
    """The facts of a scope in words. A unit has the name of the day on which the line was written,
    a response the beginning of its id."""
    tree, words = visit.contest.units, dict(facts)
    if codes := facts.get("units", facts.get("unit", "")):
        words["unit"] = ", ".join(unit_label(tree, code, day) for code in codes.split(","))
    if "as_of" in facts:
        words["as_of"] = visit.fmt.moment(datetime.fromisoformat(facts["as_of"]))
    if "field" in facts:
        words["field"] = _named(visit, "field", facts["field"])
    if "response" in facts:
        words["response"] = facts["response"][:_SHORT_HASH]
    return words


def _hash(text: str | None) -> Html | str:
    return tag("code", text[:_SHORT_HASH], title=text) if text else ""
