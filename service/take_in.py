"""Loads files: the only loader, for pages and for commands."""

from __future__ import annotations

from pathlib import Path

import ingest
from contest import load as load_folder
from ingest import LoadReport, ensure_current, load_file
from ingest.progress import Stage, Watch, unwatched
from ingest.sources.export import Export, in_memory
from ingest.sources.files import EXPORT_KINDS
from ledger import Ledger
from results import Principal, View, compute, visible
from service import acts
from service.allowed import require
from service.decide import decide
from service.environment import Moment, Place
from service.scratch import scratch
from service.wired import declared, ledger_of

__all__ = [
    "EXPORT_KINDS", "Export", "LoadReport", "Stage", "Watch", "in_memory", "load", "preview",
    "rebuild", "try_out",
]  # fmt: skip


def preview(
    place: Place,
    who: Principal,
    file: Path | str | Export,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    watch: Watch = unwatched,
) -> LoadReport:
    """The report that loading a file would give. The only writes are readings of earlier loads.

    `watch`: as in `ingest.preview`.

    Raises:
        NotAllowedError: the role of `who` may not load.
        SourceError: the file cannot be read whole.
        UsageError: no such source.
    """
    require(who, "load")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    return ingest.preview(
        contest, ledger, file, source=source, tab=tab, complete=complete, watch=watch
    )


def load(
    place: Place,
    who: Principal,
    file: Path | str | Export,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    confirm: str = "",
    moment: Moment,
    watch: Watch = unwatched,
) -> LoadReport:
    """Load a file into the ledger: see `ingest.load_file`.

    `confirm`: the words of a refusal. If they are the right ones, a decision of `who` lets the file
    in, and the file is loaded.

    Raises:
        NotAllowedError: the role of `who` may not load, or may not decide.
        SourceError: the file cannot be read whole; the ledger is as it was.
        LedgerError: the ledger cannot be written; the message tells what was kept.
        UsageError: no such source.
    """
    require(who, "load")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    if confirm:
        report = ingest.preview(contest, ledger, file, source=source, tab=tab, complete=complete)
        if report.refused and report.refused.confirm == confirm:
            decide(place, who, [acts.confirm_load(report)], moment=moment)
    return load_file(
        contest, ledger, file, source=source, tab=tab, complete=complete, confirmed=confirm,
        now=moment.now, watch=watch,
    )  # fmt: skip


def rebuild(place: Place, who: Principal) -> int:
    """Interpret every observation again; returns how many responses were read.

    Raises:
        NotAllowedError: the role of `who` may not load.
    """
    require(who, "load")
    contest = declared(place)
    return ensure_current(contest, ledger_of(place, contest), rebuild=True)


def try_out(
    who: Principal,
    folder: Path,
    file: Path | Export,
    moment: Moment,
    watch: Watch = unwatched,
) -> View:
    """The standings and the balance of a file under a contest folder. `watch` is told each stage.

    The file goes into a temporary ledger, which is gone when the function returns. The view cannot
    make other tables.

    Raises:
        NotAllowedError: the role of `who` may not load.
        FolderError: the folder has mistakes.
        SourceError: the file cannot be read whole, or contradicts the folder.
    """
    require(who, "load")
    contest = load_folder(folder)
    with scratch() as place:
        ledger = Ledger.at(place)
        report = load_file(contest, ledger, file, now=moment.now, watch=watch)
        if report.refused:
            raise report.refused.error(report.file)
        watch("counting", 0, None)
        view = visible(compute(contest, ledger, now=moment.now), who)
        view.standings_count(), view.balance()  # made now, and kept
    return view
