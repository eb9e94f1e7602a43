"""Reads the ledger's secrets. Today there is one, the salt of the ids of people.

A secret is made only by `ledger.birth`, with a new ledger. A ledger with rows but without its
secret is refused, and so is a secret of another ledger.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache

from contest.errors import LedgerError
from ledger.birth import has_rows
from ledger.tables import read_table

_MARK_DIGITS = 16


def read_secret(uri: str, name: str) -> str:
    """A secret of the ledger, such as "salt"; empty before the first write to the ledger.

    A process keeps the secret for as long as the table is the same: a ledger that was put in place
    of another has its own.

    Raises:
        LedgerError: the ledger has rows, but the secret is gone, damaged or of another ledger.
    """
    return _secret(uri, name, identity(uri, name))


def mark_of(secret: str) -> str:
    """A short text that stands for a secret and tells nothing of it; empty for none.

    >>> mark_of("a secret"), mark_of("")
    ('bbcdfd7c37a5e6bd', '')
    """
    digest = hashlib.sha256(f"fingerprint:{secret}".encode()).hexdigest()
    return digest[:_MARK_DIGITS] if secret else ""


def identity(uri: str, name: str) -> object:
    """Changes when the table is replaced by another. The first log file of a secret, and of the
    lineage, stays."""
    try:
        if "://" not in uri:
            fact = os.stat(f"{uri}/{name}/_delta_log/{0:020}.json")
            return fact.st_ino, fact.st_size, fact.st_mtime_ns
    except OSError:
        pass
    return object()  # nothing to hold on to: read again


@lru_cache(maxsize=16)
def _secret(uri: str, name: str, _identity: object) -> str:
    if (rows := read_table(uri, name)) is None:
        if not has_rows(uri):
            return ""
        raise LedgerError(
            f"restore the ledger at {uri}: its {name} is gone, but it has rows. Without the {name} "
            "of old, known people would be counted again as new ones, so no other one is made"
        )
    found = [(line["salt"], line.get("lineage")) for line in rows.to_pylist()]
    lines = read_table(uri, "lineage")
    known = {None, *(lines["lineage"].to_pylist() if lines else ())}
    if len(found) != 1 or (lines and found[0][1] not in known):
        raise LedgerError(
            f"restore the ledger at {uri}: its {name} is that of another ledger. With it, known "
            "people would be counted again as new ones"
        )
    return str(found[0][0])
