"""`python -m ledger compact` and `verify`, and the commands of backups and erasures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from cli import backups, opening, shared
from contest.errors import UsageError
from ledger import Ledger
from ledger.compact import Compacted, compact
from publish.release.verify import verified


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m ledger", description="care of the ledger")
    commands = parser.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("compact", help="make few files of many; nothing else changes")
    one.set_defaults(handler=_compact)
    for command in (one, *backups.add(commands)):
        opening.add_contest(command)
        shared.add_format(command)
    two = commands.add_parser("verify", help="whether a release is what it was")
    two.add_argument("folder", metavar="DIR", type=Path, help="the folder of the release")
    two.add_argument("--seal", metavar="HEX", default="", help="the seal as it was printed")
    two.set_defaults(handler=_verify)
    shared.add_format(two)
    return shared.run(parser, argv)


def _compact(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    done = compact(Ledger.at(place.data), contest)
    shared.emit(map(asdict, done), options.format, [field.name for field in fields(Compacted)])
    return 0


def _verify(options: argparse.Namespace) -> int:
    """Status 1 if the release is not what it was; stderr says in what."""
    if not options.folder.is_dir():
        raise UsageError(f"there is no folder {options.folder}; expected that of a release")
    try:
        found = verified(options.folder, options.seal)
    except OSError as error:
        raise UsageError(
            f"the folder {options.folder} cannot be read ({error.strerror})"
        ) from error
    for problem in found.problems:
        print(f"python -m ledger verify: {problem}", file=sys.stderr)
    if found.erased is None and found.intact:
        print("note: names.csv is not there, so no name was checked", file=sys.stderr)
    answer = {"intact": found.intact, "seal": found.seal, "erased": found.erased}
    shared.emit_one(answer, options.format)
    return 0 if found.intact else 1
