"""What a participant learns of the own responses: when they were recorded, if they count, and what
a release says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contest.phones import phone
from contest.text import fold_case
from ledger.releases import Release
from results.compute import Results
from results.released_places import ReleasedPlaces, released_places

MOST = 20
_QUERY = """
select response_id, r.name_key, a.submitted_at, a.state, a.reason
from attempts a join responses r using (response_id)
where r.phone = ?
order by a.submitted_at desc nulls last, a.state, a.reason
"""


@dataclass(frozen=True, slots=True)
class OwnState:
    """One response: its contest-local time of submission (None: unreadable), its state, and the
    reason why it does not count (a code of `contest.reasons`; None: it counts)."""

    submitted_at: datetime | None
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class OwnStates:
    """The responses of whoever asked, the latest first, at most `MOST`, and the contest-local time
    up to which the sheets are known: a response of later is not there yet. `released`: what the
    newest release says of these responses; None: nobody asked who has any, or there is no release
    that everybody may see."""

    known_until: datetime
    lines: tuple[OwnState, ...]
    released: ReleasedPlaces | None = None


def own_states(
    results: Results,
    known_until: datetime,
    release: Release | None,
    said_phone: str,
    said_name: str,
) -> OwnStates:
    """The responses that have this phone now, and this full name now or in the release. `release`:
    the newest one that everybody may see.

    Both are compared as the program reads them: the phone as a number, the name whatever its case
    and spaces, with its tones. An unknown phone and a name that does not belong to the phone give
    the same, nothing, by the same work.
    """
    found = results.rows("attempts", _QUERY, [phone(said_phone) or ""]).to_pylist()
    ids, said = [row["response_id"] for row in found], fold_case(said_name)
    # looked up for everybody, so that it costs the same
    places = released_places(results.ledger, release, ids, said_name) if release else None
    ranked = {one.response_id for one in places.places} if places else set()
    own = [row for row in found if row["name_key"] == said or row["response_id"] in ranked]
    lines = tuple(OwnState(row["submitted_at"], row["state"], row["reason"]) for row in own[:MOST])
    return OwnStates(known_until, lines, places if own else None)
