"""Why a response stands where it stands: hand-made cases of each state, ties, draws, categories."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cli.scoring import main
from contest import load
from contest.errors import UsageError
from contest.settings import Settings
from ledger import Ledger
from ledger.draws import draws_of, sealing
from publish.trace import trace
from results import Explained, View
from scoring.rules.basis import basis
from scoring.rules.states import outside_window
from tests.builders import HEADER, NOW, TOML, row, write_folder
from tests.desk import committee_view, load_rows

RULES = """
[attempts]
max_per_round = 2
counted = "best"
basis = "Điều 4"
[prediction]
of = "people"
[ranking]
order = ["score", "prediction_distance", "submitted_at"]
basis = "Điều 6"
"""
BASED = TOML.replace("[contest]\n", '[contest]\nbasis = "Điều 2"\n')


class Desk:
    """A contest with these sections and rows, and what it says of its people."""

    def __init__(
        self,
        place: Path,
        *rows: tuple[str, ...],
        toml: str = RULES,
        header: tuple[str, ...] = HEADER,
    ) -> None:
        self.place = place
        self.contest = load(write_folder(place / "c", toml=BASED + toml))
        self.ledger = Ledger.at(place / "ledger")
        load_rows(self.contest, self.ledger, *rows, header=header)

    @property
    def view(self) -> View:
        return committee_view(self.contest, self.ledger)

    def ids(self, number: int) -> list[str]:
        """The responses of a person, the earliest first."""
        lines = self.view.look_up(f"Người Số {number}")
        return [x["response_id"] for x in sorted(lines, key=lambda x: x["submitted_at"])]

    def told(self, number: int, at: int = 0, round: str | None = None) -> Explained:
        found = self.view.explained(self.ids(number)[at], round)
        assert found is not None
        return found

    def trace(self, number: int, at: int = 0, round: str | None = None) -> Mapping[str, Any]:
        """Rule → value, compared_with, better."""
        rows = trace(self.contest, self.told(number, at, round))
        assert len({one["rule"] for one in rows}) == len(rows)
        return {one["rule"]: (one["value"], one["compared_with"], one["better"]) for one in rows}


def ranks_beside(found: Explained) -> tuple[int | None, int | None]:
    """The ranks just above and below."""
    assert found.place is not None
    above, below = found.place.above, found.place.below
    return above and above["rank"], below and below["rank"]


WINDOW = "2024-11-18T07:30:00/2024-12-13T16:30:00"
UNREACHED = (None, None, None)


def test_an_accepted_response_is_traced_from_the_sheet_to_its_rank(tmp_path: Path) -> None:
    desk = Desk(
        tmp_path, row(1, answer="B"), row(2, prediction="5"), row(3), row(4, prediction="4")
    )
    found = trace(desk.contest, desk.told(2))
    assert [one["rule"] for one in found] == [
        "gone_from_sheet", "outside_window", "committee_rejected", "submitted_at_unreadable",
        "lacks_column", "window_undeclared", "field_missing", "field_unreadable", "no_identity",
        "unit_unknown", "unit_ambiguous", "key_undeclared", "marks", "within_attempt_limit",
        "best_first", "prediction_target", "prediction_distance", "rank_order", "above", "below",
    ]  # fmt: skip
    said = desk.trace(2)
    assert said["outside_window"] == (datetime(2024, 11, 20, 8, 2), WINDOW, True)
    assert said["marks"] == (1.0, 1.0, True)
    assert said["within_attempt_limit"] == (1, 2, True)
    assert said["best_first"] == (1, 1, True)
    assert said["prediction_target"] == (5, 4, True)
    assert said["prediction_distance"] == (1, None, True)
    assert said["rank_order"] == (2, 4, True)
    assert said["above"] == (1, 0, "prediction_distance")
    assert said["below"] == (datetime(2024, 11, 20, 8, 2), datetime(2024, 11, 20, 8, 3),
                             "submitted_at")  # fmt: skip
    assert ranks_beside(desk.told(1)) == (3, None)
    assert ranks_beside(desk.told(4)) == (None, 2)
    assert desk.trace(4)["above"] == UNREACHED
    assert desk.trace(1)["below"] == UNREACHED
    stated = {one["rule"]: one["basis"] for one in found}
    assert (stated["outside_window"], stated["best_first"], stated["above"]) == (
        "Điều 2", "Điều 4", "Điều 6",
    )  # fmt: skip
    assert stated["marks"] is None


def test_of_several_attempts_the_other_one_counts_and_one_past_the_limit_does_not(
    tmp_path: Path,
) -> None:
    times = [{"time": f"20/11/2024 09:00:0{n}"} for n in range(3)]
    desk = Desk(tmp_path, row(1, answer="B", **times[0]), row(1, **times[1]), row(1, **times[2]))
    assert desk.told(1, 0).state == "superseded"
    first, second, third = (desk.trace(1, at) for at in range(3))
    assert first["best_first"] == (1, 2, False)
    assert second["best_first"] == (2, 2, True)
    assert third["within_attempt_limit"] == (3, 2, False)
    assert third["best_first"] == first["rank_order"] == third["rank_order"] == UNREACHED
    assert first["marks"] == (0, 1, True)
    assert first["above"] == UNREACHED


def test_a_rejected_response_ends_with_the_rule_that_decided(tmp_path: Path) -> None:
    desk = Desk(tmp_path, row(1, time="17/11/2024 08:00:00", unit="lạ"))
    found = desk.told(1)
    assert [one.rule for one in found.lines][:3] == ["gone_from_sheet", "outside_window", "marks"]
    said = desk.trace(1)
    assert said["outside_window"] == (datetime(2024, 11, 17, 8), WINDOW, False)
    assert said["marks"] == UNREACHED
    assert found.place is None


def test_a_held_response_says_what_is_missing_and_an_accepted_one_that_it_was_set_aside(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path, row(1, unit="lạ, gọi 0912345678"), row(2, unit=""))
    assert desk.trace(1)["unit_unknown"] == ("lạ, gọi 091 *** 5678", None, False)
    assert desk.trace(2)["field_missing"] == ("unit", "full_name; phone; unit", False)
    (line,) = desk.view.responses(desk.ids(1))
    facts = {"row_hash": line["content_hash"]}
    desk.ledger.decide("accept", line["response_id"], facts, by="An", now=NOW)
    assert desk.trace(1)["unit_unknown"][1:] == ("accept", True)
    assert desk.told(1).state == "accepted"


def test_a_rejection_by_the_committee_is_told_as_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path, row(1))
    desk.ledger.decide("reject", desk.ids(1)[0], note="x", by="An", now=NOW)
    assert desk.trace(1)["committee_rejected"] == ("reject", "reject", False)


PRIZES = '[[prizes]]\nname = "I"\ncount = 1\n[[prizes]]\nname = "II"\ncount = 2\n'
SAME = {"time": "20/11/2024 08:00:00", "prediction": "3"}


def test_a_tie_waits_for_a_draw_and_the_draw_is_told_afterwards(tmp_path: Path) -> None:
    desk = Desk(tmp_path, row(1, **SAME), row(2, **SAME), row(3, answer="B"), row(4, answer="C"),
                toml=RULES + PRIZES)  # fmt: skip
    place = desk.told(1).place
    assert place is not None
    assert (place.tied, place.above) == (1, None)
    said = desk.trace(1)
    assert said["last_places"] == (1, 3, True)
    assert said["lies_in_one_prize"] == ("1; 2", "I; II", False)
    assert desk.trace(4)["lies_in_one_prize"] == ("3", "II", True)
    assert desk.trace(3)["last_places"] == (4, 3, False)

    (tie,) = desk.view.awards().ties
    subject, facts = sealing(tie.of, tie.ids, "Xổ số", date(2024, 12, 20), (), date(2024, 12, 14))
    desk.ledger.decide("seal_draw", subject, facts, by="An", now=NOW)
    (sealed,) = draws_of(desk.ledger.decisions())
    desk.ledger.decide("draw", sealed.decision_id, {"seed": "38204"}, by="An", now=NOW)
    drawn = [desk.trace(number) for number in (1, 2)]
    assert {(one["drawn_order"], one["lies_in_one_prize"]) for one in drawn} == {
        ((1, 2, True), ("1", "I", True)), ((2, 2, True), ("2", "II", True)),
    }  # fmt: skip


ROUNDS = """
[[rounds]]
id = "mot"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-25T00:00:00
[[rounds]]
id = "hai"
opens_at = 2024-11-25T00:00:00
closes_at = 2024-12-13T16:30:00
[[prizes]]
name = "Tuần 1"
count = 1
round = "mot"
[[prizes]]
name = "Chung"
count = 1
"""


def test_who_holds_an_earlier_prize_is_left_out_and_each_round_has_its_own_rank(
    tmp_path: Path,
) -> None:
    week_2 = {"time": "26/11/2024 08:00:00", "prediction": "3"}
    desk = Desk(tmp_path, row(1, **{**SAME, "prediction": "2"}), row(2, **SAME),
                row(1, **week_2), row(3, **week_2), toml=RULES + ROUNDS)  # fmt: skip
    assert desk.trace(1, 0, "mot")["lies_in_one_prize"] == ("1", "Tuần 1", True)
    overall = desk.trace(1)
    assert overall["rank_order"] == (1, 3, True)
    assert overall["may_win"] == ("Tuần 1", None, False)
    assert overall["last_places"] == UNREACHED
    assert desk.trace(2)["overall_distance"] == (None, None, False), "week 2 was missed"
    assert "overall_distance" not in desk.trace(1, 0, "mot")
    assert desk.trace(1)["outside_round"][1].count("/") == 2
    with pytest.raises(UsageError, match="of round 'mot'"):
        desk.told(1, 0, "hai")


CATEGORIES = """
[[categories]]
id = "can-bo"
title = "Cán bộ"
basis = "Điều 3"
when = { column = "Đối tượng", is = ["Cán bộ"] }
[[categories]]
id = "khac"
when = { column = "Đối tượng", is = ["Người dân"] }
"""


def test_neighbours_are_those_of_the_own_category_and_who_meets_none_has_no_rank(
    tmp_path: Path,
) -> None:
    kinds = ("Cán bộ", "Người dân", "Cán bộ", "khác")
    rows = [(*row(n, prediction="4"), kind) for n, kind in enumerate(kinds, start=1)]
    desk = Desk(tmp_path, *rows, toml=RULES + CATEGORIES, header=(*HEADER, "Đối tượng"))
    assert desk.trace(1)["is_ranked"] == ("can-bo", None, True)
    assert desk.trace(1)["below"][2] == "submitted_at"
    assert desk.trace(1)["rank_order"] == (1, 2, True)
    assert desk.trace(2)["below"] == UNREACHED
    assert desk.trace(4)["is_ranked"] == (None, None, False)
    assert desk.trace(4)["rank_order"] == UNREACHED


def test_a_tie_in_one_category_has_the_nearest_rank_of_its_own_above(tmp_path: Path) -> None:
    """The other category has a rank 2, this one has none."""
    same = {"prediction": "6", "time": "20/11/2024 08:00:00"}
    staff = [(*row(n, **same), "Cán bộ") for n in (1, 2)]
    staff.append((*row(3, prediction="6"), "Cán bộ"))
    people = [(*row(n, prediction="6"), "Người dân") for n in (4, 5, 6)]
    desk = Desk(tmp_path, *staff, *people, toml=RULES + CATEGORIES, header=(*HEADER, "Đối tượng"))
    assert ranks_beside(desk.told(3)) == (1, None)
    assert ranks_beside(desk.told(6)) == (2, None)
    assert ranks_beside(desk.told(1)) == (None, 3)


def test_the_command_prints_the_trace_and_refuses_an_unknown_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, row(1))
    where = ["--contest", str(tmp_path / "c"), "--data", desk.ledger.uri]
    assert main(["explain", desk.ids(1)[0], *where, "--format", "json"]) == 0
    out = capsys.readouterr().out
    rows = json.loads(out)
    assert [one["rule"] for one in rows][-3:] == ["rank_order", "above", "below"]
    assert {*rows[0]} == {"rule", "basis", "value", "compared_with", "better"}
    assert "0900000001" not in out
    assert main(["explain", "no-such-id", *where]) == 2
    assert "there is no response with this id" in capsys.readouterr().err
    early = ["--as-of", "2024-11-19T00:00:00"]
    assert main(["explain", desk.ids(1)[0], *where, *early]) == 2


def test_a_basis_is_that_of_the_section(tmp_path: Path) -> None:
    settings: Settings = Desk(tmp_path).contest.settings
    assert basis(outside_window, settings) == ("Điều 2",)
