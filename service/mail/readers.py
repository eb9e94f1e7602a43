"""Who receives the digest of which unit: leaders whose name is an address, and focal persons with
an address in contacts.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from contest import Contest
from service.identity import store
from service.identity.access_file import AccessFile
from service.identity.access_toml import same_name
from service.mail.settings import is_address


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one unit's digest. `key`: what is written down instead of the address; only this
    program can make it, and the same person has another one in another contest."""

    unit: str
    address: str = field(repr=False)
    key: str


def readers_of(contest: Contest, access: AccessFile, day: date) -> list[Reader]:
    """The readers on a day (contest-local), each address once for a unit, in the order of the two
    files. Nobody reads of a unit that has ended."""
    named = dict.fromkeys(
        (unit, same_name(address))
        for unit, address in (*_leaders(contest, access, day), *_focal(contest))
        if _is_there(contest, unit, day) and is_address(same_name(address))
    )
    return [Reader(unit, address, _key(contest.id, address)) for unit, address in named]


def _is_there(contest: Contest, code: str, day: date) -> bool:
    return any(
        contest.units.units[one].valid_on(day) for one in contest.units.by_code.get(code, ())
    )


def _leaders(contest: Contest, access: AccessFile, day: date) -> Iterator[tuple[str, str]]:
    for person in access.people:
        is_here = not person.contests or contest.id in person.contests
        if person.role == "leader" and is_here and (person.until is None or day <= person.until):
            yield from ((unit, person.name) for unit in person.units)


def _focal(contest: Contest) -> Iterator[tuple[str, str]]:
    for row in contest.contacts:
        if address := row.get("email", ""):  # a proposed focal person has none
            yield row["unit_code"], address


def _key(contest_id: str, address: str) -> str:
    return store.keyed_hash("digest", f"{contest_id}\0{address}")[:32]
