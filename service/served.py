"""The contests of this installation: one, or those in the folder that CONTEST_DIR names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contest import Contest
from contest.errors import FolderError
from service import environment
from service.beside import said_id
from service.environment import Moment, Place
from service.wired import declared


@dataclass(frozen=True, slots=True)
class Served:
    """A contest folder of the installation. `contest` None: the folder has mistakes, and `error`
    says which."""

    place: Place
    contest: Contest | None = None
    error: FolderError | None = None

    @property
    def id(self) -> str:
        """The contest's id, also of a folder with mistakes; "": none can be read."""
        return self.contest.id if self.contest else said_id(self.place.folder)


def served() -> tuple[Served, ...]:
    """Every contest folder, by its name. The mistakes of one are nobody else's trouble."""
    return tuple(map(_served, environment.places()))


def only_contest() -> Contest | None:
    """The contest, if the installation serves one alone and its folder has no mistakes."""
    found = served()
    return found[0].contest if len(found) == 1 else None


def place_named(contest_id: str) -> Place | None:
    """The place of the contest with an id, which stands in an address; None: it is not served.

    Raises:
        FolderError: the folder of that contest has mistakes, or one that may be its folder.
    """
    found = served()
    for one in found:
        if one.contest is not None and one.contest.id == contest_id:
            return one.place
    broken = next((one for one in found if one.error and one.id in (contest_id, "")), None)
    if broken is not None and broken.error is not None:
        raise broken.error
    return None


def first_choice(among: Sequence[Served], moment: Moment) -> Served:
    """The contest that somebody sees who names none: the one that is open now, the last opened of
    several; else the one that opened last; else the one that will open first. A folder with
    mistakes stands after all of them. `among`: at least one."""

    def goodness(one: Served) -> tuple[int, float]:
        if one.contest is None:
            return 0, 0.0
        now, opens_at = moment.local(one.contest), one.contest.opens_at
        if opens_at is None:
            return 1, 0.0
        since = (now - opens_at).total_seconds()
        if since < 0:
            return 2, since
        return (4 if _is_open(one.contest, now) else 3), -since

    return max(among, key=goodness)


def _served(place: Place) -> Served:
    try:
        return Served(place, declared(place))
    except FolderError as error:
        return Served(place, error=error)


def _is_open(contest: Contest, now: datetime) -> bool:
    return contest.closes_at is None or now < contest.closes_at
