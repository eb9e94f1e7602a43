"""A process that runs on forgets who was erased by another one, and sees what another one wrote."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import timedelta

import pytest

import results
import service
from contest import forgetting
from ledger.petitions import Petition, keep_petition
from results import Principal
from results.once import Once
from service.environment import Moment
from service.release.making import make
from tests.builders import NOW
from tests.care import NAMED, PHONE, VALUES, Care
from tests.onlooker import Onlooker, onlooker

THEIRS = tuple(text for text in VALUES if text != PHONE[1:])
"""Without the digits that stand in the documentation of a library."""
REVIEWER = Principal("Lê Thị Hòa", "reviewer")


@pytest.fixture(scope="module")
def other() -> Iterator[Onlooker]:
    """One process for all tests, because a new one reads the whole program first."""
    with onlooker() as made:
        yield made


def test_what_another_process_erased_is_in_no_memory_after_the_next_look(
    care: Care, other: Onlooker
) -> None:
    make(care.place, REVIEWER, "provisional", Moment(NOW))
    before, _ = other.looks(care.place, NOW, [NAMED, PHONE])
    kept, _ = other.keeps(THEIRS)
    assert {NAMED.casefold(), PHONE} <= {*kept}, "it was there"
    care.erase()
    after, _ = other.looks(care.place, NOW + timedelta(minutes=1), [])
    assert after != before, "and open pages are drawn again"
    assert other.keeps(THEIRS) == ([], 1), "the results of before are gone"


def test_a_petition_that_another_process_took_down_is_seen_at_once(
    care: Care, other: Onlooker
) -> None:
    before, count = other.looks(care.place, NOW, [])
    day = NOW.date()
    keep_petition(care.ledger, Petition(0, NOW, "ai", day, "phone", "", "thiếu điểm", day))
    after, more = other.looks(care.place, NOW, [])
    assert (count, more) == (1, 2)
    assert after != before


def test_every_cache_of_results_that_lives_as_long_as_the_process_forgets_persons() -> None:
    names = [
        one.name
        for room in (results, service)
        for one in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
    ]
    left = [
        f"{name}.{key}"
        for name in names
        for key, value in vars(importlib.import_module(name)).items()
        if isinstance(value, Once) and not any(value is one for one in forgetting._caches)
    ]
    assert left == []
