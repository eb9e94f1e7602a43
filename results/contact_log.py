"""The contact log of units, for those who follow the units."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from ledger.contacts import Contact, Outcome, contacts_of
from ledger.unit_decisions import UNIT_CODE, VALID_FROM, unit_of
from results.compute import Results
from results.principal import Principal

__all__ = ["Contacted", "Outcome", "contact_log"]


@dataclass(frozen=True, slots=True)
class Contacted:
    """Somebody called the unit that has had the code `unit_code` since `valid_from`.

    `at`: contest-local. `by`: who noted it. `promised`: people whom the unit promised to have by
    the end of the day `until`; None: it promised nothing. `by` and `note` are "" for a viewer who
    does not see the people of all units, unless the viewer noted the line.
    """

    unit_code: str
    valid_from: date | None
    at: datetime
    by: str
    outcome: Outcome
    promised: int | None
    until: date | None
    note: str = field(repr=False)


def contact_log(
    results: Results, principal: Principal, own: Collection[int] | None
) -> tuple[Contacted, ...]:
    """Every contact with a unit of the folder, the newest first. `own`: only with these units."""
    units = results.contest.units

    def is_shown(line: Contact) -> bool:
        since = line.valid_from.isoformat() if line.valid_from else ""
        number = unit_of(units, {UNIT_CODE: line.unit_code, VALID_FROM: since})
        return number is not None and (own is None or number in own)

    return tuple(
        Contacted(
            line.unit_code,
            line.valid_from,
            results.contest.local(line.at),
            line.who if told else "",
            line.outcome,
            line.promised,
            line.until,
            line.note if told else "",
        )
        for line in contacts_of(results.ledger)
        if is_shown(line)
        for told in [own is None or line.who == principal.name]
    )
