"""The judged responses of a contest, and what is counted over all of them."""

from dataclasses import dataclass
from datetime import datetime

from .folder import Contest
from .states import Response


@dataclass(frozen=True)
class Tally:
    """The responses with their states. `reference`: the time at which units are looked at."""

    contest: Contest
    responses: list[Response]
    reference: datetime | None

    def accepted(self, round_id: str | None = None) -> list[Response]:
        """The counted attempts, of one round or of all."""
        return [r for r in self.in_round(round_id) if r.state == "accepted"]

    def in_round(self, round_id: str | None) -> list[Response]:
        """The responses of one round or of all."""
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
                return sum(r.counts_as_attempt for r in self.in_round(scope))
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
