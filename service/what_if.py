"""What would change if the contest folder said something else.

Looking writes nothing: the changed files are read in a copy of the folder. `service.declare` is
what writes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from contest import Contest, load
from contest.errors import Problem, UsageError
from contest.folder import mistakes, open_questions
from ingest import read_until
from results import Principal, Supposed, View, compute, visible
from service.allowed import require
from service.environment import Moment, Place
from service.wired import declared, look

FILES = ("contest.toml", "units.csv", "items.csv", "exclusions.csv")
"""The files that somebody may declare on a page."""

Texts = Mapping[str, str]


def file_texts(place: Place, who: Principal) -> dict[str, str]:
    """The present texts of `FILES`; "" for a file that is not there.

    Raises:
        NotAllowedError: the role of `who` may not decide. The files hold keys and exclusions.
    """
    require(who, "decide")
    paths = ((name, place.folder / name) for name in FILES)
    return {n: p.read_bytes().decode("utf-8-sig") if p.exists() else "" for n, p in paths}


def supposed_folder(place: Place, who: Principal, texts: Texts, moment: Moment) -> View:
    """The view that the same viewer would have if these files of the folder had these texts.

    A change that alters how rows are read has all rows read again, into memory alone.

    Raises:
        NotAllowedError: the role of `who` may not decide.
        FolderError: the changed folder has mistakes.
        UsageError: the change gives the contest another id, which is the name of its ledger.
    """
    require(who, "decide")
    wired = look(place, moment.now)
    ledger, changed = wired.ledger, wired.ledger.decided(read_changed(place, texts))
    supposed = None
    if changed.reading_hash != wired.contest.reading_hash:
        taken = ledger.decisions()
        loads = {source.id: ledger.load_number(source.id) for source in changed.sources}
        supposed = Supposed((), read_until(changed, ledger, loads, taken), all=True)
    results = compute(changed, ledger, now=moment.shown(changed), supposed=supposed)
    return visible(results, who)


def open_points(place: Place, who: Principal) -> list[Problem]:
    """What the folder still lacks (`contest.folder.open_questions`), keys included.

    Raises:
        NotAllowedError: the role of `who` may not decide.
        FolderError: the folder has mistakes.
    """
    require(who, "decide")
    return open_questions(declared(place))


def mistakes_of(place: Place, who: Principal, texts: Texts) -> list[Problem]:
    """All mistakes that the folder would have if these files had these texts.

    Raises:
        NotAllowedError: the role of `who` may not decide.
    """
    require(who, "decide")
    with _copy(place, texts) as folder:
        return mistakes(folder)


def read_changed(place: Place, texts: Texts) -> Contest:
    """The contest of a copy of the folder in which these files have these texts.

    Raises:
        FolderError: the changed folder has mistakes.
        UsageError: the change gives the contest another id, which is the name of its ledger.
    """
    with _copy(place, texts) as folder:
        changed = load(folder)
    if changed.id != declared(place).id:
        raise UsageError("a contest keeps its id; begin another contest for another id")
    return changed


@contextmanager
def _copy(place: Place, texts: Texts) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / "contest"
        shutil.copytree(place.folder, copy)
        for name, text in texts.items():
            (copy / name).write_text(text, "utf-8", newline="")
        yield copy
