"""Shares of right answers to send on: of all questions, of a question's options, of topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from contest.csv_cells import Cell
from i18n.format import Format
from i18n.words import Words
from publish.figures import drawn
from publish.figures.bars import Bar, Bars
from publish.sharing.shared import MOST_BARS, Shared, as_of_sentence, group_title
from results import ItemFigures, View

_Line = tuple[str, float | None, int]
"""A name, a share and the number of responses or people behind it."""


def questions(view: View, say: Words, fmt: Format) -> Shared:
    """The share of right answers of each question, in the order of items.csv."""
    lines = [(one.heading, facility(one), one.attempts) for one in view.items()]
    return _shared(
        view, say, fmt, say("share.file_items"), None, say("items.facility"), "", lines,
        _lowest(lines, "share.said_items", say, fmt), "items.item", "items.attempts",
    )  # fmt: skip


def options(view: View, say: Words, fmt: Format, *, item_id: str) -> Shared:
    """How many chose each option of a question."""
    item = next(one for one in view.items() if one.item_id == item_id)
    others = ((say("items.other"), item.other), (say("items.no_answer"), item.no_answer))
    counts = [*item.options.items(), *((name, n) for name, n in others if n)]
    lines = [(name, n / item.attempts if item.attempts else None, n) for name, n in counts]
    said = say(
        "share.said_options", item=item.heading, share=fmt.share(facility(item)),
        n=item.attempts, count=fmt.whole(item.attempts),
    )  # fmt: skip
    return _shared(
        view, say, fmt, say("share.file_options"), item_id, say("items.options"), item.heading,
        lines, said, "items.option", "items.chosen",
    )  # fmt: skip


def topics(view: View, say: Words, fmt: Format) -> Shared:
    """The share of marks of each topic."""
    lines = [(_titled(view, one.topic, say), one.share, one.people) for one in view.topics()]
    return _shared(
        view, say, fmt, say("share.file_topics"), None, say("items.topics"), "", lines,
        _lowest(lines, "share.said_topics", say, fmt), "items.topic", "items.people",
    )  # fmt: skip


def unit_topics(view: View, say: Words, fmt: Format, *, group: str) -> Shared:
    """The weakest topic of each unit of a group, the lowest share first. A unit all of whose shares
    are hidden has no line."""
    found = [(unit, unit.weakest) for unit in view.unit_topics(group)]
    lines: list[_Line] = [
        (f"{unit.unit_name} – {_titled(view, weakest.topic, say)}", weakest.share, weakest.people)
        for unit, weakest in found
        if weakest is not None
    ]
    lines.sort(key=lambda line: line[1] or 0.0)
    named = Counter(weakest.topic for _, weakest in found if weakest is not None)
    title = group_title(view, group, say)
    said = say("items.none").rstrip(".")
    if named:
        topic, count = named.most_common(1)[0]
        said = say(
            "share.said_unit_topics", group=title, topic=_titled(view, topic, say),
            units=fmt.whole(count), count=fmt.whole(len(lines)),
        )  # fmt: skip
    return _shared(
        view, say, fmt, say("share.file_unit_topics"), group, say("share.unit_topics"), title,
        lines, said, "share.unit_and_topic", "items.people",
    )  # fmt: skip


def facility(item: ItemFigures) -> float | None:
    """The share of right answers; None if nobody was asked."""
    return None if item.facility_index is None else item.facility_index / 100


def _titled(view: View, topic: str, say: Words) -> str:
    return view.contest.titled(topic, say.language)


def _lowest(lines: Sequence[_Line], key: str, say: Words, fmt: Format) -> str:
    known = [line for line in lines if line[1] is not None]
    if not known:
        return say("items.none").rstrip(".")
    name, share, _ = min(known, key=lambda line: line[1] or 0.0)
    return say(key, name=name, share=fmt.share(share))


def _shared(
    view: View,
    say: Words,
    fmt: Format,
    file: str,
    about: str | None,
    title: str,
    subtitle: str,
    lines: Sequence[_Line],
    said: str,
    of: str,
    counted: str,
) -> Shared:
    # The line that says "and 1 more" takes the place of a bar, so one more bar is drawn instead.
    most = MOST_BARS + (len(lines) == MOST_BARS + 1)
    hidden = len(lines[most:])
    shown = tuple(
        Bar("", name, share, "", fmt.share(share), fmt.whole(count))
        for name, share, count in lines[:most]
    )
    more = say("share.more", n=hidden, count=fmt.whole(hidden)) if hidden else ""
    rows: list[Sequence[Cell]] = [(name, share, count) for name, share, count in lines]
    return Shared(
        name=file,
        about=about,
        title=title,
        subtitle=subtitle,
        sentence=as_of_sentence(said, view.known_until, say, fmt),
        figure=drawn.bars(Bars(shown, 1.0, None, more)),
        headings=(say(of), say("items.share"), say(counted)),
        rows=rows,
    )
