"""Numbers, shares and times are written as people here write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.format import UNKNOWN, Format

VI, EN = Format("vi"), Format("en")


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (21873, "21.873", "21,873"),
        (1234567, "1.234.567", "1,234,567"),
        (-1204, "-1.204", "-1,204"),
        (None, UNKNOWN, UNKNOWN),
    ],
)
def test_whole_numbers_mark_their_thousands(number: int | None, vi: str, en: str) -> None:
    assert (VI.whole(number), EN.whole(number)) == (vi, en)


@pytest.mark.parametrize(
    ("number", "places", "vi", "en"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (8.125, 2, "8,13", "8.13"),
        (0.05, 1, "0,1", "0.1"),
        (2.675, 2, "2,68", "2.68"),
        (10.0, 2, "10,00", "10.00"),
        (None, 2, UNKNOWN, UNKNOWN),
    ],
)
def test_decimals_round_halves_up_as_people_do(
    number: float | None, places: int, vi: str, en: str
) -> None:
    assert (VI.decimal(number, places), EN.decimal(number, places)) == (vi, en)


@pytest.mark.parametrize(
    ("number", "vi"),
    [(10.0, "10"), (9.5, "9,5"), (7.333333, "7,33"), (0.0, "0"), (1200.0, "1.200"), (100.0, "100")],
)
def test_a_score_has_no_more_decimals_than_it_needs(number: float, vi: str) -> None:
    assert VI.score(number) == vi


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [
        (0.62385, "62,4\u00a0%", "62.4%"),
        (0.0, "0,0\u00a0%", "0.0%"),
        (1.0, "100,0\u00a0%", "100.0%"),
        (0.9996, "99,9\u00a0%", "99.9%"),
        (1.0004, "> 100\u00a0%", "> 100%"),
        (0.0002, "< 0,1\u00a0%", "< 0.1%"),
        (12.5, "1.250,0\u00a0%", "1,250.0%"),
        (None, UNKNOWN, UNKNOWN),
    ],
)
def test_a_share_is_never_rounded_onto_a_bound_it_did_not_reach(
    share: float | None, vi: str, en: str
) -> None:
    assert (VI.share(share), EN.share(share)) == (vi, en)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_printed_rate_claims_all_or_nobody_only_when_it_is_so(people: int, heads: int) -> None:
    printed = VI.share(people / heads)
    assert (printed == "100,0\u00a0%") == (people == heads)
    assert (printed == "0,0\u00a0%") == (people == 0)


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_reads_back_as_itself(number: int) -> None:
    assert int(VI.whole(number).replace(".", "")) == number
    assert int(EN.whole(number).replace(",", "")) == number


def test_times_are_day_first_in_vietnamese_and_unmistakable_in_english() -> None:
    moment = datetime(2024, 11, 8, 7, 30, 5)
    assert VI.moment(moment) == "08/11/2024 07:30"
    assert EN.moment(moment) == "8 Nov 2024 07:30"
    assert VI.second(moment) == "08/11/2024 07:30:05"
    assert VI.clock(moment) == "07:30"
    assert VI.day(date(2024, 12, 1)) == "01/12/2024"
    assert (VI.moment(None), VI.second(None), VI.day(None)) == (UNKNOWN,) * 3


def test_a_count_carries_its_denominator() -> None:
    assert VI.out_of(1204, 1930) == "1.204/1.930"
    assert EN.out_of(1204, None) == f"1,204/{UNKNOWN}"
