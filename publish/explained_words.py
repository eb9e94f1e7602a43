"""Why a response stands where it stands, in words; the page and the paper say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest import Contest
from contest.reasons import REASONS
from contest.settings import RankField
from i18n.field_names import field_name
from i18n.format import UNKNOWN, Format
from i18n.words import Words
from publish.trace import SIDES, deciding
from results import SET_ASIDE, Explained, Line, Placed, Span

_OF_FIELDS = ("field_missing", "field_unreadable", "no_identity")
"""Rules whose values are names of fields."""
_NOBODY = {"above": "explained.nobody_above", "below": "explained.nobody_below"}
_COMPARED = {"above": "explained.above", "below": "explained.below"}


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
    order: Sequence[RankField], place: Placed, who: Mapping[str, str], say: Words, fmt: Format
) -> tuple[str, ...]:
    """How many share the rank, and who stands just above and below and why.

    `order`: the fields that are compared. Where none of them tells the two apart, nothing is said
    of that side. `who`: what the neighbour is called, by side (`above`, `below`).
    """
    shared = (
        [say("explained.tied", n=place.tied, count=fmt.whole(place.tied))] if place.tied else []
    )
    sides = (_beside(order, place, side, who[side], say, fmt) for side in SIDES)
    return (*shared, *filter(None, sides))


def _beside(
    order: Sequence[RankField], place: Placed, side: str, who: str, say: Words, fmt: Format
) -> str:
    """Who stands on a side and why; "" if no field tells."""
    other = place.above if side == "above" else place.below
    if other is None:
        return say(_NOBODY[side])
    name = deciding(order, place, side)
    if name is None:
        return ""
    compared = {
        "who": who, "rank": fmt.whole(other["rank"]), "field": say(f"order.{name}"),
        "mine": _plain(place.row[name], fmt), "theirs": _plain(other[name], fmt),
    }  # fmt: skip
    return say.fill(_COMPARED[side], compared)


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
