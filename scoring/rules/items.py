"""The statistics of an item over the responses that count (contract, "What it means").

Facility and discrimination are those of Moodle's quiz statistics, with one difference: Moodle
takes a person's first attempt, these rules take the attempt that counts, which is what the prizes
are given for. Marks are whole numbers of 1/D (`contest.items`), so the sums are exact.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scoring.rules.basis import declared_in, nowhere


class Answered(NamedTuple):
    """Responses that gave the same answer to an item and have the same marks on the others.

    `value`: the answer (`contest.items`); None: no answer, or one that could not be read. `mark`:
    the mark of the answer. `rest`: the marks on all other items of the response. `responses`:
    how many there are.
    """

    value: int | None
    mark: int
    rest: int
    responses: int


@declared_in(nowhere)
def facility_index(mark_sum: int, responses: int, points: int) -> float | None:
    """The mean mark as a percentage of the points. No answer is a mark of 0. None without
    responses or points.

    Example: of four responses to a question of one point, three are right: 75.
    """
    return 100 * mark_sum / (responses * points) if responses and points else None


@declared_in(nowhere)
def discrimination_index(lines: Iterable[Answered]) -> float | None:
    """The correlation of the item's mark with the marks on the other items, as a percentage from
    -100 to 100. None if either is the same in all responses.

    Example: those who are right have 3, 2 and 2 marks on the other items, who is wrong has 1: 82.
    """
    n = x = y = xx = yy = xy = 0
    for line in lines:
        n += line.responses
        x += line.responses * line.mark
        y += line.responses * line.rest
        xx += line.responses * line.mark**2
        yy += line.responses * line.rest**2
        xy += line.responses * line.mark * line.rest
    spread = (n * xx - x * x) * (n * yy - y * y)
    return 100 * (n * xy - x * y) / math.sqrt(spread) if spread else None


@declared_in(nowhere)
def upper_group(lines: Sequence[Answered]) -> list[Answered]:
    """The 27 % of the responses that have the most marks on the other items, and all that have as
    many as the last of these. The item itself does not count, because its key may be wrong.

    Example: ten responses with 9, 8, 8, 8, 5 … marks on the others: 27 % are three, so the upper
    group is the first four.
    """
    ordered = sorted(lines, key=lambda line: -line.rest)
    wanted = sum(line.responses for line in lines) * 27
    reached = 0
    group: list[Answered] = []
    for line in ordered:
        if reached * 100 >= wanted and line.rest < group[-1].rest:
            break
        group.append(line)
        reached += line.responses
    return group


@declared_in(nowhere)
def best_answers(upper: Iterable[Answered]) -> tuple[int, ...]:
    """The answer that the upper group gives most often; several if as often. Empty if the upper
    group gives no answer.

    Example: of seven in the upper group, four choose B, two A, and one does not answer: B.
    """
    counts: Counter[int] = Counter()
    for line in upper:
        if line.value is not None:
            counts[line.value] += line.responses
    most = max(counts.values(), default=0)
    return tuple(sorted(value for value, count in counts.items() if count == most))


@declared_in(nowhere)
def prefers_another_answer(best: Sequence[int], right: Iterable[int]) -> bool:
    """True if the upper group most often gives an answer that does not get all points: the key is
    probably wrong. An answer as often as a right one is no sign.

    Example: the key is A, and the upper group most often chooses B: true.
    """
    return bool(best) and not set(best) & set(right)


@declared_in(nowhere)
def discriminates_negatively(discrimination: float | None) -> bool:
    """True if those who do well on the other items do worse on this one: the key is probably
    wrong. Of few responses this may be chance.

    Example: a discrimination index of -12 is a sign, one of 0 or None is not.
    """
    return discrimination is not None and discrimination < 0
