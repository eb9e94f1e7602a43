"""Groups and units as parts of what stands above them: which of them the public numbers name."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

import pyarrow as pa
import pytest

from contest import Contest
from contest.settings import Group, Info, Publication, Settings
from publish.press.turnout import PublicTurnout, public_turnout
from results import View
from results.league import league

CONTEST = Contest(
    Settings(
        contest=Info(id="thi", title="Cuộc thi"),
        groups=(Group(id="huyen", title="Huyện"), Group(id="xa", title="Xã"),
                Group(id="so", title="Sở"), Group(id="hoi", title="Hội")),
        publication=Publication(name_low_units=True),
    )
)  # fmt: skip
Unit = tuple[str, str, str | None, int | None]
"""Code, group, code of the unit above, headcount; one person a unit took part."""


def public(*units: Unit) -> PublicTurnout:
    """The public numbers of a contest of these units."""
    rows = [
        {
            "unit_code": code, "unit_name": code, "group": group, "parent_code": above,
            "people": 1, "headcount": headcount, "valid": True, "rank": None,
            "participation_rate": 1 / headcount if headcount else None,
        }
        for code, group, above, headcount in units
    ]  # fmt: skip
    groups = {code: group for code, group, _, _ in units}
    view = SimpleNamespace(
        contest=CONTEST,
        known_until=datetime(2024, 12, 2, 20),
        headline=lambda: SimpleNamespace(
            people=9, attempts=9, counted_people=9, headcount=99, participation_rate=1 / 11
        ),
        participation=lambda by: pa.Table.from_pylist(rows),
        league=lambda group: league(
            row
            for row in rows
            if row["group"] == group and groups.get(cast(Any, row["parent_code"])) != group
        ),
        turnout=lambda step: pa.Table.from_pylist([], schema=pa.schema([])),
    )
    return public_turnout(cast(View, view))


def named(turnout: PublicTurnout) -> tuple[set[str], set[str]]:
    return {group.id for group in turnout.groups}, {unit.code for unit in turnout.units}


DISTRICT: Unit = ("H1", "huyen", None, 100)
OFFICE: Unit = ("S1", "so", None, 50)


@pytest.mark.parametrize(
    ("units", "groups", "codes"),
    [
        pytest.param([DISTRICT, OFFICE], {"huyen", "xa", "so", "hoi"}, {"H1", "S1"}, id="all"),
        pytest.param(
            [DISTRICT, ("H2", "huyen", None, 20), ("H3", "huyen", None, 4)],
            {"huyen", "xa", "so", "hoi"},
            {"H1"},
            id="a small top unit hides in its group, with the next one",
        ),
        pytest.param(
            [DISTRICT, OFFICE, ("A", "hoi", None, 2), ("B", "hoi", None, 2)],
            {"huyen", "xa"},
            {"H1"},
            id="a small group hides in the contest, with the smallest other group",
        ),
        pytest.param(
            [DISTRICT, ("X1", "huyen", "H1", 3), ("X2", "huyen", "H1", 30), ("Y", "so", None, 9)],
            {"huyen", "so"},
            {"H1", "Y"},
            id="a small commune hides in its district",
        ),
        pytest.param(
            [DISTRICT, ("X1", "xa", "H1", 3), ("X2", "xa", "H1", 30), ("X3", "xa", "H1", 40)],
            {"huyen", "xa", "so", "hoi"},
            {"H1", "X3"},
            id="a small commune hides in its district and in the group of communes",
        ),
    ],
)
def test_small_units_and_groups_stand_within_what_is_above(
    units: list[Unit], groups: set[str], codes: set[str]
) -> None:
    shown_groups, shown_units = named(public(*units))
    declared = {unit[1] for unit in units}
    assert shown_groups & declared == groups & declared
    assert shown_units == codes


def test_units_stand_in_the_order_of_their_rates_top_units_first() -> None:
    beneath: Unit = ("X1", "huyen", "H1", 5)
    turnout = public(("S2", "so", None, 60), beneath, DISTRICT, OFFICE, ("S3", "so", None, None))
    assert [unit.code for unit in turnout.units] == ["S1", "S2", "H1", "S3", "X1"]
