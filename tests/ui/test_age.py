"""Every page says how old live data is, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from contest.settings import Source
from ledger.pulse import Pulse
from results import View
from tests.builders import row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import Stage, make_contest, sheet
from ui.shell import session

NOW = datetime(2024, 12, 2, 7, 2, 22, tzinfo=UTC)
GOOD = Pulse("bm", 30, NOW, NOW + timedelta(seconds=18), NOW - timedelta(seconds=12))


def live_view(stage: Stage, *pulses: Pulse) -> View:
    """A contest that is read live, in which somebody takes part."""
    contest = make_contest(sources=(Source(id="bm", kind="google_sheet"),))
    return stage(contest, sheet(row(1, unit="Thành phố Chí Linh")), pulses=pulses)


@pytest.fixture
def text_with(
    open_page: OpenPage, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """The overview's text while the sources are doing so."""

    def text(*pulses: Pulse, language: str = "vi") -> str:
        monkeypatch.setattr(session, "clock", lambda: NOW)
        app = open_page("overview", live_view(stage, *pulses), language, pulses)
        assert not app.exception
        return page_text(app)

    return text


def test_good_data_tells_its_age_to_the_second(text_with: Callable[..., str]) -> None:
    assert "Cập nhật 14:02:10, 12 giây trước" in text_with(GOOD)
    assert "Updated 14:02:10, 12 seconds ago" in text_with(GOOD, language="en")
    assert "Cập nhật" not in text_with(), "nothing is polled"


def test_the_oldest_of_several_sources_counts(text_with: Callable[..., str]) -> None:
    older = replace(GOOD, source="hai", good_at=NOW - timedelta(days=1, hours=2))
    assert "Cập nhật 01/12/2024 12:02:22, 26 giờ trước" in text_with(GOOD, older)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_failure_is_said_in_words_with_the_next_try(
    text_with: Callable[..., str], language: str
) -> None:
    failed = replace(
        GOOD, stale=True, failure="google_not_shared", facts={"address": "<b>a@b</b>"},
        next_at=NOW + timedelta(minutes=4),
    )  # fmt: skip
    text = text_with(failed, language=language)
    assert "&lt;b&gt;a@b&lt;/b&gt;" in text
    assert "14:06:22" in text
    unknown = replace(failed, failure="of_another_version", facts={})
    assert "14:06:22" in text_with(unknown, language=language)
    lacking = replace(failed, facts={})
    assert "14:06:22" in text_with(lacking, language=language)
    silent = replace(GOOD, stale=True)
    assert ("không chạy" if language == "vi" else "not running") in text_with(
        silent, language=language
    )


@pytest.mark.parametrize(("address", "language"), [("overview", "vi"), ("intake", "en")])
def test_a_column_that_vanished_is_told_with_what_it_may_be_called_now(
    open_page: OpenPage, stage: Stage, address: str, language: str
) -> None:
    drifted = replace(
        GOOD, vanished={"phone": "Số điện thoại"}, unread=("<b>ĐT</b>", "Ghi chú"),
        proposals={"phone": "<b>ĐT</b>"},
    )  # fmt: skip
    app = open_page(address, live_view(stage, drifted), language, [drifted])
    assert not app.exception
    text = page_text(app)
    maybe = "có thể nay là" if language == "vi" else "perhaps now"
    assert f"<b>Số điện thoại</b> ({maybe} <b>&lt;b&gt;ĐT&lt;/b&gt;</b>)" in text
    if address == "intake":
        assert app.selectbox(key="drift_bm_phone").value == "<b>ĐT</b>"
