"""The page Vận hành says what is wrong and what to do; only administrators see names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from contest.errors import NotAllowedError
from i18n.words import Words
from ledger import Ledger
from ledger.backup_notes import BackupNote
from ledger.pulse import Pulse
from results import Principal, compute, visible
from service import operations, presence
from service.environment import Moment
from service.health import URGENT, Code, Condition, Fault, Live
from service.operations import On, Operations
from tests.builders import here
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import make_contest
from ui.operations import look

AT = datetime(2024, 12, 2, 2, 0, tzinfo=UTC)
PULSE = Pulse("nguon", 30, AT, AT + timedelta(seconds=30), AT)
WELL = Condition(
    AT, "thu", "v1-2-abc", (Live("nguon", PULSE, False),), True, 41_500_000_000, 60_000_000_000,
    BackupNote(AT, "", AT, "thu-20241202-010000.tar", 12_000_000), BackupNote(AT, "", AT),
)  # fmt: skip
AN = On("Nguyễn <b>An</b>", "reviewer", AT - timedelta(hours=1), 2)


def shown(
    open_page: OpenPage, place: Path, monkeypatch: pytest.MonkeyPatch, found: Operations,
    language: str = "vi",
) -> str:  # fmt: skip
    monkeypatch.setattr(look, "operations", lambda *_: found)
    contest = make_contest()
    view = visible(
        compute(contest, Ledger.at(place / "ledger"), now=AT), Principal("quan-tri", "admin")
    )
    app = open_page("operations", view, language)
    assert not app.exception
    return page_text(app)


def test_a_well_installation_is_shown_with_its_last_times(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = shown(open_page, tmp_path, monkeypatch, Operations(WELL, (AN,)))
    for words in (
        "Không có sự cố nào.", "đang chạy", "02/12/2024 09:00", "còn trống 41,5 trên 60,0 GB",
        "thu-20241202-010000.tar", "v1-2-abc", "Nguyễn &lt;b&gt;An&lt;/b&gt;", "02/12/2024 08:00",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_fault_says_what_to_do_and_the_urgent_ones_come_first(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    faults = tuple(Fault(code, "nguon", AT) for code in reversed(get_args(Code)))
    found = replace(WELL, is_polled=False, live=(Live("nguon", None, True),), faults=faults)
    text = shown(open_page, tmp_path, monkeypatch, Operations(found, ()), language)
    say = Words(language)  # type: ignore[arg-type]
    for code in get_args(Code):
        assert say(f"fault_do.{code}").split(".")[0][:40].replace("'", "&#x27;") in text, code
    assert text.count("ct-note ct-bad") == len(URGENT)
    first = text.index("ct-note ct-bad")  # after what the demonstration says of itself
    assert text.rindex("ct-note ct-bad") < text.index("ct-note ct-warn", first)


def test_a_contest_without_live_sources_and_without_backups_says_so(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Condition(AT, "thu", "")
    text = shown(open_page, tmp_path, monkeypatch, Operations(found, ()))
    for words in ("không khai báo nguồn tự đọc", "chưa có", "chưa rõ", "Không có ai."):
        assert words in text


def test_only_an_administrator_sees_who_is_on_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    people = {"s1": Principal("an", "reviewer"), "s2": Principal("binh", "leader", ("S1",))}
    monkeypatch.setattr(
        operations, "principal_of", lambda _place, session, _moment: people[session]
    )
    place, moment = here(), Moment(AT)
    ask = operations.operations
    with presence.present("s2", AT), presence.present("s1", AT - timedelta(minutes=5)), \
            presence.present("s1", AT):  # fmt: skip
        seen = ask(place, Principal("quan-tri", "admin"), moment).on
        assert [(one.name, one.role, one.pages) for one in seen] == [
            ("an", "reviewer", 2), ("binh", "leader", 1),
        ]  # fmt: skip
        assert seen[0].since == AT - timedelta(minutes=5)
        auditor = ask(place, Principal("thanh-tra", "auditor"), moment).on
        assert [(one.name, one.role) for one in auditor] == [("", "reviewer"), ("", "leader")]
        for role in ("reviewer", "viewer", "leader", "press", "nobody"):
            with pytest.raises(NotAllowedError, match="does not see how the installation does"):
                ask(place, Principal("x", role), moment)  # type: ignore[arg-type]
    assert ask(place, Principal("quan-tri", "admin"), moment).on == []
