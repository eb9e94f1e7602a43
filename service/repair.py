"""What a unit may propose about itself, from the fields of a form to the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from contest.errors import ContestError, UsageError
from contest.roster import Fault, Person
from contest.units import UnitTree
from ingest.sources.export import Export
from results import Principal
from service import acts
from service.acts import Wanted
from service.allowed import require
from service.decide import decide
from service.environment import Moment, Place
from service.roster_file import RosterFile, read_roster
from service.wired import declared

__all__ = [
    "WHATS", "Export", "FaultyListError", "Principal", "What", "number_of", "propose", "wanted",
]  # fmt: skip

What = Literal["headcount", "contact", "roster", "alias"]
WHATS: tuple[What, ...] = get_args(What)


def number_of(tree: UnitTree, code: str, day: date) -> int:
    """The number of the unit that has a code on a day, else of the last unit that had the code.

    Raises:
        UsageError: no unit ever had the code.
    """
    numbers = tree.bearers(code, day)
    if not numbers:
        raise UsageError(f"no unit of units.csv has the code {code!r}")
    return numbers[-1]


def wanted(
    tree: UnitTree,
    number: int,
    what: What,
    fields: Mapping[str, str],
    people: Sequence[Person] = (),
) -> Wanted:
    """The proposal of a unit. `fields`: texts of the form, named as the facts in
    `ledger.decisions`; a field that is absent is blank. `people`: the lines of a roster.

    Raises:
        UsageError: a field is blank, too long or cannot be read.
    """
    text = {name: fields.get(name, "") for name in _FIELDS[what]}
    match what:
        case "headcount":
            return acts.propose_headcount(tree, number, **text)
        case "contact":
            return acts.propose_contact(tree, number, **text)
        case "roster":
            return acts.propose_roster(tree, number, people)
    return acts.propose_alias(tree, text["text"], number)


_FIELDS: Mapping[What, tuple[str, ...]] = {
    "headcount": ("headcount", "source", "dated"),
    "contact": ("name", "title", "phone"),
    "roster": (),
    "alias": ("text",),
}


class FaultyListError(ContestError):
    """Lines of a list cannot be read; `faults`: their numbers and what is wrong with each."""

    def __init__(self, faults: Sequence[tuple[int, Fault]]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            f"{len(self.faults)} lines of the list cannot be read; nothing was written"
        )


def propose(
    place: Place,
    who: Principal,
    code: str,
    what: What,
    fields: Mapping[str, str],
    *,
    file: Export | None = None,
    moment: Moment,
) -> None:
    """Write the proposal of a unit. `file`: the list of people, for a roster.

    Raises:
        NotAllowedError: `who` may not propose about the unit, or proposed too much today.
        SourceError: the list cannot be read.
        FaultyListError: lines of the list cannot be read.
        UsageError: a field is blank, too long or cannot be read.
        LedgerError: the ledger cannot be written.
    """
    require(who, "propose")
    contest = declared(place)
    found = read_roster(file) if file is not None and what == "roster" else RosterFile((), 0, ())
    if found.faults:
        raise FaultyListError(found.faults)
    number = number_of(contest.units, code, moment.local(contest).date())
    one = wanted(contest.units, number, what, fields, found.people)
    decide(place, who, [one], moment=moment)
