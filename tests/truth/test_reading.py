"""Cells are read as declared: cases by hand."""

from fractions import Fraction

import pytest

from .reading import (
    fold,
    mark_multiple,
    mark_multiple_partial,
    mark_single,
    read_date,
    read_email,
    read_moment,
    read_national_id,
    read_phone,
    read_prediction,
)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0900000001", "0900000001"),
        (" +84 900 000 001", "0900000001"),
        ("84900000001", "0900000001"),
        ("0084-900-000-001", "0900000001"),
        ("900000001", "0900000001"),
        ("840000001", "0840000001"),
        ("0900.000.001", "0900000001"),
        ("02200000001", "02200000001"),
        ("2200000001", None),
        ("+0900000001", None),
        ("+840900000001", None),
        ("0400000001", None),
        ("090000000", None),
        ("", None),
        ("không có", None),
    ],
)
def test_a_phone_is_read_as_declared(text: str, phone: str | None) -> None:
    assert read_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1.234", 1234),
        ("1\u00a0234", 1234),
        ("1.234.567", 1234567),
        ("1.23", None),
        ("12,5", None),
        ("-3", None),
        ("abc", None),
        ("", None),
    ],
)
def test_a_prediction_is_read_as_declared(text: str, value: int | None) -> None:
    assert read_prediction(text) == value


def test_other_fields_are_read_as_declared() -> None:
    assert fold(" Hoa\u0300\u00a0  An ") == "Hoà An"
    assert read_email("An@Vi-Du.vn") == "an@vi-du.vn"
    assert [read_email(text) for text in ("a@b@c.d", "@b.c", "a b@c.d", "a", "a@b", "a.b@c")] == (
        [None] * 6
    )
    assert read_national_id("030 000 000 001") == "030000000001"
    assert read_national_id("03000000001") is None
    assert str(read_date("2/1/2000", day_first=True)) == "2000-01-02"
    assert str(read_date("2/1/2000", day_first=False)) == "2000-02-01"
    assert str(read_date("02.01.2000", day_first=False)) == "2000-01-02"
    assert str(read_date("2000/02/01", day_first=True)) == "2000-02-01"
    assert read_date("31/02/2000", day_first=True) is None
    assert str(read_moment("1/12/2024 07:30:05.999", day_first=True)) == "2024-12-01 07:30:05"
    assert read_moment("1/12/2024 24:00:00", day_first=True) is None


def test_a_single_answer_is_one_of_the_accepted_and_keeps_its_case() -> None:
    half = Fraction("0.5")
    assert mark_single("Đúng", ["Đúng", "Có"], half) == half
    assert mark_single("Có", ["Đúng", "Có"], half) == half
    assert mark_single("đúng", ["Đúng"], half) == 0
    assert mark_single("", ["Đúng"], half) == 0


def test_partial_marks_are_right_less_wrong_over_the_size_of_the_key() -> None:
    options, key, points = ["A", "B", "C, D", "E"], ["A", "B", "C, D"], Fraction(2)

    def marks(text: str) -> Fraction:
        return mark_multiple_partial(text, options, key, points)

    assert marks("C, D, B, A") == 2
    assert marks("A, C, D") == Fraction(4, 3)
    assert marks("A, B, E") == Fraction(2, 3)
    assert marks("A, B, ý khác, của tôi") == Fraction(2, 3)
    assert marks("A, E") == 0
    assert marks("E") == 0
    assert marks("") == 0
    assert mark_multiple("B, C, D, A", options, key, points) == 2
    assert mark_multiple("A, B", options, key, points) == 0
    assert mark_multiple("A, B, C, D, khác", options, key, points) == 0
