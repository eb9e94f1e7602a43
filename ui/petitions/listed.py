"""The list of petitions: the open ones first, by their due day, and the file to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from i18n.words import Words
from results import Petition, View, is_overdue
from ui.components.blocks import badge, heading, note, quiet, show
from ui.components.markup import Child, Html, join, tag
from ui.components.offer import Fields, offer
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

_FIELDS: Fields = (
    ("petitions.number", "number"),
    ("petitions.received", "received_on"),
    ("petitions.channel", "channel"),
    ("petitions.response", "response_id"),
    ("petitions.content", "content"),
    ("petitions.due", "due_on"),
    ("petitions.answer", "answer"),
    ("petitions.answered", "answered_on"),
    ("petitions.by", "who"),
)


def draw_lead(visit: Visit, petitions: Sequence[Petition]) -> None:
    """Say how many petitions are open and overdue."""
    say, fmt = visit.say, visit.fmt
    waiting = [one for one in petitions if one.answered_on is None]
    late = sum(is_overdue(one, visit.today) for one in waiting)
    if not waiting:
        show(note(say("petitions.none_open"), tone="good"))
        return
    lines = [say("petitions.open", n=len(waiting), count=fmt.whole(len(waiting)))]
    if late:
        lines.append(say("petitions.overdue_count", n=late, count=fmt.whole(late)))
    show(note(" ".join(lines), tone="bad" if late else "warn"))


def draw_petitions(visit: Visit, petitions: Sequence[Petition]) -> None:
    """Draw all petitions, and the file."""
    say = visit.say
    if not petitions:
        show(quiet(say("petitions.none")))
        return
    ordered = sorted(petitions, key=lambda one: (one.answered_on is not None, one.due_on))
    title = say("petitions.list")
    show(heading(title))
    show(table(_columns(visit), [{"petition": one} for one in ordered], name=title, ranked=True))
    offer(visit, say("petitions.file"), "kien-nghi", _FIELDS, partial(_rows, say=say))


def _rows(view: View, *, say: Words) -> list[Mapping[str, Any]]:
    return [
        {**asdict(one), "channel": say(f"petition_channel.{one.channel}")}
        for one in view.petitions()
    ]


def _columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt
    return (
        Column(say("petitions.number"), lambda row: fmt.whole(_of(row).number), "rank", True),
        Column(say("petitions.content"), lambda row: _content(visit, _of(row)), "main"),
        Column(say("petitions.due"), lambda row: _due(visit, _of(row)), "line"),
        Column(say("petitions.received"), lambda row: fmt.day(_of(row).received_on), "more"),
        Column(say("petitions.channel"),
               lambda row: say(f"petition_channel.{_of(row).channel}"), "more"),
        Column(say("petitions.answer"), lambda row: _answer(visit, _of(row)), "more"),
    )  # fmt: skip


def _of(row: Row) -> Petition:
    petition: Petition = row["petition"]
    return petition


def _content(visit: Visit, one: Petition) -> Html:
    link: Child = None
    if one.response_id:
        href = f"review{visit.link(response=one.response_id)}"
        link = tag(
            "a", visit.say("petitions.see_response", number=visit.fmt.whole(one.number)), href=href
        )
    return join([tag("div", one.content), link])


def _due(visit: Visit, one: Petition) -> Child:
    day = visit.fmt.day(one.due_on)
    if is_overdue(one, visit.today):
        return join([day, " ", badge(visit.say("petitions.overdue"), "bad")])
    return day


def _answer(visit: Visit, one: Petition) -> Child:
    say = visit.say
    if one.answered_on is None:
        return badge(say("petitions.waits"), "warn")
    told = say("petitions.answered_by", day=visit.fmt.day(one.answered_on), who=one.who)
    return join([tag("div", one.answer), quiet(told)])
