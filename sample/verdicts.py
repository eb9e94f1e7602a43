"""Derives the state of every response from the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sample.clock import DAY
from sample.exports import Seen
from sample.folder import Contest, Unit
from sample.phones import Readable
from sample.rows import Row, Rows
from sample.wording import AMBIGUOUS, BLANK

STATES = ("accepted", "held", "rejected", "superseded", "withdrawn")
_STATE_OF = {"1": "rejected", "2": "held", "3": "superseded", "4": "withdrawn"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A response, its one reason ("" if accepted), its unit and its score."""

    seen: Seen
    reason: str
    unit: Unit | None
    unit_meant: Unit
    score: Fraction

    @property
    def state(self) -> str:
        """The state, which follows from the first digit of the reason's code."""
        return _STATE_OF[self.reason[1]] if self.reason else "accepted"

    @property
    def time(self) -> int:
        """The second of submission, for responses with a readable time."""
        assert self.seen.row.time is not None
        return self.seen.row.time


def judge(seen: Iterable[Seen], contest: Contest, rows: Rows) -> list[Verdict]:
    """Judge all responses, given in the order of first appearance."""
    verdicts = [_alone(response, contest, rows) for response in seen]
    of_person: dict[int, list[int]] = defaultdict(list)
    for position, verdict in enumerate(verdicts):
        if not verdict.reason:
            of_person[verdict.seen.row.person].append(position)
    for positions in of_person.values():
        _among_attempts(verdicts, positions, contest.max_per_round)
    return verdicts


def _alone(seen: Seen, contest: Contest, rows: Rows) -> Verdict:
    """The verdict on a response without regard to other responses of the person."""
    row, places = seen.row, rows.workplaces
    day = None if row.time is None else row.time // DAY
    names = row.writing.names
    return Verdict(
        seen=seen,
        reason=_reason(seen, contest),
        unit=None if day is None or names < 0 else places.unit_on(names, day),
        unit_meant=row.place if day is None else places.unit_on(row.place.number, day),
        score=rows.questions.score(row.answers),
    )


def _reason(seen: Seen, contest: Contest) -> str:
    row = seen.row
    if seen.row_number is None:
        return "R401_gone_from_sheet"
    if row.time is not None and not contest.opens <= row.time < contest.closes:
        return "R101_outside_window"
    return _held_reason(row)


def _held_reason(row: Row) -> str:
    names = row.writing.names
    if row.time is None:
        return "R201_submitted_at_unreadable"
    if not row.name.strip() or row.phone_readable is Readable.BLANK or names == BLANK:
        return "R202_field_missing"
    if row.phone_readable is Readable.NO:
        return "R203_field_unreadable"
    if names < 0:
        return "R207_unit_ambiguous" if names == AMBIGUOUS else "R206_unit_unknown"
    return ""


def _among_attempts(verdicts: list[Verdict], positions: Sequence[int], limit: int) -> None:
    """Of one person's attempts within the limit the best counts, and of equals the earliest."""
    ordered = sorted(positions, key=lambda position: (verdicts[position].time, position))
    counted = max(ordered[:limit], key=lambda position: verdicts[position].score)
    for number, position in enumerate(ordered):
        if number >= limit:
            verdicts[position] = replace(verdicts[position], reason="R106_past_attempt_limit")
        elif position != counted:
            verdicts[position] = replace(verdicts[position], reason="R301_other_attempt_counts")
