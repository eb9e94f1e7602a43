"""The commands that take, list and undo decisions: `map`, `alias`, `accept`, `reject`, `correct`,
`disqualify`, `disqualify-unit`, `merge-people`, `split-person`, `undo-load`, `decisions`, `undo` of
`python -m ingest`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from cli import opening, shared
from contest import Contest
from contest.errors import UsageError
from contest.reasons import STATES
from service import acts, taken
from service.acts import UNIT_CODE, Wanted
from service.decide import decide, responses_named
from service.environment import Place, operator
from service.suppose import suppose


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
    out = commands.add_parser("disqualify", help="decide that a person can win no prize")
    out.add_argument("responses", nargs="+", metavar="RESPONSE_ID", help="of the person")
    out.set_defaults(handler=_disqualify)
    unit_out = commands.add_parser("disqualify-unit", help="decide that a unit can win no prize")
    unit_out.add_argument("unit", metavar="UNIT_CODE", help="where it was reused, its last unit")
    unit_out.set_defaults(handler=_disqualify_unit)
    merge = commands.add_parser("merge-people", help="decide that several persons are one")
    split = commands.add_parser("split-person", help="decide that each name is a person of its own")
    merge.add_argument("persons", nargs="+", metavar="PERSON_ID", help="the first stays")
    split.add_argument("persons", nargs=1, metavar="PERSON_ID")
    merge.set_defaults(handler=_people, kind="merge_people")
    split.set_defaults(handler=_people, kind="split_person")
    unloading = commands.add_parser("undo-load", help="undo the newest load of a file source")
    unloading.add_argument("source", metavar="SOURCE", help="the source's id")
    unloading.set_defaults(handler=_undo_load)
    listing = commands.add_parser("decisions", help="all that was decided")
    listing.set_defaults(handler=_list)
    undo = commands.add_parser("undo", help="undo a decision; undoing that restores it")
    undo.add_argument("decision", metavar="DECISION_ID")
    undo.set_defaults(handler=_undo)
    taking = [
        mapping, naming, accept, reject, correct, out, unit_out, merge, split, unloading, undo,
    ]  # fmt: skip
    for one in taking:
        one.add_argument("--note", default="", metavar="TEXT", help="why")
        one.add_argument("--by", metavar="NAME", help="the author (default: the account's name)")
    return [*taking, listing]


def _map(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    return _take(options, contest, place, [acts.map_heading(options.subject, options.heading)])


def _alias(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    wanted = acts.alias(contest.units, options.text, _unit(contest, options.unit))
    return _take(options, contest, place, [wanted])


def _unit(contest: Contest, code: str) -> int:
    """The number of the last unit with a code."""
    had = contest.units.by_code.get(code)
    if not had:
        raise UsageError(f"there is no unit with code {code!r} in units.csv")
    return had[-1]


def _disqualify(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    return _take(options, contest, place, [acts.disqualify(one) for one in options.responses])


def _disqualify_unit(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    wanted = acts.disqualify_unit(contest.units, _unit(contest, options.unit))
    return _take(options, contest, place, [wanted])


def _verdict(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    lines = responses_named(opening.opened(place).view, options.responses)
    wanted = [
        acts.accept(line) if options.kind == "accept" else acts.reject(line["response_id"])
        for line in lines
    ]
    return _take(options, contest, place, wanted)


def _correct(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    texts: dict[str, str] = {}
    for text in options.corrections:
        field, equals, value = text.partition("=")
        if not equals:
            raise UsageError(f"{field!r} has no text; expected FIELD=TEXT such as {UNIT_CODE}=288")
        texts[field] = value
    view = opening.opened(place).view
    acts.check_texts(view.contest, texts)
    (line,) = responses_named(view, [options.response])
    return _take(options, contest, place, [acts.correct(line, texts)])


def _people(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    view = opening.opened(place).view
    return _take(options, contest, place, [acts.people(view, options.kind, options.persons)])


def _list(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    return _show(opening.opened(place).view.decisions, contest, options.format)


def _undo(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    return _take(options, contest, place, [acts.undo(options.decision)])


def _undo_load(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    view = opening.opened(place).view
    wanted = [acts.undo_load(view, options.source)]
    after = suppose(place, operator(options.by), wanted, opening.moment()).balance()
    before = view.balance()
    changes = ", ".join(
        f"{state} {getattr(before, state)} -> {getattr(after, state)}"
        for state in ("observed", *STATES)
        if getattr(before, state) != getattr(after, state)
    )
    print(f"note: load {wanted[0].facts['load_number']} is undone: "
          f"{changes or 'no number changes'}", file=sys.stderr)  # fmt: skip
    return _take(options, contest, place, wanted)


def _take(
    options: argparse.Namespace, contest: Contest, place: Place, wanted: Sequence[Wanted]
) -> int:
    who = operator(options.by)
    decisions = decide(place, who, wanted, note=options.note, moment=opening.moment())
    if not options.by:
        print(
            f"note: decisions are written under the account's name {who.name!r}; "
            "--by NAME changes that",
            file=sys.stderr,
        )
    return _show(decisions, contest, options.format)


def _show(decisions: Sequence[taken.Decision], contest: Contest, form: str) -> int:
    shared.emit(taken.rows(decisions, contest), form, taken.COLUMNS)
    return 0
