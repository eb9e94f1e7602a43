"""The responses near a prize that were changed in the sheet, for the protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from results.compute import Results
from results.responses import lines
from results.signs.model import SignName
from results.signs.prized import prized


@dataclass(frozen=True, slots=True)
class Altered:
    """A response near a prize (`results.signs.prized`) that was edited, went missing, or looks
    typed by hand.

    `signs`: how, in the order of the page of signs. `submitted_at`: contest-local; None:
    unreadable. `state`: of the response now.
    """

    response_id: str
    full_name: str | None = field(repr=False)
    unit_name: str | None
    submitted_at: datetime | None
    state: str
    signs: tuple[SignName, ...]


def altered_near_prizes(results: Results) -> tuple[Altered, ...]:
    """All of these responses, in order of time, those without a time last; each response once."""
    found: dict[str, list[SignName]] = {}
    for sign in prized(results, whole=True):
        for group in sign.groups:
            for one in group.response_ids:
                found.setdefault(one, []).append(sign.name)
    rows = {row["response_id"]: row for row in lines(results, [*found])} if found else {}
    altered = [
        Altered(
            one, row["full_name"], row["unit_name"], row["submitted_at"], row["state"], tuple(how)
        )
        for one, how in found.items()
        for row in [rows[one]]
    ]
    return tuple(
        sorted(altered, key=lambda one: (one.submitted_at or datetime.max, one.response_id))
    )
