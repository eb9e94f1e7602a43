"""Writes the results that a correct program must find."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from sample.clock import iso_time
from sample.folder import Contest
from sample.prizes import UnitLine, prizes_at, unit_lines
from sample.results import Turnout, standings, turnouts
from sample.verdicts import STATES, Verdict

_ROWS = (
    "row_number,state,reason,person,unit_code,unit_valid_from,score,prediction,submitted_at,"
    "unit_meant,writing"
)
_STANDINGS = "rank,row_number,unit_code,score,prediction_distance,submitted_at,prize"
_PARTICIPATION = (
    "unit_code,valid_from,people,attempts,headcount,participation_rate,mean_score,last_submitted_at"
)
_UNIT_PRIZES = "prize,group,rank,unit_code,people,headcount,participation_rate,mean_score,out"


def write_truth(out: Path, contest: Contest, verdicts: Sequence[Verdict]) -> None:
    """Write the five files."""
    by_row = sorted(verdicts, key=lambda v: (v.seen.row_number is None, v.seen.row_number or 0))
    _write(out / "truth-rows.csv", _ROWS, map(_row, by_row))
    _write(out / "truth-standings.csv", _STANDINGS, _standing_lines(contest, verdicts))
    counted = list(turnouts(contest, verdicts))
    _write(out / "truth-participation.csv", _PARTICIPATION, map(_turnout_line, counted))
    lines = map(_unit_line, unit_lines(contest, counted))
    _write(out / "truth-unit-prizes.csv", _UNIT_PRIZES, lines)
    text = json.dumps(balance(verdicts), indent=2)
    (out / "truth-balance.json").write_text(text + "\n", encoding="utf-8")


def balance(verdicts: Sequence[Verdict]) -> dict[str, object]:
    """The number of responses of each state and reason, and the counts of each load's report."""
    states = Counter(verdict.state for verdict in verdicts)
    reasons = Counter(verdict.reason for verdict in verdicts if verdict.reason)
    new_later = sum(verdict.seen.is_new for verdict in verdicts)
    return {
        "observed": len(verdicts),
        **{state: states[state] for state in STATES},
        "reasons": dict(sorted(reasons.items())),
        "new1": len(verdicts) - new_later,
        "new2": new_later,
        "edited": sum(verdict.seen.is_edited for verdict in verdicts),
        "gone": states["withdrawn"],
    }


def _write(path: Path, header: str, lines: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(lines)


def _decimal(value: Fraction | None) -> str:
    return "" if value is None else f"{float(value):.6f}"


def _time(value: int | None) -> str:
    return "" if value is None else iso_time(value)


def _row(verdict: Verdict) -> Sequence[object]:
    row, unit = verdict.seen.row, verdict.unit
    return (
        verdict.seen.row_number,
        verdict.state,
        verdict.reason,
        row.person,
        unit.code if unit else "",
        unit.valid_from if unit else "",
        _decimal(verdict.score),
        row.prediction,
        _time(row.time),
        verdict.unit_meant.code,
        row.writing.kind,
    )


def _standing_lines(contest: Contest, verdicts: Sequence[Verdict]) -> Iterable[Sequence[object]]:
    ranked = standings(verdicts)
    prizes = prizes_at([standing.rank for standing in ranked], contest.prizes)
    for standing, prize in zip(ranked, prizes, strict=True):
        verdict = standing.verdict
        assert verdict.unit is not None
        yield (
            standing.rank,
            verdict.seen.row_number,
            verdict.unit.code,
            _decimal(verdict.score),
            standing.distance,
            iso_time(verdict.time),
            prize,
        )


def _turnout_line(turnout: Turnout) -> Sequence[object]:
    return (
        turnout.unit.code,
        turnout.unit.valid_from,
        turnout.people,
        turnout.attempts,
        turnout.headcount,
        _decimal(turnout.rate),
        _decimal(turnout.mean_score),
        _time(turnout.last_time),
    )


def _unit_line(line: UnitLine) -> Sequence[object]:
    turnout = line.turnout
    return (
        line.prize,
        line.group,
        line.rank,
        turnout.unit.code,
        turnout.people,
        turnout.headcount,
        _decimal(turnout.rate),
        _decimal(turnout.mean_score),
        line.out,
    )
