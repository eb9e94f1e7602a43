"""A process that runs on forgets who was erased by another one, and sees what another one wrote."""

from __future__ import annotations

from datetime import timedelta

from ledger.petitions import Petition, keep_petition
from results import Principal
from service.environment import Moment
from service.release.making import make
from tests.builders import NOW
from tests.care import NAMED, PHONE, VALUES, Care
from tests.onlooker import onlooker

THEIRS = tuple(text for text in VALUES if text != PHONE[1:])
"""Without the digits that stand in the documentation of a library."""
REVIEWER = Principal("Lê Thị Hòa", "reviewer")


def test_what_another_process_erased_is_in_no_memory_after_the_next_look(care: Care) -> None:
    make(care.place, REVIEWER, "provisional", Moment(NOW))
    with onlooker(care.place) as other:
        before, _ = other.looks(NOW, [NAMED, PHONE])
        kept, _ = other.keeps(THEIRS)
        assert {NAMED.casefold(), PHONE} <= {*kept}, "it was there"
        care.erase()
        after, _ = other.looks(NOW + timedelta(minutes=1), [])
        assert after != before, "and open pages are drawn again"
        assert other.keeps(THEIRS) == ([], 1), "the results of before are gone"


def test_a_petition_that_another_process_took_down_is_seen_at_once(care: Care) -> None:
    with onlooker(care.place) as other:
        before, count = other.looks(NOW, [])
        day = NOW.date()
        keep_petition(care.ledger, Petition(0, NOW, "ai", day, "phone", "", "thiếu điểm", day))
        after, more = other.looks(NOW, [])
        assert (count, more) == (1, 2)
        assert after != before
