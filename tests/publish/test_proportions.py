"""Shares of a whole that add up as they are printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from i18n.format import Format
from publish.proportions import proportions

COUNTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=12)


def printed(share: float | None) -> Decimal:
    """The percentage as a reader reads it."""
    text = Format("vi").share(share, 2)
    return Decimal(text.removesuffix("\u00a0%").replace(",", "."))


@given(COUNTS.filter(any))
def test_the_printed_percentages_of_a_whole_are_together_exactly_100(counts: list[int]) -> None:
    shares = [printed(share) for share in proportions(counts)]
    assert sum(shares) == 100
    assert all((share == 0) == (count == 0) for share, count in zip(shares, counts, strict=True))


@given(COUNTS.filter(lambda counts: sum(1 for count in counts if count) > 1))
def test_no_percentage_is_a_step_or_more_from_the_exact_one_but_the_largest(
    counts: list[int],
) -> None:
    whole, steps = sum(counts), Fraction(10_000)
    for share, count in zip(proportions(counts), counts, strict=True):
        off = abs(Fraction(str(share)) * steps - Fraction(count, whole) * steps)
        assert off < (1 if count < max(counts) else len(counts))
        assert share != 1, "a part is not the whole"


def test_of_nothing_there_is_no_percentage() -> None:
    assert proportions([0, 0, 0]) == (None, None, None)
    assert proportions([]) == ()
