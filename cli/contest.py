"""`python -m contest check DIR`, `… new DIR`, `… init DIR --from FILE`, `… units --province NAME`,
`… form DIR`, `… preflight DIR`."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from authoring.blank import blank
from authoring.draft import Draft, propose, slug, write_draft
from authoring.form_model import form_of
from authoring.form_script import MARK, calls, script_of
from authoring.headings import of_the_form
from authoring.official import draft_units
from cli import opening, shared
from contest.csv_cells import csv_text
from contest.errors import UsageError
from contest.folder import check, load, mistakes
from contest.tables import Row
from contest.units import COLUMNS
from i18n.words import Words
from publish.own_templates import folder_problems
from service import environment, preflight
from service.beside import same_id
from service.environment import Place, folders_in, several_folders

_SAY = Words("en")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m contest", description="care of a contest folder")
    commands = parser.add_subparsers(required=True, metavar="command")
    one = commands.add_parser(
        "check",
        help="every mistake in a contest folder, or in a folder of such, at once",
    )
    one.add_argument("folder", metavar="DIR")
    one.add_argument(
        "--mistakes", action="store_true", help="leave out what is only still to be declared"
    )
    shared.add_format(one)
    one.set_defaults(handler=_check)
    one = commands.add_parser("init", help="draft a contest folder from a real export")
    one.add_argument("folder", metavar="DIR")
    one.add_argument("--from", dest="file", metavar="FILE", required=True)
    one.add_argument("--tab", default="", help="the tab of a workbook")
    one.set_defaults(handler=_init)
    one = commands.add_parser("new", help="begin a contest folder with a title alone")
    one.add_argument("folder", metavar="DIR")
    one.add_argument("--title", required=True)
    one.add_argument("--id", default="", help="letters, digits, _ . -; by default from the title")
    one.set_defaults(handler=_new)
    one = commands.add_parser("units", help="draft units.csv for any province")
    one.add_argument("--province", metavar="NAME", required=True)
    one.add_argument(
        "--as-of", type=shared.local_day, metavar="DATE", help="the units of this day; now: today"
    )
    one.add_argument("--out", metavar="FILE", help="write units.csv there; it must not exist yet")
    shared.add_format(one)
    one.set_defaults(handler=_units)
    one = commands.add_parser("form", help="the script that makes the Google Form")
    one.add_argument("folder", metavar="DIR")
    one.add_argument("--out", metavar="FILE", required=True, help="write the script there (.gs)")
    one.add_argument("--round", default="", metavar="ID", help="the form of this round")
    one.set_defaults(handler=_form)
    one = commands.add_parser("preflight", help="is all ready to open")
    one.add_argument("folder", metavar="DIR")
    one.add_argument(
        "--data",
        metavar="DIR_OR_URL",
        help="the ledger (default: $CONTEST_DATA, else var/<contest id>)",
    )
    shared.add_format(one)
    one.set_defaults(handler=_preflight)
    return shared.run(parser, argv)


def _check(options: argparse.Namespace) -> int:
    """Check the folder, or each contest folder in it. The exit status is 1 if anything is
    listed."""
    folder = Path(options.folder)
    look = mistakes if options.mistakes else check
    several = folders_in(folder)
    problems = [
        replace(problem, file=f"{one.name}/{problem.file}")
        for one in several
        for problem in (*look(one), *folder_problems(one), *same_id(one))
    ]
    if not several:
        problems = [*look(folder), *folder_problems(folder)]
    columns = ("file", "where", "found", "expected")
    shared.emit([asdict(problem) for problem in problems], options.format, columns)
    return 1 if problems else 0


def _new(options: argparse.Namespace) -> int:
    """Begin a folder that the page Thiết lập goes on with."""
    folder = _new_folder(options.folder)
    begun = blank(options.id or slug(options.title), options.title)
    print(f"Begun {folder}: {', '.join(write_draft(folder, begun))}")
    print(f"Next: serve {folder}, sign in as an administrator, and go on with the page Thiết lập")
    return 0


def _new_folder(named: str) -> Path:
    """The folder must not exist yet, so that no file is ever overwritten."""
    folder = Path(named)
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; expected a new folder, so nothing is overwritten")
    return folder


def _init(options: argparse.Namespace) -> int:
    """Write a new folder from an export."""
    folder = _new_folder(options.folder)
    draft = propose(Path(options.file), tab=options.tab)
    written = write_draft(folder, draft)
    print(f"Drafted {folder}: {', '.join(written)}")
    for line in _to_look_at(draft):
        print(line)
    open_questions = check(folder)
    if open_questions:
        print("Still to be declared by you:")
        for problem in open_questions:
            print(f"  {problem.file}: {problem.where}: {problem.expected}")
    names = shlex.join([options.file, "--contest", options.folder])
    print(f"Next: python -m ingest import {names}")
    return 0


def _units(options: argparse.Namespace) -> int:
    """Draft units.csv. Doubts go to stderr, because the organizers have to check them."""
    drafted = draft_units(options.province, options.as_of or date.today())
    if options.out:
        _write_new(Path(options.out), drafted.rows)
        print(f"Drafted {options.out}: {len(drafted.rows)} units of {drafted.province}")
    else:
        shared.emit(drafted.rows, options.format, COLUMNS)
    for doubt in drafted.doubts:
        print(f"note: {doubt}", file=sys.stderr)
    return 0


def _form(options: argparse.Namespace) -> int:
    """Write the script. The notes about units go to stderr, because the organizers have to act."""
    contest = load(options.folder)
    form = form_of(contest, options.round, contest.local(opening.moment().now))
    file = Path(options.out)
    try:
        if file.exists() and not file.read_bytes().startswith(MARK.encode()):
            raise UsageError(f"{file} is no script of this command; expected a new file")
        file.write_text(script_of(form), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    questions = sum(len(page.questions) for page in form.pages)
    print(f"Wrote {file}: {len(form.pages)} pages, {questions} questions, {calls(form)} calls")
    print("Next: paste it at script.google.com and run taoBieuMau once (docs/lap-bieu-mau.vi.md)")
    for note in form.notes:
        print(f"note: {note}", file=sys.stderr)
    return 0


def _preflight(options: argparse.Namespace) -> int:
    """Check what must be ready before the opening. The exit status is 1 if a check fails."""
    data, shares = options.data or environment.named_data() or "", bool(several_folders())
    place = Place(Path(options.folder), data, shares_data=shares and not options.data)
    checks = preflight.run(place, environment.operator(), opening.moment())
    rows = [
        {
            "check": f"{one.name} {one.source}".strip(),
            "passed": one.passed,
            "found": _found(one),
            "do": "" if one.passed else _SAY.fill(f"preflight_do.{one.outcome}", _facts(one)),
        }
        for one in checks
    ]
    shared.emit(rows, options.format, ("check", "passed", "found", "do"))
    return 0 if all(one.passed for one in checks) else 1


def _found(one: preflight.Check) -> str:
    """What a check has found, with the first mistake where several were found."""
    if one.failure:
        return one.told
    return " ".join([_SAY.fill(f"preflight_found.{one.outcome}", _facts(one)), *one.first])


def _facts(one: preflight.Check) -> dict[str, str]:
    return {name: str(value) for name, value in one.facts.items()}


def _write_new(file: Path, rows: Sequence[Row]) -> None:
    try:
        with file.open("x", encoding="utf-8", newline="") as stream:
            stream.write(csv_text([COLUMNS, *([row[name] for name in COLUMNS] for row in rows)]))
    except FileExistsError as error:
        raise UsageError(
            f"{file} exists already; expected a new file, so nothing is lost"
        ) from error
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error


def _to_look_at(draft: Draft) -> Iterator[str]:
    """Lines about the columns that were read and left out, for a person to check."""
    if draft.first_submitted_at and draft.last_submitted_at:
        order = "day before month" if draft.day_first else "month before day"
        span = f"{draft.first_submitted_at} to {draft.last_submitted_at}"
        yield f"Submitted from {span} (dates read {order}; else change day_first)"
    elif "submitted_at" in draft.columns:
        yield (
            f"No time can be read under {draft.columns['submitted_at']!r}: nobody answered yet, or "
            "the rows will be held. Format the column as a date, or export the sheet again"
        )
    for heading, count in draft.repeated.items():
        yield (
            f"The heading {heading!r} stands on {count} columns; in each row the filled one is read"
        )
    read = {*draft.columns.values(), *(item.heading for item in draft.items)}
    left = [h for h in draft.header if h and h not in read and not of_the_form(h)]
    if left:
        yield "Not read; add those that are questions to items.csv, or fields to [columns]:"
        yield from (f"  {heading!r}" for heading in left)
