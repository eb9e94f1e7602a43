"""When turnout publishes itself, by the declared times of the contest's own clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from contest import Contest
from contest.settings import Info, Publication, Settings
from service.publication.times import LIVE_EVERY, is_due, is_embargoed, next_time


def contest_with(**publication: object) -> Contest:
    info = Info(id="thu", title="Thử", opens_at="2024-11-18T07:30:00", closes_at="2024-12-13")
    return Contest(Settings(contest=info, publication=Publication.model_validate(publication)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2024-{text}")


DAILY = contest_with(turnout="daily", at=["07:00", "15:30"])


# By hand: now, the last publication, whether it is due, and the next time.
@pytest.mark.parametrize(
    ("now", "last", "due", "following"),
    [
        ("11-17T16:00", None, False, "11-18T15:30"),  # before the opening, nothing
        ("11-18T07:29:59", None, False, "11-18T15:30"),
        ("11-18T07:30", None, False, "11-18T15:30"),  # 07:00 of this day was before the opening
        ("11-18T15:29:59", None, False, "11-18T15:30"),
        ("11-18T15:30", None, True, "11-18T15:30"),
        ("11-18T15:30:01", "11-18T15:30", False, "11-19T07:00"),
        ("11-19T06:59:59", "11-18T15:30", False, "11-19T07:00"),
        ("11-19T07:00", "11-18T15:30:04", True, "11-19T07:00"),
        ("11-19T09:00", "11-18T15:30:04", True, "11-19T09:00"),  # missed, made up
        ("11-19T09:00:05", "11-19T09:00", False, "11-19T15:30"),  # once
        ("11-25T06:00", "11-19T09:00", True, "11-25T06:00"),  # after days without the server
        ("11-25T06:00:05", "11-25T06:00", False, "11-25T07:00"),
        ("11-18T16:00", "11-18T12:00", True, "11-18T16:00"),  # a person published before the time
        ("11-18T16:00", "11-18T15:45", False, "11-19T07:00"),  # a person published after it
        ("12-14T15:30", "12-13T15:30", True, "12-14T15:30"),  # decisions still move the numbers
    ],
)
def test_daily_publishes_at_each_declared_time_and_makes_up_missed_times_once(
    now: str, last: str | None, due: bool, following: str
) -> None:
    before = at(last) if last else None
    assert is_due(DAILY, at(now), before, never) == due
    assert next_time(DAILY, at(now), before) == at(following)


def never() -> bool:
    raise AssertionError("whether the numbers changed is asked in a live contest only")


def test_the_declared_time_is_that_of_the_contest_and_not_of_the_server() -> None:
    moment = datetime(2024, 12, 2, 8, 30, tzinfo=UTC)  # 15:30 in Việt Nam, the whole year
    before = DAILY.local(moment - timedelta(minutes=1))
    assert is_due(DAILY, DAILY.local(moment), before, never)
    assert not is_due(DAILY, DAILY.local(moment - timedelta(seconds=1)), at("12-02T07:00"), never)


EMBARGOED = contest_with(turnout="daily", at=["15:30"], embargo_until="2024-11-20T08:00:00")


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("11-18T15:30", False),
        ("11-19T15:30", False),
        ("11-20T07:59:59", False),
        ("11-20T08:00:00", True),  # what the embargo held back is made up at its end
    ],
)
def test_nothing_is_due_before_the_embargo_and_at_its_second_publication_begins(
    now: str, due: bool
) -> None:
    assert is_due(EMBARGOED, at(now), None, never) == due
    assert is_embargoed(EMBARGOED, at(now)) != due
    assert next_time(EMBARGOED, at(now), None) == at("11-20T08:00:00")


def test_an_embargo_that_ends_before_the_first_time_waits_for_that_time() -> None:
    contest = contest_with(turnout="daily", at=["15:30"], embargo_until="2024-11-18T08:00:00")
    assert not is_due(contest, at("11-18T08:00"), None, never)
    assert next_time(contest, at("11-17T08:00"), None) == at("11-18T15:30")


def test_live_publishes_when_the_numbers_changed_and_some_minutes_have_passed() -> None:
    live = contest_with(turnout="live")
    start = at("12-02T10:00")
    asked: list[int] = []

    def changed(answer: bool) -> Callable[[], bool]:
        return lambda: asked.append(1) or answer

    assert is_due(live, start, None, never)
    assert not is_due(live, start + LIVE_EVERY - timedelta(seconds=1), start, never)
    assert not is_due(live, start + LIVE_EVERY, start, changed(False))
    assert is_due(live, start + LIVE_EVERY, start, changed(True))
    assert len(asked) == 2
    assert not is_due(live, at("11-18T07:29:59"), None, never)
    assert next_time(live, start, start) is None


@pytest.mark.parametrize("settings", [{}, {"turnout": "daily"}, {"at": ["15:30"]}])
def test_without_a_declared_time_only_a_person_publishes(settings: dict[str, object]) -> None:
    contest = contest_with(**settings)
    assert not is_due(contest, at("12-02T15:30"), None, never)
    assert next_time(contest, at("12-02T15:30"), None) is None
