"""A unit's leader is asked about a writing only if the writing names the unit and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from contest.naming.likely import is_likely
from contest.units import Unit, UnitTree

DAY = date(2024, 12, 1)
TREE = UnitTree(
    (
        Unit("1", "Sở Nội vụ", aliases=("SNV",)),
        Unit("2", "Sở Y tế"),
        Unit("3", "Huyện Nam Sách"),
        Unit("4", "Xã An Phú", parent="3"),
        Unit("5", "Xã An Phú", parent="1"),
        Unit("6", "Xã An Phụ", parent="3"),
        Unit("7", "Sở Nông nghiệp và Phát triển nông thôn"),
    )
)


@pytest.mark.parametrize(
    ("text", "number", "likely"),
    [
        ("So Noi v", 0, True),
        ("sở nội vụu", 0, True),
        ("Sở Y tế", 0, False),  # another unit
        ("xã an phú", 3, True),  # two units have this name
        ("xã an phú nam sách", 3, True),
        ("Vũ Sở Nội vụ", 0, False),  # one word more, though each is a word of a unit
        ("Sở Nông nghiệp và Phát triển nông thônn", 6, True),
        ("Sở Nông nghiệp và Phát triển nông Hùng", 6, False),  # a word of no unit
        ("Xã An Phú", 5, False),  # the same letters, but certainly not this unit
        ("Nguyễn Văn An, Sở Nội vụ", 0, False),
        ("", 0, False),
        ("!" * 5000, 0, False),
    ],
)
def test_a_writing_is_likely_only_if_it_says_the_unit_alone(
    text: str, number: int, likely: bool
) -> None:
    assert is_likely(TREE, text, number, DAY) is likely
