"""Why a response stands where it stands, in words; the page and the paper say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest import Contest
from contest.reasons import REASONS
from i18n.field_names import field_name
from i18n.format import UNKNOWN, Format
from i18n.words import Words
from publish.trace import deciding
from results import SET_ASIDE, Explained, Line, Placed, Span

_OF_FIELDS = ("field_missing", "field_unreadable", "no_identity")
"""Rules whose values are names of fields."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule says of the response: a sentence, the bases, and whether it is passed."""

    text: str
    basis: tuple[str, ...]
    passed: bool


def told(contest: Contest, found: Explained, say: Words, fmt: Format) -> tuple[Told, ...]:
    """The rules that were reached, in their order."""
    return tuple(
        Told(_sentence(contest, found, line, say, fmt), line.basis, line.better)
        for line in found.lines
        if line.better is not None
    )


def outcome(found: Explained, say: Words) -> str:
    """The state of the response, and the reason if there is one."""
    state = say(f"state.{found.state}")
    return f"{state}. {_reason(found.reason, say)}" if found.reason else state


def neighbours(
    contest: Contest, place: Placed, who: Mapping[str, str], say: Words, fmt: Format
) -> tuple[str, ...]:
    """How many share the rank, and who stands just above and below and why.

    `who`: what the neighbour is called, by side (`above`, `below`).
    """
    shared = (
        [say("explained.tied", n=place.tied, count=fmt.whole(place.tied))] if place.tied else []
    )
    above = (
        say.fill("explained.above", _compared(contest, place, "above", who["above"], say, fmt))
        if place.above
        else say("explained.nobody_above")
    )
    below = (
        say.fill("explained.below", _compared(contest, place, "below", who["below"], say, fmt))
        if place.below
        else say("explained.nobody_below")
    )
    return (*shared, above, below)


def _compared(
    contest: Contest, place: Placed, side: str, who: str, say: Words, fmt: Format
) -> dict[str, str]:
    other = (place.above if side == "above" else place.below) or {}
    name = deciding(contest, place, side)
    mine, theirs = (_ranked_value(name, row, fmt) for row in (place.row, other))
    field = say(f"order.{name}") if name else UNKNOWN
    rank = fmt.whole(other.get("rank"))
    return {"who": who, "rank": rank, "field": field, "mine": mine, "theirs": theirs}


def _ranked_value(name: str | None, row: Mapping[str, Any], fmt: Format) -> str:
    return UNKNOWN if name is None else _plain(row[name], fmt)


def _sentence(contest: Contest, found: Explained, line: Line, say: Words, fmt: Format) -> str:
    rule = line.rule
    if line.compared_with == SET_ASIDE and line.better:
        code = next(code for code in REASONS if code.endswith(f"_{rule}"))
        return say("explained.set_aside", reason=_reason(code, say))
    value = _shown(contest, rule, line.value, say, fmt)
    other = _shown(contest, rule, line.compared_with, say, fmt)
    if not line.better:
        unsaid = line.value in (None, ()) and line.compared_with in (None, ())
        if found.reason and (unsaid or not say.has(f"rule_failed.{rule}")):
            return _reason(found.reason, say)
        return say(f"rule_failed.{rule}", value=value, other=other)
    if rule == "within_attempt_limit" and line.compared_with is None:
        rule = "within_no_limit"
    order = ", ".join(say(f"order.{name}") for name in contest.settings.ranking.order)
    return say(f"rule_passed.{rule}", value=value, other=other, order=order)


def _reason(code: str | None, say: Words) -> str:
    if code is None:
        return UNKNOWN
    return REASONS[code].en if say.language == "en" else REASONS[code].vi


def _shown(contest: Contest, rule: str, value: Any, say: Words, fmt: Format) -> str:
    """A value as people read it; an empty list is said to be empty."""
    if rule == "is_ranked":
        titles = {one.id: one.title or one.id for one in contest.settings.categories}
        return titles.get(value, UNKNOWN)
    if not isinstance(value, tuple):
        return _plain(value, fmt)
    if rule == "lies_in_one_prize" and all(part.isdecimal() for part in value):
        return "–".join(value)
    parts = [_part(rule, part, say, fmt) for part in value]
    return "; ".join(parts) or say("explained.nothing")


def _part(rule: str, part: Any, say: Words, fmt: Format) -> str:
    if isinstance(part, Span):
        opens, closes = (
            fmt.second(edge) if edge and edge.second else fmt.moment(edge) for edge in part
        )
        return say("explained.span", opens=opens, closes=closes)
    if rule in _OF_FIELDS:
        return " + ".join(field_name(name, say) for name in str(part).split("+"))
    return str(part)


def _plain(value: Any, fmt: Format) -> str:
    if value is None or isinstance(value, str):
        return value or UNKNOWN
    if isinstance(value, datetime):
        return fmt.second(value)
    return fmt.whole(value) if isinstance(value, int) else fmt.score(value)
