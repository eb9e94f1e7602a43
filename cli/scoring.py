"""`python -m scoring`: ranks, turnout, items, prizes, the roster, the recount, and why."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from cli import opening, shared
from contest.errors import UsageError
from publish.trace import COLUMNS, trace
from service import environment
from service.log import note_down
from service.log_scope import stated, written
from service.recounted import recounted

_STANDING = (
    "rank", "person_id", "response_id", "full_name", "unit_code", "unit_name", "score",
    "prediction_distance", "submitted_at", "prize", "category",
)  # fmt: skip
_CONTACTS = ("phone", "email", "national_id")
_PARTICIPATION = (
    "unit_code", "unit_name", "people", "attempts", "headcount", "participation_rate",
    "mean_score", "last_submitted_at",
)  # fmt: skip


_UNIT_PRIZES = (
    "prize", "group", "rank", "unit_code", "unit_name", "people", "headcount",
    "participation_rate", "mean_score", "out",
)  # fmt: skip
_DIFFERENCE = ("table", "key", "ours", "recount")
_ITEMS = (
    "item_id", "attempts", "facility_index", "discrimination_index", "options", "other",
    "no_answer", "signs", "best", "best_count", "upper", "topic",
)  # fmt: skip
_ROSTER = ("unit_code", "unit_name", "full_name", "birth_date", "status", "how", "response_id")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m scoring", description="ranks and turnout")
    commands = parser.add_subparsers(required=True, metavar="command")
    standings = commands.add_parser("standings", help="the ranked people")
    standings.add_argument("--unit", metavar="CODE", help="only this unit and those beneath")
    standings.add_argument("--category", metavar="C", help="only this category")
    standings.add_argument("--top", type=int, metavar="N", help="ranks up to N")
    standings.add_argument(
        "--purpose", metavar="TEXT", help="print whole contacts too, for this purpose (logged)"
    )
    standings.set_defaults(handler=_standings)
    participation = commands.add_parser("participation", help="turnout by unit")
    participation.add_argument("--by", metavar="GROUP_ID|unit")
    participation.add_argument("--under", metavar="CODE", help="all units beneath this one")
    participation.add_argument(
        "--units-as-of",
        type=shared.local_day,
        metavar="DATE",
        help="credit stands with the units of this day, such as 2024-12-01",
    )
    participation.set_defaults(handler=_participation)
    roster = commands.add_parser("roster", help="the roster, and who took part")
    roster.add_argument("--unit", metavar="CODE", help="only this unit and those beneath")
    roster.set_defaults(handler=_roster)
    unit_prizes = commands.add_parser("unit-prizes", help="the prizes of units")
    unit_prizes.set_defaults(handler=_unit_prizes)
    recount = commands.add_parser("recount", help="an independent count, and what differs from it")
    recount.set_defaults(handler=_recount)
    items = commands.add_parser("items", help="how the questions did; probable wrong keys")
    items.set_defaults(handler=_items)
    explain = commands.add_parser("explain", help="why a response stands where it stands")
    explain.add_argument("response_id", metavar="RESPONSE_ID")
    explain.set_defaults(handler=_explain)
    for sub in (standings, participation, explain):
        sub.add_argument("--round", metavar="R", help="one round (default: overall)")
    for sub in (standings, participation, roster, unit_prizes, items, explain):
        sub.add_argument("--as-of", type=shared.local_time, metavar="TIME", help="local time")
    for sub in (standings, participation, roster, unit_prizes, recount, items, explain):
        opening.add_contest(sub)
        shared.add_format(sub)
    return shared.run(parser, argv)


def _standings(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    view = opening.opened(place, options.as_of).view
    rows = view.standings(
        options.round,
        category=options.category,
        unit=options.unit,
        top=options.top,
        as_read=True,
    ).to_pylist()
    if options.purpose is None:
        shared.emit(rows, options.format, _STANDING)
        return 0
    found = view.contacts_of([row["response_id"] for row in rows], purpose=options.purpose)
    scope = stated(written("standings"), options.purpose)
    who, now = environment.operator(), opening.moment()
    note_down(place, who, "export", scope=scope, rows=len(rows), moment=now)
    whole = [{**row, **found[row["response_id"]]} for row in rows]
    shared.emit(whole, options.format, (*_STANDING, *_CONTACTS))
    return 0


def _participation(options: argparse.Namespace) -> int:
    if not options.by and not options.under:
        raise UsageError("expected --by with a group's id or 'unit', or --under with a unit's code")
    _, place = opening.place_of(options)
    view = opening.opened(place, options.as_of).view
    if options.units_as_of:
        view = view.with_units_of(options.units_as_of)
    table = view.participation(options.by, under=options.under, round=options.round)
    columns = () if options.format == "json" else _PARTICIPATION
    shared.emit(table.to_pylist(), options.format, columns)
    if unplaced := view.unplaced(options.round):
        print(
            f"note: {unplaced} people have responses of a unit that no unit of "
            f"{options.units_as_of} surely contains; no row counts these people",
            file=sys.stderr,
        )
    return 0


def _unit_prizes(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    lists, _ = opening.opened(place, options.as_of).view.unit_awards()
    rows = [
        {
            "prize": unit.prize,
            "group": one.prizes[0].group,
            "rank": unit.rank,
            **{name: unit.row[name] for name in _UNIT_PRIZES[3:-1]},
            "out": unit.out,
        }
        for one in lists
        for unit in one.units
    ]
    shared.emit(rows, options.format, _UNIT_PRIZES)
    return 0


def _items(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    figures = opening.opened(place, options.as_of).view.items()
    rows = [{name: getattr(one, name) for name in _ITEMS} for one in figures]
    if options.format != "json":
        for row in rows:
            row["options"] = " · ".join(f"{text}: {n}" for text, n in row["options"].items())
            row["signs"] = " ".join(row["signs"])
    shared.emit(rows, options.format, _ITEMS)
    return 0


def _explain(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    found = opening.opened(place, options.as_of).view.explained(options.response_id, options.round)
    if found is None:
        raise UsageError(
            "there is no response with this id, or it was submitted at --as-of or later; "
            "expected an id as `scoring standings` prints it"
        )
    shared.emit(trace(contest, found), options.format, COLUMNS)
    return 0


def _roster(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    if not contest.roster:
        raise UsageError("there is no roster.csv in the contest folder (docs/contest-folder.md)")
    lines = opening.opened(place, options.as_of).view.roster(options.unit)
    rows = ({name: line[name] for name in _ROSTER} for line in lines)
    shared.emit(rows, options.format, _ROSTER)
    return 0


def _recount(options: argparse.Namespace) -> int:
    """Status 1 if anything differs: nothing may be published until somebody knows why."""
    _, place = opening.place_of(options)
    verdict = recounted(place, environment.operator(), opening.moment())
    rows = [one._asdict() for one in verdict.differences]
    if options.format == "json":
        told = {"agrees": verdict.agrees, "differences": rows, "total": verdict.total}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        shared.emit(rows, options.format, _DIFFERENCE)
    if not verdict.agrees:
        listed = f", of which {len(rows)} are listed" if len(rows) < verdict.total else ""
        print(f"the recount differs in {verdict.total} rows{listed}", file=sys.stderr)
    return 0 if verdict.agrees else 1
