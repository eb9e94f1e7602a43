"""Loads files: the only loader, for pages and for commands."""

from __future__ import annotations

from pathlib import Path

import ingest
from contest import load as load_folder
from ingest import LoadReport, Prepared, ensure_current, load_file, load_prepared
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
    "EXPORT_KINDS",
    "Export",
    "LoadReport",
    "Prepared",
    "Stage",
    "Watch",
    "in_memory",
    "load",
    "prepare",
    "rebuild",
    "try_out",
]  # fmt: skip


def prepare(
    place: Place,
    who: Principal,
    file: Path | str | Export,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    watch: Watch = unwatched,
) -> Prepared:
    """A file that was read, with the report that loading it would give; `load` takes it in place of
    the file. The only writes are readings of earlier loads.

    `watch`: as in `ingest.prepare`.

    Raises:
        NotAllowedError: the role of `who` may not load.
        SourceError: the file cannot be read whole.
        UsageError: no such source.
    """
    require(who, "load")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    return ingest.prepare(
        contest, ledger, file, source=source, tab=tab, complete=complete, watch=watch
    )


def load(
    place: Place,
    who: Principal,
    file: Path | str | Export | Prepared,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    confirm: str = "",
    moment: Moment,
    watch: Watch = unwatched,
) -> LoadReport:
    """Load a file into the ledger: see `ingest.load_file`. A prepared file is planned again only if
    the contest or the ledger has changed since; its source, its tab and `complete` are settled.

    `confirm`: the words of a refusal. If they are the right ones, a decision of `who` lets the file
    in, and the file is loaded. Words about a prepared file whose state has passed let nothing in.

    Raises:
        NotAllowedError: the role of `who` may not load, or may not decide.
        SourceError: the file cannot be read whole; the ledger is as it was.
        LedgerError: the ledger cannot be written; the message tells what was kept.
        UsageError: no such source.
    """
    require(who, "load")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    if confirm and not isinstance(file, Prepared):
        file = ingest.prepare(contest, ledger, file, source=source, tab=tab, complete=complete)
    if isinstance(file, Prepared):
        if confirm and not file.is_current(ledger.decided(contest), ledger):
            confirm = ""  # the words told what was so before, and are told anew
        refused = file.report.refused
        if confirm and refused and refused.confirm == confirm:
            decide(place, who, [acts.confirm_load(file.report)], moment=moment)
        return load_prepared(contest, ledger, file, confirmed=confirm, now=moment.now, watch=watch)
    return load_file(
        contest, ledger, file, source=source, tab=tab, complete=complete, now=moment.now,
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
