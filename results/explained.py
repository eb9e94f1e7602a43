"""Why one response stands where it stands: each rule in its order with the values that it compared,
and the persons just above and below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest import Contest
from contest.errors import UsageError
from contest.reasons import OTHER_ATTEMPT_COUNTS, PAST_ATTEMPT_LIMIT
from results.compute import Results
from results.explained_places import Placed, place_lines, placed
from results.explained_prizes import prize_lines
from results.explained_states import Line, line, state_lines
from results.names import tidied_line
from scoring.rules import attempts, marks
from scoring.standings import OVERALL


@dataclass(frozen=True, slots=True)
class Explained:
    """One response with the rules that decided about it.

    `round`: the id of the response's round; "" outside all rounds. `reason`: null for an accepted
    response. `lines`: the rules in the order in which they apply. `place`: where the person stands;
    None for a response that has no rank. No contact, birth date or identity number is in it.
    """

    response_id: str
    full_name: str | None
    unit_name: str | None
    submitted_at: datetime | None
    round: str
    state: str
    reason: str | None
    lines: tuple[Line, ...]
    place: Placed | None


def explained(results: Results, response_id: str, number: int) -> Explained | None:
    """The response in the standings of a round (`OVERALL`: of the whole contest); None for an
    unknown id.

    Raises:
        UsageError: the response is of another round.
    """
    contest = results.contest
    row = _row(results, response_id)
    if row is None:
        return None
    own_round = contest.rounds[row["round"]].id if row["round"] >= 0 else ""
    if number not in (OVERALL, row["round"]):
        raise UsageError(
            f"the response is of {f'round {own_round!r}' if own_round else 'no round'}, and the "
            f"standings of round {contest.rounds[number].id!r} were asked for"
        )
    place = placed(results, row, number) if row["state"] == "accepted" else None
    lines = (
        *state_lines(row, contest),
        *_attempt_lines(results, row),
        *place_lines(results, row, number, place),
        *prize_lines(results, place, number),
    )
    name = tidied_line(row)["full_name"]
    return Explained(
        response_id, name, row["unit_name"], row["submitted_at"], own_round, row["state"],
        row["reason"], lines, place,
    )  # fmt: skip


def _row(results: Results, response_id: str) -> dict[str, Any] | None:
    """The response as it was read, decided about and judged, in one row."""

    def of(table: str, query: str) -> dict[str, Any]:
        found = results.rows(table, query, [response_id], also=("units",)).to_pylist()
        return dict(found[0]) if found else {}

    judged = of(
        "attempts",
        "select a.*, unit_code, unit_name from attempts a left join units using (unit) "
        "where response_id = ?",
    )
    if not judged:
        return None
    read = of("attempts", "select * from responses where response_id = ?")
    decided = {"verdict": None, "decided_hash": None}
    decided |= of("verdicts", "select verdict, decided_hash from verdicts where response_id = ?")
    return {**read, **decided, **judged}


def _attempt_lines(results: Results, row: Mapping[str, Any]) -> Iterator[Line]:
    """The marks, the number of the attempt beside the limit, and the attempt that counts."""
    contest, reason = results.contest, row["reason"]
    is_attempt = reason in (None, PAST_ATTEMPT_LIMIT, OTHER_ATTEMPT_COUNTS)
    number = row["attempt"] + 1 if is_attempt else None
    yield _marks_line(contest, row, is_attempt)
    limit = contest.settings.attempts.max_per_round
    within = None if not is_attempt else reason != PAST_ATTEMPT_LIMIT
    yield line(attempts.within_attempt_limit, contest, number, limit, within)
    rule = attempts.COUNTED[contest.settings.attempts.counted]
    if not within:
        yield line(rule, contest, None, None, None)
        return
    yield line(rule, contest, number, _counted(results, row), reason is None)


def _marks_line(contest: Contest, row: Mapping[str, Any], is_attempt: bool) -> Line:
    if not is_attempt:
        return line(marks.marks, contest, None, None, None)
    full = contest.full_marks(contest.rounds[row["round"]].id)
    whole = contest.denominator
    return line(marks.marks, contest, row["marks"] / whole, full / whole, True)


def _counted(results: Results, row: Mapping[str, Any]) -> int | None:
    """The number of the person's attempt that counts in the round of the response."""
    if row["person_id"] is None:
        return int(row["attempt"]) + 1
    found = results.rows(
        "attempts",
        "select attempt + 1 as number from attempts "
        "where person_id = ? and round = ? and state = 'accepted'",
        [row["person_id"], row["round"]],
    ).to_pylist()
    return found[0]["number"] if found else None
