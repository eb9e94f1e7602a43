"""What a release says: its winners, the prizes and the numbers of units, and how it differs from
other results. Everything comes from the frozen files of the release and never from the ledger's
present rows; only the names stand beside the files, because an erasure takes them away.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from contest import Contest
from contest.csv_cells import Cell, csv_text
from contest.forgetting import of_persons
from contest.settings import Settings
from contest.tables import parse_day, raw_rows
from contest.text import tidy_name
from contest.units import Unit, UnitTree
from ledger.ledger import Ledger
from ledger.releases import Release, files_of, mark_of_releases, names_of
from results.compute import Results
from results.frozen import PRIZES, STANDINGS, UNITS, Covered, Frozen, frozen
from results.once import Once

UNIT_TABLES = ("units.csv", "contest/units.csv")
"""The files that name units."""
_READ = ("release.json", "standings.csv", "prizes.csv", *UNIT_TABLES)
_DECLARED = ("contest/contest.toml", "contest/units.csv")
_COMPARED = ("release.json", "standings.csv", "prizes.csv", "units.csv")
_read = of_persons(Once(4))
_contests = of_persons(Once(32))

Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Winner:
    """A person with a prize, or in a group that waits for a draw. `row`: of standings.csv, from 1.
    `round`: its id, "" is overall. `name`: tidy; None: the person was erased. `unit`: the name of
    the person's unit, or "". `state`: see prizes.csv."""

    row: int
    round: str
    category: str
    prize: str
    rank: int
    response_id: str
    name: str | None
    unit_code: str
    unit: str
    score: str
    prediction_distance: str
    submitted_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class UnitWinner:
    """A unit with a prize, with the numbers by which it won. `participation_rate` is an exact
    fraction as text, "" if unknown."""

    prize: str
    unit_code: str
    unit: str
    people: int
    headcount: int | None
    participation_rate: str
    state: str


@dataclass(frozen=True, slots=True)
class Released:
    """What a release makes public. `counted_until`: the contest-local time up to which every source
    was known. `rounds`: the rounds that it covers, `overall`: whether it covers the whole contest.
    `ranked`: number of rows of the standings, of which `erased` are of persons erased since.
    `units`: the lines of units.csv. `contest`: as the frozen contest folder declares it, with its
    titles, its zone, and the names and groups of its units; without headcounts and questions. Who
    speaks of a release takes its contest and never the present one."""

    release: Release
    counted_until: datetime
    rounds: tuple[str, ...]
    overall: bool
    ranked: int
    erased: int
    winners: tuple[Winner, ...]
    unit_winners: tuple[UnitWinner, ...]
    units: tuple[Line, ...]
    contest: Contest


@dataclass(frozen=True, slots=True)
class Difference:
    """Number of rows that differ between two results: people whose rank differs or who stand in one
    of them only, holders whose prizes differ, and units with other numbers."""

    ranks: int
    prizes: int
    units: int

    @property
    def is_none(self) -> bool:
        """Whether the results say the same."""
        return not (self.ranks or self.prizes or self.units)


def released(ledger: Ledger, release: Release) -> Released:
    """What a release says, read once for all viewers.

    Raises:
        LedgerError: a table of the ledger cannot be read.
    """
    key = (ledger.uri, release.making, release.revealed_at, mark_of_releases(ledger))
    return _read.get(key, lambda: _released(ledger, release))


def released_contest(ledger: Ledger, release: Release) -> Contest:
    """The `contest` of a release, read once and quickly, because no row of the standings is read.

    Raises:
        LedgerError: a table of the ledger cannot be read.
    """
    key = (ledger.uri, release.making)
    return _contests.get(key, lambda: _declared(files_of(ledger, release, _DECLARED)))


def difference(results: Results, release: Release) -> Difference:
    """How results differ from a release, in what the release covers. The numbers of units move by
    themselves while the contest goes on, so they are compared for a release of the whole contest.

    Raises:
        LedgerError: a table of the ledger cannot be read.
    """
    files = files_of(results.ledger, release, _COMPARED)
    covers = json.loads(files.pop("release.json"))["covers"]
    now = frozen(results, Covered(tuple(covers["rounds"]), covers["overall"], None))
    found = compared(files, now)
    return found if covers["overall"] else replace(found, units=0)


def compared(files: Mapping[str, bytes], now: Frozen) -> Difference:
    """How tables differ from the files of a release."""
    old = {name: lines_of(files[name]) for name in ("standings.csv", "prizes.csv", "units.csv")}
    new = {
        "standings.csv": _as_read(STANDINGS, now.standings),
        "prizes.csv": _as_read(PRIZES, now.prizes),
        "units.csv": _as_read(UNITS, now.units),
    }
    return Difference(
        _differing(_ranks(old["standings.csv"]), _ranks(new["standings.csv"])),
        _differing(
            _prizes(old["prizes.csv"], old["standings.csv"]),
            _prizes(new["prizes.csv"], new["standings.csv"]),
        ),
        _differing(_units(old["units.csv"]), _units(new["units.csv"])),
    )


