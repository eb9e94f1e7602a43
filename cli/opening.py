"""Opens the contest that a command names: the options, the folder, the ledger, the present."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from contest import Contest
from contest.errors import UsageError
from service import environment
from service.environment import Moment, Place
from service.opened import Opened, open_for
from service.wired import declared


def add_contest(parser: argparse.ArgumentParser) -> None:
    """Add `--contest DIR` and `--data DIR_OR_URL`."""
    parser.add_argument(
        "--contest",
        metavar="DIR",
        default=environment.named_folder(),
        help="the contest folder (default: $CONTEST_DIR)",
    )
    parser.add_argument(
        "--data",
        metavar="DIR_OR_URL",
        help="the ledger (default: $CONTEST_DATA, else var/<contest id>)",
    )


def place_of(options: argparse.Namespace) -> tuple[Contest, Place]:
    """The contest as its folder declares it, and its place. The function prints to stderr the keys
    that this version does not apply yet.

    Raises:
        UsageError: no folder was named, or a folder of several contests.
        FolderError: the folder has mistakes.
    """
    if not options.contest:
        raise UsageError("no contest folder was named; expected --contest DIR or $CONTEST_DIR")
    folder = Path(options.contest)
    if several := environment.folders_in(folder):
        names = ", ".join(map(str, several))
        raise UsageError(f"{folder} holds contest folders; expected --contest with one of {names}")
    shares = any(one.resolve() == folder.resolve() for one in environment.several_folders())
    contest = declared(Place(folder, shares_data=shares))
    data = options.data or environment.data_of(contest.id) or str(Path("var") / contest.id)
    return contest, Place(folder, data)


def moment() -> Moment:
    """The present. Commands read a clock only here."""
    return Moment(datetime.now(UTC))


def opened(place: Place, as_of: datetime | None = None) -> Opened:
    """The contest as the user of the command may see it."""
    return open_for(place, environment.operator(), moment(), as_of=as_of, fresh=True)
