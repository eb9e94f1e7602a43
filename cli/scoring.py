"""`python -m scoring standings`, `participation` and `roster`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from cli import opening, shared
from contest.errors import UsageError
from service.opened import Opened

_STANDING = (
    "rank", "person_id", "response_id", "full_name", "unit_code", "unit_name", "score",
    "prediction_distance", "submitted_at", "prize",
)  # fmt: skip
_PARTICIPATION = (
    "unit_code", "unit_name", "people", "attempts", "headcount", "participation_rate",
    "mean_score", "last_submitted_at",
)  # fmt: skip


_ROSTER = ("unit_code", "unit_name", "full_name", "birth_date", "status", "how", "response_id")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m scoring", description="ranks and turnout")
    commands = parser.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("standings", help="the ranked people")
    one.add_argument("--unit", metavar="CODE", help="only this unit and those beneath")
    one.add_argument("--category", metavar="C", help="not applied yet")
    one.add_argument("--top", type=int, metavar="N", help="ranks up to N")
    one.set_defaults(handler=_standings)
    other = commands.add_parser("participation", help="turnout by unit")
    other.add_argument("--by", metavar="GROUP_ID|unit")
    other.add_argument("--under", metavar="CODE", help="all units beneath this one")
    other.add_argument(
        "--units-as-of",
        type=shared.local_day,
        metavar="DATE",
        help="credit stands with the units of this day, such as 2024-12-01",
    )
    other.set_defaults(handler=_participation)
    third = commands.add_parser("roster", help="the roster, and who took part")
    third.add_argument("--unit", metavar="CODE", help="only this unit and those beneath")
    third.set_defaults(handler=_roster)
    for sub in (one, other):
        sub.add_argument("--round", metavar="R", help="one round (default: overall)")
    for sub in (one, other, third):
        sub.add_argument("--as-of", type=shared.local_time, metavar="TIME", help="local time")
        opening.add_contest(sub)
        shared.add_format(sub)
    return shared.run(parser, argv)


def _opened(options: argparse.Namespace) -> Opened:
    _, place = opening.place_of(options)
    return opening.opened(place, options.as_of)


def _standings(options: argparse.Namespace) -> int:
    if options.category:
        raise UsageError("--category: this version does not rank categories apart yet")
    table = _opened(options).view.standings(options.round, unit=options.unit, top=options.top)
    shared.emit(table.to_pylist(), options.format, _STANDING)
    return 0


def _participation(options: argparse.Namespace) -> int:
    if not options.by and not options.under:
        raise UsageError("expected --by with a group's id or 'unit', or --under with a unit's code")
    view = _opened(options).view
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


def _roster(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    if not contest.roster:
        raise UsageError("there is no roster.csv in the contest folder (docs/contest-folder.md)")
    lines = opening.opened(place, options.as_of).view.roster(options.unit)
    rows = ({name: line[name] for name in _ROSTER} for line in lines)
    shared.emit(rows, options.format, _ROSTER)
    return 0
