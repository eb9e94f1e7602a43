"""Links of units: what opens them, what their PIN takes, and what ends them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from service.identity import links, store
from service.identity.links import Link, Made, locked_until, make, open_link, proof, proven, try_pin
from service.identity.signed import signed

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2024, 12, 1, 8, 0, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
Write = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _light(write_access: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        links, "PIN_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )


def opened(made: Made, now: datetime = NOW) -> Link:
    link = open_link(made.token, "c", now)
    assert isinstance(link, Link), link
    return link


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 10**6:06d}"


def state(made: Made, now: datetime = NOW) -> links.Listed:
    return next(one for one in links.links("c", now) if one.id == made.id)


def test_a_link_opens_its_unit_until_it_expires() -> None:
    made = make("288", "c", 30, "an", NOW)
    assert made.expires_at == NOW + 30 * DAY
    assert opened(made, NOW + 29 * DAY) == Link(made.id, "288", "c", NOW + 30 * DAY)
    assert open_link(made.token, "c", NOW + 30 * DAY) == "expired"
    assert open_link(made.token, "other", NOW) == "unknown"


def test_every_changed_character_of_a_token_makes_it_unknown() -> None:
    made, other = make("288", "c", 30, "an", NOW), make("289", "c", 30, "an", NOW)
    for place in range(len(made.token) - 1):  # the last holds two bits that no one reads
        changed = "A" if made.token[place] != "A" else "B"
        assert open_link(made.token[:place] + changed + made.token[place + 1 :], "c", NOW) == (
            "unknown"
        )
    mixed = made.token.split(".")[0] + "." + other.token.split(".")[1]
    for forged in (mixed, made.id, "", ".", "\ud800", "x" * 10_000, proof(opened(made), NOW)):
        assert open_link(forged, "c", NOW) == "unknown"


def test_tokens_have_one_length_and_tell_nothing() -> None:
    made = [make(unit, "c", 30, "an", NOW) for unit in ("1", "a-very-long-code-of-a-unit")]
    assert {len(one.token) for one in made} == {60}
    assert all(one.token not in repr(one) and one.pin not in repr(one) for one in made)


def test_a_revoked_link_says_so_and_its_proof_is_gone() -> None:
    made = make("288", "c", 30, "an", NOW)
    assert try_pin(opened(made), made.pin, NOW)
    assert links.revoke(made.id, "chi", NOW + HOUR)
    assert not links.revoke(made.id, "chi", NOW + HOUR)
    assert not links.revoke("made up", "chi", NOW)
    assert open_link(made.token, "c", NOW + HOUR) == "revoked"
    assert (state(made).revoked_at, state(made).revoked_by) == (NOW + HOUR, "chi")
    link = Link(made.id, "288", "c", made.expires_at)
    assert not try_pin(link, made.pin, NOW + HOUR)


def test_a_proof_holds_for_its_link_and_for_twelve_hours_at_the_most() -> None:
    made, other = make("288", "c", 1, "an", NOW), make("289", "c", 1, "an", NOW)
    link, value = opened(made), proof(opened(made), NOW)
    assert proven(link, value, NOW + 11 * HOUR)
    assert not proven(link, value, NOW + 12 * HOUR)
    assert not proven(opened(other), value, NOW)
    late = proof(link, NOW + 20 * HOUR)
    assert proven(link, late, NOW + 23 * HOUR)
    assert not proven(link, late, NOW + 24 * HOUR)
    for forged in ("", made.token, value[:-2], value.replace("-", "-9"), "\ud800"):
        assert not proven(link, forged, NOW)


def test_five_wrong_pins_lock_longer_each_time_and_twenty_end_the_link() -> None:
    made = make("288", "c", 30, "an", NOW)
    at = NOW
    for minutes in (15, 30, 60):
        for _ in range(5):
            assert not try_pin(opened(made), wrong(made.pin), at)
        assert locked_until(opened(made), at) == at + minutes * MINUTE
        assert state(made, at).pin_state == "locked"
        assert not try_pin(opened(made), made.pin, at + (minutes - 1) * MINUTE)
        at += minutes * MINUTE
        assert state(made, at).pin_state == "ready"
    for _ in range(5):
        opened(made, at)
        assert not try_pin(opened(made), wrong(made.pin), at)
    assert open_link(made.token, "c", at) == "revoked"
    assert state(made).revoked_by == ""


def test_a_right_pin_forgets_the_row_of_wrong_ones_but_not_their_sum() -> None:
    made = make("288", "c", 30, "an", NOW)
    link = opened(made)
    for _ in range(4):
        for _ in range(4):
            try_pin(link, wrong(made.pin), NOW)
        assert try_pin(link, f" {made.pin[:3]} {made.pin[3:]} ", NOW)
    for _ in range(3):
        assert not try_pin(link, wrong(made.pin), NOW)
    assert try_pin(link, made.pin, NOW)
    assert not try_pin(link, wrong(made.pin), NOW)
    assert open_link(made.token, "c", NOW) == "revoked"


def test_the_twentieth_try_may_still_be_right() -> None:
    made = make("288", "c", 30, "an", NOW)
    at = NOW
    for _ in range(19):
        at = locked_until(opened(made), at) or at
        assert not try_pin(opened(made), wrong(made.pin), at)
    assert try_pin(opened(made), made.pin, at)
    assert opened(made, at)


def test_what_is_not_six_digits_is_no_try() -> None:
    made = make("288", "c", 30, "an", NOW)
    for text in ("", "12345", "1234567", "abcdef", "１２３４５６", "\ud800", "9" * 10_000):
        assert not try_pin(opened(made), text, NOW)
    for _ in range(4):
        assert not try_pin(opened(made), wrong(made.pin), NOW)
    assert try_pin(opened(made), made.pin, NOW)


GUESSES = """
import sys
from datetime import datetime
from service.identity.links import open_link, try_pin
now = datetime.fromisoformat(sys.argv[2])
link = open_link(sys.argv[1], "c", now)
print("ready", flush=True)
sys.stdin.readline()
print([try_pin(link, sys.argv[3], now) for number in range(20)].count(True))
"""


def test_two_processes_together_have_five_tries() -> None:
    made = make("288", "c", 30, "an", NOW)
    link, guess = opened(made), wrong(made.pin)
    command = [sys.executable, "-c", GUESSES, made.token, NOW.isoformat(), guess]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "ready\n"
        other.stdin.write("\n")
        other.stdin.flush()
        assert not any(try_pin(link, guess, NOW) for _ in range(20))
        assert other.stdout.readline() == "0\n"
    assert locked_until(link, NOW) == NOW + 15 * MINUTE
    with store.reading() as db:
        assert db.execute("select wrong_pins from links").fetchall() == [(5,)]


def test_threads_together_have_five_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make("288", "c", 30, "an", NOW)
    link, compared = opened(made), []
    light = links.PIN_HASHER

    class Counting:
        def verify(self, hashed: str, pin: str) -> bool:
            compared.append(pin)
            return light.verify(hashed, pin)

    monkeypatch.setattr(links, "PIN_HASHER", Counting())
    with ThreadPoolExecutor(8) as pool:
        assert not any(pool.map(lambda _: try_pin(link, wrong(made.pin), NOW), range(24)))
    assert len(compared) == 5


def test_uses_are_counted_once_a_minute() -> None:
    made = make("288", "c", 30, "an", NOW)
    assert (state(made).uses, state(made).last_used_at) == (0, None)
    for seconds in (0, 10, 59, 60, 61):
        links.used(opened(made), NOW + timedelta(seconds=seconds))
    assert (state(made).uses, state(made).last_used_at) == (2, NOW + MINUTE)


def test_the_list_has_the_newest_link_first_and_no_other_contest() -> None:
    first, second = make("288", "c", 30, "an", NOW), make("289", "c", 30, "an", NOW + HOUR)
    make("290", "other", 30, "an", NOW)
    listed = links.links("c", NOW + HOUR)
    assert [one.id for one in listed] == [second.id, first.id]
    assert not any(made.pin in repr(listed) or made.token in repr(listed) for made in (first,))


def test_a_copy_of_the_file_opens_no_link() -> None:
    """Whoever has the copy has the secret that signs, the ids and the hashes."""
    made = make("288", "c", 30, "an", NOW)
    with store.reading() as db:
        (row,) = db.execute("select * from links").fetchall()
    for known in {str(value) for value in row if value is not None}:
        assert open_link(known, "c", NOW) == "unknown"
        assert open_link(signed("link", known), "c", NOW) == "unknown"
    assert isinstance(open_link(made.token, "c", NOW), Link)


def test_neither_token_nor_pin_is_in_the_file(tmp_path: Path) -> None:
    made = make("288", "c", 30, "an", NOW)
    content = b"".join(p.read_bytes() for p in tmp_path.glob("access.toml.sqlite3*"))
    assert made.id.encode() in content
    assert made.token.encode() not in content
    assert made.pin.encode() not in content
