"""Why one response has its result: each rule in words, the neighbours, and the paper about it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from i18n.format import UNKNOWN
from publish.explained import MEDIA_TYPE, paper
from publish.explained_words import Told, neighbours, told
from results import Explained, Placed
from ui.components.blocks import heading, quiet, show, state
from ui.components.markup import Html, join, tag
from ui.components.offer import offer_document
from ui.components.plain import plain
from ui.components.tables import Row
from ui.shell.visit import Visit


def draw_explained(visit: Visit, response_id: str) -> None:
    """Draw the rules that were reached and the persons just above and below, and offer the paper.

    A contest of several rounds has two standings: those of the response's round, and overall.
    """
    if not visit.view.shows("explained"):
        return
    found = visit.view.explained(response_id)
    if found is None:
        return
    show(heading(visit.say("explained.title")))
    if chosen := _round(visit, found):
        found = visit.view.explained(response_id, chosen) or found
    lines = told(visit.contest, found, visit.say, visit.fmt)
    show(tag("ol", *(tag("li", _rule(visit, one)) for one in lines)))
    if found.place:
        who = _who(visit, found.place)
        order = visit.contest.settings.ranking.order
        beside = neighbours(order, found.place, who, visit.say, visit.fmt)
        show(*(tag("p", one) for one in beside))
    show(quiet(visit.say("explained.download_lead")))
    offer_document(
        visit,
        visit.say("explained.download"),
        f"{visit.say('explained.file')}-{response_id}.pdf",
        partial(paper, response_id=response_id, round=chosen or None),
        MEDIA_TYPE,
    )


def _round(visit: Visit, found: Explained) -> str:
    """The standings that the viewer chose; "" is overall."""
    titles = {one.id: one.title or one.id for one in visit.contest.rounds}
    if len(titles) == 1 or found.place is None:
        return ""
    names = {"": visit.say("explained.overall"), found.round: titles[found.round]}
    chosen: str = st.segmented_control(
        visit.say("explained.round"),
        list(names),
        default="",
        required=True,
        format_func=lambda one: plain(names[one]),
        key=f"explained_round_{found.response_id}",
    )
    return chosen


def _rule(visit: Visit, one: Told) -> Html:
    said = state(one.text, "good" if one.passed else "bad")
    if not one.basis:
        return said
    basis = visit.say("explained.basis", basis="; ".join(one.basis))
    return join([said, tag("span", basis, cls="ct-quiet")], " ")


def _who(visit: Visit, place: Placed) -> dict[str, str]:
    """The neighbours by name, because this page is for roles that see all people."""
    say = visit.say
    return {
        "above": say.fill("explained.who_above", _called(place.above)),
        "below": say.fill("explained.who_below", _called(place.below)),
    }


def _called(row: Row | None) -> dict[str, str]:
    row = row or {}
    return {"name": row.get("full_name") or UNKNOWN, "unit": row.get("unit_name") or UNKNOWN}
