"""Keeps the public page of the result: that of the newest release that everybody may see."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from publish.press.files import with_result_link
from publish.release.package import public_files
from publish.release.public import result_files
from service import environment
from service.environment import Moment, Place
from service.opened import opened
from service.publication import public_folder
from service.publication.publishing import PRESS, alone
from service.publication.times import is_embargoed
from service.wired import Wired, declared, look

NAME = public_folder.RESULT
_kept = ("", False)
"""What this process looked at last, and whether it put files into the folder then."""


def publish_result(place: Place, moment: Moment) -> bool:
    """Put the newest release into the public folder if another one stands there; take it away under
    an embargo. True: the folder was written.

    Nothing is written while publication is held back. While nothing has changed, the function looks
    at the ledger and computes nothing.

    Raises:
        PublicationError: the public folder cannot be written; what was public stays.
        FolderError, LedgerError: the release cannot be read.
    """
    global _kept
    contest, folder = declared(place), environment.public_folder()
    there = public_folder.present(folder, contest.id, NAME)
    if is_embargoed(contest, contest.local(moment.shown(contest))):
        if there:
            with alone(contest):
                public_folder.withdraw(folder, contest.id, NAME)
        return False
    wired = look(place, moment.now)
    if (_mark(wired), there is not None) == _kept:
        return False
    with alone(contest) as known:
        view = opened(wired, PRESS, moment).view
        if known.held:
            return False
        if (one := view.released()) is None:
            _kept = (_mark(wired), there is not None)
            return False
        files = public_files(view, one.release.number)
        public_folder.put(folder, contest.id, result_files(one, files, view.contest), NAME)
        _link(folder, contest.id)
        _kept = (_mark(wired), True)
    return True


def _link(folder: Path, contest_id: str) -> None:
    """Let the pages for the press that are public lead to the result, which is public now."""
    if files := public_folder.read(folder, contest_id):
        linked = with_result_link(files)
        if any(files[path] != content for path, content in linked.items()):
            public_folder.put(folder, contest_id, linked)


def _mark(wired: Wired) -> str:
    """Names what the page depends on: the releases, their names, and the declared titles."""
    parts = (
        str(environment.public_folder()), wired.ledger.uri, wired.releases,
        wired.contest.settings.model_dump_json(),
    )  # fmt: skip
    return sha256("|".join(parts).encode()).hexdigest()
