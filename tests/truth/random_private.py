"""Hypothesis strategies for who may take part and who is expected: births one day around an age
limit, exclusions by each field and by several, and a roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hypothesis import strategies as st

from .random_people import EMAILS, NAMES, NATIONAL_IDS, PHONES, written_phones
from .random_units import UnitPlan, to_csv, variants

EXCLUSION_COLUMNS = ["phone", "email", "national_id", "full_name", "unit_code", "reason"]
EXCLUDED_BY = [
    *[["phone"], ["email"], ["national_id"], ["full_name"], ["unit_code"]] * 2,
    *[["phone", "full_name"], ["full_name", "unit_code"], ["phone", "unit_code"]],
    *[["phone", "email"], ["national_id", "full_name"], EXCLUSION_COLUMNS[:5]],
]
OLD = date(1985, 12, 31)
LEAP = (OLD, OLD, date(2004, 2, 28), date(2004, 2, 29), date(2004, 3, 1))
BIRTHDAYS = (OLD, date(2006, 1, 31), *(date(2006, 11, day) for day in (28, 29, 30)))
LISTED_BIRTHS = ["", "", "2000-02-01", "1/2/2000", "2000-01-02"]


@dataclass(frozen=True)
class AgePlan:
    """An age limit, and births around it; none without a limit. `opens_at` None: the usual one."""

    minimum_age: int | None = None
    opens_at: datetime | None = None
    births: tuple[date, ...] = ()


AGES = [
    AgePlan(18, None, BIRTHDAYS),
    AgePlan(18, None, BIRTHDAYS),
    AgePlan(20, datetime(2024, 2, 28, 7, 30), LEAP),
    AgePlan(20, datetime(2024, 2, 29), LEAP),
    AgePlan(20, datetime(2024, 3, 1, 7, 30), LEAP),
    AgePlan(19, datetime(2023, 2, 28, 23, 59, 59), LEAP),
    AgePlan(19, datetime(2023, 3, 1), LEAP),
]


def age_plans() -> st.SearchStrategy[AgePlan]:
    """No age limit, or one whose day lies beside the births; also on 28 and 29 February and 1
    March, in a leap year and in another."""
    return st.sampled_from([*[AgePlan()] * len(AGES) * 2, *AGES])


@st.composite
def exclusions(draw: st.DrawFn, fields: Sequence[str], units: Sequence[UnitPlan]) -> str:
    """The text of exclusions.csv: up to two lines about the few people there are.

    Mostly fields that the sheet has; units from every level.
    """
    known = [*fields, *(["unit_code"] if units else [])]
    rows = []
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 1, 2]))):
        wanted = draw(st.sampled_from(EXCLUDED_BY))
        filled = [name for name in wanted if name in known] or ["full_name"]
        pools = {
            "phone": written_phones(draw(st.sampled_from(PHONES))),
            "email": variants_of_mail(draw(st.sampled_from(EMAILS))),
            "national_id": spaced(draw(st.sampled_from(NATIONAL_IDS))),
            "full_name": variants(draw(st.sampled_from(NAMES))),
            "unit_code": [unit.code for unit in units],
        }
        cells = {name: draw(st.sampled_from(pools[name])) for name in filled}
        rows.append([cells.get(name, "") for name in EXCLUSION_COLUMNS[:5]] + ["Ban Tổ chức"])
    return to_csv([EXCLUSION_COLUMNS, *rows])


def variants_of_mail(email: str) -> list[str]:
    """The same address in the ways people write it."""
    return [email, email.upper(), f" {email} ", email.capitalize()]


def spaced(number: str) -> list[str]:
    """The same number with and without white space."""
    return [number, f"{number[:3]} {number[3:]}"]


@st.composite
def rosters(draw: st.DrawFn, units: Sequence[UnitPlan]) -> str:
    """The text of roster.csv: up to eight lines, some of them equal, in units of every level."""
    rows = []
    for _ in range(draw(st.sampled_from([0, 3, 8])) if units else 0):
        phone = draw(st.sampled_from(["", "", *written_phones(PHONES[0])]))
        name = draw(st.sampled_from([form for one in NAMES[:2] for form in variants(one)]))
        unit = draw(st.sampled_from(units))
        rows.append([unit.code, name, draw(st.sampled_from(LISTED_BIRTHS)), phone])
    return to_csv([["unit_code", "full_name", "birth_date", "phone"], *rows])
