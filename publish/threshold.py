"""What too little participation is: one rule for whom to chase and who is due a letter."""

from __future__ import annotations

from fractions import Fraction

from contest.settings import Targets


def threshold_of(targets: Targets) -> float:
    """The share of the headcount below which a unit is chased and gets a letter: `letter_below`,
    else the target, else all people.

    >>> threshold_of(Targets(participation_rate=0.8, letter_below=0.3)), threshold_of(Targets())
    (0.3, 1.0)
    """
    declared = (targets.letter_below, targets.participation_rate)
    return next((share for share in declared if share is not None), 1.0)


def is_below(people: int, headcount: int | None, threshold: float) -> bool:
    """Whether a unit has no participants, or a rate strictly below the threshold, as exact
    fractions. Nobody can say so of participants without a headcount: then it is not.

    >>> is_below(0, None, 0.3), is_below(3, None, 0.3), is_below(29, 100, 0.3), is_below(3, 10, 0.3)
    (True, False, True, False)
    """
    if not people:
        return True
    return bool(headcount) and Fraction(people, headcount or 1) < Fraction(str(threshold))
