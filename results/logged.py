"""The lines of the log, for those who may see what was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from ledger.log import lines_of
from results.compute import Results
from results.masks import masked_text


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log. `count`: the lines that match in all. `lines`: the columns of
    `ledger.log.LOG`, with `at` as contest-local time; the newest line comes first."""

    count: int
    lines: tuple[Mapping[str, Any], ...]


def log_page(
    results: Results, act: str | None, day: date | None, offset: int, limit: int
) -> LogPage:
    """See `View.log_lines`."""
    contest = results.contest
    since = until = None
    if day is not None:
        since = datetime.combine(day, time(), contest.zone)
        until = datetime.combine(day + timedelta(days=1), time(), contest.zone)
    count, lines = lines_of(
        results.ledger, act=act, since=since, until=until, offset=offset, limit=limit
    )
    return LogPage(count, tuple(_shown(line, contest.local(line["at"])) for line in lines))


def _shown(line: Mapping[str, Any], at: datetime) -> Mapping[str, Any]:
    """A purpose follows the subject after a colon. Earlier versions kept it as it was typed."""
    subject, colon, purpose = line["scope"].partition(": ")
    return {**line, "at": at, "scope": f"{subject}{colon}{masked_text(purpose)}"}
