"""Every observed row in exactly one state, and where the rows come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from contest.reasons import STATES, State
from ledger.pulse import Pulse
from results.compute import Results


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """`rows`: responses of the source that are in its sheet; `state`: "never loaded", "ok", or
    "stale" where a live source cannot be read, or was not for three intervals."""

    id: str
    rows: int
    last_good_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class Balance:
    """observed = accepted + held + rejected + superseded + withdrawn, always.

    `repaired_phones`: responses whose number a spreadsheet had damaged, read nevertheless.
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


def balance(results: Results, pulses: Mapping[str, Pulse]) -> Balance:
    """Every observed row in one state, and why it does not count."""
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
        reasons=dict(sorted(reasons.items())),
        sources=_sources(results, pulses),
        repaired_phones=_repaired_phones(results),
    )


def last_good(results: Results, pulses: Mapping[str, Pulse]) -> dict[str, datetime]:
    """By source: up to when it is known (aware): its last good reading, even if it held nothing
    new, and of an export when it was saved."""
    loads = results.loads.group_by("source").aggregate([("observed_at", "max")])
    last = {row["source"]: row["observed_at_max"] for row in loads.to_pylist()}
    for name, pulse in pulses.items():
        if pulse.saved_at:
            last[name] = pulse.saved_at
        elif pulse.good_at:
            last[name] = max(pulse.good_at, last.get(name, pulse.good_at))
    return last


def _repaired_phones(results: Results) -> int:
    query = "select count(*) as n from responses where phone_repaired and presence <> 'gone'"
    return int(results.rows("attempts", query)["n"][0].as_py())


def _sources(results: Results, pulses: Mapping[str, Pulse]) -> tuple[SourceStatus, ...]:
    query = "select source, count(*) as rows from responses where presence <> 'gone' group by 1"
    counts = {row["source"]: row["rows"] for row in results.rows("attempts", query).to_pylist()}
    last = last_good(results, pulses)
    state = dict.fromkeys(last, "ok")
    state |= {name: "stale" for name, pulse in pulses.items() if pulse.stale}
    return tuple(
        SourceStatus(
            id=source.id,
            rows=counts.get(source.id, 0),
            last_good_at=last.get(source.id),
            state=state.get(source.id, "never loaded"),
        )
        for source in results.contest.sources
    )
