"""The principal behind a session, looked up anew at each run, fragment, download and act.

A face is the role as which somebody looks at the pages: "" for one's own, else a role, and for a
leader the unit's code after a colon (`leader:288`). Everybody in a demonstration may choose a face,
and outside of it an administrator, who then only looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from contest import Contest
from contest.errors import FolderError
from results import Principal
from results.principal import NOBODY, Role
from service import environment
from service.environment import Moment, Place
from service.identity.access_file import principal_named, read_access
from service.identity.sessions import Session, find
from service.served import Served, served
from service.wired import declared

FACES: tuple[Role, ...] = ("reviewer", "viewer", "auditor", "leader", "press")
"""The roles as which somebody may look."""


def principal_of(place: Place, session_id: str, moment: Moment, face: str = "") -> Principal:
    """The principal of a session now; `NOBODY` if the session has ended or its person has no role.

    In a demonstration everybody is the operating account.
    """
    session = find(session_id, moment.now)
    if session is None:
        return NOBODY
    who = principal_behind(place, session, moment)
    return seen_as(who, face) if face else who


def principal_behind(place: Place, session: Session, moment: Moment) -> Principal:
    """The principal of a session that was found at this moment."""
    if session.way == "demo":
        return environment.operator()
    access = read_access(environment.access_path())
    try:
        contest = declared(place)
    except FolderError:  # only who has a role on every contest learns what is wrong with this one
        return principal_named(access, session.name, "", moment.now.date())
    return principal_named(access, session.name, contest.id, contest.local(moment.now).date())


def contests_of(session_id: str, moment: Moment) -> tuple[tuple[Served, Principal], ...]:
    """The contests of the installation in which the person of a session has a role now, each with
    the principal there; none if the session has ended."""
    session = find(session_id, moment.now)
    return contests_behind(session, moment) if session else ()


def contests_behind(session: Session, moment: Moment) -> tuple[tuple[Served, Principal], ...]:
    """The same for a session that was found at this moment."""
    found = ((one, principal_behind(one.place, session, moment)) for one in served())
    return tuple((one, who) for one, who in found if who.role != "nobody")


def unusable(mine: Sequence[tuple[Served, Principal]]) -> list[Served]:
    """The folders with mistakes among somebody's contests, which only an administrator is told
    of."""
    return [one for one, who in mine if one.error is not None and who.role == "admin"]


def standing_behind(session: Session, moment: Moment) -> dict[str, Principal]:
    """The same by the contest's id. Two folders whose id cannot be told have one entry."""
    return {one.id: who for one, who in contests_behind(session, moment)}


def standing(session_id: str, moment: Moment) -> dict[str, Principal]:
    """The same for the id of a session; empty if the session has ended."""
    session = find(session_id, moment.now)
    return standing_behind(session, moment) if session else {}


def may_choose_face(who: Principal) -> bool:
    """Whether the person may look as another role."""
    return who.role == "admin"


def seen_as(who: Principal, face: str) -> Principal:
    """The principal as which `who` looks. A face that `who` may not choose leaves `who`.

    Outside a demonstration the result may do nothing (`Principal.only_looks`).

    >>> seen_as(Principal("an", "admin"), "leader:288").units
    ('288',)
    >>> seen_as(Principal("an", "press"), "leader:288").role
    'press'
    """
    role, _, code = face.partition(":")
    chosen = next((one for one in get_args(Role) if one == role and one in FACES), None)
    if chosen is None or not may_choose_face(who):
        return who
    units = (code,) if chosen == "leader" else ()
    only_looks = not environment.demonstration()
    return replace(who, role=chosen, units=units, only_looks=only_looks)


def faces(contest: Contest, moment: Moment) -> Iterator[str]:
    """The faces that the pages offer: for each group the leader of its first unit, the leader of
    the first unit beneath that, and the press. The units are those of the day of looking.
    """
    tree, day = contest.units, moment.local(contest).date()
    for group in contest.groups:
        tops = [n for n in tree.top_of(group.id) if tree.units[n].valid_on(day)]
        for top in tops[:1]:
            yield f"leader:{tree.units[top].code}"
            below = [n for n in tree.children[top] if tree.units[n].valid_on(day)]
            yield from (f"leader:{tree.units[n].code}" for n in below[:1])
    yield "press"
