"""`python -m ledger compact`, and the commands of backups and erasures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, fields

from cli import backups, opening, shared
from ledger import Ledger
from ledger.compact import Compacted, compact


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m ledger", description="care of the ledger")
    commands = parser.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("compact", help="make few files of many; nothing else changes")
    one.set_defaults(handler=_compact)
    for command in (one, *backups.add(commands)):
        opening.add_contest(command)
        shared.add_format(command)
    return shared.run(parser, argv)


def _compact(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    done = compact(Ledger.at(place.data), contest)
    shared.emit(map(asdict, done), options.format, [field.name for field in fields(Compacted)])
    return 0
