"""`python -m publish`: the files that people take away."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from cli import opening, shared
from contest.errors import UsageError
from publish.bulletin import files as bulletin_files
from publish.bulletin.bulletin import bulletin
from publish.made import Made, write
from service import environment
from service.bulletins import issue

_FILES = ("file", "kind", "unit_code", "sha256")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m publish", description="files to hand over")
    commands = parser.add_subparsers(required=True, metavar="command")
    bulletin = commands.add_parser("bulletin", help="báo cáo nhanh: .docx, PDF, text for Zalo")
    bulletin.add_argument("--draft", action="store_true", help="issue nothing, keep no figures")
    _add(bulletin)
    bulletin.set_defaults(handler=_bulletin)
    return shared.run(parser, argv)


def _bulletin(options: argparse.Namespace) -> int:
    """Issue the bulletin and write it; a draft is only written."""
    if options.unit is not None:
        raise UsageError("a bulletin is about the whole contest; leave out --unit")
    contest, place = opening.place_of(options)
    if options.draft:
        one = bulletin(opening.opened(place, options.as_of).view)
    else:
        one = issue(place, environment.operator(), opening.moment(), as_of=options.as_of)
    return _written(bulletin_files.files(one, contest, is_draft=options.draft), options)


def _add(parser: argparse.ArgumentParser) -> None:
    """The options that every kind of file has."""
    parser.add_argument("--out", metavar="DIR", required=True, type=Path, help="where to write")
    parser.add_argument("--unit", metavar="CODE", help="only this unit")
    parser.add_argument("--as-of", type=shared.local_time, metavar="TIME", help="local time")
    opening.add_contest(parser)
    shared.add_format(parser)


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
