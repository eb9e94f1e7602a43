"""What decisions change: the contest, what is read of a response, and whether it is accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa

from contest import Contest
from contest.errors import UsageError
from contest.text import fold, fold_case
from ledger.decisions import ROW_HASH, Decision, in_force
from ledger.unit_decisions import as_units_decided


def as_decided(contest: Contest, decisions: Iterable[Decision]) -> Contest:
    """The contest with the mapped headings, each after those that the folder declares, and with
    what was decided about units.

    A decision about a field, an item or a unit that the folder no longer declares says nothing.
    """
    standing = in_force(decisions)
    for decision in standing:
        if decision.kind == "map_heading":
            contest = _mapped(contest, decision.subject, fold(decision.facts["heading"]))
    return as_units_decided(contest, standing)


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
    reject), `decided_hash` (of the content that was accepted)."""
    last = {d.subject: d for d in in_force(decisions) if d.kind in ("accept", "reject")}
    rows = [
        {"response_id": key, "verdict": d.kind, "decided_hash": d.facts.get(ROW_HASH)}
        for key, d in last.items()
    ]
    return pa.Table.from_pylist(rows, schema=VERDICTS)


def corrections(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    """What is corrected of each response: its facts, `row_hash` among them."""
    found: dict[str, dict[str, str]] = {}
    for decision in in_force(decisions):
        if decision.kind == "correct":
            earlier = found.get(decision.subject, {})
            same = earlier.get(ROW_HASH) == decision.facts[ROW_HASH]
            found[decision.subject] = {**(earlier if same else {}), **decision.facts}
    return found


def check_mapping(contest: Contest, subject: str, heading: str) -> None:
    """Refuse a mapping that names nothing, or a heading that is something else already.

    Raises:
        UsageError: there is no such field or item, it has a twin, or the heading is blank or taken.
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
            "was renamed, and its answers might be scored as the other's; give the question its "
            "former name in the form, and what waits is read by itself"
        )
    key = fold_case(heading)
    if not key:
        raise UsageError("the heading is blank; expected it as the sheet's first row shows it")
    taken = [name for name, headings in columns.items() if key in map(fold_case, headings)]
    taken += [item.id for item in contest.items if key in map(fold_case, item.headings)]
    if others := [name for name in taken if name != subject]:
        raise UsageError(f"the heading {heading!r} is that of {', '.join(others)} already")
