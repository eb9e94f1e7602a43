"""The common parts of all commands: options, output for people and for programs, exit statuses.

Exit status 0: done. 1: the answer is "no". 2: wrong use, or an error with a message on stderr.
Scores and rates are numbers rounded to 6 decimals. Times are ISO local times without offset.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from contest.csv_cells import csv_text
from contest.errors import ContestError
from contest.sanitize import sanitized
from contest.unforeseen import place_of

_LONGEST = 500
"""The most characters of a cell of a printed table; the other forms print all."""

Handler = Callable[[argparse.Namespace], int]


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format table|json|csv`."""
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")


def run(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> int:
    """Parse, call the chosen handler, and turn an error into its message and status 2."""
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:  # argparse has printed the usage
        return int(stop.code or 0)
    handler: Handler = options.handler
    try:
        return handler(options)
    except ContestError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, SystemExit, BrokenPipeError):
        raise
    except PermissionError as error:
        print(
            f"{parser.prog}: {error.filename2 or error.filename} cannot be read or written: "
            f"{error.strerror}; close the program that has it open (such as Excel), or let the "
            "account of this program use it",
            file=sys.stderr,
        )
        return 2
    except BaseException as error:  # a panic of an engine is not an Exception
        print(
            f"{parser.prog}: an unforeseen error, a fault of this program "
            f"({place_of(error)}); nothing more was done. Please report this line",
            file=sys.stderr,
        )
        return 2


def plain(value: Any) -> Any:
    """A value in the form that programs read."""
    if isinstance(value, float):
        rounded = round(value, 6)
        return int(rounded) if rounded == int(rounded) else rounded
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def emit(rows: Iterable[Mapping[str, Any]], form: str, columns: Sequence[str] = ()) -> None:
    """Print rows. `columns` names the columns of a table that may have no rows."""
    lines = [{key: plain(value) for key, value in row.items()} for row in rows]
    names = list(columns or (lines[0] if lines else ()))
    if form == "json":
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    elif form == "csv":
        print(csv_text([names, *([line.get(name) for name in names] for line in lines)]), end="")
    else:
        _print_table(lines, names)


def emit_one(answer: Mapping[str, Any], form: str) -> None:
    """Print one answer: an object in JSON, else one row, in which a list stands in one cell."""
    if form == "json":
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        emit([{k: " ".join(v) if isinstance(v, list) else v for k, v in answer.items()}], form)


def _print_table(lines: list[dict[str, Any]], names: list[str]) -> None:
    cells = [[_shown(line.get(name)) for name in names] for line in lines]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)] if names else []
    for row in (names, *cells):
        print("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip())
    print(f"({len(lines)} rows)")


def _shown(value: Any) -> str:
    """The value as one line of text, because text of participants must not control the terminal."""
    return "" if value is None else sanitized(str(value), _LONGEST).replace("\n", " ")


def local_time(text: str) -> datetime:
    """An ISO local time given on the command line (`type=` of an argument)."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a local time; expected 2024-11-20T10:00:00"
        ) from error
    if moment.tzinfo is not None:
        raise argparse.ArgumentTypeError(f"{text!r} has an offset; expected contest-local time")
    return moment


def local_day(text: str) -> date:
    """An ISO day given on the command line (`type=` of an argument)."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; expected 2024-12-01") from error
