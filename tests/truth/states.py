"""The state of each response, and its one reason: "States, tested in this order".

Each response gets the first reason that applies, in the order of `excluding_reason`, then of
`waiting_reason`, then differing names, then the attempts of its person in its round.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from .folder import Contest, Item, Period, Source
from .placing import Placing, place
from .reading import (
    caseless,
    fold,
    mark_multiple,
    mark_multiple_partial,
    mark_single,
    read_prediction,
)
from .snapshots import Seen, Sheet
from .units import Unit
from .who_counts import category_of, is_age_unknown, is_excluded, is_under_age

Person = tuple[str, ...]


@dataclass
class Response:
    """One submission: what was read, and what became of it."""

    token: str
    source: Source
    appeared: tuple[int, int]
    sheet: Sheet
    submitted_at: datetime | None
    earlier: tuple[datetime | None, ...]
    edited: bool
    gone: bool
    round: Period | None
    full_name: str
    prediction: int | None
    person: Person | None
    placing: Placing
    category: str | None
    score: Fraction | None = None
    state: str = ""
    reason: str | None = None

    def settle(self, state: str, reason: str | None = None) -> None:
        """Exactly one state, and one reason if it does not count."""
        assert not self.state
        self.state, self.reason = state, reason

    @property
    def id(self) -> str:
        """Names the response among all."""
        return f"{self.source.id}/{self.token}"

    @property
    def unit(self) -> Unit | None:
        """The most specific certain unit."""
        return self.placing.line[0] if self.placing.line else None

    @property
    def unit_line(self) -> tuple[Unit, ...]:
        """The unit and all above it."""
        return self.placing.line

    @property
    def counts_as_attempt(self) -> bool:
        """`attempts`: accepted + superseded."""
        return self.state in ("accepted", "superseded")


def read_response(contest: Contest, seen: Seen) -> Response:
    """The version last seen counts, with its own timestamp."""
    sheet = seen.last
    name = fold(sheet.text(contest, "full_name"))
    submitted_at = sheet.submitted_at(contest)
    return Response(
        token=seen.token,
        source=sheet.source,
        appeared=seen.appeared,
        sheet=sheet,
        submitted_at=submitted_at,
        earlier=tuple(sheet.submitted_at(contest) for sheet in seen.earlier),
        edited=seen.edited,
        gone=seen.gone,
        round=contest.round_at(submitted_at) if submitted_at else None,
        full_name=name if sheet.value(contest, "full_name") else "",
        prediction=read_prediction(sheet.text(contest, "prediction")),
        person=identify(contest, sheet),
        placing=place(contest, sheet),
        category=category_of(contest, sheet),
    )


def identify(contest: Contest, sheet: Sheet) -> Person | None:
    """The first of match_on that is present and readable; `a+b` joins fields, both readable."""
    for entry in contest.match_on:
        values = [sheet.value(contest, field) for field in entry.split("+")]
        if all(value is not None for value in values):
            return (entry, *(str(value) for value in values))
    return None


def judge(contest: Contest, rows: Sequence[Seen], as_of: datetime | None) -> list[Response]:
    """Every response with its state; those not submitted before `as_of` are left out.

    "`--as-of T`: responses submitted before T, with today's decisions": a response that is rejected
    or held today stays rejected or held. Only attempts are placed anew.
    """
    responses = [read_response(contest, seen) for seen in rows]
    for response in responses:
        judge_alone(contest, response)
    if contest.hold_other_name:
        hold_differing_names(responses)
    if as_of is not None:
        responses = [r for r in responses if r.submitted_at and r.submitted_at < as_of]
    place_attempts(contest, responses)
    return responses


def judge_alone(contest: Contest, response: Response) -> None:
    """Settle a response without regard to other responses; withdrawn comes first."""
    if response.gone:
        return response.settle("withdrawn", "R401_gone_from_sheet")
    reason = excluding_reason(contest, response)
    if reason is not None:
        return response.settle("rejected", reason)
    reason = waiting_reason(contest, response)
    if reason is not None:
        return response.settle("held", reason)
    response.score = score(contest, response)
    return None


def excluding_reason(contest: Contest, response: Response) -> str | None:
    """Rejected: outside window or round, void, excluded, under age."""
    moment = response.submitted_at
    reason = None if moment is None else outside_reason(contest, response, moment)
    if reason is not None:
        return reason
    if is_excluded(contest, response.sheet, response.unit_line):
        return "R104_excluded"
    return "R105_under_age" if is_under_age(contest, response.sheet) else None


def outside_reason(contest: Contest, response: Response, moment: datetime) -> str | None:
    """What a time of submission is outside of."""
    if not contest.window.contains(moment):
        return "R101_outside_window"
    if any(void.contains(moment) for void in contest.voids):
        return "R103_void_period"
    if edited_after_end(contest, response, moment):
        return "R107_edited_after_end"
    bound = response.source.round
    if response.round is None or (bound is not None and response.round.id != bound):
        return "R102_outside_round"
    return None


def edited_after_end(contest: Contest, response: Response, moment: datetime) -> bool:
    """An edit stamped at or after its round's end makes the response outside.

    Its round is that of any earlier version, by time alone.
    """
    rounds = [contest.round_at(before) for before in response.earlier if before is not None]
    ends = [one.closes_at for one in rounds if one is not None and one.closes_at is not None]
    return any(end <= moment for end in ends)


def waiting_reason(contest: Contest, response: Response) -> str | None:
    """Held: what a person could settle."""
    sheet = response.sheet
    if response.submitted_at is None or response.round is None:
        return "R201_submitted_at_unreadable"
    items = contest.items_of(response.round.id)
    if any(sheet.answer(contest, item, response.round.id) is None for item in items):
        return "R208_column_missing"
    if sheet.lost & who_and_where(contest):
        return "R208_column_missing"
    if contest.window.opens_at is None or contest.window.closes_at is None:
        return "R209_window_undeclared"
    if any(is_blank(contest, sheet, field) for field in contest.required):
        return "R202_field_missing"
    if any(sheet.value(contest, field) is None for field in contest.required if field != "unit"):
        return "R203_field_unreadable"
    if response.person is None:
        return "R204_no_identity"
    if is_age_unknown(contest, sheet):
        return "R212_birth_date_unknown"
    if response.placing.doubt is not None:
        return response.placing.doubt
    return None if all(item.key for item in items) else "R210_key_undeclared"


def who_and_where(contest: Contest) -> set[str]:
    """The fields that tell the person, the age or the unit, and those that are required."""
    matched = {field for entry in contest.match_on for field in entry.split("+")}
    matched |= {"birth_date"} if contest.minimum_age is not None else set()
    return matched | set(contest.required) | set(contest.unit_fields())


def is_blank(contest: Contest, sheet: Sheet, field: str) -> bool:
    """A required field is missing when its cell (for `unit`: all its cells) is blank."""
    fields = contest.unit_fields() if field == "unit" else [field]
    return all(not fold(sheet.text(contest, name)) for name in fields)


def hold_differing_names(responses: Sequence[Response]) -> None:
    """same_key_other_name = "hold": one key, two names: all of that person's responses are held.

    Only responses that are neither rejected nor held otherwise are compared; before the limit.
    """
    by_person: dict[Person | None, list[Response]] = defaultdict(list)
    for response in responses:
        if not response.state:
            by_person[response.person].append(response)
    for own in by_person.values():
        if len({caseless(r.full_name) for r in own if r.full_name}) > 1:
            for response in own:
                response.settle("held", "R211_names_differ")


def score(contest: Contest, response: Response) -> Fraction:
    """The sum of the marks of the items of the response's round."""
    assert response.round is not None
    total = Fraction(0)
    for item in contest.items_of(response.round.id):
        answer = response.sheet.answer(contest, item, response.round.id)
        assert answer is not None
        total += mark(item, answer)
    return total


