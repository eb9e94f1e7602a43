"""Vận hành shows how mail stands; an administrator previews digests and stops a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from contest.settings import Digests
from ledger import Ledger
from publish.mail.letter import Letter
from results import Principal, compute, visible
from results.principal import Role
from service.health import Condition
from service.mail import digests
from service.mail.digest_log import Logged
from service.mail.digests import Receiver
from service.mail.keeping import Trouble
from service.mail.post import MailError
from service.mail.standing import Standing
from service.operations import Operations
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import make_contest
from ui.operations import alarms, look

AT = datetime(2024, 12, 2, 2, 0, tzinfo=UTC)
STANDING = Standing("mail.thu.example:587 (starttls)", "cuocthi@thu.example", 2, {}, None)
READERS = [
    Receiver("S1", "k1", "mot@thu.example", None),
    Receiver("S1", "k2", "<b>hai</b>@thu.example", ""),
]
LOG = [
    Logged("2024-12-01T08:00:00", "S1", "k1", AT, "sent"),
    Logged("2024-12-01T08:00:00", "S1", "k2", AT, "refused"),
]
Open = Callable[..., AppTest]


@pytest.fixture
def opened(open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """The page over a contest with digests, as somebody of a role sees it."""
    monkeypatch.setattr(look, "operations", lambda *_: Operations(Condition(AT, "thu", ""), ()))
    monkeypatch.setattr(digests, "receivers", lambda *_: READERS)
    monkeypatch.setattr(digests, "sent", lambda *_: LOG)
    monkeypatch.setattr(digests, "preview", lambda *_: Letter("Sở: 30 %", "một <b>hai</b>", "<p>"))

    def open_(
        found: Standing | None, role: Role = "admin", at: tuple[str, ...] = ("08:00",)
    ) -> AppTest:
        monkeypatch.setattr(alarms, "standing", lambda *_: found)
        contest = make_contest()
        told = contest.settings.model_copy(update={"digests": Digests(at=("08:00",))})
        contest = replace(contest, settings=told)
        ledger = Ledger.at(tmp_path / "ledger")
        app = open_page(
            "operations", visible(compute(contest, ledger, now=AT), Principal("an", role))
        )
        assert not app.exception
        return app

    return open_


def test_without_settings_the_page_says_that_no_mail_is_sent(opened: Open) -> None:
    text = page_text(opened(None))
    assert "nên không có thư nào được gửi" in text
    assert "Thư số liệu cho đơn vị" not in text


def test_the_page_shows_server_trouble_readers_and_what_was_sent(opened: Open) -> None:
    text = page_text(opened(replace(STANDING, trouble=Trouble("server", AT))))
    for words in (
        "mail.thu.example:587 (starttls)", "2 địa chỉ", "không có sự cố nào",
        "Từ 02/12/2024 09:00:00, thư không gửi được.", "1 thư mỗi lần, 1 đã ngừng",
        "&lt;b&gt;hai&lt;/b&gt;@thu.example", "tự ngừng", "01/12/2024 08:00",
    ):  # fmt: skip
        assert words in text, words
    assert "<b>hai" not in text


def test_an_auditor_sees_how_mail_stands_and_no_address_of_a_reader(opened: Open) -> None:
    app = opened(STANDING, "auditor")
    assert "mail.thu.example:587" in page_text(app)
    assert "mot@thu.example" not in page_text(app)
    assert "alarms_try" not in [one.key for one in app.button]


def test_the_button_tries_the_way_and_says_what_is_wrong(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "alarms_try" not in [one.key for one in opened(STANDING).button], "a demonstration"
    served = SimpleNamespace(demonstration=lambda: False)
    monkeypatch.setattr(alarms, "environment", served)
    app = opened(STANDING)

    def refused(*_: object) -> int:
        raise MailError("login", "mail.thu.example:587 refused the login")

    monkeypatch.setattr(alarms, "send_trial", refused)
    assert "từ chối đăng nhập" in page_text(app.button("alarms_try").click().run())
    monkeypatch.setattr(alarms, "send_trial", lambda *_: 2)
    assert "tới 2 địa chỉ" in page_text(app.button("alarms_try").click().run())


def test_a_reader_is_stopped_and_gets_mail_again(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    switched = []
    monkeypatch.setattr(
        digests, "switch", lambda _place, _who, key, _moment, on: switched.append((key, on))
    )
    app = opened(STANDING)
    for key in ("S1 k1", "S1 k2"):
        app.selectbox("digest_reader").set_value(key).run()
        app.button("digest_switch").click().run()
    assert switched == [("k1", False), ("k2", True)]
    assert not app.exception
