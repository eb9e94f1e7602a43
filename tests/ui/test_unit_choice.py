"""The units that are offered for a writing."""

from __future__ import annotations

from datetime import date

from contest.units import Unit, UnitTree
from ui.decisions.unit_choice import candidates

END, START = date(2024, 11, 30), date(2024, 12, 1)
TREE = UnitTree(
    (
        Unit("H", "Huyện Một"),
        Unit("1", "Xã Thanh Xá", parent="H"),
        Unit("2", "Xã Ngũ Phúc", parent="H", valid_to=END, successors=("4",)),
        Unit("3", "Xã Kim Tân", parent="H", valid_to=END, successors=("4",)),
        Unit("4", "Xã Vũ Dũng", parent="H", valid_from=START),
        *(Unit(f"{n}", "Xã Hồng Phong", parent=f"H{n}") for n in range(10, 15)),
        *(Unit(f"H{n}", f"Huyện {n}") for n in range(10, 15)),
    )
)


def named(text: str, day: date) -> list[str]:
    return [TREE.units[number].name for number in candidates(TREE, text, day)]


def test_at_most_three_are_offered_but_every_unit_with_exactly_this_name() -> None:
    assert len(named("xa thanh", END)) <= 3
    assert named("Xã Hồng Phong", END) == ["Xã Hồng Phong"] * 5


def test_for_a_unit_that_exists_only_later_those_that_became_it_come_first() -> None:
    assert named("Xã Vũ Dũng", END)[:2] == ["Xã Ngũ Phúc", "Xã Kim Tân"]
    assert named("Xã Vũ Dũng", START) == ["Xã Vũ Dũng"]
