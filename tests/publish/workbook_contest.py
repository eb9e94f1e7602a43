"""A contest whose workbook has every odd case: a merger, a headcount that is unknown, too low or
derived, a silent unit, names that are hostile, long, or equal after cutting."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from contest import load
from contest.csv_cells import csv_text
from ingest import ensure_current
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, TOML, row, write_folder
from tests.desk import load_rows

LONG = "Trung tâm phục vụ hành chính công "
HOSTILE = ('=HYPERLINK("http://x.example";"a")', "+1", "Sở\u202e [x]:*?/\\'", LONG * 9)
GROUPS = """
[[groups]]
id = "huyen"
title = "Huyện"
[[groups]]
id = "trong"
title = "History"
[targets]
participation_rate = 0.8
letter_below = 0.3
"""
# code, name, group, parent, headcount, valid_from, valid_to, successor
UNITS: tuple[tuple[str, ...], ...] = (
    ("H1", f"{LONG}Một", "huyen", "", "20", "", "", ""),
    ("X1", "Xã Một", "", "H1", "6", "", "2024-11-21", "X3"),
    ("X2", "Xã Hai", "", "H1", "4", "", "", ""),
    ("X3", "Xã Ba", "", "H1", "8", "2024-11-22", "", ""),
    ("X4", "Xã Bốn", "", "H1", "8", "", "", ""),
    ("H2", f"{LONG}Hai", "huyen", "", "", "", "", ""),
    ("Y1", "Xã Năm", "", "H2", "3", "", "", ""),
    ("H3", "Huyện Ba", "huyen", "", "", "", "", ""),
    ("S8", "Sở Lớn", "so", "", "3000", "", "", ""),
    *((f"S{n}", name, "so", "", "10", "", "", "") for n, name in enumerate(HOSTILE)),
)
PLACES = (
    *[("Xã Một", 18)] * 2, ("Xã Hai", 19), *[("Xã Ba", 22)] * 3, (f"{LONG}Một", 23),
    *[("Xã Năm", 19)] * 6, *[("Huyện Ba", 19)] * 2, *[(HOSTILE[1], 20)] * 8,
    ("Sở Lớn", 20),
)  # fmt: skip
"""The units and the days of November of the responses that count."""


def workbook_view(folder: Path, *rows: tuple[str, ...]) -> View:
    """What the committee sees on 24 November 2024 at 9 o'clock, with `rows` beside the others."""
    header = ("code", "name", "group", "parent", "headcount", "valid_from", "valid_to", "successor")
    units = csv_text([(*header[:2], "kind", *header[2:]), *((*u[:2], "", *u[2:]) for u in UNITS)])
    contest = load(write_folder(folder / "contest", toml=TOML + GROUPS, units=units))
    ledger = Ledger.at(folder / "ledger")
    answers = [
        row(number, unit=unit, time=f"{day}/11/2024 09:{number:02}:00")
        for number, (unit, day) in enumerate(PLACES)
    ]
    load_rows(contest, ledger, *answers, *rows)
    ensure_current(contest, ledger)
    now = datetime(2024, 11, 24, 2, 0, tzinfo=UTC)
    return visible(compute(contest, ledger, now=now), COMMITTEE, now=now)
