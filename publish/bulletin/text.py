"""The *báo cáo nhanh* as a text for Zalo: under 1,500 characters, the most important first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contest import Contest
from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from publish.bulletin.bulletin import Bulletin
from publish.bulletin.figures import Figures, UnitFigures
from publish.bulletin.sections import phase_line, total_lines, week_lines
from publish.bulletin.units import FEW, full_units, known_units, low_lead, low_units
from publish.bulletin.values import PLACES, WORST, category_shares, known_rate, rate, reach_shares

LONGEST = 1499
_TITLE, _NAME = 160, 60

_say, _fmt = Words("vi"), Format("vi")


def text(one: Bulletin, contest: Contest, *, is_draft: bool) -> str:
    """The text. A line that does not fit is left out with all after it, and the text says so."""
    found = one.figures
    title = _say("bulletin.title").upper()
    head = [
        f"{title} ({_say('bulletin.draft').lower()})" if is_draft else title,
        on_one_line(contest.title, _TITLE),
        _say("as_of", moment=_fmt.moment(found.as_of)),
        _say("bulletin.provisional"),
    ]
    more = _say("bulletin.more_in_paper")
    said = "\n".join(head)
    for line in _lines(one, contest):
        longer = f"{said}\n{line}"
        if len(longer) + 1 + len(more) > LONGEST:
            return f"{said}\n{more}"
        said = longer
    return said


def _lines(one: Bulletin, contest: Contest) -> Iterator[str]:
    found = one.figures
    yield phase_line(found, contest)
    if not found.people:
        yield from total_lines(found)
        return
    yield from map(_item, total_lines(found))
    if one.moved:
        yield _item(_moved(one))
    yield from map(_item, islice(week_lines(found), 2))
    for group in found.groups:
        yield _item(f"{_short(group.title)}: {known_rate(group)}")
    yield from map(_item, _units(found))
    yield from map(_item, _scores(found))
    for category, share in zip(found.categories, category_shares(found), strict=True):
        title = _short(category.title) if category.title else _say("bulletin.no_category")
        came = _say(
            "bulletin.of_category",
            people=_fmt.whole(category.people),
            attempts=_fmt.whole(category.attempts),
            rate=share,
        )
        yield _item(_say("bulletin.of", what=title, whom=came))
    weak = [topic for topic in found.topics if topic.right < 1][:WORST]
    if weak:
        shares = (
            f"{_short(one.topic)} {_fmt.share(one.right, PLACES)} "
            f"({_say('bulletin.people', n=one.people, count=_fmt.whole(one.people))})"
            for one in weak
        )
        yield _item(f"{_say('bulletin.topics_lead')} {'; '.join(shares)}")


def _moved(one: Bulletin) -> str:
    first = one.moved[0]
    return _say(
        "bulletin.moved_short",
        n=len(one.moved),
        moment=_fmt.moment(one.earlier),
        count=_fmt.whole(len(one.moved)),
        name=_short(first.name),
        was=first.was,
        now=first.now,
    )


def _units(found: Figures) -> Iterator[str]:
    low = low_units(found)[:FEW]
    if low:
        yield f"{low_lead(found, len(low))} {'; '.join(map(_low, low))}"
    if full := full_units(found):
        counts = _fmt.out_of(len(full), known_units(found))
        names = "; ".join(_short(one.name) for one in full[:FEW])
        rest = len(full) - FEW
        and_more = f" {_say('bulletin.and_more', count=_fmt.whole(rest))}" if rest > 0 else ""
        yield f"{_say('bulletin.full', n=len(full), counts=counts)} {names}{and_more}"


def _low(unit: UnitFigures) -> str:
    if unit.people:
        return f"{_short(unit.name)} {rate(unit.people, unit.headcount)}"
    return f"{_short(unit.name)} {_say('bulletin.silent')} ({_fmt.out_of(0, unit.headcount)})"


def _scores(found: Figures) -> Iterator[str]:
    if not found.scores or not found.scores.attempts.scored:
        return
    counts = found.scores.attempts
    parts = (
        f"{_say(f'bulletin_reach.{name}').lower()}: {_fmt.whole(getattr(counts, name))} ({share})"
        for name, share in reach_shares(counts).items()
    )
    total = _fmt.whole(counts.scored)
    yield _say("bulletin.of_attempts", n=counts.scored, count=total, parts="; ".join(parts))


def _short(name: str) -> str:
    return on_one_line(name, _NAME)


def _item(line: str) -> str:
    return f"• {line}"
