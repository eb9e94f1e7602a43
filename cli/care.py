"""`python -m service nightly`, `count`, `health` and `upgrade`: the care of a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cli import backups, opening, shared
from service import counted, health
from service.backups import Keys
from service.environment import Moment, operator
from service.nightly import nightly
from service.upgrade import upgrade

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
    four = commands.add_parser("upgrade", help="put this version in force if it counts the same")
    four.add_argument(
        "--current", type=Path, required=True, metavar="LINK",
        help="the link that names the folder of the version in force",
    )  # fmt: skip
    four.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder of the backups"
    )
    four.add_argument(
        "--confirm", default="", metavar="TEXT", help="the words that accept the differences"
    )
    backups.add_passphrase(four)
    four.set_defaults(handler=_upgrade)
    for command in (one, two, three, four):
        opening.add_contest(command)
    return iter((one, two, three, four))


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


def _upgrade(options: argparse.Namespace) -> int:
    """Status 1 if the two versions count differently and nobody has confirmed that."""
    _, place = opening.place_of(options)
    done = upgrade(
        place, operator(), options.current, options.to, passphrase_file=options.passphrase_file,
        confirm=options.confirm, tell=lambda step: _say(f"{step} …"),
    )  # fmt: skip
    shared.emit(map(asdict, done.differing), options.format, ("table", "what", "rows"))
    if done.is_done:
        _say(f"{options.current} names {done.after}; restart the service")
        return 0
    _say(
        f"the versions count differently (above), so {done.before} stays in force and nothing was "
        "changed. The changelog says under 'Moves a rank' what is meant to differ; to accept it: "
        f'--confirm "{done.words}"'
    )
    return 1


def _say(text: str) -> None:
    print(f"python -m service upgrade: {text}", file=sys.stderr, flush=True)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
