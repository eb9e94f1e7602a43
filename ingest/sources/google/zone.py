"""Time zones of spreadsheets: their times are wall times, and the zone is in another place."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from contest import Contest
from contest.settings import Source
from ingest.sources.google import errors
from ingest.sources.sheet import Sheet
from ledger import Ledger

_FIXED_ZONE = re.compile(r"GMT([+-])(\d{1,2}):(\d{2})")


def declared_zone(contest: Contest, source: Source) -> str:
    """The zone whose wall time the source's times are said to be."""
    return source.timezone or contest.info.timezone


def zone_of(source: Source, name: str) -> tzinfo:
    """A zone by the name that a spreadsheet has for it.

    Raises:
        SourceError: this machine does not know it.
    """
    if fixed := _FIXED_ZONE.fullmatch(name):
        east = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
        return timezone(-east if fixed[1] == "-" else east)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise errors.unknown_zone(source.id, name) from None


def check_zone(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet, now: datetime
) -> None:
    """Refuse a sheet whose time zone was changed since the source's last load, but to the declared
    one. Its times are wall times, which Google leaves as they are: in the new zone every row would
    be of another hour than it was sent at.

    Raises:
        SourceError: the zone's clock is neither the declared one nor that of the last load.
    """
    declared, zone = declared_zone(contest, source), sheet.detected["timezone"]
    if zone in ("", declared) or (earlier := ledger.zone(source.id)) is None:
        return
    if _clock(source, zone, now) not in (
        _clock(source, earlier, now), _clock(source, declared, now)
    ):  # fmt: skip
        raise errors.zone_changed(source.id, _name(earlier), _name(zone))


def _clock(source: Source, zone: str, now: datetime) -> timedelta | None:
    return zone_of(source, _name(zone)).utcoffset(now.replace(tzinfo=None))


def _name(detected: str) -> str:
    return detected.split(" (")[0]
