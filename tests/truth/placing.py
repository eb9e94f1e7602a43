"""The unit of a response: "a response belongs to the most specific certain unit"."""

from dataclasses import dataclass

from .folder import Contest
from .reading import caseless, fold, is_error_value
from .snapshots import TWO, Sheet
from .units import Unit


@dataclass(frozen=True)
class Placing:
    """The certain unit with all above it, nearest first, or the reason why no unit is certain.
    Neither: the cells are blank, or there is no date."""

    line: tuple[Unit, ...] = ()
    doubt: str | None = None


def place(contest: Contest, sheet: Sheet) -> Placing:
    """Where a response belongs on the date of its submission.

    The last non-blank column is the text. If the text names several units, those beneath a unit
    that an earlier column names with certainty are kept. If an earlier column certainly names a
    unit that is neither the found unit nor above it, the response is held.
    """
    moment, tree = sheet.submitted_at(contest), contest.units
    if moment is None:
        return Placing()
    day = moment.date()
    texts = [sheet.text(contest, field) for field in contest.unit_fields()]
    while texts and not fold(texts[-1]):
        texts.pop()
    if not texts:
        return Placing()  # blank and not required: accepted without a unit
    earlier = [tree.named(text, day) for text in texts[:-1] if fold(text)]
    certain = [units[0] for units in earlier if len(units) == 1]
    if texts[-1] == TWO:
        return Placing(doubt="R207_unit_ambiguous")
    meant = [] if is_error_value(texts[-1]) else tree.named(texts[-1], day)
    if not meant:
        return Placing(doubt="R206_unit_unknown")
    if (
        len(meant) > 1
    ):  # of units of one name, those beneath; of a text that is no name, also itself
        first = int(any(caseless(texts[-1]) in unit.names for unit in tree.units))
        meant = [
            u for u in meant if certain and all(c in tree.line(u, day)[first:] for c in certain)
        ]
    if len(meant) != 1 or any(c not in tree.line(meant[0], day) for c in certain):
        return Placing(doubt="R207_unit_ambiguous")
    return Placing(tuple(tree.line(meant[0], day)))
