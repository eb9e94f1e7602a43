"""Hands out and takes back the links of units, and tells who has access.

Each link that is made or revoked is a line in the log first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contest.errors import UsageError
from results import Principal
from service import environment
from service.allowed import require, require_served
from service.environment import Moment, Place
from service.identity import links
from service.identity.access_file import AccessFile, read_access
from service.identity.links import Listed, Made
from service.log import note_down
from service.log_scope import written
from service.wired import declared

LONGEST_DAYS = 366
LOCAL = "http://127.0.0.1:8501"
"""The address of the dashboard on its own machine, as far as a command can know it."""


def hand_out(
    place: Place, who: Principal, units: Sequence[str], days: int, moment: Moment
) -> list[Made]:
    """Make a link for each of these units. The links hold for a number of days, from 1 to 366.

    Raises:
        NotAllowedError: `who` may not hand out access, or the contest is a draft.
        UsageError: there is no such unit, or the days are out of range.
        LedgerError: the log cannot be written; no link was made.
    """
    require(who, "manage_access")
    require_served(place)
    contest = declared(place)
    for unit in units:
        if unit not in contest.units.by_code:
            raise UsageError(f"no unit of units.csv has the code {unit!r}")
    if not 1 <= days <= LONGEST_DAYS:
        raise UsageError(f"a link for {days} days; expected 1 to {LONGEST_DAYS}")
    scope = (
        written("new_link", unit=units[0])
        if len(units) == 1
        else written("new_links", count=str(len(units)))
    )
    note_down(place, who, "link", scope=scope, rows=len(units), moment=moment)
    return [links.make(unit, contest.id, days, who.name, moment.now) for unit in units]


def take_back(place: Place, who: Principal, link_id: str, moment: Moment) -> None:
    """Revoke a link of this contest; one that is revoked already stays so.

    Raises:
        NotAllowedError: `who` may not hand out access, or the contest is a draft.
        UsageError: there is no such link in this contest.
        LedgerError: the log cannot be written; the link was not revoked.
    """
    require(who, "manage_access")
    require_served(place)
    contest = declared(place)
    listed = {one.id: one for one in links.links(contest.id, moment.now)}
    if link_id not in listed:
        raise UsageError("there is no such link; load the page again")
    unit = listed[link_id].unit
    note_down(place, who, "link", scope=written("revoked", unit=unit), rows=1, moment=moment)
    links.revoke(link_id, who.name, moment.now)


def listed(place: Place, who: Principal, moment: Moment) -> Sequence[Listed]:
    """All links of the contest, the newest first.

    Raises:
        NotAllowedError: `who` may not hand out access, or the contest is a draft.
    """
    require(who, "manage_access")
    require_served(place)
    return links.links(declared(place).id, moment.now)


def roles(place: Place, who: Principal) -> AccessFile:
    """The access file, with the people who have a role on this contest.

    Raises:
        NotAllowedError: `who` may not hand out access.
    """
    require(who, "manage_access")
    access, contest_id = read_access(environment.access_path()), declared(place).id
    here = (one for one in access.people if not one.contests or contest_id in one.contests)
    return replace(access, people=tuple(here))


def base_url(local: str = LOCAL) -> str:
    """What addresses that people get begin with: the declared base_url, else `local`, where this
    machine itself reaches the dashboard."""
    return read_access(environment.access_path()).base_url or local


def address(contest_id: str, token: str, local: str = LOCAL) -> str:
    """The address of a unit's link. `local`: see `base_url`."""
    return f"{base_url(local)}/{contest_id}/d/{token}"
