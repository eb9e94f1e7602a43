"""What a participant learns of the own responses: when they were recorded, and if they count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contest.phones import phone
from contest.text import fold_case
from results.compute import Results

MOST = 20
_QUERY = f"""
select a.submitted_at, a.state, a.reason
from attempts a join responses r using (response_id)
where r.phone = ? and r.name_key = ?
order by a.submitted_at desc nulls last, a.state, a.reason
limit {MOST}
"""  # nosec B608 # a number of ours


@dataclass(frozen=True, slots=True)
class OwnState:
    """One response: its contest-local time of submission (None: unreadable), its state, and the
    reason why it does not count (a code of `contest.reasons`; None: it counts)."""

    submitted_at: datetime | None
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class OwnStates:
    """The responses of whoever asked, and the contest-local time up to which the sheets are known:
    a response of later is not there yet."""

    known_until: datetime
    lines: tuple[OwnState, ...]


def own_states(results: Results, said_phone: str, said_name: str) -> tuple[OwnState, ...]:
    """The responses with this phone and this full name, the latest first, at most `MOST`.

    Both are compared as the program reads them: the phone as a number, the name whatever its case
    and spaces, with its tones. An unknown phone and a name that does not belong to the phone give
    the same, nothing, by the same work.
    """
    asked = [phone(said_phone) or "", fold_case(said_name)]
    found = results.rows("attempts", _QUERY, asked).to_pylist()
    return tuple(OwnState(**row) for row in found)
