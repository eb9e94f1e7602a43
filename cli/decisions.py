"""The commands that take, list and undo decisions: `map`, `alias`, `accept`, `reject`, `correct`,
`merge-people`, `split-person`, `decisions`, `undo` of `python -m ingest`."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from cli import shared
from contest import Contest
from contest.errors import UsageError
from ingest.reading.corrections import check_correction
from ingest.reading.refresh import ensure_current
from ledger import Decision, Ledger, check_mapping
from ledger.decisions import DECISION, ROW_HASH, Kind, in_force
from ledger.engine import connect
from ledger.people_decisions import KEYED, PeopleDecided, people_act
from ledger.unit_decisions import alias

Wanted = tuple[Kind, str, Mapping[str, str]]


def add(commands: Any) -> list[argparse.ArgumentParser]:
    """Add the commands to the subparsers of `python -m ingest`."""
    mapping = commands.add_parser("map", help="decide which heading a renamed column has now")
    mapping.add_argument("subject", metavar="FIELD_OR_ITEM", help="a field, or a question's id")
    mapping.add_argument("heading", metavar="HEADING", help="as the sheet's first row shows it")
    mapping.set_defaults(handler=_map)
    naming = commands.add_parser("alias", help="decide which unit a writing means")
    naming.add_argument("text", metavar="TEXT", help="as participants wrote it; case is ignored")
    naming.add_argument("unit", metavar="UNIT_CODE", help="where it was reused, its last unit")
    naming.set_defaults(handler=_alias)
    accept = commands.add_parser("accept", help="count held responses as they are")
    reject = commands.add_parser("reject", help="do not count responses")
    for one, kind in ((accept, "accept"), (reject, "reject")):
        one.add_argument("responses", nargs="+", metavar="RESPONSE_ID")
        one.set_defaults(handler=_verdict, kind=kind)
    correct = commands.add_parser("correct", help="read other text than a response's cells")
    correct.add_argument("response", metavar="RESPONSE_ID")
    correct.add_argument("corrections", nargs="+", metavar="FIELD=TEXT")
    correct.set_defaults(handler=_correct)
    merge = commands.add_parser("merge-people", help="decide that several persons are one")
    split = commands.add_parser("split-person", help="decide that each name is a person")
    merge.add_argument("persons", nargs="+", metavar="PERSON_ID", help="the first stays")
    split.add_argument("persons", nargs=1, metavar="PERSON_ID")
    merge.set_defaults(handler=_people, kind="merge_people")
    split.set_defaults(handler=_people, kind="split_person")
    listing = commands.add_parser("decisions", help="all that was decided")
    listing.set_defaults(handler=_list)
    undo = commands.add_parser("undo", help="undo a decision; undoing that restores it")
    undo.add_argument("decision", metavar="DECISION_ID")
    undo.set_defaults(handler=_undo)
    taking = [mapping, naming, accept, reject, correct, merge, split, undo]
    for one in taking:
        one.add_argument("--note", default="", metavar="TEXT", help="why")
        one.add_argument("--by", metavar="NAME", help="who decides; without: the account's name")
    return [*taking, listing]


def _map(options: argparse.Namespace) -> int:
    contest, ledger = _opened(options)
    check_mapping(ledger.decided(contest), options.subject, options.heading)
    return _take(
        options, contest, ledger, [("map_heading", options.subject, {"heading": options.heading})]
    )


def _alias(options: argparse.Namespace) -> int:
    contest, ledger = _opened(options)
    had = contest.units.by_code.get(options.unit)
    if not had:
        raise UsageError(f"there is no unit with code {options.unit!r} in units.csv")
    subject, facts = alias(contest.units, options.text, had[-1])
    return _take(options, contest, ledger, [("alias", subject, facts)])


def _verdict(options: argparse.Namespace) -> int:
    contest, ledger = _opened(options)
    hashes = _contents(contest, ledger, options.responses)
    wanted: list[Wanted] = [
        (options.kind, one, {} if options.kind == "reject" else {ROW_HASH: hashes[one]})
        for one in options.responses
    ]
    return _take(options, contest, ledger, wanted)


def _correct(options: argparse.Namespace) -> int:
    contest, ledger = _opened(options)
    facts: dict[str, str] = {}
    for text in options.corrections:
        field, equals, value = text.partition("=")
        if not equals:
            raise UsageError(f"{field!r} says no text; expected FIELD=TEXT such as unit_code=288")
        facts[field] = value
    check_correction(ledger.decided(contest), facts)
    facts[ROW_HASH] = _contents(contest, ledger, [options.response])[options.response]
    return _take(options, contest, ledger, [("correct", options.response, facts)])


def _people(options: argparse.Namespace) -> int:
    contest, ledger = _opened(options)
    ensure_current(contest, ledger)
    decided = PeopleDecided(in_force(ledger.decisions()), ledger.salt)
    named: dict[str, list[str | None]] = {}
    with connect() as con:
        ledger.scan_responses(con, ledger.decided(contest))
        rows = con.sql(KEYED, params=[[*decided.ids, *options.persons]]).fetchall()
    for _, key, name in rows:
        named.setdefault(decided.way(key, name)[0], []).append(name)
    return _take(
        options, contest, ledger, [people_act(options.kind, options.persons, named, ledger.salt)]
    )


def _list(options: argparse.Namespace) -> int:
    contest, ledger = _opened(options)
    return _show(ledger.decisions(), contest, options.format)


def _undo(options: argparse.Namespace) -> int:
    contest, ledger = _opened(options)
    if options.decision not in (d.decision_id for d in ledger.decisions()):
        raise UsageError(
            f"there is no decision {options.decision!r}; `python -m ingest decisions` lists them"
        )
    return _take(options, contest, ledger, [("undo", options.decision, {})])


def _opened(options: argparse.Namespace) -> tuple[Contest, Ledger]:
    contest, data = shared.contest_of(options)
    return contest, Ledger.at(data)


def _contents(contest: Contest, ledger: Ledger, responses: Sequence[str]) -> dict[str, str]:
    """What each response holds now: the content that is decided on."""
    ensure_current(contest, ledger)
    with connect() as con:
        ledger.scan_responses(con, ledger.decided(contest))
        query = "select response_id, content_hash from responses where response_id in (from wanted)"
        con.register("wanted", pa.table({"response_id": list(responses)}))
        found: dict[str, str] = dict(con.sql(query).fetchall())
    if unknown := [one for one in responses if one not in found]:
        raise UsageError(
            f"there is no response {unknown[0]!r}; expected a response_id as "
            "`python -m scoring standings` or the page Chờ xử lý shows it"
        )
    return found


def _take(
    options: argparse.Namespace, contest: Contest, ledger: Ledger, wanted: Sequence[Wanted]
) -> int:
    who = f"command: {options.by or getpass.getuser()}"
    taken = ledger.decide_all(wanted, note=options.note, by=who, now=datetime.now(UTC))
    return _show(taken, contest, options.format)


def _show(decisions: Sequence[Decision], contest: Contest, form: str) -> int:
    rows = [{**d.row(), "decided_at": contest.local(d.decided_at)} for d in decisions]
    shared.emit(rows, form, DECISION.names)
    return 0
