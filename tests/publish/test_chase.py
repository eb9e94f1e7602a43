"""Whom to chase, against the page of each unit and against numbers worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from contest import load
from contest.settings import Targets
from i18n.format import Format
from i18n.words import Words
from ingest import ensure_current
from ledger import Ledger
from publish.chase import Chase, Chased, Layer, Reach, chase, is_broken
from publish.pace import Pace
from publish.sharing.chase import chased_bars
from publish.unit_summary import Ended, unit_summary
from results import Contacted, Principal, Results, View, compute, visible
from tests.builders import COMMITTEE, TOML, row, write_folder
from tests.desk import load_rows

UNITS = """code,name,kind,group,parent,headcount,valid_from,valid_to,successor
H1,Huyện Một,,huyen,,20,,,
X1,Xã Một,,,H1,6,,2024-11-21,X3
X2,Xã Hai,,,H1,4,,,
X3,Xã Ba,,,H1,8,2024-11-22,,
X4,Xã Bốn,,,H1,8,,,
X5,Xã Năm,,,H1,,,,
X6,Xã Sáu,,,H1,,,,
X7,Xã Bảy,,,H1,1,,,
H2,Huyện Hai,,huyen,,10,,,
Y1,Xã Lạ,,,H2,9,,,
X9,Xã Cũ,,,H1,9,,2020-01-01,X2
S1,Sở Một,,so,,10,,,
"""
GROUPS = '[[groups]]\nid = "huyen"\ntitle = "Huyện"\n'
CONTACTS = "unit_code,name,title,phone\nX4,Ông Bốn,,0912345678\nY1,Bà Lạ,,0987654321\n"
NOW = datetime(2024, 11, 24, 2, tzinfo=UTC)
"""Nine o'clock, six full days after the opening and 19 days and 7.5 hours before the closing."""
TOP, COMMUNES = Layer("huyen", False), Layer("huyen", True)


def answers() -> list[tuple[str, ...]]:
    """2 of X1 on the 18th, 1 of X2 on the 19th, 1 of X3 on the 22nd, 1 of X6 and 2 of X7 on the
    20th; 1 of H2; 5 of S1."""
    places = [("Xã Một", 18)] * 2 + [("Xã Hai", 19), ("Xã Ba", 22), ("Xã Sáu", 20)]
    places += [("Xã Bảy", 20)] * 2 + [("Huyện Hai", 19)] + [("Sở Một", 20)] * 5
    return [
        row(number, unit=unit, time=f"{day}/11/2024 09:{number:02}:00")
        for number, (unit, day) in enumerate(places)
    ]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    place = tmp_path_factory.mktemp("chase")
    toml = TOML.replace("[[groups]]", f"{GROUPS}[[groups]]", 1)
    toml += "[targets]\nparticipation_rate = 0.8\nletter_below = 0.4\n"
    folder = write_folder(place / "c", toml=toml, units=UNITS)
    (folder / "contacts.csv").write_text(CONTACTS, encoding="utf-8")
    contest, ledger = load(folder), Ledger.at(place / "ledger")
    load_rows(contest, ledger, *answers())
    ensure_current(contest, ledger)
    return compute(contest, ledger, now=NOW)


def view_of(results: Results, *units: str) -> View:
    who = Principal("chi@thu.example", "leader", units) if units else COMMITTEE
    return visible(results, who, now=NOW)


def codes(found: Sequence[Chased]) -> list[str]:
    return [one.unit.code for one in found]


def test_units_below_the_threshold_come_silent_first_then_by_rate(results: Results) -> None:
    found = chase(view_of(results))
    # H1 6 of 20 with those of X1; H2 1 of 10. S1 has 5 of 10 and is not below 40 %.
    assert codes(found[TOP].below) == ["H2", "H1"]
    assert (found[TOP].units, found[TOP].silent) == (2, 0)
    # Nobody in Y1 (9 people), X4 (8) and X5 (unknown); X2 1 of 4, X3 3 of 8.
    assert codes(found[COMMUNES].below) == ["Y1", "X4", "X5", "X2", "X3"]
    assert (found[COMMUNES].units, found[COMMUNES].silent) == (8 - 1, 3)
    assert found[Layer("so", False)] == Chase(0.4, 1, (), (), (), ())
    assert list(found) == [TOP, COMMUNES, Layer("so", False)]


def test_what_is_sent_on_is_the_list_without_contacts_and_without_units_of_others(
    results: Results,
) -> None:
    say, fmt = Words("vi"), Format("vi")
    view, own = view_of(results), view_of(results, "H1")
    shared = chased_bars(view, say, fmt, layer=COMMUNES)
    assert shared.rows == [
        ("Xã Lạ", "Huyện Hai", 0, 9, 0.0, 8),
        ("Xã Bốn", "Huyện Một", 0, 8, 0.0, 7),
        ("Xã Năm", "Huyện Một", 0, None, None, None),
        ("Xã Hai", "Huyện Một", 1, 4, 0.25, 3),
        ("Xã Ba", "Huyện Một", 3, 8, 0.375, 4),
    ]
    assert len(shared.headings) == len(shared.rows[0])
    assert shared.sentence == (
        "Tính đến 09:00 ngày 24/11/2024, 5/7 đơn vị (Huyện: đơn vị trực thuộc) có tỷ lệ tham gia "
        "dưới 40\u00a0%: Xã Lạ, Xã Bốn, Xã Năm, Xã Hai và Xã Ba."
    )
    assert "0987" not in f"{shared.figure}{shared.rows}"
    names = [row[0] for row in chased_bars(own, say, fmt, layer=Layer("", True)).rows]
    assert names == ["Xã Bốn", "Xã Năm", "Xã Hai", "Xã Ba"]