def lines_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a table of a release, by column."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def _as_read(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[dict[str, str]]:
    return lines_of(csv_text([columns, *rows]).encode())


def _differing(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> int:
    return sum(old.get(key) != new.get(key) for key in {**old, **new})


def _ranks(standings: Iterable[Line]) -> dict[tuple[str, ...], str]:
    return {(one["round"], one["category"], one["response_id"]): one["rank"] for one in standings}


def _prizes(
    prizes: Iterable[Line], standings: Iterable[Line]
) -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """Kind and id of each holder → what the holder has, or waits for."""
    ids = {one["row"]: one["response_id"] for one in standings}
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for one in prizes:
        holder = (one["kind"], one["unit_code"] or ids[one["row"]])
        prize = tuple(one[name] for name in ("round", "category", "prize", "state"))
        found.setdefault(holder, []).append(prize)
    return found


def _units(units: Iterable[Line]) -> dict[tuple[str, ...], Line]:
    return {(one["unit_code"], one["valid_from"]): one for one in units}


def _released(ledger: Ledger, release: Release) -> Released:
    files = files_of(ledger, release, _READ)
    about = json.loads(files["release.json"])
    standings = lines_of(files["standings.csv"])
    units, prizes = lines_of(files["units.csv"]), lines_of(files["prizes.csv"])
    names = {str(one.row): one for one in names_of(ledger, release)}
    called = unit_names(files)
    rows = {one["row"]: one for one in standings}
    numbers = {one["unit_code"]: one for one in units}

    def winner(one: Line) -> Winner:
        row, who = rows[one["row"]], names.get(one["row"])
        code = who.unit_code if who else ""
        return Winner(
            row=int(one["row"]),
            round=one["round"],
            category=one["category"],
            prize=one["prize"],
            rank=int(row["rank"]),
            response_id=row["response_id"],
            name=tidy_name(who.name) if who else None,
            unit_code=code,
            unit=called.get(code, code),
            score=row["score"],
            prediction_distance=row["prediction_distance"],
            submitted_at=_time(row["submitted_at"]),
            state=one["state"],
        )

    def unit(one: Line) -> UnitWinner:
        row = numbers[one["unit_code"]]
        return UnitWinner(
            one["prize"], one["unit_code"], called[one["unit_code"]], int(row["people"]),
            int(row["headcount"]) if row["headcount"] else None, row["participation_rate"],
            one["state"],
        )  # fmt: skip

    return Released(
        release=release,
        counted_until=datetime.fromisoformat(about["counted_until"]),
        rounds=tuple(about["covers"]["rounds"]),
        overall=about["covers"]["overall"],
        ranked=len(standings),
        erased=len(standings) - len(names),
        winners=tuple(winner(one) for one in prizes if one["kind"] == "person"),
        unit_winners=tuple(unit(one) for one in prizes if one["kind"] == "unit"),
        units=tuple(units),
        contest=released_contest(ledger, release),
    )


def _declared(files: Mapping[str, bytes]) -> Contest:
    tables = tomllib.loads(files["contest/contest.toml"].decode("utf-8-sig"))
    units = _declared_units(files.get("contest/units.csv", b""))
    return Contest(Settings.model_validate(tables), units)


def unit_names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Code → name, from `UNIT_TABLES`, with the unit above where the name repeats. A unit that had
    ended stands in the frozen contest folder only."""
    declared = _declared_units(files.get("contest/units.csv", b""))
    labels = {
        (unit.code, unit.valid_from): label
        for unit, label in zip(declared.units, declared.labels, strict=True)
    }
    found = {code: label for (code, _), label in labels.items()}
    return found | {
        one["unit_code"]: labels.get(
            (one["unit_code"], parse_day(one["valid_from"])), one["unit_name"]
        )
        for one in lines_of(files["units.csv"])
    }


def _declared_units(content: bytes) -> UnitTree:
    """The units of a frozen units.csv, as far as their names and groups need."""
    if not content:
        return UnitTree()
    heads, *rows = raw_rows(content)
    cells = [dict(zip(heads, map(str.strip, row), strict=False)) for row in rows]
    return UnitTree(
        tuple(
            Unit(
                code=one.get("code", ""),
                name=one.get("name", ""),
                group=one.get("group", ""),
                parent=one.get("parent", ""),
                valid_from=parse_day(one.get("valid_from", "")),
                valid_to=parse_day(one.get("valid_to", "")),
            )
            for one in cells
        )
    )


def _time(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
