"""The codes of winners' papers: how a code follows from a release, what a code with a name says.

A code is made from the secret of the winner's row in `names.csv`, so nothing more is kept, nobody
guesses a code, and an erasure, which deletes the secret, ends the code with it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from contest.forgetting import of_persons
from contest.text import fold, tone_last
from ledger.ledger import Ledger
from ledger.releases import Release, mark_of_releases, names_of
from results.frozen import WINS
from results.once import Once
from results.released import Released, Winner, released

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which people read as other signs or as a word."""
_MEANT = str.maketrans("OIL", "011")
_LENGTH, _GROUP, _BITS = 12, 4, 5
_read = of_persons(Once(2))


@dataclass(frozen=True, slots=True)
class WinnerPaper:
    """What stands on a winner's paper besides the name. `round`: its id, "" is overall."""

    round: str
    category: str
    prizes: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class _Known:
    code: bytes
    name: bytes
    paper: WinnerPaper


def code_of(secret: str) -> str:
    """The code of a row: the first 60 bits of HMAC-SHA-256 of the word "winner", in groups of four
    signs. `secret`: hexadecimal digits. No commitment is made of a text without a line break, so a
    code tells nothing about one.

    >>> code_of("00" * 32)
    'DFYC-17XQ-1BSY'
    """
    digest = hmac.new(bytes.fromhex(secret), b"winner", sha256).digest()
    bits = int.from_bytes(digest[:8], "big") >> (64 - _LENGTH * _BITS)
    signs = [_SIGNS[bits >> (_BITS * n) & 31] for n in reversed(range(_LENGTH))]
    return "-".join("".join(signs[at : at + _GROUP]) for at in range(0, _LENGTH, _GROUP))


def code_as_meant(typed: str) -> str:
    """A typed code without blanks and hyphens, in capitals, with the digits that O, I and L were
    read from; "" if it has not the form of a code.

    >>> code_as_meant("dfyc l7xq-1bsy "), code_as_meant("oil1-oil1-oil1"), code_as_meant("DFYC")
    ('DFYC17XQ1BSY', '011101110111', '')
    """
    signs = "".join(c for c in fold(typed).upper() if c.isalnum()).translate(_MEANT)
    return signs if len(signs) == _LENGTH and all(c in _SIGNS for c in signs) else ""


def codes(ledger: Ledger, release: Release) -> Mapping[int, str]:
    """Row → its code, of each person with a prize in a release.

    Raises:
        LedgerError: a table of the ledger cannot be read.
    """
    secrets = {one.row: one.secret for one in names_of(ledger, release)}
    rows = {one.row for one in released(ledger, release).winners if one.state == WINS}
    return {row: code_of(secrets[row]) for row in sorted(rows & secrets.keys())}


def winner_paper(
    ledger: Ledger, official: tuple[Release, ...], code: str, name: str
) -> WinnerPaper | None:
    """What the paper with this code and this name says; None: no such paper, or no longer.

    A paper of an earlier official release holds as long as the newest one says the same of the
    person: name, list, rank and prizes. Case, blanks and the place of a tone in its word do not
    matter in the name; every letter and accent does. Each call compares with all codes and names,
    by functions whose time does not tell how much is the same.

    Raises:
        LedgerError: a table of the ledger cannot be read.
    """
    key = (ledger.uri, mark_of_releases(ledger), tuple(one.making for one in official))
    known = _read.get(key, lambda: tuple(_known(ledger, official)))
    asked, said = code_as_meant(code).encode(), _name(name)
    found = None
    for one in known:
        if hmac.compare_digest(one.code, asked) & hmac.compare_digest(one.name, said):
            found = one.paper
    return found


def _known(ledger: Ledger, official: tuple[Release, ...]) -> Iterable[_Known]:
    if not official:
        return
    holds = {*_papers(released(ledger, official[-1])).values()}
    for release in official:
        by_row = codes(ledger, release)
        for row, (who, name, paper) in _papers(released(ledger, release)).items():
            if row in by_row and (who, name, paper) in holds:
                yield _Known(code_as_meant(by_row[row]).encode(), _name(name), paper)


def _papers(one: Released) -> dict[int, tuple[str, str, WinnerPaper]]:
    """Row → the id of the response, the name and the paper, of who has a prize and a name."""
    won = sorted((w for w in one.winners if w.state == WINS and w.name), key=_row)
    found = {}
    for row, of_row in groupby(won, key=_row):
        lines = list(of_row)
        first = lines[0]
        prizes = tuple(line.prize for line in lines)
        paper = WinnerPaper(first.round, first.category, prizes, first.rank)
        found[row] = (first.response_id, first.name or "", paper)
    return found


def _row(one: Winner) -> int:
    return one.row


def _name(name: str) -> bytes:
    """A name as two spellings of it are compared, in a length that does not tell the name's."""
    return sha256(tone_last(name).encode()).digest()
