"""Time zones of spreadsheets. Times in cells are wall times; the zone is a separate property."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from contest import Contest
from contest.settings import Source
from ingest.sources.google import errors
from ingest.sources.sheet import Sheet
from ledger import Ledger
from ledger.loads import zone as told_zone

_FIXED_ZONE = re.compile(r"GMT([+-])(\d{1,2}):(\d{2})")


def declared_zone(contest: Contest, source: Source) -> str:
    """The declared zone of the source's times, which are wall times."""
    return source.timezone or contest.info.timezone


def zone_of(source: Source, name: str) -> tzinfo:
    """The zone that a spreadsheet names.

    Raises:
        SourceError: this machine does not know the zone.
    """
    if fixed := _FIXED_ZONE.fullmatch(name):
        east = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
        return timezone(-east if fixed[1] == "-" else east)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise errors.unknown_zone(source.id, name) from None


def zone_name(detected: str) -> str | None:
    """The IANA name of a zone that a load has detected; None if the zone has no such name.

    >>> zone_name("Asia/Ho_Chi_Minh"), zone_name("GMT-08:00"), zone_name("GMT+05:30")
    ('Asia/Ho_Chi_Minh', 'Etc/GMT+8', None)
    """
    name = _name(detected)
    if fixed := _FIXED_ZONE.fullmatch(name):
        # The names of these zones count the hours west of Greenwich.
        west = "+" if fixed[1] == "-" else "-"
        return f"Etc/GMT{west}{int(fixed[2])}" if fixed[3] == "00" else None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return name


def check_zone(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet, now: datetime
) -> None:
    """Refuse a sheet whose time zone was changed since the source's last load.

    A change to the declared zone is allowed. Google does not change the times in the cells, which
    are wall times, so in a new zone every row would get a different hour of submission.

    Raises:
        SourceError: the clock of the zone is neither that of the declared zone nor that of the zone
            at the last load.
    """
    declared, zone = declared_zone(contest, source), sheet.detected["timezone"]
    if zone in ("", declared) or (earlier := told_zone(ledger, contest, source.id)) is None:
        return
    if _clock(source, zone, now) not in (
        _clock(source, earlier, now), _clock(source, declared, now)
    ):  # fmt: skip
        raise errors.zone_changed(source.id, _name(earlier), _name(zone))


def _clock(source: Source, zone: str, now: datetime) -> timedelta | None:
    return zone_of(source, _name(zone)).utcoffset(now.replace(tzinfo=None))


def _name(detected: str) -> str:
    return detected.split(" (")[0]
