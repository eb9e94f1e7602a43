"""The page of one response, of each reason that there is, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from contest import reasons
from contest.exclusions import Exclusion
from contest.items import Item
from contest.units import Unit, UnitTree
from i18n.words import Words
from ledger import Ledger
from results import View
from tests.builders import HEADER, NOW, row
from tests.desk import committee_view, load_rows
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import (
    CLOSES,
    COLUMNS,
    HOSTILE,
    OPENS,
    QUESTION,
    UNITS,
    Stage,
    make_contest,
    sheet,
    with_window,
)

CONTEST = replace(
    make_contest(
        rounds=[
            {"id": "mot", "opens_at": OPENS, "closes_at": "2024-11-25T00:00:00"},
            {"id": "hai", "opens_at": "2024-11-26T00:00:00", "closes_at": CLOSES},
        ],
        items=(QUESTION, Item("q2", "Câu 2", round="hai", options=("A", "B"))),  # has no key
        voids=[{"opens_at": "2024-11-22T00:00:00", "closes_at": "2024-11-23T00:00:00"}],
        sources=[{"id": "a"}, {"id": "b"}],
        attempts={"max_per_round": 2},
        identity={
            "match_on": ["phone"],
            "required": ["full_name", "unit", "prediction"],
            "same_key_other_name": "hold",
        },
    ),
    units=UnitTree((*UNITS.units, Unit("A1", "Xã A", parent="290"), Unit("A2", "Xã A"))),
)
RESTRICTED = replace(
    make_contest(
        columns={**COLUMNS, "birth_date": ["Dự đoán"]},
        identity={"match_on": ["phone"], "minimum_age": 18},
    ),
    exclusions=(Exclusion(phone="0900000018"),),
)
WINDOWLESS = with_window(make_contest(), None, None)


def hostile(number: int, **cells: str) -> tuple[str, ...]:
    """A response that counts but for these cells."""
    return row(number, **{"name": HOSTILE, "unit": "Sở Nội vụ", **cells})


STILL_THERE = {
    reasons.OUTSIDE_WINDOW: [hostile(2, time="01/11/2024 08:00:00")],
    reasons.VOID_PERIOD: [hostile(3, time="22/11/2024 08:00:00")],
    reasons.OUTSIDE_ROUND: [hostile(4, time="25/11/2024 08:00:00")],
    reasons.COMMITTEE_REJECTED: [hostile(1)],
    reasons.SUBMITTED_AT_UNREADABLE: [hostile(5, time="")],
    reasons.FIELD_MISSING: [hostile(6, name="")],
    reasons.FIELD_UNREADABLE: [hostile(7, prediction="nhiều")],
    reasons.NO_IDENTITY: [hostile(8, phone="12")],
    reasons.UNIT_UNKNOWN: [hostile(9, unit="lạ")],
    reasons.UNIT_AMBIGUOUS: [hostile(10, unit="Xã A")],
    reasons.KEY_UNDECLARED: [hostile(11, time="27/11/2024 08:00:00")],
    reasons.NAMES_DIFFER: [hostile(12, name=f"{HOSTILE} {n}") for n in range(2)],
    # Two attempts, of which one counts, and one too many.
    reasons.PAST_ATTEMPT_LIMIT: [hostile(13, time=f"20/11/2024 09:00:0{n}") for n in range(3)],
}
GONE = hostile(14)
EDITED = [hostile(15, time=time) for time in ("24/11/2024 23:00:00", "26/11/2024 01:00:00")]
HEADINGS = (*HEADER, "Câu 2")
LACKING = tuple(name for name in HEADER if name != "Câu 1")


@pytest.fixture(scope="module")
def of_each_reason(
    stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[View, dict[str, Any]]]:
    """Every response, with a view that shows it."""
    ledger = Ledger.at(tmp_path_factory.mktemp("reasons") / "ledger")
    stays = [one for some in STILL_THERE.values() for one in some]
    for rows in ([*stays, GONE, EDITED[0]], [*stays, EDITED[1]]):
        answered = [(*one, "A") for one in rows]
        load_rows(CONTEST, ledger, *answered, header=HEADINGS, source="a", complete=True)
    load_rows(CONTEST, ledger, (*hostile(16)[:4], "16"), header=LACKING, source="b")
    (refused,) = (
        line for line in committee_view(CONTEST, ledger).look_up(HOSTILE) if line["prediction"] == 1
    )
    ledger.decide("reject", refused["response_id"], note=HOSTILE, by="ai", now=NOW)
    return [
        (view, line)
        for view in (
            committee_view(CONTEST, ledger),
            stage(WINDOWLESS, sheet(hostile(17))),
            stage(
                RESTRICTED,
                sheet(hostile(18), hostile(19), hostile(20, prediction="19/11/2006")),
            ),
        )
        for line in view.responses(view.responses_with(["Sở Nội vụ", "lạ", "Xã A"]))
    ]


def test_there_is_a_response_of_each_reason(
    of_each_reason: list[tuple[View, dict[str, Any]]],
) -> None:
    found = {line["reason"] for _, line in of_each_reason}
    assert found == {None, *reasons.REASONS}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_response_in_any_state_is_drawn_in_both_languages(
    open_page: OpenPage, of_each_reason: list[tuple[View, dict[str, Any]]], language: str
) -> None:
    for view, line in {line["reason"]: (view, line) for view, line in of_each_reason}.values():
        app = open_page("review", view, language, response=line["response_id"])
        assert not app.exception
        assert Words(language)(f"state.{line['state']}") in page_text(app)  # type: ignore[arg-type]
        assert "<img" not in page_text(app)
