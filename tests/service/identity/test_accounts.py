"""Local accounts: the one-time link, the password, and the lock after failures."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from contest.errors import UsageError
from service.identity import accounts, sessions
from service.identity.accounts import check, invite, invited, locked_until, set_password

NOW = datetime(2024, 12, 1, 8, 0, tzinfo=UTC)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
PASSWORD = "đường dài 4 mùa"
Write = Callable[[str], Path]


class CountingHasher(PasswordHasher):
    """A hasher with almost no work, which counts the comparisons."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.compared = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:
        self.compared += 1
        return super().verify(hash, password)


@pytest.fixture(autouse=True)
def hasher(write_access: Write, monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    hasher = CountingHasher()
    monkeypatch.setattr(accounts, "HASHER", hasher)
    return hasher


@pytest.fixture
def account() -> str:
    assert set_password(invite("An@example.vn", NOW), PASSWORD, NOW) is None
    return "an@EXAMPLE.vn "


def test_an_account_has_the_password_that_its_person_has_set(account: str) -> None:
    assert check(account, PASSWORD, NOW) == "right"
    assert check(account, PASSWORD.replace("ờ", "o\u031b\u0300"), NOW) == "right"
    assert check(account, PASSWORD.upper(), NOW) == "wrong"
    assert check("binh@example.vn", PASSWORD, NOW) == "wrong"


def test_a_link_sets_a_password_once_and_within_three_days() -> None:
    token = invite("An", NOW)
    assert invited(token, NOW) == "An"
    assert invited(token, NOW + 72 * HOUR) is None
    assert set_password(token, PASSWORD, NOW + 72 * HOUR) == "unknown"
    assert check("an", PASSWORD, NOW) == "wrong"
    assert set_password(token, PASSWORD, NOW + 71 * HOUR) is None
    assert set_password(token, "another password", NOW + 71 * HOUR) == "unknown"
    assert invited("made up", NOW) is None


def test_a_second_link_of_a_name_takes_the_place_of_the_first(account: str) -> None:
    first, second = invite("an@example.vn", NOW), invite("an@example.vn", NOW)
    assert set_password(first, "another password", NOW) == "unknown"
    assert check(account, PASSWORD, NOW) == "right"
    assert set_password(second, "another password", NOW) is None
    assert check(account, PASSWORD, NOW) == "wrong"
    assert check(account, "another password", NOW) == "right"


@pytest.mark.parametrize(
    ("password", "why"),
    [("eleven char", "short"), ("AN@example.vn", "named"), ("x" * 201, "long"), ("", "short")],
)
def test_a_weak_password_is_refused_and_the_link_stays(password: str, why: str) -> None:
    token = invite("an@example.vn", NOW)
    assert set_password(token, password, NOW) == why
    assert set_password(token, PASSWORD, NOW) is None


def test_a_new_password_ends_the_sessions_of_the_old_one(account: str) -> None:
    session, _ = sessions.begin("an@example.vn", "accounts", NOW)
    assert set_password(invite("an@example.vn", NOW), "another password", NOW) is None
    assert sessions.find(session.id, NOW) is None


def test_after_five_failures_even_the_right_password_waits_longer_each_time(account: str) -> None:
    for _ in range(5):
        assert check(account, "wrong", NOW) == "wrong"
    assert check(account, PASSWORD, NOW) == "locked"
    assert locked_until(account, NOW) == NOW + MINUTE
    assert check(account, PASSWORD, NOW + MINUTE - SECOND) == "locked"

    later = NOW + MINUTE
    assert check(account, "wrong", later) == "wrong"
    assert locked_until(account, later) == later + 2 * MINUTE
    assert check(account, PASSWORD, later + 2 * MINUTE) == "right"
    assert locked_until(account, later + 2 * MINUTE) is None
    assert check(account, "wrong", later + 2 * MINUTE) == "wrong"
    assert check(account, PASSWORD, later + 2 * MINUTE) == "right"


def test_the_wait_is_an_hour_at_the_most(account: str) -> None:
    at = NOW
    for _ in range(20):
        assert check(account, "wrong", at) == "wrong"
        at = locked_until(account, at) or at
    check(account, "wrong", at)
    assert locked_until(account, at) == at + HOUR


def test_a_name_without_an_account_costs_and_locks_like_one_with(
    account: str, hasher: CountingHasher
) -> None:
    answers = {}
    for name in (account, "nobody@example.vn"):
        before = hasher.compared
        answers[name] = [check(name, "wrong", NOW) for _ in range(7)]
        assert hasher.compared - before == 5
    assert answers[account] == answers["nobody@example.vn"] == ["wrong"] * 5 + ["locked"] * 2
    assert accounts._no_hash().startswith("$argon2id$v=19$m=8,t=1,p=1$")
    set_password(invite("x", NOW), PASSWORD, NOW)
    assert len(accounts._no_hash()) == len(hasher.hash(PASSWORD))


def test_guesses_at_one_time_are_no_more_than_guesses_in_turn(
    account: str, hasher: CountingHasher
) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: check(account, f"guess {n}", NOW), range(24)))
    assert sorted(answers) == ["locked"] * 19 + ["wrong"] * 5
    assert hasher.compared == 5


def test_no_password_is_in_the_file(account: str, tmp_path: Path) -> None:
    token = invite("an@example.vn", NOW)
    check(account, "wrong guess", NOW)
    for path in tmp_path.glob("access.toml.sqlite3*"):
        content = path.read_bytes()
        assert not any(text.encode() in content for text in (PASSWORD, token, "wrong guess"))


@pytest.mark.parametrize("name", ["", "  ", "an\n", "a\u202eb", "x" * 201])
def test_a_name_that_nobody_can_read_gets_no_account(name: str) -> None:
    with pytest.raises(UsageError, match="visible characters"):
        invite(name + "\x00" if name == "an\n" else name, NOW)


def test_hostile_texts_are_wrong_and_raise_nothing(account: str) -> None:
    for text in ("\ud800", "\x00", "x" * 100_000, "$argon2id$"):
        assert check(text, text, NOW) == "wrong"
    assert set_password("\ud800", PASSWORD, NOW) == "unknown"
