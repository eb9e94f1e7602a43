"""`python -m ingest import FILE…`, `pull`, `status`, `rebuild`, and the commands of decisions."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cli import decisions, opening, pull, shared
from cli.progress import stages_shown
from contest import Contest
from service import take_in
from service.environment import operator
from service.erasure import erased_responses
from service.opened import Opened
from service.take_in import LoadReport

_REPORT = ("file", "source", "observed", "new", "edited", "gone")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m ingest", description="getting rows in")
    commands = parser.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("import", help="load exports; loading one again adds nothing")
    one.add_argument("files", nargs="+", metavar="FILE")
    one.add_argument("--source", metavar="ID", help="the source that the files are of")
    one.add_argument("--tab", metavar="NAME", help="the tab of a workbook")
    one.add_argument(
        "--complete", action="store_true", help="rows that are not in the file are gone at once"
    )
    one.add_argument(
        "--confirm", default="", metavar="TEXT", help="the words that let a refused file in"
    )
    one.set_defaults(handler=_import)
    other = commands.add_parser("status", help="the balance")
    other.set_defaults(handler=_status)
    third = commands.add_parser("rebuild", help="interpret every observation again")
    third.set_defaults(handler=_rebuild)
    more = [pull.add(commands), *decisions.add(commands)]
    for sub in (one, other, third, *more):
        opening.add_contest(sub)
        shared.add_format(sub)
    return shared.run(parser, argv)


def _import(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    reports: list[LoadReport] = []
    try:
        for file in options.files:
            with stages_shown(Path(file).name, sys.stderr) as watch:
                report = take_in.load(
                    place,
                    operator(),
                    file,
                    source=options.source,
                    tab=options.tab,
                    complete=options.complete,
                    confirm=options.confirm,
                    moment=opening.moment(),
                    watch=watch,
                )
            reports.append(report)
    finally:  # the files before one that cannot be read are loaded
        if reports or sys.exc_info()[0] is None:
            columns = () if options.format == "json" else _REPORT
            shared.emit([asdict(report) for report in reports], options.format, columns)
    for report in reports:
        if options.format == "table":
            _tell(report)
        if report.refused:
            print(f"python -m ingest: {report.refused.sentence(report.file)}", file=sys.stderr)
    return 2 if any(report.refused for report in reports) else 0


def _tell(report: LoadReport) -> None:
    print("; ".join(f"{what}: {found}" for what, found in report.detected.items()))
    for note in report.notes():
        print(note)


def _status(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    status = _balance(contest, opening.opened(place)) | {"erased": erased_responses(place)}
    if options.format == "json":
        print(json.dumps(status, ensure_ascii=False, indent=1))
    else:
        rows = [{"state": key, "responses": n} for key, n in status.items() if isinstance(n, int)]
        rows += [{"state": code, "responses": n} for code, n in status["reasons"].items()]
        rows += [
            {"state": f"unread {name}", "responses": n} for name, n in status["unread"].items()
        ]
        shared.emit(rows, options.format)
    if options.format == "table" and status["quiz_score"]:
        _tell_scores(status["quiz_score"])
    return 0


def _tell_scores(check: dict[str, Any]) -> None:
    print(f"quiz_score: {check['differing']} of {check['compared']} scores of the form differ")
    for suspect in check["suspects"]:
        does = "accepts" if suspect["difference"] > 0 else "does not accept"
        option = repr(suspect["option"]) if suspect["option"] else "an answer that is not an option"
        print(
            f"  item {suspect['item_id']}: the form probably {does} {option}: it explains "
            f"{suspect['explained']} of these; check the key in items.csv"
        )


def _balance(contest: Contest, opened: Opened) -> dict[str, Any]:
    balance = asdict(opened.view.balance())
    for source in balance["sources"]:
        last = source["last_good_at"]
        source["last_good_at"] = shared.plain(contest.local(last)) if last else None
    check = opened.view.key_check()
    balance["quiz_score"] = asdict(check) if check else None
    for suspect in balance["quiz_score"]["suspects"] if check else ():
        suspect["difference"] = shared.plain(suspect["difference"])
    return balance


def _rebuild(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    read = take_in.rebuild(place, operator())
    report = {"file": "", "source": "", "observed": read, "new": 0, "edited": 0, "gone": 0}
    shared.emit([report], options.format, _REPORT)
    return 0
