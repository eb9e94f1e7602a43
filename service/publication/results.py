"""Keeps the public page of the result: that of the newest release that everybody may see."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from ledger.erasures import erased_count
from publish.press.files import with_result_link
from publish.release.package import public_files, zip_name
from publish.release.public import result_files
from results import View
from service import environment
from service.environment import Moment, Place
from service.opened import opened
from service.publication import public_folder
from service.publication.publishing import PRESS, alone
from service.publication.times import is_embargoed
from service.wired import Wired, declared, look

NAME = public_folder.RESULT
_kept: dict[str, tuple[str, bool]] = {}
"""By contest: what this process looked at last, and whether it put files into the folder then."""


def publish_result(place: Place, moment: Moment) -> bool:
    """Put the newest release into the public folder if another one stands there; take it away under
    an embargo. True: the folder was written.

    While publication is held back, only what stands there is written again, without the names of
    persons who were erased since. After an erasure no earlier version stays on the disk. While
    nothing has changed, the function looks at the ledger and computes nothing.

    Raises:
        PublicationError: the public folder cannot be written; what was public stays.
        FolderError, LedgerError: the release cannot be read.
    """
    contest, folder = declared(place), environment.public_folder()
    there = public_folder.present(folder, contest.id, NAME)
    if is_embargoed(contest, moment.local(contest)):
        if there:
            with alone(contest):
                public_folder.withdraw(folder, contest.id, NAME)
        return False
    wired = look(place, moment.now)
    if (_mark(wired), there is not None) == _kept.get(contest.id):
        return False
    with alone(contest) as known:
        view = opened(wired, PRESS, moment).view
        number = _standing_there(view, there) if known.held else None
        if known.held and number is None:
            return False
        if (one := view.released(number)) is None:
            _kept[contest.id] = (_mark(wired), there is not None)
            return False
        made = result_files(one, public_files(view, one.release.number))
        if known.held and made.items() <= public_folder.read(folder, contest.id, NAME).items():
            return False
        # A version that stays for readers may name somebody who was erased since.
        kept = 1 if erased_count(wired.ledger) else 2
        public_folder.put(folder, contest.id, made, NAME, kept=kept)
        _link(folder, contest.id)
        if not known.held:
            _kept[contest.id] = (_mark(wired), True)
    return True


def _link(folder: Path, contest_id: str) -> None:
    """Let the pages for the press that are public lead to the result, which is public now."""
    if files := public_folder.read(folder, contest_id):
        linked = with_result_link(files)
        if any(files[path] != content for path, content in linked.items()):
            public_folder.put(folder, contest_id, linked)


def renew_result(place: Place, moment: Moment) -> None:
    """Write the public result again if one stands there, so that it does not name who was erased.

    Raises:
        PublicationError, FolderError, LedgerError: see `publish_result`.
    """
    if public_folder.present(environment.public_folder(), declared(place).id, NAME):
        publish_result(place, moment)


def _standing_there(view: View, there: Path | None) -> int | None:
    """The number of the release that is public now; None: there is none."""
    contest_id = view.contest.id
    numbers = (one.number for one in view.releases)
    return next((n for n in numbers if there and (there / zip_name(contest_id, n)).exists()), None)


def _mark(wired: Wired) -> str:
    """Names what the page depends on: the releases, their names, and when they are public."""
    parts = (
        str(environment.public_folder()), wired.ledger.uri, wired.releases,
        wired.contest.settings.publication.model_dump_json(),
    )  # fmt: skip
    return sha256("|".join(parts).encode()).hexdigest()
