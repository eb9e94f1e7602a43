"""A person's attempts: their order, their limit, and the one that counts (contract, "States")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from contest.settings import Attempts
from recount.records import Response
from recount.rules import NAMES_DIFFER, OTHER_COUNTS, PAST_LIMIT, state_of


def count(responses: Iterable[Response], attempts: Attempts, *, hold_names: bool) -> None:
    """Give every response that no rule excludes its state. `hold_names`: a key with several names
    holds all of its responses, but those that a decision has looked at."""
    persons: dict[str, list[Response]] = defaultdict(list)
    for one in responses:
        if one.reason is None:
            persons[one.owner].append(one)
    for own in persons.values():
        if hold_names and len({one.name for one in own if one.name}) > 1:
            for one in own:
                if not one.settled:
                    _give(one, NAMES_DIFFER)
        rounds: dict[int, list[Response]] = defaultdict(list)
        for one in own:
            if one.reason is None:
                rounds[one.round].append(one)
        for tried in rounds.values():
            _choose(tried, attempts)


def _choose(tried: list[Response], attempts: Attempts) -> None:
    tried.sort(key=_order)
    within = tried[: attempts.max_per_round]
    for one in tried[len(within) :]:
        _give(one, PAST_LIMIT)
    counted = _counted(within, attempts.counted)
    for one in within:
        if one is not counted:
            _give(one, OTHER_COUNTS)
    counted.state = "accepted"


def _order(one: Response) -> tuple[int, int, int, int]:
    """By time, then by the order of sources, then by first appearance."""
    return one.when or 0, one.source, one.first_load, one.first_row


def _counted(within: Sequence[Response], which: str) -> Response:
    if which == "first":
        return within[0]
    if which == "last":
        return within[-1]
    return max(within, key=lambda one: one.marks)  # the earliest of equals


def _give(one: Response, reason: str) -> None:
    one.reason, one.state = reason, state_of(reason)
