"""The sentences about a unit's participation, and the text that its leader sends on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from i18n.format import Format
from i18n.phase import left_until
from i18n.rates import people_cell, people_note, rate_text
from i18n.words import Words
from publish.unit_summary import Beneath, UnitSummary

_FEW = 10


def rate_line(summary: UnitSummary, say: Words, fmt: Format) -> str:
    """62,4 % – 1.204/1.930 người, or the people alone where the headcount is unknown."""
    if summary.rate is None:
        count = say("my_unit.people", n=summary.people, count=fmt.whole(summary.people))
        return f"{count} – {say('unknown_headcount')}"
    counted = people_note(summary.people, summary.headcount, say, fmt)
    return f"{rate_text(summary.rate, say, fmt)} – {counted}"


def place_line(summary: UnitSummary, say: Words, fmt: Format) -> str:
    """Thứ 7/12, and among which units; "" for a unit without a rank."""
    if summary.rank is None or summary.ended:
        return ""
    return say(
        "my_unit.place",
        rank=fmt.whole(summary.rank),
        count=fmt.whole(summary.peers),
        among=summary.among,
    )


def pace_lines(summary: UnitSummary, say: Words, fmt: Format) -> tuple[str, ...]:
    """What is missing, the time left, the people a day that it takes, and those who come now.

    Each is a phrase without a full stop. Empty for a unit that has ended, and where the headcount
    is unknown and no time is left.
    """
    if summary.ended:
        return ()
    lines = [*_missing(summary, say, fmt)]
    if summary.phase == "open" and summary.closes_at:
        left = left_until(summary.closes_at, summary.moment, say, fmt)
        lines.append(say("my_unit.left", left=left))
    found = summary.pace
    if found and found.needed is not None:
        lines.append(say("my_unit.needed", n=found.needed, count=fmt.whole(found.needed)))
    if found and found.present is not None and summary.phase == "open":
        lines.append(say("my_unit.present", count=per_day(float(found.present), fmt)))
    return tuple(lines)


def pace_sentence(summary: UnitSummary, say: Words, fmt: Format) -> str:
    """`pace_lines` as one sentence; no lines give ""."""
    text = ", ".join(pace_lines(summary, say, fmt))
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def per_day(number: float, fmt: Format) -> str:
    """People a day: whole, or with one decimal where there are few.

    >>> per_day(24.4, Format("vi")), per_day(0.43, Format("vi")), per_day(2, Format("vi"))
    ('24', '0,4', '2')
    """
    if number >= _FEW or number == int(number):
        return fmt.whole(round(number))
    return fmt.decimal(number, 1)


def projected_line(summary: UnitSummary, say: Words, fmt: Format) -> str:
    """The people at the closing if the pace stays; "" if nobody can tell or nobody is missing."""
    found = summary.pace
    if found is None or found.projected is None or not summary.headcount or not found.shortfall:
        return ""
    share = fmt.share(found.projected / summary.headcount)
    return say("my_unit.projected", count=fmt.whole(found.projected), share=share)


def notices(
    summary: UnitSummary, say: Words, fmt: Format, *, opens: Literal["link", "account"]
) -> Iterator[str]:
    """What a reader must know about the numbers: the unit has ended, the contest is not open or is
    over, the headcount is unknown or too low. `opens`: what opens the unit for the reader, which
    has to be exchanged when the unit has ended."""
    if summary.ended:
        yield say("my_unit.ended", day=fmt.day(summary.ended.last_day))
        if summary.ended.successors:
            yield say(f"my_unit_successor.{opens}", names=", ".join(summary.ended.successors))
    if summary.phase == "before":
        yield say("my_unit.before", moment=fmt.moment(summary.opens_at))
    if summary.phase == "after":
        yield say("my_unit.after", moment=fmt.moment(summary.closes_at))
    if summary.headcount is None:
        yield say("my_unit.no_headcount")
    elif summary.people > summary.headcount:
        yield say("my_unit.over")


def silent_line(summary: UnitSummary, say: Words, fmt: Format) -> str:
    """How many of the units directly beneath have no participants."""
    count = fmt.whole(summary.beneath)
    if not summary.silent:
        return say("my_unit.none_silent", n=summary.beneath, count=count)
    return say("my_unit.lowest_lead", silent=fmt.whole(summary.silent), count=count)


def beneath_line(unit: Beneath, say: Words, fmt: Format) -> str:
    """The rate of a unit beneath with its numbers: 12,0 % (3/25)."""
    row = {"people": unit.people, "headcount": unit.headcount}
    if unit.rate is None:
        count = say("my_unit.people", n=unit.people, count=fmt.whole(unit.people))
        return f"{count}, {say('unknown_headcount')}"
    return f"{rate_text(unit.rate, say, fmt)} ({people_cell(row, fmt)})"


def reminder(summary: UnitSummary, say: Words, fmt: Format) -> str:
    """The text that a leader copies and sends to the unit: plain lines, no name of a person.

    The text says what the page says at that moment, and where to take part and to ask.
    """
    return "\n".join([*_state(summary, say, fmt), *_call(summary, say, fmt)])


def _state(summary: UnitSummary, say: Words, fmt: Format) -> list[str]:
    lines = [f"{summary.name} – {summary.title}"]
    if summary.phase == "before":
        lines.append(say("my_unit.before", moment=fmt.moment(summary.opens_at)))
        return lines
    place = place_line(summary, say, fmt)
    rate = say("my_unit.rate_now", moment=fmt.moment(summary.as_of))
    lines.append(f"{rate} {rate_line(summary, say, fmt)}{f', {_lower(place)}' if place else ''}.")
    if pace := pace_sentence(summary, say, fmt):
        lines.append(pace)
    silent = [unit.name for unit in summary.lowest if not unit.people]
    if silent:
        more = summary.silent - len(silent)
        rest = [say("my_unit.more", n=more, count=fmt.whole(more))] if more else []
        lines.append(f"{say('my_unit.silent')}: {', '.join([*silent, *rest])}.")
    low = [unit for unit in summary.lowest if unit.people and unit.rate is not None]
    if low:
        named = "; ".join(f"{unit.name} {beneath_line(unit, say, fmt)}" for unit in low)
        lines.append(f"{say('my_unit.lowest')}: {named}.")
    return lines


def _call(summary: UnitSummary, say: Words, fmt: Format) -> list[str]:
    lines = []
    if summary.phase in ("before", "open") and not summary.ended:
        if summary.closes_at:
            lines.append(say("my_unit.please_until", moment=fmt.moment(summary.closes_at)))
        else:
            lines.append(say("my_unit.please"))
        if summary.form_url:
            lines.append(say("my_unit.where", address=summary.form_url))
    if summary.hotline:
        hours = f" ({summary.hotline.hours})" if summary.hotline.hours else ""
        lines.append(f"{say('hotline')} {summary.hotline.phone}{hours}")
    return lines


def _missing(summary: UnitSummary, say: Words, fmt: Format) -> list[str]:
    if summary.pace is None:
        return []
    short = summary.pace.shortfall
    share = "" if summary.target is None else fmt.declared(summary.target)
    if summary.headcount and summary.people > summary.headcount:
        return []  # `notices` doubts the headcount
    if short:
        key = "my_unit.short_of_target" if share else "my_unit.short_of_all"
        return [say(key, n=short, count=fmt.whole(short), share=share)]
    return [say("my_unit.reached_target", share=share) if share else say("my_unit.reached_all")]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
