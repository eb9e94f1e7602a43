"""The files that tell how live sources are doing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from contest import Contest, load
from ledger.pulse import Pulse, is_stale, read_pulses, write_pulse
from tests.builders import TOML, write_folder

AT = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)
GOOD = Pulse("bieu-mau", 30, AT, AT + timedelta(seconds=30), AT)


def live_contest(place: Path) -> Contest:
    return load(write_folder(place, toml=TOML.replace("day_first", 'path = "x"\nday_first', 1)))


def test_a_pulse_is_read_as_it_was_written(tmp_path: Path) -> None:
    contest = live_contest(tmp_path / "thu")
    failed = replace(GOOD, failure="google_not_shared", facts={"address": "a@b", "found": 3})
    for pulse in (GOOD, failed):
        write_pulse(str(tmp_path / "ledger"), pulse)
        (read,) = read_pulses(str(tmp_path / "ledger"), contest, AT).values()
        assert read == replace(pulse, stale=bool(pulse.failure))
    assert [p.name for p in (tmp_path / "ledger" / "pulse").iterdir()] == ["bieu-mau.json"]


def test_a_damaged_or_missing_pulse_is_none(tmp_path: Path) -> None:
    contest = live_contest(tmp_path / "thu")
    assert read_pulses(str(tmp_path), contest, AT) == {}
    assert read_pulses("s3://bucket/ledger", contest, AT) == {}
    for text in ("", "[]", "{}", '{"polled_at": 3, "next_at": "x", "good_at": null}'):
        (tmp_path / "pulse").mkdir(exist_ok=True)
        (tmp_path / "pulse" / "bieu-mau.json").write_text(text, "utf-8")
        assert read_pulses(str(tmp_path), contest, AT) == {}


def test_a_source_is_stale_when_it_fails_or_is_silent_for_three_intervals(tmp_path: Path) -> None:
    contest = live_contest(tmp_path / "thu")
    after_90, after_91 = (AT + timedelta(seconds=n) for n in (90, 91))
    assert not is_stale(GOOD, contest, after_90)
    assert is_stale(GOOD, contest, after_91)
    assert is_stale(replace(GOOD, failure="google_offline"), contest, AT)
    assert is_stale(replace(GOOD, good_at=None), contest, AT)
    ahead = replace(GOOD, good_at=AT + timedelta(hours=5))
    assert is_stale(ahead, contest, AT), "the clock ran ahead then"
    assert not is_stale(replace(GOOD, good_at=AT + timedelta(seconds=9)), contest, AT)
    closed = datetime(2024, 12, 13, 10, 0, tzinfo=UTC)
    assert not is_stale(replace(GOOD, good_at=closed), contest, closed + timedelta(days=9)), (
        "read after the closing, it may rest"
    )
    assert is_stale(replace(GOOD, good_at=closed), contest, AT), "it only seemed to be closed"
