"""`python -m ledger backup`, `restore`, `erase` and `purge`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cli import opening, shared
from contest.errors import UsageError
from service import backups, environment, erasure
from service.environment import backup_passphrase, operator

_SAVED = ("file", "bytes", "files", "state", "lineage", "made_at")
_RESTORED = ("data", "position", "state", "lineage", "parent", "made_at", "erased")
_ERASED = ("erased", "still_in")
_PURGED = ("purged", "at", "totals")


def add(commands: Any) -> Iterator[argparse.ArgumentParser]:
    """Add the commands to the subparsers of `python -m ledger`."""
    one = commands.add_parser("backup", help="save ledger and contest folder in one encrypted file")
    one.add_argument("file", type=Path, metavar="FILE", help="the backup; an older one is replaced")
    one.add_argument(
        "--recipient", action="append", default=[], metavar="KEY", help="a public key of age"
    )
    one.set_defaults(handler=_backup)
    two = commands.add_parser("restore", help="put the ledger of a backup into an empty directory")
    two.add_argument("file", type=Path, metavar="FILE", help="the backup")
    two.add_argument(
        "--identity", type=Path, metavar="PATH", help="the file with the private key of age"
    )
    two.add_argument(
        "--contest-out", type=Path, metavar="DIR", help="where to put the contest folder"
    )
    two.add_argument(
        "--settings-out", type=Path, metavar="DIR",
        help="where to put the access file and the record of publication",
    )  # fmt: skip
    two.set_defaults(handler=_restore)
    three = commands.add_parser(
        "erase", help="remove persons permanently, with all of their responses"
    )
    three.add_argument(
        "--response", nargs="+", required=True, metavar="ID", help="one response of each person"
    )
    three.set_defaults(handler=_erase)
    four = commands.add_parser("purge", help="remove all personal data at the end of the term")
    four.set_defaults(handler=_purge)
    for command in (one, two):
        add_passphrase(command)
    for command in (one, two, three, four):
        command.add_argument(
            "--journal", type=Path, metavar="PATH",
            help="the journal of erasures (default: beside the ledger)",
        )  # fmt: skip
    for command in (two, three, four):
        command.add_argument(
            "--confirm", default="", metavar="TEXT", help="the words that the command asks for"
        )
    return iter((one, two, three, four))


def _backup(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    passphrase = "" if options.recipient else passphrase_of(options)
    keys = backups.Keys(options.recipient, passphrase=passphrase)
    made = backups.save(
        place, operator(), options.file, keys, journal=options.journal, moment=opening.moment()
    )
    line = {
        "file": str(options.file), "bytes": options.file.stat().st_size, "files": len(made.files),
        "state": made.state, "lineage": made.lineage, "made_at": made.made_at,
    }  # fmt: skip
    shared.emit([line], options.format, _SAVED)
    return 0


def _restore(options: argparse.Namespace) -> int:
    data = options.data or (None if environment.several_folders() else environment.named_data())
    if not data or "://" in data:
        raise UsageError("expected --data DIR, a new directory on this machine for the ledger")
    identities = _lines(options.identity, "identity") if options.identity else []
    keys = backups.Keys(
        identities=identities, passphrase="" if identities else passphrase_of(options)
    )
    done = backups.restore(
        options.file, Path(data), operator(), keys, contest_out=options.contest_out,
        settings_out=options.settings_out, journal=options.journal, confirm=options.confirm,
        moment=opening.moment(),
    )  # fmt: skip
    line = {name: getattr(done, name) for name in _RESTORED[1:]}
    shared.emit([{"data": data, **line}], options.format, _RESTORED)
    return 0


def _erase(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    done = erasure.erase(
        place, operator(), options.response, confirm=options.confirm, journal=options.journal,
        moment=opening.moment(),
    )  # fmt: skip
    still_in = list(done.still_in)
    line = {"erased": done.responses, "still_in": still_in}
    shared.emit([line], options.format, _ERASED)
    print(
        "python -m ledger erase: delete the rows in the sheet as well, and take the person out of "
        "downloaded files; the program leaves the rows out until somebody changes them there",
        file=sys.stderr,
    )
    if still_in:
        print(
            f"python -m ledger erase: the contest folder still names the person: "
            f"{', '.join(still_in)}; delete these lines",
            file=sys.stderr,
        )
    return 0


def _purge(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    note = erasure.purge(
        place, operator(), confirm=options.confirm, journal=options.journal, moment=opening.moment()
    )
    line = {"purged": note.count, "at": note.at, "totals": dict(note.totals)}
    shared.emit([line], options.format, _PURGED)
    print(
        "python -m ledger purge: delete roster.csv, contacts.csv and exclusions.csv of the contest "
        "folder, the sheet, downloaded files and backups as well",
        file=sys.stderr,
    )
    return 0


def add_passphrase(command: argparse.ArgumentParser) -> None:
    """Add `--passphrase-file PATH`."""
    command.add_argument(
        "--passphrase-file", type=Path, metavar="PATH",
        help="the file whose first line is the passphrase (default: $CONTEST_BACKUP_PASSPHRASE)",
    )  # fmt: skip


def passphrase_of(options: argparse.Namespace) -> str:
    """The passphrase that a command was given; empty: none.

    Raises:
        UsageError: the file cannot be read, or is empty.
    """
    if not options.passphrase_file:
        return backup_passphrase()
    return _lines(options.passphrase_file, "passphrase")[0]


def _lines(place: Path, what: str) -> list[str]:
    """The lines of a file that are neither blank nor remarks, as age keeps keys."""
    try:
        text = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"the file {place} cannot be read; expected one with the {what}") from None
    found = [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
    if not found:
        raise UsageError(f"the file {place} is empty; expected the {what} in it")
    return found
