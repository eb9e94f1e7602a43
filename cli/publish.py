"""`python -m publish`: the files that people take away."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from cli import opening, shared
from contest.errors import UsageError
from publish.certificates import certificates
from publish.made import Made, write
from publish.workbook import workbook
from service import environment
from service.log import note_down

_FILES = ("file", "kind", "unit_code", "sha256")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m publish", description="files to hand over")
    commands = parser.add_subparsers(required=True, metavar="command")
    book = commands.add_parser("workbook", help="participation by group and unit, for Excel")
    _add(book)
    book.set_defaults(handler=_workbook)
    papers = commands.add_parser("certificates", help="certificates of a unit's people, as a PDF")
    _add(papers)
    papers.set_defaults(handler=_certificates)
    return shared.run(parser, argv)


def _add(parser: argparse.ArgumentParser) -> None:
    """The options that every kind of file has."""
    parser.add_argument("--out", metavar="DIR", required=True, type=Path, help="where to write")
    parser.add_argument("--unit", metavar="CODE", help="only this unit")
    parser.add_argument("--as-of", type=shared.local_time, metavar="TIME", help="local time")
    opening.add_contest(parser)
    shared.add_format(parser)


def _workbook(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    view = opening.opened(place, options.as_of).view
    return _written([workbook(view, options.unit)], options)


def _certificates(options: argparse.Namespace) -> int:
    """The file holds names, so the log has a line of it before the file is there."""
    if options.unit is None:
        raise UsageError("certificates are made for a unit; expected --unit with its code")
    _, place = opening.place_of(options)
    files = certificates(opening.opened(place, options.as_of).view, options.unit)
    for one, people in files:
        note_down(
            place, environment.operator(), "export",
            scope=one.name, rows=people, sha256=sha256(one.content).hexdigest(),
            moment=opening.moment(),
        )  # fmt: skip
    return _written([one for one, _ in files], options)


def _written(files: Sequence[Made], options: argparse.Namespace) -> int:
    try:
        rows = write(files, options.out)
    except OSError as error:
        raise UsageError(
            f"the folder {options.out} cannot be written ({error.strerror}); "
            "name another with --out"
        ) from error
    shared.emit(rows, options.format, _FILES)
    return 0
