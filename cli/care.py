"""`python -m service nightly`, `count` and `health`: the care of a server."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cli import backups, opening, shared
from service import counted, health
from service.backups import Keys
from service.environment import Moment, operator
from service.nightly import nightly

_KEEP = 14
_NIGHT = ("file", "bytes", "state", "made_at", "standings", "removed")


def add(commands: Any) -> Iterator[argparse.ArgumentParser]:
    """Add the commands to the subparsers of `python -m service`."""
    one = commands.add_parser("nightly", help="a dated backup, restored elsewhere and compared")
    one.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder of the backups"
    )
    one.add_argument(
        "--keep", type=int, default=_KEEP, metavar="N", help=f"how many backups stay ({_KEEP})"
    )
    backups.add_passphrase(one)
    one.set_defaults(handler=_nightly)
    two = commands.add_parser("count", help="the hash of the standings, and all figures as files")
    two.add_argument("--out", type=Path, metavar="DIR", help="where the figures are written")
    two.add_argument(
        "--at", type=_moment, metavar="TIME", help="count as at this time, with its offset (now)"
    )
    two.set_defaults(handler=_count)
    three = commands.add_parser("health", help="the faults of the installation")
    three.set_defaults(handler=_health)
    for command in (one, two, three):
        opening.add_contest(command)
    return iter((one, two, three))


def _nightly(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    keys = Keys(passphrase=backups.passphrase_of(options))
    done = nightly(place, operator(), options.to, keys, keep=options.keep, moment=opening.moment())
    line = {name: getattr(done, name) for name in _NIGHT}
    shared.emit_one({**line, "file": str(done.file)}, options.format)
    return 0


def _count(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True, mode=0o700)
    at = Moment(options.at) if options.at else opening.moment()
    state, standings = counted.count(place, operator(), options.out, at)
    shared.emit_one({"state": state, "standings": standings}, options.format)
    return 0


def _health(options: argparse.Namespace) -> int:
    """Status 1 while a fault is urgent."""
    contest, place = opening.place_of(options)
    found = health.condition(place, opening.moment().now)
    lines = [
        {
            "fault": fault.code, "subject": fault.subject,
            "since": contest.local(fault.since) if fault.since else None,
            "urgent": fault.code in health.URGENT,
        }
        for fault in found.faults
    ]  # fmt: skip
    shared.emit(lines, options.format, ("fault", "subject", "since", "urgent"))
    return 0 if found.is_well else 1


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
