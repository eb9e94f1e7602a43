"""The data that a unit proposes, in words: for its page, its link, and the committee's inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contest.errors import SourceError
from contest.roster import Fault
from i18n.format import Format
from i18n.words import Words
from results import Proposal, View
from results.proposals import DATED, HEADCOUNT, NAME, PHONE, ROWS, SOURCE, TEXT, TITLE

_ALIAS = "propose_alias"


def says(kind: str, facts: Mapping[str, str], say: Words, fmt: Format) -> str:
    """The proposed facts, or the facts that hold now, in words; no facts give ""."""
    if not facts:
        return say("proposals.nothing")
    match kind:
        case "propose_headcount":
            people = fmt.whole(int(facts[HEADCOUNT]))
            if DATED in facts:
                day = fmt.day(date.fromisoformat(facts[DATED]))
                return f"{people} ({say('headcounts.stated', source=facts[SOURCE], day=day)})"
            return f"{people} ({facts[SOURCE]})" if facts[SOURCE] else people
        case "propose_contact":
            return " · ".join(filter(None, (facts[NAME], facts[TITLE], facts[PHONE])))
        case "propose_roster":
            return say("proposals.people", n=int(facts[ROWS]), count=fmt.whole(int(facts[ROWS])))
    return f"“{facts[TEXT]}”"


def _fate(one: Proposal, say: Words, fmt: Format) -> str:
    """What has become of a proposal, with the day."""
    day = fmt.day(one.settled_at.date()) if one.settled_at else ""
    return say(f"proposal_fate.{one.fate}", day=day)


def fault_lines(
    faults: Sequence[tuple[int, Fault]], say: Words, fmt: Format, most: int = 20
) -> list[str]:
    """A sentence for each of the first lines of a list that cannot be read, then how many more."""
    told = [
        say("roster_file.line", line=fmt.whole(line), fault=say(f"roster_fault.{fault}"))
        for line, fault in faults[:most]
    ]
    more = len(faults) - len(told)
    return [*told, say("roster_file.more", n=more, count=fmt.whole(more))] if more else told


def file_failure(error: SourceError, say: Words, fmt: Format) -> str:
    """The sentence that explains why a list cannot be read."""
    facts = {
        name: fmt.whole(value) if isinstance(value, int) else str(value)
        for name, value in error.facts.items()
    }
    for key in (f"roster_failure.{error.code}", f"failure.{error.code}"):
        if say.has(key):
            return say.fill(key, facts)
    return say("failure.other")


@dataclass(frozen=True, slots=True)
class Repair:
    """What a unit's page says beside its forms, as plain text. `writings`: those that the unit may
    claim, each with how many responses wait. `history`: its latest proposals as day, kind, content
    and fate, the last one first."""

    writings: Sequence[tuple[str, str]]
    history: Sequence[tuple[str, str, str, str]]


def repair_of(view: View, code: str, say: Words, fmt: Format, most: int = 20) -> Repair:
    """The parts of the unit with this code, of each at most `most`."""
    made = [one for one in view.proposals() if one.code == code]
    claimed = {one.says[TEXT] for one in made if one.kind == _ALIAS and one.fate == "waits"}
    likely = [one for one in view.likely_writings(code) if one.text not in claimed]
    return Repair(
        [
            (one.text, say("writings.held", n=one.held, count=fmt.whole(one.held)))
            for one in likely[:most]
        ],
        [
            (
                fmt.day(one.proposed_at.date()),
                say(f"units_log.{one.kind}"),
                says(one.kind, one.says, say, fmt),
                _fate(one, say, fmt),
            )
            for one in made[: -most - 1 : -1]
        ],
    )
