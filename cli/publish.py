"""`python -m publish`: the files that people take away."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cli import opening, shared
from cli.progress import files_made
from contest.errors import UsageError
from publish.banner import banner_files
from publish.made import Made, write
from publish.promotion import (
    code_files,
    every_file,
    expected,
    target_of,
    unit_targets,
)
from service.opened import Opened

_FILES = ("file", "kind", "unit_code", "sha256")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m publish", description="files to hand over")
    commands = parser.add_subparsers(required=True, metavar="command")
    codes = commands.add_parser("qr", help="QR codes of the form and of each unit, to print")
    _add(codes)
    codes.set_defaults(handler=_codes)
    banners = commands.add_parser("banner", help="banners for portals, as PNG and HTML")
    _add(banners)
    banners.set_defaults(handler=_banners)
    return shared.run(parser, argv)


def _add(parser: argparse.ArgumentParser) -> None:
    """The options that every kind of file has."""
    parser.add_argument("--out", metavar="DIR", required=True, type=Path, help="where to write")
    parser.add_argument("--unit", metavar="CODE", help="only this unit")
    parser.add_argument("--as-of", type=shared.local_time, metavar="TIME", help="local time")
    opening.add_contest(parser)
    shared.add_format(parser)


def _opened(options: argparse.Namespace) -> Opened:
    _, place = opening.place_of(options)
    return opening.opened(place, options.as_of)


def _codes(options: argparse.Namespace) -> int:
    view = _opened(options).view
    if options.unit:
        return _written(list(code_files(view, target_of(view, options.unit))), options)
    targets = unit_targets(view)
    if not targets:
        print(
            "no unit has a code, because no unit is declared, or contest.toml has no [prefill] "
            "(docs/contest-folder.md)",
            file=sys.stderr,
        )
    files = files_made(every_file(view, targets), expected(targets), sys.stderr)
    return _written(list(files), options)


def _banners(options: argparse.Namespace) -> int:
    view = _opened(options).view
    return _written(list(banner_files(view, target_of(view, options.unit or ""))), options)


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
