"""Logs exports, links, look-ups, unmasked contacts, erasures and publication in the ledger's table
`log`. Each line says who did it.

The log is not part of the state: no number depends on the log, and a new line causes no new
computation. A line names a table and an amount, never a person. If the log cannot be written, the
logged act does not happen.
"""

from __future__ import annotations

from typing import Literal

import pyarrow as pa

from contest.errors import NotAllowedError
from ledger.log import LOG
from results import Principal
from service.environment import Moment, Place
from service.wired import declared, ledger_of

Logged = Literal[
    "declare",
    "erase",
    "export",
    "folder_edit",
    "hold",
    "link",
    "look_up",
    "publish",
    "purge",
    "release",
    "unmask",
]


def note_down(
    place: Place,
    who: Principal,
    act: Logged,
    *,
    scope: str,
    rows: int,
    sha256: str | None = None,
    moment: Moment,
) -> None:
    """Write a line in the log.

    `scope`: the subject of the act, without personal data (`service.log_scope`). `sha256`: the hash
    of an exported file; null for an act without a file.

    Raises:
        NotAllowedError: nobody is signed in.
        LedgerError: the line cannot be written; the caller must not do the act.
    """
    if who.role == "nobody" or not who.name:
        raise NotAllowedError(f"nobody is signed in for {act}; expected a person who is signed in")
    line = {
        "at": moment.now, "who": who.name, "role": who.role, "act": act, "scope": scope,
        "rows": rows, "sha256": sha256,
    }  # fmt: skip
    ledger = ledger_of(place, declared(place))
    ledger.append("log", pa.Table.from_pylist([line], schema=LOG))
