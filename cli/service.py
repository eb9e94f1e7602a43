"""`python -m service access check FILE`, `link --unit CODE`, `account add NAME`: sign-in.

The commands of a server's care stand in `cli/care.py`, those of mail in `cli/mail.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cli import care, mail, opening, shared
from contest import Contest
from contest.errors import FolderError, UsageError
from service import environment, unit_links
from service.environment import Place, operator
from service.identity import accounts
from service.identity.access_file import check_access, has_person, read_access
from service.wired import declared

_PROBLEM = ("file", "where", "found", "expected")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        "python -m service", description="who may come in, and the care of a server"
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    access = commands.add_parser("access", help="the access file")
    check = access.add_subparsers(required=True, metavar="command").add_parser(
        "check", help="every mistake in an access file at once"
    )
    check.add_argument("file", metavar="FILE")
    check.add_argument(
        "--contest",
        metavar="DIR",
        help="the contest whose units the file names (default: all that are served)",
    )
    check.set_defaults(handler=_check)
    link = commands.add_parser("link", help="make a link for the leader of a unit")
    link.add_argument("--unit", required=True, metavar="CODE", help="a code of units.csv")
    link.add_argument("--days", type=int, default=30, metavar="N", help="how long it holds (30)")
    link.set_defaults(handler=_link)
    opening.add_contest(link)
    account = commands.add_parser("account", help="local accounts")
    add = account.add_subparsers(required=True, metavar="command").add_parser(
        "add", help="make a one-time link by which a person sets a password"
    )
    add.add_argument("name", metavar="NAME", help="as in the access file; case does not matter")
    add.set_defaults(handler=_add)
    for sub in (check, link, add, *care.add(commands), *mail.add(commands)):
        shared.add_format(sub)
    return shared.run(parser, argv)


def _check(options: argparse.Namespace) -> int:
    places = [Place(Path(options.contest))] if options.contest else environment.places()
    problems = check_access(Path(options.file), list(filter(None, map(_usable, places))))
    columns = () if options.format == "json" else _PROBLEM
    shared.emit([asdict(problem) for problem in problems], options.format, columns)
    return 1 if problems else 0


def _usable(place: Place) -> Contest | None:
    try:
        return declared(place)
    except FolderError:
        print(
            f"note: the contest folder {place.folder} cannot be used, so the units of the "
            "access file were not checked; see: python -m contest check",
            file=sys.stderr,
        )
        return None


def _link(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    (made,) = unit_links.hand_out(place, operator(), [options.unit], options.days, opening.moment())
    _note_address()
    expires_at = shared.plain(contest.local(made.expires_at))
    url = unit_links.address(contest.id, made.token)
    return _show({"url": url, "pin": made.pin, "expires_at": expires_at}, options.format)


def _add(options: argparse.Namespace) -> int:
    path = environment.access_path()
    if path is None:
        raise UsageError("no access file was named; expected $CONTEST_ACCESS as the dashboard has")
    access = read_access(path)
    token = accounts.invite(options.name, opening.moment().now)
    if "accounts" not in access.ways:
        print("note: [sign_in] ways does not name accounts yet", file=sys.stderr)
    if not has_person(access, options.name):
        print("note: the access file gives this name no role yet", file=sys.stderr)
    _note_address()
    return _show({"url": f"{unit_links.base_url()}/tai-khoan/{token}"}, options.format)


def _note_address() -> None:
    if unit_links.base_url() == unit_links.LOCAL:
        print(
            "note: [sign_in] base_url is not declared, so the address works on this machine only",
            file=sys.stderr,
        )


def _show(made: dict[str, Any], form: str) -> int:
    if form == "json":
        print(json.dumps(made, ensure_ascii=False, indent=1))
    else:
        shared.emit([made], form)
    return 0
