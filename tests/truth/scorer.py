"""The truth: a contest counted slowly and plainly, from the contract's text alone.

    result = count(read_contest(folder), loads)
    result.balance()
    result.standings(round_id="tuan-1")
    result.participation(by="unit")
    result.unit_prizes()

Fractions are exact, ranks are found by comparing everybody with everybody, prizes are given place
by place. Of the committee's decisions only draws and disqualifications are known.

Readings (where the contract leaves a choice)
---------------------------------------------
* Phone: all except ASCII digits and a leading + is dropped first; + is a prefix of +84 only.
* A moment needs a clock time; seconds may be missing (0). A cell of a file is text, so a
  prediction `120.0` is unreadable; of digits grouped in threes the first group has one to three.
* An option of a multiple answer is sought wherever it stands between separators `, `.
* An item's heading is found without case; the n-th item of a round with a heading reads the n-th
  column with it. A declared field without a column in the header is blank; where an earlier file of
  the source had the column and the field is required or tells the person or the unit, R208.
* A blank unit that is not required means no unit. Every other text that is not certain is held. It
  is held with R206 if it does not name a unit valid that day and has no successor (a unit that is
  not yet valid, too). It is held with R207 for several units, several successors, or a
  contradicting earlier column. "Under the unit an earlier column names" is strictly beneath it.
* A text that is not a name as it stands is read loosely: without punctuation after it and "UBND"
  before it. In a loose reading, an ended unit means its successors, beside the units of the day.
* A name of exactly one unit valid that day is certain, even if other units had it before. `|`
  separates several names of `successor`. The successors of an expired successor take its place.
* An edit is anything that differs except the time alone by at most one second; after such a
  rounding the first seen time stands. Missing "a second time" means in two loads in a row, and a
  row that comes back is the same response and not gone.
* The round an edit is measured against is that of the first seen version. R107 is tested before
  R102, after R101 and R103.
* same_key_other_name="hold" compares over all rounds and sources; a blank name does not differ.
* `as_of`: states a person could settle and exclusions are today's; attempts are placed anew among
  responses submitted before that time. Reference time: as_of, else now or the closing, whichever
  is earlier (the closing where now is not given).
* `mean_score` without a round is over all accepted responses of all rounds, each one term.
* Turnout of a unit counts by the line of units on the date of submission; which units lie beneath
  another, and top units of a group, follow from parent rows whose validity meets the unit's own.
  `--by unit` lists every row of units.csv, expired ones too. `--under` lists all rows beneath,
  whatever `by` says. A unit filter on standings keeps the unit and all beneath it.
* The distance is given whether or not the ranking uses it.
* A line of exclusions.csv with an unreadable phone or number of identity excludes nobody; so does
  one with a reason only. E-mails are compared as text, readable or not. A response without a time
  may be excluded, but has no certain unit. A unit beneath is one by the line of units on the date
  of submission, and a reused code means each of its bearers.
* Without a declared opening nobody is under age. Where an age is required, a lost column of birth
  dates is R208.
* A category reads the columns under its heading as a question does: the filled one; two that differ
  meet nothing. Without the heading in the sheet a response meets no category. The column of a
  category is a declared one.
* Without declared rounds the table of round "all" has no prizes: those without a round are overall.
* Draws of people name the response of the standings line; those of units the code.
* Who is disqualified keeps the rank and is not there for prizes, ties and draws: a draw holds for
  those who are left of it. A disqualification names a response and means its person today.
* Equal lines of the roster (unit, name, birth date, phone) count once. A code that is reused means
  its last row in units.csv. "Beneath" is whatever the day. No line at all leaves null.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from .awarding import Awards, Entry, Queue, award
from .draws import Decision, barred, drawn_order
from .folder import Contest, read_contest
from .rules import PrizeList
from .snapshots import Load, LoadReport, lay_over
from .standings import Standing, ranked
from .states import Response, judge
from .tally import Tally
from .turnouts import Turnout, UnitStanding, competing, turnout_of

__all__ = [
    "Contest",
    "Count",
    "Load",
    "Standing",
    "Turnout",
    "UnitStanding",
    "count",
    "count_folder",
    "read_contest",
]


def count_folder(
    folder: Path,
    loads: Sequence[Load],
    as_of: datetime | None = None,
    decisions: Sequence[Decision] = (),
) -> "Count":
    """Reads the folder and counts."""
    return count(read_contest(folder), loads, as_of, decisions=decisions)


def count(
    contest: Contest,
    loads: Sequence[Load],
    as_of: datetime | None = None,
    now: datetime | None = None,
    decisions: Sequence[Decision] = (),
    ids: Mapping[str, str] | None = None,
) -> "Count":
    """Judges every response and answers for them.

    `ids`: the id that the decisions use for a response, by `Response.id`; absent: the same.
    """
    rows, reports = lay_over(contest, loads)
    times = [moment for moment in (now, contest.window.closes_at) if moment is not None]
    reference = as_of or (min(times) if times else None)
    responses = judge(contest, rows, as_of)
    return Count(contest, responses, reference, reports, tuple(decisions), ids or {})


@dataclass(frozen=True)
class Count(Tally):
    """The responses with their states, and everything counted from them."""

    reports: list[LoadReport]
    decisions: tuple[Decision, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)

    def balance(self) -> dict[str, int]:
        """Every observed row has exactly one state; observed = the sum of the five states."""
        states = ["accepted", "held", "rejected", "superseded", "withdrawn"]
        counted = Counter(response.state for response in self.responses)
        assert set(counted) <= set(states)
        return {"observed": len(self.responses)} | {state: counted[state] for state in states}

    def reasons(self) -> dict[str, int]:
        """How often each reason applies."""
        return dict(Counter(r.reason for r in self.responses if r.reason is not None))

    def standings(
        self,
        round_id: str | None = None,
        unit_code: str | None = None,
        top: int | None = None,
        category: str | None = None,
    ) -> list[Standing]:
        """Per round or, without one, overall; each category with its own ranks, one after another.

        A unit filters, the rank stays; top keeps rank ≤ N; who meets no category is not listed.
        """
        names = [one.id for one in self.contest.categories]
        declared: Sequence[str | None] = names or [None]
        return [
            replace(standing, prize=self._held(round_id, name).get(standing.person))
            for name in declared
            if category is None or category == name
            for standing in ranked(self, round_id, name)
            if (top is None or standing.rank <= top)
            and (unit_code is None or unit_code in [u.code for u in standing.response.unit_line])
        ]

    def _held(self, round_id: str | None, category: str | None) -> Mapping[object, str]:
        return self.awards.held.get(("people", round_id or "", category or ""), {})

    @cached_property
    def awards(self) -> Awards:
        """The prizes of people, over all lists."""
        prizes = self.contest.prizes
        queues = {prize.of: self._queue(prize.of) for prize in prizes}
        named = self._barred("disqualify")
        out = {r.person for r in self.responses if r.person and self.id_of(r) in named}
        return award(
            prizes,
            queues,
            lambda of, ids: self._drawn(of, ids, self._ids(queues[of], out)),
            one_per_person=self.contest.one_per_person,
            barred=out,
        )

    def _barred(self, kind: str) -> set[str]:
        return barred(self.decisions, kind)

    @staticmethod
    def _ids(queue: Queue, out: Collection[Hashable]) -> set[str]:
        return {entry.id for group in queue for entry in group if entry.holder in out}

    def _queue(self, of: PrizeList) -> Queue:
        _, round_id, category = of
        return grouped(
            (one.rank, Entry(one.person, self.id_of(one.response)))
            for one in ranked(self, round_id or None, category or None)
        )

    def id_of(self, response: Response) -> str:
        """The id that the decisions use."""
        return self.ids.get(response.id, response.id)

    def _drawn(self, of: PrizeList, ids: Collection[str], out: Collection[str]) -> list[str] | None:
        return drawn_order(self.decisions, of, ids, out)

    def unit_prizes(self) -> list[UnitStanding]:
        """Each unit in the running for each list of unit prizes, ranked, with its prize."""
        return [
            replace(one, prize=names.get(one.turnout.unit.code))
            for of, names in self.unit_awards.held.items()
            for one in competing(self, of)
        ]

    @cached_property
    def unit_awards(self) -> Awards:
        """The prizes of units; a unit may hold one of each list."""
        prizes = self.contest.unit_prizes
        queues = {prize.of: self._unit_queue(prize.of) for prize in prizes}
        out = self._barred("disqualify_unit")
        return award(
            prizes,
            queues,
            lambda of, ids: self._drawn(of, ids, out),
            one_per_person=False,
            barred=out,
        )

    def _unit_queue(self, of: PrizeList) -> Queue:
        codes = ((one.rank, one.turnout.unit.code) for one in competing(self, of))
        return grouped((rank, Entry(code, code)) for rank, code in codes)

    def participation(
        self, by: str = "unit", under: str | None = None, round_id: str | None = None
    ) -> list[Turnout]:
        """Every unit, or the top units of a group, or all strictly beneath a unit; silent too."""
        tree = self.contest.units
        if under is not None:
            units = tree.beneath(under)
        else:
            units = tree.units if by == "unit" else tree.tops(by)
        return [turnout_of(self, unit, round_id) for unit in units]


def grouped(ranked_entries: Iterable[tuple[int, Entry]]) -> Queue:
    """The entries of equal rank together, the best first."""
    groups: dict[int, list[Entry]] = {}
    for rank, entry in ranked_entries:
        groups.setdefault(rank, []).append(entry)
    return [groups[rank] for rank in sorted(groups)]
