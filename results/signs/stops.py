"""Stops: hours in which a form sent in nothing, while others or the usual hours had responses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from contest import Contest
from contest.settings import Source
from results.compute import Results
from results.signs.model import Share, Sign, SignGroup, sign

_HOUR = timedelta(hours=1)
_LEAST = 10.0
"""The smallest number of missing responses that is a sign."""
_MOST_HOURS = 400 * 24
_LEAST_DAYS = 3
"""The smallest number of other days that make an hour usual."""
_HOURS = """
select source, date_trunc('hour', submitted_at) as hour, count(*) as rows,
    arg_min(response_id, (submitted_at, response_id)) as first_id,
    arg_max(response_id, (submitted_at, response_id)) as last_id
from attempts where state <> 'withdrawn' and submitted_at is not null group by 1, 2
"""

Hours = Mapping[datetime, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Stop:
    """Whole hours without a response, and the number that was to be expected in them."""

    starts_at: datetime
    ends_at: datetime
    expected: float


def stopped(results: Results, known: Mapping[str, datetime], until: datetime) -> Sign:
    """Times of whole clock hours without a response of a source, in which ten or more were to be
    expected.

    If other sources had responses outside of these hours, the source is compared with them: it
    should have kept its proportion. Else it is compared with its own responses in the same hours of
    the other working days, or of the other days of weekends. `known` (aware): the time up to which
    the program knows each source, and `until` (contest-local) the time that the numbers are for;
    hours after either say nothing. The rows of a group are the last
    response before and the first one after. The base rate counts these times among all times of a
    whole hour or more without a response.
    """
    by_source: dict[str, Hours] = results.keep("hours of sources", lambda: _hours(results))
    contest = results.contest
    groups: list[SignGroup] = []
    whole = 0
    for source in contest.sources:
        if source.id not in by_source or source.id not in known:
            continue
        mine = by_source[source.id]
        last = min(contest.local(known[source.id]), until)
        open_hours = _open_hours(contest, source, mine, last)
        others = [hours for name, hours in by_source.items() if name != source.id]
        for stop in stops(open_hours, _counts(mine), [_counts(hours) for hours in others]):
            whole += 1
            if stop.expected >= _LEAST:
                groups.append(_group(source, mine, stop))
    groups.sort(key=lambda group: -(group.expected or 0))
    return sign("stopped", groups, Share(len(groups), whole))


def stops(
    open_hours: Sequence[datetime],
    mine: Mapping[datetime, int],
    others: Sequence[Mapping[datetime, int]],
) -> Iterator[Stop]:
    """Every time without a response in `open_hours` (whole clock hours, in order).

    `mine`: hour → responses of the source. `others`: the same of each other source.
    """
    elsewhere = {hour: sum(other.get(hour, 0) for other in others) for hour in open_hours}
    all_mine = sum(mine.get(hour, 0) for hour in open_hours)
    slots: dict[tuple[bool, int], list[int]] = {}
    for hour in open_hours:
        slots.setdefault(_slot(hour), []).append(mine.get(hour, 0))
    for is_silent, run in groupby(open_hours, lambda hour: not mine.get(hour)):
        if not is_silent:
            continue
        hours = list(run)
        theirs = sum(elsewhere[hour] for hour in hours)
        beyond = sum(elsewhere.values()) - theirs
        expected = theirs * all_mine / beyond if beyond else _usual(hours, slots)
        yield Stop(hours[0], hours[-1] + _HOUR, expected)


def _usual(hours: Sequence[datetime], slots: Mapping[tuple[bool, int], Sequence[int]]) -> float:
    """The sum of the means of the same hours on the other days; 0 for an hour with fewer than
    `_LEAST_DAYS` of them."""
    inside: dict[tuple[bool, int], int] = {}
    for hour in hours:
        inside[_slot(hour)] = inside.get(_slot(hour), 0) + 1
    return sum(
        sum(slots[slot]) / (len(slots[slot]) - count) * count
        for slot, count in inside.items()
        if len(slots[slot]) - count >= _LEAST_DAYS
    )


def _slot(hour: datetime) -> tuple[bool, int]:
    """Whether the hour lies on a weekend, and the hour of the day."""
    return hour.weekday() >= 5, hour.hour


def _hours(results: Results) -> dict[str, Hours]:
    found: dict[str, dict[datetime, Mapping[str, Any]]] = {}
    for line in results.rows("attempts", _HOURS).to_pylist():
        found.setdefault(line["source"], {})[line["hour"]] = line
    return dict(found)


def _counts(hours: Hours) -> dict[datetime, int]:
    return {hour: line["rows"] for hour, line in hours.items()}


def _open_hours(
    contest: Contest, source: Source, mine: Hours, known: datetime
) -> tuple[datetime, ...]:
    """The whole clock hours from the source's first response in its window until `known` or the
    closing; at most the last `_MOST_HOURS`."""
    window = next((one for one in contest.rounds if one.id == source.round), contest)
    opens, closes = window.opens_at, window.closes_at
    end = _floor(min(known, closes) if closes else known)
    inside = [hour for hour in mine if (opens is None or hour >= _floor(opens)) and hour < end]
    if not inside:
        return ()
    count = min(int((end - min(inside)) / _HOUR), _MOST_HOURS)
    return tuple(end - step * _HOUR for step in range(count, 0, -1))


def _floor(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _group(source: Source, mine: Hours, stop: Stop) -> SignGroup:
    before = max((hour for hour in mine if hour < stop.starts_at), default=None)
    after = min((hour for hour in mine if hour >= stop.ends_at), default=None)
    ids = [
        *([mine[before]["last_id"]] if before else []),
        *([mine[after]["first_id"]] if after else []),
    ]
    return SignGroup(tuple(ids), len(ids), stop.starts_at, stop.ends_at, source.id, stop.expected)
