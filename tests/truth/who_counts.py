"""Who may take part: nobody whom exclusions.csv names, and nobody under the age."""

from datetime import date

from .folder import Contest
from .reading import fold
from .rules import Exclusion, compared
from .snapshots import Sheet
from .units import Unit


def is_excluded(contest: Contest, sheet: Sheet, line: tuple[Unit, ...]) -> bool:
    """A row of exclusions.csv excludes who matches all its filled fields.

    "Tested on each response by its own cells". `line`: the certain unit and those above it; empty
    without a certain unit. A row without a filled field excludes nobody.
    """
    return any(_matches(contest, sheet, line, row) for row in contest.exclusions)


def _matches(contest: Contest, sheet: Sheet, line: tuple[Unit, ...], row: Exclusion) -> bool:
    if not row.fields and not row.unit_code:
        return False
    if row.unit_code and row.unit_code not in [unit.code for unit in line]:
        return False
    return all(
        wanted is not None and compared(field, sheet.text(contest, field)) == wanted
        for field, wanted in row.fields.items()
    )


def is_under_age(contest: Contest, sheet: Sheet) -> bool:
    """True if the birth date is known and the age not completed on the day of `opens_at`."""
    born, opens_at = sheet.value(contest, "birth_date"), contest.window.opens_at
    if contest.minimum_age is None or opens_at is None or not isinstance(born, date):
        return False
    return not has_completed(contest.minimum_age, born, opens_at.date())


def has_completed(years: int, born: date, day: date) -> bool:
    """Completed years: "the birthday itself counts, one on 29 February counts on 1 March in other
    years"."""
    return (born.year + years, born.month, born.day) <= (day.year, day.month, day.day)


def is_age_unknown(contest: Contest, sheet: Sheet) -> bool:
    """True if an age is required and the birth date is missing or unreadable."""
    return contest.minimum_age is not None and sheet.value(contest, "birth_date") is None


def category_of(contest: Contest, sheet: Sheet) -> str | None:
    """A response takes the first category that it meets; None if it meets none."""
    met = (c.id for c in contest.categories if fold(sheet.under(c.column)) in c.answers)
    return next(met, None)
