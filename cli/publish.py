"""`python -m publish`: the files that people take away."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cli import opening, shared
from contest.errors import UsageError
from publish.made import Made, write
from publish.press_kit import press_kit
from publish.public_turnout import public_turnout
from service import environment
from service.opened import open_for

_FILES = ("file", "kind", "unit_code", "sha256")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m publish", description="files to hand over")
    commands = parser.add_subparsers(required=True, metavar="command")
    press = commands.add_parser("press", help="the press kit: release, pictures, numbers, a zip")
    _add(press)
    press.set_defaults(handler=_press)
    return shared.run(parser, argv)


def _press(options: argparse.Namespace) -> int:
    """The kit is made from what the press may see, whoever runs the command."""
    if options.unit is not None:
        raise UsageError("the press kit is about the whole contest; leave out --unit")
    _, place = opening.place_of(options)
    who = replace(environment.operator(), role="press")
    view = open_for(place, who, opening.moment(), as_of=options.as_of, fresh=True).view
    return _written(press_kit(public_turnout(view), view.contest), options)


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
