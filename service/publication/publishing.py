"""Publishes turnout, by itself or by a person, and lets a person hold it back and release it.

What is published is counted from the responses that were submitted before one moment, up to which
every live source has been read. So the same moment can be counted again later, and a figure that
comes out otherwise is a correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from contest import Contest
from contest.errors import FolderError, UsageError
from contest.settings import is_identifier
from publish.press.corrections import Correction, corrections, figures
from publish.press.files import public_files
from publish.press.turnout import public_turnout
from results import Principal, View
from results.boundary import last_boundary
from service import environment
from service.allowed import require, require_served
from service.environment import Moment, Place
from service.log import note_down
from service.log_scope import written
from service.opened import opened
from service.publication import public_folder, record
from service.publication.record import Held, PublicationError, Published, Record
from service.publication.times import is_due, is_embargoed, next_time
from service.unit_links import base_url
from service.wired import Wired, declared, look

PRESS = Principal("publication", "press")
"""Sees what is published: what the press may not see cannot get into it."""
_LONGEST_NAME = 255
"""The longest name that a folder can have."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is public now and what comes next. Times are contest-local.

    `published` None: nothing is public. `embargo_until` None: no embargo holds now. `next_at` None:
    a person publishes, or the numbers decide (`turnout = "live"`).
    """

    published: Published | None
    held: Held | None
    corrections: tuple[Correction, ...]
    embargo_until: datetime | None
    next_at: datetime | None


def standing(place: Place, moment: Moment) -> Standing:
    """What is public of the contest now.

    Raises:
        FolderError: the folder has mistakes.
        PublicationError: the record of publication cannot be read.
    """
    contest = declared(place)
    now, known = moment.local(contest), record.read(_record(contest))
    until = contest.settings.publication.embargo_until
    last = _last(known, contest, now)
    return Standing(
        published=last,
        held=known.held,
        corrections=known.corrections,
        embargo_until=until if is_embargoed(contest, now) else None,
        next_at=next_time(contest, now, last.published_at if last else None),
    )


def shown_folder(
    place: Place | None, contest_id: str, moment: Moment, name: str = public_folder.NAME
) -> Path | None:
    """The folder of what is public of a contest; None: nothing, or an embargo holds. `name`: which
    of its folders.

    A contest whose folder has mistakes keeps what was public, and so does one that is not served
    any more (`place` None).
    """
    if not is_identifier(contest_id) or len(contest_id) > _LONGEST_NAME:
        return None
    try:
        contest = declared(place) if place else None
    except FolderError:
        contest = None
    if contest and contest.id == contest_id and is_embargoed(contest, moment.local(contest)):
        return None
    return public_folder.present(environment.public_folder(), contest_id, name)


def address(contest_id: str, local: str, name: str = public_folder.NAME) -> str:
    """The public address. `local`: what it begins with if no base_url is declared."""
    return f"{base_url(local)}/{contest_id}/{name}/"


def publish_now(place: Place, who: Principal, moment: Moment, local: str) -> None:
    """Publish the present numbers.

    Raises:
        NotAllowedError: `who` may not publish, or the contest is a draft.
        UsageError: publication is held back, or under embargo.
        PublicationError: the public folder cannot be written; what was public stays.
        FolderError, LedgerError: the numbers cannot be read, or the log cannot be written.
    """
    require(who, "decide")
    require_served(place)
    contest = declared(place)
    with alone(contest) as known:
        if is_embargoed(contest, moment.local(contest)):
            raise UsageError("the contest is under embargo; publish after embargo_until")
        if known.held:
            raise UsageError("publication is held back; release it, then publish")
        _publish(place, moment, known, local, by=who)


def publish_if_due(place: Place, moment: Moment, local: str) -> bool:
    """Publish if a time has come, and take away what is public under an embargo. True: published.

    While nothing is due, the function reads the record and looks for changed files of the folder;
    in a live contest it also looks at the position of the ledger. It counts nothing.

    Raises:
        PublicationError: the public folder cannot be written; what was public stays.
        FolderError, LedgerError: the numbers cannot be read.
    """
    contest = declared(place)
    now, folder = moment.local(contest), environment.public_folder()
    if is_embargoed(contest, now):
        if public_folder.present(folder, contest.id):
            with alone(contest):
                public_folder.withdraw(folder, contest.id)
        return False
    if not _is_time(place, contest, record.read(_record(contest)), moment):
        return False
    with alone(contest) as known:
        if not _is_time(place, contest, known, moment):  # somebody was faster
            return False
        _publish(place, moment, known, local)
    return True


def hold(place: Place, who: Principal, moment: Moment) -> None:
    """Hold publication back until somebody releases it. What is public stays as it is.

    Raises:
        NotAllowedError: `who` may not hold publication back, or the contest is a draft.
        PublicationError: the record cannot be written.
        FolderError, LedgerError: the folder has mistakes, or the log cannot be written.
    """
    require(who, "decide")
    require_served(place)
    contest = declared(place)
    with alone(contest) as known:
        if known.held is None:
            scope = written("held_back")
            note_down(place, who, "hold", scope=scope, rows=0, moment=moment)
            held = Held(by=who.name, since=moment.local(contest))
            record.write(_record(contest), known.model_copy(update={"held": held}))


def release(place: Place, who: Principal, moment: Moment) -> None:
    """Let publication go on. A time that passed meanwhile is made up.

    Raises:
        NotAllowedError: `who` may not release publication, or the contest is a draft.
        PublicationError: the record cannot be written.
        FolderError, LedgerError: the folder has mistakes, or the log cannot be written.
    """
    require(who, "decide")
    require_served(place)
    contest = declared(place)
    with alone(contest) as known:
        if known.held:
            scope = written("released")
            note_down(place, who, "hold", scope=scope, rows=0, moment=moment)
            record.write(_record(contest), known.model_copy(update={"held": None}))


def _publish(
    place: Place, moment: Moment, known: Record, local: str, by: Principal | None = None
) -> None:
    """Count, write the files and turn the public folder to them. `by` None: by itself."""
    wired = look(place, moment.now, fresh=True)
    contest = wired.contest
    now = moment.local(contest)
    last = known.published if known.published and known.published.as_of <= now else None
    as_of = max(_known_until(wired, moment), last.as_of if last else datetime.min)
    view, folder = _as_of(wired, moment, as_of), environment.public_folder()
    turnout, told = public_turnout(view), known.corrections
    if last:
        again = turnout
        if as_of != last.as_of:
            again = public_turnout(_as_of(wired, moment, last.as_of))
        told += corrections(last.figures, figures(again), last.as_of, now)
    files = public_files(
        turnout,
        view.contest,
        corrections=told,
        published_at=now,
        address=address(contest.id, local),
        has_result=public_folder.present(folder, contest.id, public_folder.RESULT) is not None,
    )
    if by:
        digest = sha256(files["turnout.json"]).hexdigest()
        scope = written("published", as_of=as_of.isoformat())
        note_down(place, by, "publish", scope=scope, rows=0, sha256=digest, moment=moment)
    public_folder.put(folder, contest.id, files)
    published = Published(
        as_of=as_of, published_at=now, figures=figures(turnout), mark=_mark(wired, now)
    )
    kept = Record(published=published, held=known.held, corrections=told)
    record.write(_record(contest), kept)


def _is_time(place: Place, contest: Contest, known: Record, moment: Moment) -> bool:
    if known.held:
        return False
    now = moment.local(contest)
    last = _last(known, contest, now)

    def is_changed() -> bool:
        return last is None or _mark(look(place, moment.now), now) != last.mark

    return is_due(contest, now, last.published_at if last else None, is_changed)


def _last(known: Record, contest: Contest, now: datetime) -> Published | None:
    """The publication that stands in the public folder. One that a demonstration published in its
    own future does not count."""
    last = known.published
    if last is None or last.published_at > now:
        return None
    return last if public_folder.present(environment.public_folder(), contest.id) else None


def _known_until(wired: Wired, moment: Moment) -> datetime:
    """The contest-local time up to which every source is known, in whole seconds."""
    read = [pulse.known_at for pulse in wired.pulses.values() if pulse.known_at]
    until = opened(wired, PRESS, moment).view.known_until
    return min([until, *map(wired.contest.local, read)])


def _as_of(wired: Wired, moment: Moment, as_of: datetime) -> View:
    return opened(wired, PRESS, moment, as_of).view


def _mark(wired: Wired, now: datetime) -> str:
    """Names what the public files depend on: the data, the folder, and the boundary of time."""
    contest = wired.contest
    boundary = last_boundary(contest, now).isoformat()
    text = "|".join((wired.position, contest.hash, boundary, contest.settings.model_dump_json()))
    return sha256(text.encode()).hexdigest()


def _record(contest: Contest) -> Path:
    return record.place_of(environment.public_folder(), contest.id)


@contextmanager
def alone(contest: Contest) -> Iterator[Record]:
    """The record, which nobody else changes meanwhile.

    Raises:
        PublicationError: something cannot be read or written.
    """
    path = _record(contest)
    try:
        with record.alone(path):
            yield record.read(path)
    except OSError as error:
        raise PublicationError(
            f"publication could not write: {error.strerror or type(error).__name__} "
            f"({error.filename or path}). What was public stays. Free the disk, or give the "
            "program's account the right to write there"
        ) from error
