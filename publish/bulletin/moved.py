"""Which figures of a bulletin are others today: each with its name, its old and its new value.

Two values are compared as they are printed, with the same denominators, so a reader sees every
difference that is listed. Always Vietnamese, because the bulletin is a paper of the organizers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from i18n.format import UNKNOWN, Format
from i18n.words import Words
from publish.bulletin.figures import Figures, ItemFigure, TopicFigure
from publish.bulletin.values import PLACES, WORST, category_shares, known_rate, rate, reach_shares
from results import ScoreCounts

_say, _fmt = Words("vi"), Format("vi")


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is printed otherwise today. `now`: a dash if there is no such figure today."""

    name: str
    was: str
    now: str


class _Value(NamedTuple):
    key: str
    name: str
    text: str


def moved(old: Figures, new: Figures) -> tuple[Moved, ...]:
    """The figures of `old` that `new`, the same responses counted again, has otherwise."""
    today = {value.key: value.text for value in _values(new, new.items, new.topics)}
    return tuple(
        Moved(value.name, value.text, today.get(value.key, UNKNOWN))
        for value in _values(old, old.items[:WORST], old.topics[:WORST])
        if today.get(value.key) != value.text
    )


def _values(
    of: Figures, items: tuple[ItemFigure, ...], topics: tuple[TopicFigure, ...]
) -> Iterator[_Value]:
    yield _Value("people", _say("column.people"), _fmt.whole(of.people))
    yield _Value("attempts", _say("column.attempts"), _fmt.whole(of.attempts))
    yield _Value("rate", _say("column.rate"), known_rate(of))
    for name, period in (("week", of.week), ("before", of.before)):
        if period:
            text = _say(
                "bulletin.came_in",
                people=_fmt.whole(period.people),
                attempts=_fmt.whole(period.attempts),
            )
            yield _Value(name, _say("bulletin.days_from", moment=_fmt.moment(period.since)), text)
    for group in of.groups:
        yield _Value(f"group {group.id}", group.title, known_rate(group))
    for one, share in zip(of.categories, category_shares(of), strict=True):
        title = one.title or _say("bulletin.no_category")
        texts = {
            "people": _fmt.whole(one.people),
            "attempts": f"{share} ({_fmt.out_of(one.attempts, of.attempts)})",
        }
        for what, text in texts.items():
            name = _say("bulletin.of", what=_say(f"column.{what}"), whom=title)
            yield _Value(f"category {one.id} {what}", name, text)
    if of.scores:
        yield from _reaches("attempts", of.scores.attempts)
        yield from _reaches("counted", of.scores.counted)
        if of.full_mark_people is not None:
            name, text = _say("bulletin.full_people_short"), _fmt.whole(of.full_mark_people)
            yield _Value("full", name, text)
    for item in items:
        text = f"{_fmt.share(item.right, PLACES)} ({_fmt.whole(item.attempts)})"
        yield _Value(f"item {item.id}", _say("bulletin.right_of", what=item.heading), text)
    for topic in topics:
        text = f"{_fmt.share(topic.right, PLACES)} ({_fmt.whole(topic.people)})"
        yield _Value(f"topic {topic.topic}", _say("bulletin.earned_of", what=topic.topic), text)
    for unit in of.units:
        yield _Value(f"unit {unit.code}", unit.name, rate(unit.people, unit.headcount))


def _reaches(kind: str, counts: ScoreCounts) -> Iterator[_Value]:
    if not counts.scored:
        return
    for name, share in reach_shares(counts).items():
        what = _say(
            "bulletin.of", what=_say(f"bulletin.{kind}"), whom=_say(f"bulletin_reach.{name}")
        )
        count = getattr(counts, name)  # none is none, out of however many
        text = f"{share} ({_fmt.out_of(count, counts.scored)})" if count else _fmt.whole(count)
        yield _Value(f"{kind} {name}", what, text)
