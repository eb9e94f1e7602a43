"""Loads files: the only loader, for pages and for commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import ingest
from contest import load as load_folder
from ingest import LoadReport, ensure_current, load_file
from ingest.sources.files import EXPORT_KINDS
from ledger import Ledger
from results import Principal, View, compute, visible
from service.allowed import require
from service.environment import Moment, Place
from service.wired import declared, ledger_of

__all__ = ["EXPORT_KINDS", "LoadReport", "load", "preview", "rebuild", "try_out"]


def preview(
    place: Place,
    who: Principal,
    path: Path | str,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
) -> LoadReport:
    """The report that loading a file would give. The only writes are readings of earlier loads.

    Raises:
        NotAllowedError: the role of `who` may not load.
        SourceError: the file cannot be read whole.
        UsageError: no such source.
    """
    require(who, "load")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    return ingest.preview(contest, ledger, path, source=source, tab=tab, complete=complete)


def load(
    place: Place,
    who: Principal,
    path: Path | str,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    moment: Moment,
    watch: Callable[[int], None] | None = None,
) -> LoadReport:
    """Load a file into the ledger: see `ingest.load_file`.

    Raises:
        NotAllowedError: the role of `who` may not load.
        SourceError: the file cannot be read whole; the ledger is as it was.
        LedgerError: the ledger cannot be written; it is as it was.
        UsageError: no such source.
    """
    require(who, "load")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    return load_file(
        contest, ledger, path, source=source, tab=tab, complete=complete, now=moment.now,
        watch=watch,
    )  # fmt: skip


def rebuild(place: Place, who: Principal) -> int:
    """Interpret every observation again; returns how many responses were read.

    Raises:
        NotAllowedError: the role of `who` may not load.
    """
    require(who, "load")
    contest = declared(place)
    return ensure_current(contest, ledger_of(place, contest), rebuild=True)


def try_out(who: Principal, folder: Path, path: Path, moment: Moment) -> View:
    """The standings and the balance of a file under a contest folder.

    The file goes into a temporary ledger, which is gone when the function returns. The view cannot
    make other tables.

    Raises:
        NotAllowedError: the role of `who` may not load.
        FolderError: the folder has mistakes.
        SourceError: the file cannot be read whole.
    """
    require(who, "load")
    contest = load_folder(folder)
    with TemporaryDirectory(prefix="trial-") as place:
        ledger = Ledger.at(place)
        load_file(contest, ledger, path, now=moment.now)
        view = visible(compute(contest, ledger, now=moment.now), who)
        view.standings_count(), view.balance()  # made now, and kept
    return view
