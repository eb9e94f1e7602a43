"""The truth: a contest counted slowly and plainly, from the contract's text alone.

    result = count(read_contest(folder), loads)
    result.balance()
    result.standings(round_id="tuan-1")
    result.participation(by="unit")

Fractions are exact, ranks are found by comparing everybody with everybody. Categories, exclusions,
an age limit and prizes are left out.

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
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from .folder import Contest, Unit, read_contest
from .snapshots import Load, LoadReport, lay_over
from .states import Person, Response, judge

__all__ = [
    "Contest",
    "Count",
    "Load",
    "Standing",
    "Turnout",
    "count",
    "count_folder",
    "read_contest",
]


@dataclass(frozen=True)
class Standing:
    """One ranked line."""

    rank: int
    person: Person
    response: Response
    score: Fraction
    prediction_distance: int | None
    submitted_at: datetime

    @property
    def unit(self) -> Unit | None:
        """Overall, the unit of the latest counted submission."""
        return self.response.unit


@dataclass(frozen=True)
class Turnout:
    """One line of participation."""

    unit: Unit
    people: int
    attempts: int
    headcount: int | None
    participation_rate: Fraction | None
    mean_score: Fraction | None
    last_submitted_at: datetime | None


def count_folder(folder: Path, loads: Sequence[Load], as_of: datetime | None = None) -> "Count":
    """Reads the folder and counts."""
    return count(read_contest(folder), loads, as_of)


def count(
    contest: Contest,
    loads: Sequence[Load],
    as_of: datetime | None = None,
    now: datetime | None = None,
) -> "Count":
    """Judges every response and answers for them."""
    rows, reports = lay_over(contest, loads)
    times = [moment for moment in (now, contest.window.closes_at) if moment is not None]
    reference = as_of or (min(times) if times else None)
    return Count(contest, judge(contest, rows, as_of), reports, reference)


@dataclass(frozen=True)
class Count:
    """The responses with their states, and everything counted from them."""

    contest: Contest
    responses: list[Response]
    reports: list[LoadReport]
    reference: datetime | None

    def balance(self) -> dict[str, int]:
        """Every observed row has exactly one state; observed = the sum of the five states."""
        states = ["accepted", "held", "rejected", "superseded", "withdrawn"]
        counted = Counter(response.state for response in self.responses)
        assert set(counted) <= set(states)
        return {"observed": len(self.responses)} | {state: counted[state] for state in states}

    def reasons(self) -> dict[str, int]:
        """How often each reason applies."""
        return dict(Counter(r.reason for r in self.responses if r.reason is not None))

    def accepted(self, round_id: str | None = None) -> list[Response]:
        """The counted attempts, of one round or of all."""
        return [r for r in self._in_round(round_id) if r.state == "accepted"]

    def _in_round(self, round_id: str | None) -> list[Response]:
        return [
            r for r in self.responses if round_id is None or (r.round and r.round.id == round_id)
        ]

    def target(self, round_id: str) -> int:
        """Counted over the scope: people, attempts, or people with full marks when counted."""
        scope = round_id if self.contest.prediction_scope == "round" else None
        match self.contest.prediction_of:
            case "people":
                return len({r.person for r in self.accepted(scope)})
            case "attempts":
                return sum(r.counts_as_attempt for r in self._in_round(scope))
            case "all_correct_people":
                return len({r.person for r in self.accepted(scope) if self.is_all_correct(r)})
        raise ValueError(f"prediction.of: {self.contest.prediction_of!r}")

    def is_all_correct(self, response: Response) -> bool:
        """Full marks = the sum of points of the round's items."""
        assert response.round is not None
        return response.score == self.contest.full_marks(response.round.id)

    def distance(self, response: Response) -> int | None:
        """`|prediction − target|` of the counted attempt; unreadable or missing: null."""
        assert response.round is not None
        if response.prediction is None:
            return None
        return abs(response.prediction - self.target(response.round.id))

    def standings(
        self, round_id: str | None = None, unit_code: str | None = None, top: int | None = None
    ) -> list[Standing]:
        """Per round or, without one, overall. A unit filters, the rank stays; top keeps rank ≤ N.

        Rank: "1 + the number of people strictly before by the whole `order`".
        """
        lines = self._round_lines(round_id) if round_id else self._overall_lines()
        ranked = [
            Standing(1 + sum(self._is_before(other, line) for other in lines), *line)
            for line in lines
        ]
        return [
            standing
            for standing in sorted(ranked, key=lambda s: s.rank)
            if (top is None or standing.rank <= top)
            and (unit_code is None or unit_code in [u.code for u in standing.response.unit_line])
        ]

    def _is_before(self, one: "Line", other: "Line") -> bool:
        """Better by the first rule of the order that tells them apart; null stands last."""
        for rule in self.contest.order:
            a, b = self._keys(one)[rule], self._keys(other)[rule]
            if a != b:
                return a < b
        return False

    @staticmethod
    def _keys(line: "Line") -> dict[str, tuple[bool, float | Fraction]]:
        """`score` is better high, the others low."""
        _, _, score, distance, submitted_at = line
        seconds = Fraction(int((submitted_at - datetime.min).total_seconds()))
        return {
            "score": (False, -score),
            "prediction_distance": (distance is None, distance or 0),
            "submitted_at": (False, seconds),
        }

    def _round_lines(self, round_id: str) -> "list[Line]":
        lines: list[Line] = []
        for response in self.accepted(round_id):
            assert response.person is not None
            assert response.score is not None
            assert response.submitted_at is not None
            distance = self.distance(response)
            line = (response.person, response, response.score, distance, response.submitted_at)
            lines.append(line)
        return lines

    def _overall_lines(self) -> "list[Line]":
        """Sum of counted scores; `submitted_at`, name and unit of the latest counted submission."""
        lines: list[Line] = []
        counted = [line for r in self.contest.played_rounds for line in self._round_lines(r.id)]
        for person in {line[0]: None for line in counted}:
            own = [line for line in counted if line[0] == person]
            latest = max(own, key=lambda line: line[4])
            total = sum((line[2] for line in own), Fraction(0))
            lines.append((latest[0], latest[1], total, self._overall_distance(own), latest[4]))
        return lines

    def _overall_distance(self, own: "list[Line]") -> int | None:
        """Round scope sums; null if an opened round was missed, or a distance is null.

        Contest scope takes the distance of the latest counted attempt.
        """
        if self.contest.prediction_scope == "contest":
            return max(own, key=lambda line: line[4])[3]
        taken = {line[1].round.id for line in own if line[1].round}
        opened = {
            r.id
            for r in self.contest.played_rounds
            if self.reference and r.opens_at and r.opens_at <= self.reference
        }
        known = [line[3] for line in own if line[3] is not None]
        return sum(known) if opened <= taken and len(known) == len(own) else None

    def participation(
        self, by: str = "unit", under: str | None = None, round_id: str | None = None
    ) -> list[Turnout]:
        """Every unit, or the top units of a group, or all strictly beneath a unit; silent too."""
        tree = self.contest.units
        if under is not None:
            units = tree.beneath(under)
        else:
            units = tree.units if by == "unit" else tree.tops(by)
        return [self._turnout(unit, round_id) for unit in units]

    def _turnout(self, unit: Unit, round_id: str | None) -> Turnout:
        """A person accepted in two units counts in both and once in a common parent."""
        inside = [r for r in self._in_round(round_id) if unit in r.unit_line]
        attempts = [r for r in inside if r.counts_as_attempt]
        times = [r.submitted_at for r in attempts if r.submitted_at]
        scores = [r.score for r in inside if r.state == "accepted" and r.score is not None]
        people = len({r.person for r in inside if r.state == "accepted"})
        headcount = self._headcount(unit)
        return Turnout(
            unit=unit,
            people=people,
            attempts=len(attempts),
            headcount=headcount,
            participation_rate=Fraction(people, headcount) if headcount else None,
            mean_score=sum(scores, Fraction(0)) / len(scores) if scores else None,
            last_submitted_at=max(times, default=None),
        )

    def _headcount(self, unit: Unit) -> int | None:
        if self.reference is None:
            return unit.headcount
        return self.contest.units.headcount(unit, self.reference.date())


Line = tuple[Person, Response, Fraction, int | None, datetime]
