"""The rules of prizes (contract, "Prizes", "Unit prizes"). `scoring.awards` applies them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from scoring.rules.basis import declared_in, nowhere


@declared_in(lambda settings: settings.prizes)
def last_places(counts: Sequence[int]) -> list[int]:
    """The last place of each prize of one list: the places of a list are the counts of its prizes,
    one after another. A list is the prizes of one round, or overall, and of one category.

    Example: one first, two second and three third prizes: their last places are 1, 3 and 6.
    """
    return [sum(counts[: number + 1]) for number in range(len(counts))]


@declared_in(lambda settings: settings.prizes)
def lies_in_one_prize(first: int, size: int, last: int) -> bool:
    """True if a group of equal rank gets a prize: the places that the group takes end at or before
    the last place of the prize. Otherwise nobody of the group gets a prize and its places stay
    empty until a draw orders the group. The places after the last prize count as one more prize.

    Example: two persons of equal rank stand at the places 3 and 4, and the last second prize is
    place 3: neither gets a prize without a draw.
    """
    return first + size - 1 <= last


@declared_in(lambda settings: [settings.prize_rules])
def may_win(person: str, holders: Collection[str], one_per_person: bool) -> bool:
    """False for who already holds a prize, if a person can hold only one. Prizes are gone through
    in the order of `[[prizes]]`; whoever holds one is left out of every later one, and the place
    goes to the next person.

    Example: the winner of week 1 has the highest score overall: the overall first prize goes to the
    second.
    """
    return not one_per_person or person not in holders


@declared_in(nowhere)
def is_eligible(holder: str, ineligible: Collection[str]) -> bool:
    """False for a person or a unit that the committee has decided is not eligible. Ranks stay as
    they are; prizes are given out before ties are looked at as if the person were not there, and
    the place goes to the next by rank.

    Example: the committee verifies the second of three, who is its own member: the second prize
    goes to the third, whose rank stays 3.
    """
    return holder not in ineligible


@declared_in(nowhere)
def draw_holds(group: Collection[str], drawn: Collection[str], ineligible: Collection[str]) -> bool:
    """True if a recorded draw orders a group of equal rank: all of the group were drawn, and
    whoever else was drawn is not eligible any more. Those who are left stand in the drawn order,
    because a second draw would be a choice.

    Example: B, C and A were drawn in this order for two prizes, then C is found not eligible: B and
    A hold them without a new draw.

    >>> draw_holds({"A", "B"}, {"A", "B", "C"}, {"C"}), draw_holds({"A", "B"}, {"A"}, set())
    (True, False)
    """
    return {*group} <= {*drawn} <= {*group, *ineligible}


@declared_in(nowhere)
def drawn_order(seed: str, ids: Collection[str]) -> list[str]:
    """The order of a tied group: by SHA-256 of the seed followed by the id, in UTF-8, as
    hexadecimal digits.

    Example: the event is a lottery's draw, and its first prize 38 204 is the seed.

    >>> drawn_order("38 204", ["b", "a"])
    ['a', 'b']
    """
    return sorted(ids, key=lambda one: hashlib.sha256(f"{seed}{one}".encode()).hexdigest())


@declared_in(lambda settings: settings.unit_prizes)
def unit_is_out(row: Mapping[str, Any], minimum: int) -> str | None:
    """Why a unit cannot win: `headcount_unknown`; `below_minimum`, for a headcount below
    `minimum_headcount`; `above_one`, for more people than the headcount, until somebody has put the
    headcount right. None: the unit can win.

    Example: 1.013 people of a headcount of 1.000: `above_one`, because the rate of 101,3 % shows
    that the headcount is wrong.
    """
    if row["headcount"] is None:
        return "headcount_unknown"
    if row["headcount"] < minimum:
        return "below_minimum"
    return "above_one" if row["people"] > row["headcount"] else None


@declared_in(lambda settings: settings.unit_prizes)
def unit_order(row: Mapping[str, Any], measures: Sequence[str]) -> tuple[tuple[bool, Any], ...]:
    """What orders units: the measures of the prize one after another, better high, compared as
    exact fractions; null comes last. The smallest stands first.

    `row`: `people`, `attempts`, `headcount`, `score_sum` and `score_count` of a unit.

    Example: two units of 50,0 %: by `["participation_rate", "mean_score"]` the one with the higher
    mean stands first.
    """
    values = {
        "people": row["people"],
        "attempts": row["attempts"],
        "participation_rate": _ratio(row["people"], row["headcount"]),
        "mean_score": _ratio(row["score_sum"], row["score_count"]),
    }
    return tuple((values[m] is None, -(values[m] or 0)) for m in measures)


def _ratio(above: int | None, below: int | None) -> Fraction | None:
    return Fraction(above or 0, below) if below else None
