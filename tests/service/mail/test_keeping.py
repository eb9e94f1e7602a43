"""What is due is sent by itself; trouble is kept for the page and told to the log once."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service import health
from service.environment import Place
from service.mail import keeping
from tests.builders import write_folder
from tests.service.mail.conftest import Box

AT = datetime(2024, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path, mail: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(keeping, "_troubles", {})
    monkeypatch.setattr(keeping, "condition_lately", health.condition)
    mail.with_name("access.toml").write_text("", encoding="utf-8")
    return Place(write_folder(tmp_path / "thu"), str(tmp_path / "ledger"))


def test_a_fault_of_the_installation_is_told_by_itself(place: Place, box: Box) -> None:
    keeping.try_to_mail(place, AT)
    keeping.try_to_mail(place, AT + timedelta(minutes=1))
    assert keeping.trouble(place) is None
    assert sorted(box.subjects) == [
        "[Cuộc thi thử] Sự cố: Chưa có bản sao lưu của đêm qua",
        "[Cuộc thi thử] Sự cố: Trong một tuần qua chưa diễn tập khôi phục",
    ]


def test_trouble_is_told_once_and_kept_until_a_success(
    place: Place, mail: Path, box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    well = mail.read_text("utf-8")
    mail.write_text(well.replace("port = ", "port = 1 # "), encoding="utf-8")
    for minutes in (0, 5):
        keeping.try_to_mail(place, AT + timedelta(minutes=minutes))
    found = keeping.trouble(place)
    assert found is not None
    assert (found.what, found.since) == ("server", AT)
    assert sum(one.levelno == logging.ERROR for one in caplog.records if one.name == "mail") == 1
    mail.write_text(well, encoding="utf-8")
    keeping.try_to_mail(place, AT + timedelta(minutes=10))
    assert keeping.trouble(place) is None
    assert len(box.subjects) == 2


def test_settings_with_a_mistake_and_a_folder_with_a_mistake_are_told(
    place: Place, mail: Path, box: Box
) -> None:
    well = mail.read_text("utf-8")
    mail.write_text(well + "[else]\n", encoding="utf-8")
    keeping.try_to_mail(place, AT)
    found = keeping.trouble(place)
    assert found is not None
    assert found.what == "settings"
    mail.write_text(well, encoding="utf-8")
    (place.folder / "contest.toml").write_text("[", encoding="utf-8")
    keeping.try_to_mail(place, AT)
    assert keeping.trouble(place) is None
    assert box.subjects == ["[thu] Sự cố: Thư mục cuộc thi có lỗi"]


def test_without_settings_nothing_is_looked_at(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONTEST_MAIL")
    keeping.try_to_mail(place, AT)
    assert keeping.trouble(place) is None
