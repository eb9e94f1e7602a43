"""What a leader's link shows: sentences and lists, made from a view and ready for a template.

Every text is plain: the template escapes it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from contest.phones import in_groups, phone
from i18n.format import Format
from i18n.words import Words
from publish.reminder import (
    beneath_line,
    notices,
    pace_sentence,
    place_line,
    projected_line,
    rate_line,
    reminder,
    silent_line,
)
from publish.unit_summary import UnitSummary, unit_summary, view_of_today
from results import View

LISTS = ("not_recorded", "to_confirm", "took_part", "sent")
PAGE = 100
_DAYS = 14
_LETTERS = 34  # of a line on a narrow phone
_CONTACTS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The list of people that is asked for, and its page, from 1."""

    name: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """What the address asks for; what makes no sense is left out."""
        name, page = query.get("ds", ""), query.get("trang", "")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        return cls(name if name in LISTS else "", max(number, 1))


class Line(NamedTuple):
    """A unit beneath: its name, its rate in words, and the numbers to call, `(text, number)`."""

    name: str
    rate: str
    calls: Sequence[tuple[str, str]]


class Bar(NamedTuple):
    """A day: its name, its new people in words, and the length of its bar in per cent."""

    day: str
    people: str
    length: str


def parts_of(
    view: View, code: str, proven: bool, asked: Asked, say: Words, fmt: Format
) -> dict[str, Any]:
    """The values of the page, without people unless the PIN is `proven`. `unit` is None if no unit
    has the code any more."""
    summary = unit_summary(view, code, say.language)
    if summary is None:
        return {"unit": None, "title": view.contest.titled(view.contest.title, say.language)}
    there = view_of_today(view, code)
    opened = proven and not summary.ended  # the code of an ended unit leads nobody any more
    text = "" if summary.ended else reminder(summary, say, fmt)
    return {
        "unit": summary.name,
        "title": summary.title,
        "as_of": say("as_of", moment=fmt.moment(summary.as_of)),
        "notices": list(notices(summary, say, fmt, opens="link")),
        "rate": rate_line(summary, say, fmt),
        "share": _percent(summary.rate),
        "target": _percent(summary.target),
        "place": place_line(summary, say, fmt),
        "pace": pace_sentence(summary, say, fmt),
        "projected": projected_line(summary, say, fmt),
        "lowest": _lowest(there, summary, proven, say, fmt),
        "lowest_lead": silent_line(summary, say, fmt),
        "bars": _bars(summary, fmt),
        "text": text,
        "text_rows": sum(1 + len(line) // _LETTERS for line in text.split("\n")),
        "ended": summary.ended is not None,
        "people": _people(there, summary, asked, say, fmt) if opened else None,
        "contacts": _contacts(there, code) if opened else (),
        "hotline_number": phone(summary.hotline.phone) if summary.hotline else None,
    }


def _lowest(
    view: View, summary: UnitSummary, proven: bool, say: Words, fmt: Format
) -> Sequence[Line]:
    """The lowest units beneath, before the opening none. With the PIN one calls persons, without
    it offices."""
    if summary.phase == "before":
        return ()
    calls: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for office in view.offices(summary.code):
        calls[office.unit_code].append((in_groups(office.phone), office.phone))
    if proven:
        for one in view.focal(summary.code):
            if one.dialled and not one.dialled.startswith("02"):
                calls[one.unit_code].append((one.name or in_groups(one.dialled), one.dialled))
    return [
        Line(unit.name, beneath_line(unit, say, fmt), calls[unit.code][:2])
        for unit in summary.lowest
    ]


def _bars(summary: UnitSummary, fmt: Format) -> Sequence[Bar]:
    """The last two weeks, the latest day first."""
    days = summary.days[-_DAYS:][::-1]
    most = max((day.people for day in days), default=0) or 1
    return [
        Bar(fmt.short_day(day.day), fmt.whole(day.people), f"{day.people / most:.1%}")
        for day in days
    ]


def _people(
    view: View, summary: UnitSummary, asked: Asked, say: Words, fmt: Format
) -> dict[str, Any]:
    """One page of one list of people, and the links to the other lists and pages."""
    roster = view.roster(summary.code)
    counts = Counter(line["status"] for line in roster)
    sent = view.took_part(summary.code, limit=0).total
    numbers = {name: sent if name == "sent" else counts[name] for name in LISTS}
    shown = [name for name in LISTS if roster or name == "sent"]
    filled = next((one for one in shown if numbers[one]), shown[0])
    name = asked.name if asked.name in shown else filled
    pages = max(-(-numbers[name] // PAGE), 1)
    page = min(asked.page, pages)
    first = (page - 1) * PAGE
    if name == "sent":
        lines: Sequence[Mapping[str, Any]]
        lines = view.took_part(summary.code, offset=first, limit=PAGE).lines
    else:
        lines = [line for line in roster if line["status"] == name][first : first + PAGE]

    def label(one: str) -> str:
        title = say("my_unit.took_part") if one == "sent" else say(f"roster_status.{one}")
        return f"{title} ({fmt.whole(numbers[one])})"

    return {
        "has_roster": bool(roster),
        "tabs": [(label(one), _address(one), one == name) for one in shown],
        "lines": [
            (
                line["full_name"] or say("my_unit.no_name"),
                line["unit_name"] if line["unit_code"] != summary.code else "",
                say("state.held") if name == "sent" and line["state"] == "held" else "",
            )
            for line in lines
        ],
        "before": _address(name, page - 1) if page > 1 else "",
        "after": _address(name, page + 1) if page < pages else "",
        "where": say("link.page", page=fmt.whole(page), count=fmt.whole(pages)),
        "held": say("link.held", count=fmt.whole(view.balance(summary.code).held)),
    }


def _contacts(view: View, code: str) -> Sequence[tuple[str, str, str | None]]:
    """The focal persons: who, the phone as it is written, and the number to call. Those of the
    unit itself come first."""
    found = sorted(view.focal(code), key=lambda one: one.unit_code != code)
    names = {row["unit_code"]: row["unit_name"] for row in view.league(under=code).rows}
    return [
        (
            " – ".join(filter(None, (names.get(one.unit_code, ""), one.name, one.title))),
            one.phone,
            one.dialled,
        )
        for one in found[:_CONTACTS]
    ]


def _percent(share: float | None) -> str:
    """The length of a bar in CSS; "" for an unknown share."""
    return "" if share is None else f"{min(max(share, 0.0), 1.0):.2%}"


def _address(name: str, page: int = 1) -> str:
    return f"?{urlencode({'ds': name, **({'trang': page} if page > 1 else {})})}#ds"
