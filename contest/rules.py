"""Checks of contest.toml that need more than one key: references, order, overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from contest.errors import Problem
from contest.settings import Settings, is_field

FILE = "contest.toml"
_MATCHABLE = ("phone", "email", "national_id", "full_name", "birth_date")


class _Span(Protocol):
    @property
    def opens_at(self) -> datetime | None: ...
    @property
    def closes_at(self) -> datetime | None: ...


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def check_settings(settings: Settings) -> list[Problem]:
    """All mistakes that concern several keys of contest.toml together."""
    return [Problem(FILE, *mistake) for mistake in _mistakes(settings)]


def _mistakes(s: Settings) -> Iterator[tuple[str, str, str]]:
    for where, zone in [
        ("contest.timezone", s.contest.timezone),
        *((f"sources[{i}].timezone", source.timezone) for i, source in enumerate(s.sources)),
    ]:
        if zone and not _zone_exists(zone):
            yield where, repr(zone), "a zone name such as 'Asia/Ho_Chi_Minh'"
    yield from _spans("contest", [s.contest])
    yield from _spans("rounds", s.rounds)
    yield from _spans("voids", s.voids)
    yield from _round_order(s)
    for where, things in (
        ("groups", s.groups),
        ("rounds", s.rounds),
        ("categories", s.categories),
        ("sources", s.sources),
    ):
        yield from _twice(where, things)
    yield from _columns(s)
    yield from _identity(s)
    yield from _references(s)
    if "duration" in s.ranking.order and "started_at" not in s.columns:
        yield (
            "ranking.order",
            "'duration'",
            "a source with start times: started_at declared in [columns]",
        )
    if len(set(s.ranking.order)) < len(s.ranking.order):
        yield "ranking.order", "a field twice", "each field once"


def _zone_exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _spans(where: str, spans: Sequence[_Span]) -> Iterator[tuple[str, str, str]]:
    for number, span in enumerate(spans):
        key = where if where == "contest" else f"{where}[{number}]"
        if where == "rounds":
            for end in ("opens_at", "closes_at"):
                if getattr(span, end) is None:
                    yield f"{key}.{end}", "nothing", "a local time such as 2024-11-18T07:30:00"
        if span.opens_at and span.closes_at and span.closes_at <= span.opens_at:
            expected = f"a time after opens_at {span.opens_at}"
            yield f"{key}.closes_at", str(span.closes_at), expected


def _round_order(s: Settings) -> Iterator[tuple[str, str, str]]:
    timed = [(r.opens_at, r.closes_at, r.id) for r in s.rounds if r.opens_at and r.closes_at]
    for (_, end, first), (start, _, second) in pairwise(sorted(timed)):
        if start < end:
            expected = f"a round that opens at {end} or later: rounds must not overlap"
            yield f"rounds.{second}.opens_at", str(start), f"{expected} ({first})"
    opens, closes = s.contest.opens_at, s.contest.closes_at
    for start, end, name in timed:
        if (opens and start < opens) or (closes and end > closes):
            yield f"rounds.{name}", f"{start} to {end}", f"within {opens} to {closes}"


def _twice(where: str, things: Iterable[_Named]) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for number, thing in enumerate(things):
        if thing.id in seen:
            yield f"{where}[{number}].id", repr(thing.id), "an id not used before"
        seen.add(thing.id)


def _columns(s: Settings) -> Iterator[tuple[str, str, str]]:
    for field in s.columns:
        if not is_field(field):
            yield (
                f"columns.{field}",
                "an unknown field",
                "submitted_at, full_name, birth_date, phone, email, national_id, unit, unit_1…, "
                "quiz_score, prediction or started_at",
            )
    if "unit" in s.columns and any(name.startswith("unit_") for name in s.columns):
        yield "columns.unit", "unit beside unit_1…", "either unit, or unit_1, unit_2, …"


def _identity(s: Settings) -> Iterator[tuple[str, str, str]]:
    for key in s.identity.match_on:
        for part in key.split("+"):
            if part not in _MATCHABLE:
                expected = f"one of {', '.join(_MATCHABLE)}, or several joined with +"
                yield "identity.match_on", repr(part), expected
    units = [name for name in s.columns if name.startswith("unit_")]
    for field in s.identity.required:
        if not is_field(field):
            yield "identity.required", repr(field), "a field of [columns]"
        elif s.columns and field not in s.columns and not (field == "unit" and units):
            yield "identity.required", repr(field), f"a field that [columns] declares: {field} = …"


def _references(s: Settings) -> Iterator[tuple[str, str, str]]:
    rounds = {r.id for r in s.rounds}
    categories = {c.id for c in s.categories}
    for number, source in enumerate(s.sources):
        if source.round and source.round not in rounds:
            yield f"sources[{number}].round", repr(source.round), _one_of(rounds)
    for number, prize in enumerate(s.prizes):
        if prize.round and prize.round not in rounds:
            yield f"prizes[{number}].round", repr(prize.round), _one_of(rounds)
        if prize.category and prize.category not in categories:
            yield f"prizes[{number}].category", repr(prize.category), _one_of(categories)
        if categories and not prize.category:
            yield f"prizes[{number}].category", "nothing", _one_of(categories)


def _one_of(names: set[str]) -> str:
    return f"one of {', '.join(sorted(names))}" if names else "nothing: none is declared"
