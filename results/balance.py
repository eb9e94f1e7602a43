"""Counts the observed rows by state and by source. Every row is in exactly one state."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from contest.reasons import STATES, State
from ledger.pulse import Pulse
from results.access import within
from results.compute import Results
from results.unread import unread_counts


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """`rows`: number of the source's responses that are in its sheet. `state`: "never loaded",
    "ok", or "stale" if the program cannot read a live source or has not read it for three
    intervals."""

    id: str
    rows: int
    last_good_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class Balance:
    """The counts of rows; always observed = accepted + held + rejected + superseded + withdrawn.

    `repaired_phones`: number of responses whose phone number the program read although a
    spreadsheet had damaged the number. `unread`: field, or id of a question → number of responses
    that count (accepted, superseded) although what is written there could not be read.
    """

    observed: int
    accepted: int
    held: int
    rejected: int
    superseded: int
    withdrawn: int
    reasons: dict[str, int] = field(default_factory=dict)
    sources: tuple[SourceStatus, ...] = ()
    repaired_phones: int = 0
    unread: dict[str, int] = field(default_factory=dict)


def balance(results: Results, pulses: Mapping[str, Pulse]) -> Balance:
    """Every observed row in one state, and the reasons of the rows that do not count.

    The rows are counted once. The states of the sources are read again at each call.
    """
    counted, rows = results.keep("balance", lambda: (_counted(results), _rows_of_sources(results)))
    return replace(counted, sources=_sources(results, rows, pulses))


def balance_of(results: Results, units: Collection[int]) -> Balance:
    """The states of the rows that are credited to these units, without reasons and sources."""
    where = within("unit", units)
    query = f"select state, count(*) as responses from attempts where {where} group by 1"  # nosec B608 # numbers of units
    rows = results.rows("attempts", query).to_pylist()
    counts: dict[str, int] = dict.fromkeys(STATES, 0)
    counts |= {row["state"]: row["responses"] for row in rows}
    return Balance(
        observed=sum(counts.values()),
        **counts,
        reasons={},
        sources=(),
        repaired_phones=0,
        unread={},
    )


def _counted(results: Results) -> Balance:
    rows = results.rows("balance", "select * from balance").to_pylist()
    counts: dict[State, int] = dict.fromkeys(STATES, 0)
    reasons: dict[str, int] = {}
    for row in rows:
        counts[row["state"]] += row["responses"]
        if row["reason"] is not None:
            reasons[row["reason"]] = reasons.get(row["reason"], 0) + row["responses"]
    return Balance(
        observed=sum(counts.values()),
        **counts,
        sources=(),
        reasons=dict(sorted(reasons.items())),
        repaired_phones=_repaired_phones(results),
        unread=unread_counts(results),
    )


def last_good(results: Results, pulses: Mapping[str, Pulse]) -> dict[str, datetime]:
    """Source → the time (aware) up to which the program knows it.

    For a sheet, the time is that of the last good reading, even if that reading held nothing new.
    For an export, the time is that at which the export was saved.
    """
    last = dict(results.keep("last loads", lambda: _last_loads(results)))
    for name, pulse in pulses.items():
        if pulse.saved_at:
            last[name] = pulse.saved_at
        elif pulse.good_at:
            last[name] = max(pulse.good_at, last.get(name, pulse.good_at))
    return last


def _last_loads(results: Results) -> dict[str, datetime]:
    loads = results.loads.group_by("source").aggregate([("observed_at", "max")])
    return {row["source"]: row["observed_at_max"] for row in loads.to_pylist()}


def _repaired_phones(results: Results) -> int:
    query = "select count(*) as n from responses where phone_repaired and presence <> 'gone'"
    return int(results.rows("attempts", query)["n"][0].as_py())


def _rows_of_sources(results: Results) -> dict[str, int]:
    query = "select source, count(*) as rows from responses where presence <> 'gone' group by 1"
    return {row["source"]: row["rows"] for row in results.rows("attempts", query).to_pylist()}


def _sources(
    results: Results, rows: Mapping[str, int], pulses: Mapping[str, Pulse]
) -> tuple[SourceStatus, ...]:
    last = last_good(results, pulses)
    state = dict.fromkeys(last, "ok")
    state |= {name: "stale" for name, pulse in pulses.items() if pulse.stale}
    return tuple(
        SourceStatus(
            id=source.id,
            rows=rows.get(source.id, 0),
            last_good_at=last.get(source.id),
            state=state.get(source.id, "never loaded"),
        )
        for source in results.contest.sources
    )
