"""What a version of a ledger's table says, read once.

Every run of a page and every poll asks for these. The key of each is the place, the id and the
version of the table: a ledger made anew at the same place has other ids.
"""

from __future__ import annotations

from functools import lru_cache

import pyarrow as pa

from contest import Contest
from contest.forgetting import of_persons
from ledger.decided import as_decided
from ledger.decisions import Decision
from ledger.engine import connect
from ledger.tables import read_table


@of_persons
@lru_cache(maxsize=4)
def decisions_at(uri: str, table_id: str, version: int) -> tuple[Decision, ...]:
    """The decisions, read once for each version, because every run of a page asks for them and a
    contest may have thousands."""
    rows = read_table(uri, "decisions", version)
    lines = rows.sort_by("number").to_pylist() if rows else ()
    return tuple(map(Decision.of_row, lines))


class Itself:
    """A contest as a key, equal only to itself.

    Comparing all declarations of two contests takes long, and contests of equal hashes may differ
    in shapes and contacts.
    """

    def __init__(self, contest: Contest) -> None:
        self.contest = contest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.contest is self.contest

    def __hash__(self) -> int:
        return id(self.contest)


@of_persons
@lru_cache(maxsize=4)
def decided_at(folder: Itself, uri: str, table_id: str, version: int) -> Contest:
    """The decided contest, made once for each version. With a long roster the contest takes a tenth
    of a second, and its hash another tenth."""
    return as_decided(folder.contest, decisions_at(uri, table_id, version))


@of_persons
@lru_cache(maxsize=4)
def loads_at(uri: str, table_id: str, version: int) -> pa.Table:
    """The lines of the loads, read once for each version, because every load asks several times."""
    return read_table(uri, "loads", version)


@of_persons
@lru_cache(maxsize=4)
def headers_at(uri: str, table_id: str, version: int) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The headers, read once for each version, because every poll may ask for them."""
    loads = loads_at(uri, table_id, version)
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    with connect() as con:
        con.register("loads", loads)
        rows = con.sql(
            "select source, header from loads group by all order by min(load_number)"
        ).fetchall()
    for source, header in rows:
        found[source] = (*found.get(source, ()), tuple(header))
    return found
