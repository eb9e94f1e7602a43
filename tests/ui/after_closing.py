"""A contest that is over, its pages as each role sees them, and the files that they offer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest import load_file
from results import Principal, View
from service import downloads, environment
from service.environment import Moment
from service.opened import open_for
from tests.builders import csv_text, here
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk

WINS, UNIT_WINS = "Giải Vàng-Ngọc", "Giải Đơn-Vị-Ngọc"
"""Names of prizes: where they stand, a result is told."""
RULES = f"""
[[rounds]]
id = "mot"
title = "Vòng Một-Ngọc"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-12-01T00:00:00
[[rounds]]
id = "hai"
title = "Vòng Hai"
opens_at = 2024-12-01T00:00:00
closes_at = 2024-12-13T16:30:00
[[prizes]]
name = "{WINS}"
count = 2
round = "mot"
[[unit_prizes]]
name = "{UNIT_WINS}"
group = "so"
[publication]
self_check = true
"""
UNITS = (
    "code,name,kind,group,parent,headcount\n"
    "S1,Sở Một,sở,so,,10\nS2,Sở Hai,sở,so,,\nP1,Phòng Một,phòng,,S1,\n"
)
_HEAD = re.compile(r'<p class="ct-title">.*?</p>')
"""The title of the contest above every page, as it is declared now."""
NOW = datetime(2025, 1, 1, 1, tzinfo=UTC)
REVIEWER = Principal("Lê Thị Hòa", "reviewer")


def desk_after_closing(
    monkeypatch: pytest.MonkeyPatch, place: Path, *rows: tuple[str, ...], more: str = ""
) -> Desk:
    """A desk whose clock stands after the closing. `more`: further sections of contest.toml."""
    monkeypatch.setattr(environment, "operator", environment.operator)  # see `text_of`
    made = make_desk(monkeypatch, place, rules=RULES + more, units=UNITS)
    monkeypatch.setenv("CONTEST_NOW", "2025-01-01T08:00")
    load(made, *rows)
    return made


def load(desk: Desk, *rows: tuple[str, ...]) -> None:
    path = here().folder.parent / "answers.csv"
    path.write_text(csv_text(rows), "utf-8")
    load_file(desk.contest, desk.ledger, path, now=NOW)


def text_of(desk: Desk, who: Principal, address: str) -> str:
    """The page as somebody sees it; afterwards `taken` has what it offers."""
    downloads._offers.clear()
    environment.operator = lambda name=None: who
    app = desk.on(address)
    assert not app.exception, address
    text = _HEAD.sub("", page_text(app))
    for one in downloads._offers:
        text = text.replace(one, "token")
    return text


def taken(who: Principal) -> Iterator[tuple[str, bytes]]:
    """The files that the page offers, as they are made for somebody."""
    for one in [*downloads._offers.values()]:
        yield one.name, one.make(who)


def committee() -> View:
    return open_for(here(), REVIEWER, Moment(NOW), fresh=True).view
