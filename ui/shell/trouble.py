"""The message of a page in case of an error: a plain sentence, its meaning, and what to do.

The details of an unforeseen error go to the server's log under a code; the page shows the code.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable
from dataclasses import asdict

from contest.errors import ContestError, FolderError, Problem
from contest.unforeseen import stack_of
from i18n.format import Format
from i18n.words import Words
from results import Principal
from service.allowed import may
from ui.components.blocks import note, show
from ui.components.markup import Html, tag
from ui.components.tables import Column, table
from ui.shell import session

_log = logging.getLogger("dashboard")


def show_trouble(error: ContestError, who: Principal, say: Words, fmt: Format) -> None:
    """Draw, in place of the page, why the folder or the ledger cannot be read. Only somebody who
    may load files sees the mistakes of a folder."""
    if isinstance(error, FolderError) and may(who, "load"):
        _show_folder(error, say, fmt)
        return
    _log.error("the pages cannot be shown: %s", error)
    title = tag("p", tag("b", say("problem.ledger")))
    advice = "problem.ledger_do" if may(who, "load") else "problem.wait"
    show(note(title, tag("p", say(advice)), tone="bad"))


def log_script_error(error: Exception) -> bool:
    """Log an unforeseen error under a code and show the code. Returns True: show nothing else."""
    incident = secrets.token_hex(4)
    _log.error("incident %s\n%s", incident, stack_of(error))
    say = Words(session.language())
    title = tag("p", tag("b", say("problem.page")))
    show(note(title, tag("p", say("problem.page_do", incident=incident)), tone="bad"))
    return True


def _show_folder(error: FolderError, say: Words, fmt: Format) -> None:
    count = len(error.problems)
    title = say("problem.folder", n=count, count=fmt.whole(count))
    advice = say("problem.folder_do", folder=session.place().folder.name)
    show(
        note(tag("p", tag("b", title)), tag("p", advice), tone="bad"),
        problem_table(error.problems, title, say),
    )


def problem_table(problems: Iterable[Problem], name: str, say: Words) -> Html:
    """The mistakes of a contest folder as a table: place, found, expected."""
    columns = [
        Column(say("problem.where"), lambda p: f"{p['file']}: {p['where']}", role="main"),
        Column(say("problem.found"), lambda p: p["found"]),
        Column(say("problem.expected"), lambda p: p["expected"]),
    ]
    return table(columns, map(asdict, problems), name=name)
