"""Numbers, shares and times in the words in which people read them, against tables by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.spoken import spoken, spoken_day, spoken_moment, spoken_share

WHOLE = [
    (0, "không", "zero"),
    (4, "bốn", "four"),
    (10, "mười", "ten"),
    (11, "mười một", "eleven"),
    (14, "mười bốn", "fourteen"),
    (15, "mười lăm", "fifteen"),
    (20, "hai mươi", "twenty"),
    (21, "hai mươi mốt", "twenty-one"),
    (34, "ba mươi tư", "thirty-four"),
    (55, "năm mươi lăm", "fifty-five"),
    (100, "một trăm", "one hundred"),
    (105, "một trăm linh năm", "one hundred and five"),
    (114, "một trăm mười bốn", "one hundred and fourteen"),
    (1000, "một nghìn", "one thousand"),
    (1005, "một nghìn không trăm linh năm", "one thousand and five"),
    (2024, "hai nghìn không trăm hai mươi tư", "two thousand and twenty-four"),
    (10893, "mười nghìn tám trăm chín mươi ba", "ten thousand eight hundred and ninety-three"),
    (
        486328,
        "bốn trăm tám mươi sáu nghìn ba trăm hai mươi tám",
        "four hundred and eighty-six thousand three hundred and twenty-eight",
    ),
    (1000001, "một triệu không trăm linh một", "one million and one"),
    (2000000000, "hai tỷ", "two billion"),
]


@pytest.mark.parametrize(("number", "vi", "en"), WHOLE)
def test_whole_numbers_are_read_as_people_read_them(number: int, vi: str, en: str) -> None:
    assert (spoken(number, "vi"), spoken(number, "en")) == (vi, en)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_two_numbers_are_never_read_alike(one: int, other: int) -> None:
    for language in ("vi", "en"):
        assert (spoken(one, language) == spoken(other, language)) == (one == other)


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [
        (0.3421716, "ba mươi tư phẩy hai phần trăm", "thirty-four point two percent"),
        (0.625, "sáu mươi hai phẩy năm phần trăm", "sixty-two point five percent"),
        (0.9996, "chín mươi chín phẩy chín phần trăm", "ninety-nine point nine percent"),
        (1.0, "một trăm phần trăm", "one hundred percent"),
        (1.0004, "hơn một trăm phần trăm", "more than one hundred percent"),
        (0.0004, "chưa đến không phẩy một phần trăm", "less than zero point one percent"),
        (0.0, "không phần trăm", "zero percent"),
        (0.001, "không phẩy một phần trăm", "zero point one percent"),
    ],
)
def test_a_share_is_read_with_the_decimal_that_is_printed(share: float, vi: str, en: str) -> None:
    assert (spoken_share(share, "vi"), spoken_share(share, "en")) == (vi, en)


def test_days_and_times_are_read_without_a_year() -> None:
    assert spoken_day(date(2024, 1, 10), "vi") == "ngày mùng mười tháng một"
    assert spoken_day(date(2024, 4, 11), "vi") == "ngày mười một tháng tư"
    assert spoken_day(date(2024, 4, 30), "en") == "April the thirtieth"
    evening = datetime(2024, 12, 2, 20)
    assert spoken_moment(evening, "vi") == "hai mươi giờ ngày mùng hai tháng mười hai"
    assert spoken_moment(evening, "en") == "eight p.m. on December the second"
    midnight = datetime(2024, 12, 2, 0, 15)
    assert spoken_moment(midnight, "vi") == "không giờ mười lăm ngày mùng hai tháng mười hai"
    assert spoken_moment(midnight, "en") == "twelve fifteen a.m. on December the second"
