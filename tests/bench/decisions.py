"""Decisions of each kind: the preview, and the write until the next page has read the new state,
beside the same tables computed from nothing."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contest import load
from ledger import Ledger
from results import compute, visible
from service.environment import operator
from tests.bench.measure import Spent, as_line, line, quickest
from tests.bench.program import Program

_PROBE = Path(__file__).with_name("decision_probe.py")
_AT = datetime(2024, 12, 2, 13, 0, tzinfo=UTC)


def measure(programs: Sequence[Program], export: Path, place: Path, times: int) -> None:
    """Measure the first program, and the second where there is one."""
    place = place / "decisions"
    shutil.rmtree(place, ignore_errors=True)
    ledgers = [place / str(number) for number, _ in enumerate(programs)]
    for program, data in zip(programs, ledgers, strict=True):
        program.load(export, data)
    reference, _ = quickest(lambda: _all(programs[0].folder, ledgers[0]))
    line("the same tables from the responses", reference, reference)
    found = [
        program.probe(program.folder, data, str(times), script=_PROBE)
        for program, data in zip(programs, ledgers, strict=True)
    ]
    for what in found[0]["spent"]:
        line(what, *as_line([_middle(one["spent"][what]) for one in found], reference))


def _all(folder: Path, data: Path) -> None:
    """What a preview has to compute: people, ranks, participation, states."""
    view = visible(compute(load(folder), Ledger.at(data), now=_AT), operator())
    view.standings(), view.headline(), view.balance(), view.participation("unit")


def _middle(spent: Sequence[dict[str, Any]]) -> Spent:
    """The medians of several decisions."""
    return Spent(*(statistics.median(one[name] for one in spent) for name in ("seconds", "cpu")))
