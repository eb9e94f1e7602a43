"""Applies decisions to the contest, to the reading of a response, and to its acceptance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa

from contest import Contest
from contest.errors import UsageError
from contest.text import fold, fold_case
from ledger.decisions import LOAD_NUMBER, ROW_HASH, Decision, in_force
from ledger.unit_decisions import UNIT_CODE, VALID_FROM
from ledger.units_decided import as_units_decided


def as_decided(contest: Contest, decisions: Iterable[Decision]) -> Contest:
    """The contest with the mapped headings, the undone loads and the decisions about units.

    Each mapped heading comes after the headings that the folder declares. A decision about a field,
    an item or a unit that the folder no longer declares has no effect.
    """
    standing = in_force(decisions)
    for decision in standing:
        if decision.kind == "map_heading":
            contest = _mapped(contest, decision.subject, fold(decision.facts["heading"]))
    if (undone := _undone(standing)) != contest.undone_loads:
        contest = replace(contest, undone_loads=undone)
    return as_units_decided(contest, standing)


def undone_loads(decisions: Iterable[Decision]) -> frozenset[tuple[str, int]]:
    """Source and number of each load that a decision in force has undone."""
    return _undone(in_force(decisions))


def _undone(standing: Iterable[Decision]) -> frozenset[tuple[str, int]]:
    return frozenset(
        (decision.subject, int(decision.facts[LOAD_NUMBER]))
        for decision in standing
        if decision.kind == "undo_load"
    )


def _mapped(contest: Contest, subject: str, heading: str) -> Contest:
    columns = contest.settings.columns
    if subject in columns:
        headings = columns[subject]
        if fold_case(heading) in map(fold_case, headings):
            return contest
        wider = {**columns, subject: (*headings, heading)}
        return replace(contest, settings=contest.settings.model_copy(update={"columns": wider}))
    items = tuple(
        replace(item, other_headings=(*item.other_headings, heading))
        if item.id == subject and fold_case(heading) not in map(fold_case, item.headings)
        else item
        for item in contest.items
    )
    return contest if items == contest.items else replace(contest, items=items)


VERDICTS = pa.schema(
    [("response_id", pa.string()), ("verdict", pa.string()), ("decided_hash", pa.string())]
)


def verdicts(decisions: Iterable[Decision]) -> pa.Table:
    """The last acceptance or rejection of each response: `response_id`, `verdict` (accept |
    reject), `decided_hash` (the hash of the accepted content)."""
    last = {d.subject: d for d in in_force(decisions) if d.kind in ("accept", "reject")}
    rows = [
        {"response_id": key, "verdict": d.kind, "decided_hash": d.facts.get(ROW_HASH)}
        for key, d in last.items()
    ]
    return pa.Table.from_pylist(rows, schema=VERDICTS)


def disqualified(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the responses whose persons can win no prize."""
    return frozenset(d.subject for d in in_force(decisions) if d.kind == "disqualify")


def disqualified_units(decisions: Iterable[Decision]) -> frozenset[tuple[str, str]]:
    """Code and first day ("" without one) of each unit that can win no prize."""
    return frozenset(
        (d.facts[UNIT_CODE], d.facts[VALID_FROM])
        for d in in_force(decisions)
        if d.kind == "disqualify_unit"
    )


def corrections(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    """Id of each corrected response → the facts of its corrections, including `row_hash`."""
    found: dict[str, dict[str, str]] = {}
    for decision in in_force(decisions):
        if decision.kind == "correct":
            earlier = found.get(decision.subject, {})
            same = earlier.get(ROW_HASH) == decision.facts[ROW_HASH]
            found[decision.subject] = {**(earlier if same else {}), **decision.facts}
    return found


def check_mapping(contest: Contest, subject: str, heading: str) -> None:
    """Refuse a mapping of an unknown field or item, or a mapping to a heading already in use.

    Raises:
        UsageError: no such field or item; another item has the same heading; or the new heading is
            blank or in use.
    """
    columns = contest.settings.columns
    known = [*columns, *(item.id for item in contest.items)]
    if subject not in known:
        raise UsageError(
            f"there is no field or question {subject!r}; expected one of {', '.join(known)}"
        )
    if subject in contest.twins:
        raise UsageError(
            f"another question has the heading of {subject!r}, so it is not certain which of them "
            "was renamed, and the answers to one might be scored as answers to the other; give the "
            "question its former name in the form, and the program reads the held rows again"
        )
    key = fold_case(heading)
    if not key:
        raise UsageError("the heading is blank; expected one as the sheet's first row shows it")
    taken = [name for name, headings in columns.items() if key in map(fold_case, headings)]
    taken += [item.id for item in contest.items if key in map(fold_case, item.headings)]
    if others := [name for name in taken if name != subject]:
        raise UsageError(f"the heading {heading!r} already belongs to {', '.join(others)}")
