"""What the page Vận hành shows: the condition of the installation, and who is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contest.errors import NotAllowedError
from results import Principal
from results.principal import Role
from service.environment import Moment, Place
from service.health import Condition, condition
from service.presence import open_pages
from service.who import principal_of

ROLES: tuple[Role, ...] = ("admin", "auditor")


@dataclass(frozen=True, slots=True)
class On:
    """Somebody with open pages. `name`: empty for a viewer who is no administrator. `since`
    (aware): when the oldest of the pages was opened."""

    name: str
    role: Role
    since: datetime
    pages: int


@dataclass(frozen=True, slots=True)
class Operations:
    """The condition, and who is on, the longest first."""

    condition: Condition
    on: Sequence[On]


def operations(place: Place, who: Principal, moment: Moment) -> Operations:
    """The condition of the served contest's installation and who has its pages open.

    Raises:
        NotAllowedError: the role of `who` neither runs the installation nor inspects it.
    """
    if who.role not in ROLES:
        raise NotAllowedError(
            f"the role {who.role!r} does not see how the installation does; ask an administrator "
            "for another role"
        )
    on = []
    for session_id, (since, pages) in open_pages().items():
        viewer = principal_of(place, session_id, moment)
        name = viewer.name if who.role == "admin" else ""
        on.append(On(name, viewer.role, since, pages))
    return Operations(condition(place, moment.now), sorted(on, key=lambda one: one.since))
