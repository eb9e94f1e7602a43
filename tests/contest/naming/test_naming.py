"""What a text names: that unit for certain, or a question; never another unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.naming import resolve
from contest.units import SubUnits, Unit, UnitTree
from tests.contest.naming.figures import QUESTION, Figures, Variant, measure, variants
from tests.contest.naming.noise import never_another, written
from tests.contest.naming.trees import tree

GIVEN, OWN = list(variants("unit_variants.tsv")), list(variants("variants.tsv"))
BEFORE, AFTER = date(2024, 11, 20), date(2024, 12, 5)


@pytest.mark.parametrize(
    ("rows", "names_only", "share"),
    [
        (GIVEN, False, 0.92),
        (OWN, False, 0.97),
        ([row for row in GIVEN if row.tree == "hai-duong"], True, 0.80),
        ([row for row in OWN if row.tree == "hai-duong"], True, 0.93),
    ],
    ids=["given", "own", "given, names only", "own, names only"],
)
def test_no_variant_is_credited_to_a_wrong_unit_and_most_that_name_one_are_credited(
    rows: list[Variant], names_only: bool, share: float
) -> None:
    found: Figures = measure(rows, names_only=names_only)
    print(found)
    assert found.wrong == []
    assert found.share >= share, found.asked
    assert sum(row.means == QUESTION for row in rows) > 10


@settings(max_examples=300, deadline=None)
@given(written())
def test_any_noise_on_a_name_gives_its_unit_or_a_question(
    case: tuple[str, int, date, str],
) -> None:
    never_another(*case)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text("hxptđk .,-&ubnd1269sf", max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    answer = resolve(tree("hai-duong"), text, BEFORE)
    assert (answer.kind == "certain") == (answer.unit is not None)
    assert len(answer.candidates) <= 8
    scores = [candidate.score for candidate in answer.candidates]
    assert scores == sorted(scores, reverse=True)


def test_an_alias_wins_over_anything_weaker_and_two_of_them_are_a_question() -> None:
    units = UnitTree((Unit("a", "Xã Hồng Phong", aliases=("SNV",)), Unit("b", "Sở Nội vụ")))
    assert resolve(units, " snv ", BEFORE).unit == resolve(units, "S.N.V", BEFORE).unit == 0
    both = UnitTree((*units.units, Unit("c", "Sở Ngoại vụ", aliases=("SNV",))))
    assert {c.unit for c in resolve(both, "SNV", BEFORE).candidates} == {0, 2}
    assert resolve(both, "Sở NV", BEFORE).unit is None


def test_what_a_name_became_is_credited_from_the_day_on_and_a_coming_name_is_unknown() -> None:
    units = tree("hai-duong")
    code = {BEFORE: "Xã Lai Vu", AFTER: "Xã Lai Khê"}
    for day, name in code.items():
        answer = resolve(units, "UBND X. Lai Vu - Kim Thành", day)
        assert answer.unit is not None
        assert units.units[answer.unit].name == name
    assert resolve(units, "Xã Lai Khê", AFTER).kind == "certain"
    assert resolve(units, "Xã Lai Khê", BEFORE).unit is None
    assert resolve(units, "x. lai khe", BEFORE).unit is None


def test_a_unit_named_before_decides_between_namesakes_and_is_never_contradicted() -> None:
    units = tree("hai-duong")
    (above,) = units.named("Huyện Nam Sách", BEFORE)
    (other,) = units.named("Huyện Thanh Hà", BEFORE)
    for text in ("Xã Hồng Phong", "x. hong phong", "Hồng Phong"):
        assert resolve(units, text, BEFORE).unit is None
        found = resolve(units, text, BEFORE, within=frozenset({above})).unit
        assert found is not None
        assert units.parents[found] == above
        answer = resolve(units, text, BEFORE, within=frozenset({other}))
        assert answer.unit is None
    answer = resolve(units, "TT Lai Cách", BEFORE, within=frozenset({above}))
    assert (answer.kind, answer.how) == ("candidates", "contradiction")


def test_another_province_is_outside_until_it_is_the_contests_own() -> None:
    before, since = tree("hai-duong"), tree("hai-phong-2026")
    for text in ("Hải Phòng", "Quận Lê Chân - Hải Phòng", "Sở Nội vụ tỉnh Hưng Yên"):
        assert resolve(before, text, BEFORE).kind == "outside"
    assert resolve(since, "Xã Gia Lộc, tỉnh Hải Dương", date(2026, 3, 2)).kind == "certain"
    assert resolve(since, "Phường Cửa Ông, Quảng Ninh", date(2026, 3, 2)).kind == "outside"


def test_doubly_subordinated_bodies_belong_to_whom_the_organizers_say() -> None:
    units = tree("hai-duong, names only")
    texts = ("Trạm Y tế xã Kim Anh", "Chi cục Thuế tỉnh Hải Dương", "Trạm Y tế xã Hồng Phong")
    assert all(resolve(units, text, BEFORE).unit is None for text in texts)
    rules = (
        SubUnits(("Trạm Y tế",), SubUnits.NAMED),
        SubUnits(("Chi cục Thuế",), "SO-TAI-CHINH"),
    )
    declared = replace(units, sub_units=rules)
    owners = [resolve(declared, text, BEFORE) for text in texts]
    assert [answer.how for answer in owners[:2]] == ["owner", "owner"]
    named = [units.units[a.unit].name if a.unit is not None else None for a in owners]
    assert named == ["Xã Kim Anh", "Sở Tài chính", None]
    assert resolve(declared, "Chi cục Thuế huyện Kim Thành", BEFORE).unit is None


def test_candidates_come_best_first_and_a_slip_is_a_question_where_another_name_is_near() -> None:
    units = tree("hai-duong")
    answer = resolve(units, "Huyện Binh Gian", BEFORE)
    assert answer.kind == "candidates"
    assert units.units[answer.candidates[0].unit].name in {"Huyện Bình Giang", "Huyện Ninh Giang"}
    assert resolve(units, "Huyện Nam Sácch", BEFORE).how == "fuzzy"
    assert resolve(units, "Huyện Thanh Ba", BEFORE).unit is None, "a district elsewhere"
    assert resolve(units, "!?", BEFORE).kind == "none"
