"""Who stands where: lines of a round or overall, ranked by comparing everybody with everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from .states import Person, Response
from .tally import Tally
from .units import Unit


@dataclass(frozen=True)
class Line:
    """A person in a table, before ranking."""

    person: Person
    response: Response
    score: Fraction
    prediction_distance: int | None
    submitted_at: datetime

    def keys(self) -> dict[str, tuple[bool, int | Fraction]]:
        """What each rule of the order compares; low is better, and null stands last."""
        distance = self.prediction_distance
        seconds = int((self.submitted_at - datetime.min).total_seconds())
        return {
            "score": (False, -self.score),
            "prediction_distance": (distance is None, distance or 0),
            "submitted_at": (False, seconds),
        }


@dataclass(frozen=True)
class Standing:
    """One ranked line. `category`: None where none are declared. `prize`: that of this list."""

    rank: int
    person: Person
    response: Response
    score: Fraction
    prediction_distance: int | None
    submitted_at: datetime
    category: str | None = None
    prize: str | None = None

    @property
    def unit(self) -> Unit | None:
        """Overall, the unit of the latest counted submission."""
        return self.response.unit


def ranked(tally: Tally, round_id: str | None, category: str | None) -> list[Standing]:
    """The standings of one round (None: overall) and category, the best first.

    `category` None stands for everybody, where no categories are declared. Overall, the category
    is that of the latest counted submission. Rank: "1 + the number of people strictly before by
    the whole `order`".
    """
    lines = round_lines(tally, round_id) if round_id else overall_lines(tally)
    lines = [line for line in lines if category is None or line.response.category == category]
    standings = [
        Standing(
            1 + sum(is_before(tally.contest.order, other, line) for other in lines),
            **vars(line),
            category=category,
        )
        for line in lines
    ]
    return sorted(standings, key=lambda standing: standing.rank)


def is_before(order: Sequence[str], one: Line, other: Line) -> bool:
    """Better by the first rule of the order that tells them apart."""
    for rule in order:
        a, b = one.keys()[rule], other.keys()[rule]
        if a != b:
            return a < b
    return False


def round_lines(tally: Tally, round_id: str) -> list[Line]:
    """One line for each counted attempt."""
    lines: list[Line] = []
    for response in tally.accepted(round_id):
        assert response.person is not None
        assert response.score is not None
        assert response.submitted_at is not None
        distance = tally.distance(response)
        line = Line(response.person, response, response.score, distance, response.submitted_at)
        lines.append(line)
    return lines


def overall_lines(tally: Tally) -> list[Line]:
    """Sum of counted scores; `submitted_at`, name, unit and category of the latest counted
    submission."""
    lines: list[Line] = []
    counted = [line for r in tally.contest.played_rounds for line in round_lines(tally, r.id)]
    for person in {line.person: None for line in counted}:
        own = [line for line in counted if line.person == person]
        latest = max(own, key=lambda line: line.submitted_at)
        total = sum((line.score for line in own), Fraction(0))
        distance = overall_distance(tally, own)
        lines.append(Line(person, latest.response, total, distance, latest.submitted_at))
    return lines


def overall_distance(tally: Tally, own: Sequence[Line]) -> int | None:
    """Round scope sums; null if an opened round was missed, or a distance is null.

    Contest scope takes the distance of the latest counted attempt.
    """
    if tally.contest.prediction_scope == "contest":
        return max(own, key=lambda line: line.submitted_at).prediction_distance
    taken = {line.response.round.id for line in own if line.response.round}
    opened = {
        r.id
        for r in tally.contest.played_rounds
        if tally.reference and r.opens_at and r.opens_at <= tally.reference
    }
    known = [line.prediction_distance for line in own if line.prediction_distance is not None]
    return sum(known) if opened <= taken and len(known) == len(own) else None
