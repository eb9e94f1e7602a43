"""`python -m ledger compact`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, fields

from contest import command
from ledger import Ledger
from ledger.compact import Compacted, compact


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m ledger", description="care of the ledger")
    commands = parser.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("compact", help="make few files of many; nothing else changes")
    one.set_defaults(handler=_compact)
    command.add_contest(one)
    command.add_format(one)
    return command.run(parser, argv)


def _compact(options: argparse.Namespace) -> int:
    contest, data = command.contest_of(options)
    done = compact(Ledger.at(data), contest)
    command.emit(map(asdict, done), options.format, [field.name for field in fields(Compacted)])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