def mark(item: Item, answer: str) -> Fraction:
    """The marks of one answer."""
    match item.kind:
        case "single":
            return mark_single(answer, item.key, item.points)
        case "multiple":
            return mark_multiple(answer, item.options, item.key, item.points)
        case "multiple_partial":
            return mark_multiple_partial(answer, item.options, item.key, item.points)
    raise ValueError(f"item {item.id}: kind {item.kind!r}")


def place_attempts(contest: Contest, responses: Sequence[Response]) -> None:
    """Of the rest, in a person's order of attempts in a round, the counted one is accepted.

    Those past `max_per_round` are rejected; the others among the first N are superseded.
    """
    turns: dict[tuple[Person | None, str], list[Response]] = defaultdict(list)
    for response in responses:
        if not response.state and response.round:
            turns[response.person, response.round.id].append(response)
    for attempts in turns.values():
        attempts.sort(key=order_of_attempts)
        limit = contest.max_per_round or len(attempts)
        for late in attempts[limit:]:
            late.settle("rejected", "R106_past_attempt_limit")
        counted = counted_attempt(contest.counted, attempts[:limit])
        for attempt in attempts[:limit]:
            if attempt is counted:
                attempt.settle("accepted")
            else:
                attempt.settle("superseded", "R301_other_attempt_counts")


def order_of_attempts(response: Response) -> tuple[datetime, int, tuple[int, int]]:
    """By `submitted_at`, then by source order in contest.toml, then by first appearance."""
    assert response.submitted_at is not None
    return response.submitted_at, response.source.place, response.appeared


def counted_attempt(counted: str, attempts: Sequence[Response]) -> Response:
    """`best` is the highest score, the earliest of equals; or `first`, or `last`."""
    match counted:
        case "first":
            return attempts[0]
        case "last":
            return attempts[-1]
        case "best":
            highest = max(a.score for a in attempts if a.score is not None)
            return next(a for a in attempts if a.score == highest)
    raise ValueError(f"attempts.counted: {counted!r}")