def test_units_that_nobody_can_judge_and_those_that_ended_are_told(results: Results) -> None:
    found = chase(view_of(results))[COMMUNES]
    assert [one.code for one in found.unknown] == ["X6"]
    assert [one.code for one in found.over] == ["X7"]
    assert found.ended == (("Xã Một", Ended(date(2024, 11, 21), ("Xã Ba",))),), (
        "X9 ended long before the contest"
    )
    assert not {"X6", "X7", "X1", "X9"} & set(codes(found.below))


def test_the_numbers_of_every_unit_are_those_of_its_own_page(results: Results) -> None:
    view, seen = view_of(results), 0
    for layer in chase(view).values():
        for one in layer.below:
            page = unit_summary(view, one.unit.code)
            assert page is not None
            assert (one.unit.name, one.unit.people, one.unit.headcount, one.unit.rate) == (
                page.name, page.people, page.headcount, page.rate,
            )  # fmt: skip
            assert one.pace == page.pace
            row = view.with_units_of(NOW.date()).unit(one.unit.code)
            assert row is not None
            assert (row["people"], row["headcount"]) == (one.unit.people, one.unit.headcount)
            seen += 1
    assert seen == 7


def test_what_is_missing_and_where_two_paces_lead(results: Results) -> None:
    found = {one.unit.code: one for one in chase(view_of(results))[COMMUNES].below}
    # 80 % of 8 are 7 people; 4 are missing in 19 days. In six days came 3, in the last three 1:
    # 3 + 19.3 × 1/2 are more than the headcount, 3 + 19.3 × 1/3 are 9.4 and so 8 too.
    assert found["X3"].pace == Pace(4, 1, Fraction(1, 2), 8)
    assert found["X3"].reach == Reach(8, 8)
    # 1 in six days and nobody in the last three: between 1 and 1 + 19.3/6.
    assert (found["X2"].pace, found["X2"].reach) == (Pace(3, 1, Fraction(1, 6), 4), Reach(1, 4))
    assert found["X4"].reach == Reach(0, 0)
    assert (found["X5"].pace, found["X5"].reach) == (None, None)
    assert (found["X2"].above, found["X4"].focal[0].dialled) == ("Huyện Một", "0912345678")


def test_a_leader_chases_the_own_units_and_those_beneath_alone(results: Results) -> None:
    found = chase(view_of(results, "H1"))
    own, beneath = Layer("", False), Layer("", True)
    assert list(found) == [own, beneath]
    assert codes(found[own].below) == ["H1"]
    assert codes(found[beneath].below) == ["X4", "X5", "X2", "X3"]
    assert [name for name, _ in found[beneath].ended] == ["Xã Một"]
    assert "Lạ" not in str(found)
    alone = chase(view_of(results, "X2"))
    assert {layer: codes(one.below) for layer, one in alone.items()} == {own: ["X2"]}
    assert chase(view_of(results, "X1")) == {}, "the code of a unit that has ended leads nobody"


def test_the_threshold_is_compared_exactly(results: Results) -> None:
    for targets, is_below in (
        (Targets(participation_rate=0.5), False),  # 5 of 10 are not below 50 %
        (Targets(participation_rate=0.51), True),
        (Targets(participation_rate=0.51, letter_below=0.5), False),
        (Targets(), True),  # without a target, all people
    ):
        settings = results.contest.settings.model_copy(update={"targets": targets})
        contest = replace(results.contest, settings=settings)
        found = chase(view_of(compute(contest, results.ledger, now=NOW)))
        assert codes(found[Layer("so", False)].below) == ["S1"] * is_below


def test_no_unit_costs_a_query(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = Results.rows

    def counting(self: Results, table: Any, query: str, *rest: Any, **named: Any) -> Any:
        asked.append(str(table))
        return real(self, table, query, *rest, **named)

    monkeypatch.setattr(Results, "rows", counting)
    made = compute(results.contest, results.ledger, now=NOW)
    chase(view_of(made))
    today = f" {NOW.date()}"
    # The units as they were at submission tell which have ended.
    assert sorted(asked) == sorted(
        ["participation", f"participation{today}", "above", f"above{today}", f"unit_days{today}"]
    )
    asked.clear()
    chase(view_of(made, "H1"))
    chase(view_of(made))
    assert asked == [], "what was asked for a state is asked once for all viewers"


def promise(people: int, until: date) -> Contacted:
    at = datetime(2024, 11, 22, 9)
    return Contacted("X2", None, at, "an", "reached", people, until, "")


def test_a_promise_is_broken_once_its_day_has_passed_with_fewer_people() -> None:
    closes = datetime(2024, 12, 13, 16, 30)
    until, evening = date(2024, 11, 24), datetime(2024, 11, 24, 23, 59)
    after = datetime(2024, 11, 25)
    assert not is_broken(promise(9, until), 8, evening, closes), "the day is not over"
    assert is_broken(promise(9, until), 8, after, closes)
    assert not is_broken(promise(9, until), 9, after, closes), "kept, be it later"
    assert is_broken(promise(9, closes.date()), 8, closes, closes), "the contest is over"
    assert not is_broken(None, 0, after, closes)
