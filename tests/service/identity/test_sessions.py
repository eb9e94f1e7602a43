"""Sessions: who may begin one, how long it holds, and what a copy of the file is worth."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contest.errors import ContestError
from service.identity import sessions, store
from service.identity.access_file import read_access
from service.identity.sessions import DEMO, Session, begin, end, end_all, find, session_of
from tests.service.identity.conftest import PROXY_SECRET

NOW = datetime(2024, 12, 1, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
Write = Callable[[str], Path]


def cookie(token: str) -> dict[str, str]:
    return {"cookie": f'other={{"a": "b;c"}}; contest-session={token}; last=1'}


def said(name: str, secret: str = PROXY_SECRET) -> dict[str, str]:
    return {"x-forwarded-email": name, "x-proxy-secret": secret}


def test_a_cookie_opens_its_session_for_twelve_hours(write_access: Write) -> None:
    session, token = begin("an@example.vn", "accounts", NOW)

    assert session_of(cookie(token), NOW + 11 * HOUR) == session
    assert find(session.id, NOW + 11 * HOUR) == session
    assert session_of(cookie(token), NOW + 12 * HOUR) is None
    assert find(session.id, NOW + 12 * HOUR) is None


def test_neither_the_id_nor_a_guess_nor_nothing_opens_a_session(write_access: Write) -> None:
    session, token = begin("an@example.vn", "accounts", NOW)
    for wrong in (session.id, store.token_hash(token), token + "x", token.swapcase(), "", "\x00"):
        assert session_of(cookie(wrong), NOW) is None
    assert session_of({}, NOW) is None
    assert find(token, NOW) is None


def test_a_copied_cookie_opens_nothing_after_sign_out(write_access: Write) -> None:
    session, token = begin("an@example.vn", "accounts", NOW)
    other, other_token = begin("an@example.vn", "accounts", NOW)

    end(session.id)

    assert session_of(cookie(token), NOW) is None
    assert session_of(cookie(other_token), NOW) == other
    end_all("AN@example.vn")
    assert find(other.id, NOW) is None


def test_a_session_is_over_while_its_way_is_not_open(write_access: Write) -> None:
    session, token = begin("an@example.vn", "accounts", NOW)
    write_access('[sign_in]\nways = ["proxy"]\n')
    assert session_of(cookie(token), NOW) is None
    assert find(session.id, NOW) is None


def test_a_proxy_is_believed_by_its_secret_only(write_access: Write) -> None:
    session = session_of(said("An@example.vn"), NOW)

    assert session is not None
    assert (session.name, session.way, session.expires) == ("An@example.vn", "proxy", None)
    for wrong in ("", "a secret of the prox", PROXY_SECRET + "x", PROXY_SECRET.upper(), "Ã©"):
        assert session_of(said("An@example.vn", wrong), NOW) is None
    assert session_of({"x-forwarded-email": "An@example.vn"}, NOW) is None
    write_access('[sign_in]\nways = ["accounts"]\n')
    assert session_of(said("An@example.vn"), NOW) is None
    assert find(session.id, NOW) is None


def test_a_proxy_without_a_secret_in_the_environment_is_not_believed(
    write_access: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONTEST_PROXY_SECRET")
    assert session_of(said("an@example.vn", ""), NOW) is None


def test_two_browsers_of_one_person_share_the_session_of_a_proxy(write_access: Write) -> None:
    first, second = (session_of(said(name), NOW) for name in ("an@example.vn", "AN@example.vn"))
    assert first is not None
    assert second is not None
    assert first.id == second.id
    assert "an@" not in first.id
    assert find(first.id, NOW + 11 * HOUR) == second
    assert find(first.id, NOW + 12 * HOUR) is None


def test_the_name_of_a_proxy_is_read_as_utf_8_and_refused_if_it_is_none(
    write_access: Write,
) -> None:
    session = session_of(said("Bình".encode().decode("latin-1")), NOW)
    assert session is not None
    assert session.name == "Bình"
    for wrong in ("B\xecnh", "", "   ", "an\x00@example.vn", "a" * 201):
        assert session_of(said(wrong), NOW) is None


def test_the_header_of_the_file_names_the_person_and_no_other_does(write_access: Write) -> None:
    write_access('[sign_in]\nways = ["proxy"]\nproxy_header = "X-Remote-User"\n')
    assert session_of(said("an@example.vn"), NOW) is None
    named = session_of({"x-remote-user": "an", "x-proxy-secret": PROXY_SECRET}, NOW)
    assert named is not None
    assert named.name == "an"


def test_a_demonstration_has_one_session_for_everybody_and_no_other(
    write_access: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find("demo", NOW) is None
    session, _ = begin("an@example.vn", "accounts", NOW)
    monkeypatch.setenv("CONTEST_DEMO", "1")
    assert session_of(said("an@example.vn"), NOW) == DEMO
    assert find("demo", NOW) == DEMO
    assert find(session.id, NOW) is None


def test_the_cookie_is_closed_to_scripts_other_sites_and_behind_tls_to_plain_http(
    write_access: Write,
) -> None:
    access = read_access(write_access('[sign_in]\nways = ["accounts"]\n'))
    assert sessions.set_cookie(access, "t") == (
        "contest-session=t; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax"
    )
    path = write_access('[sign_in]\nways = ["accounts"]\nbase_url = "https://thi.example.vn"\n')
    assert sessions.set_cookie(read_access(path), "") == (
        "__Host-contest-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure"
    )
    _, token = begin("an@example.vn", "accounts", NOW)
    assert session_of(cookie(token), NOW) is None
    assert session_of({"cookie": f"__Host-contest-session={token}"}, NOW) is not None


def test_a_form_sends_back_the_token_of_its_own_session(write_access: Write) -> None:
    token = sessions.csrf_of("one")
    assert sessions.is_csrf_of("one", token)
    for wrong in (sessions.csrf_of("two"), "", "é\ud800"):
        assert not sessions.is_csrf_of("one", wrong)


def test_the_file_is_closed_to_other_accounts_and_holds_no_token(write_access: Write) -> None:
    path = write_access('[sign_in]\nways = ["accounts"]\n').with_name("access.toml.sqlite3")
    path.touch(0o644)
    _, token = begin("an@example.vn", "accounts", NOW)

    written = [one for one in path.parent.iterdir() if "sqlite3" in one.name]
    assert {stat.S_IMODE(one.stat().st_mode) for one in written} == {0o600}
    assert all(token.encode() not in one.read_bytes() for one in written)


def test_expired_sessions_leave_the_file(write_access: Write) -> None:
    begin("an@example.vn", "accounts", NOW)
    begin("binh@example.vn", "accounts", NOW + 13 * HOUR)
    with store.reading() as db:
        assert db.execute("select name from sessions").fetchall() == [("binh@example.vn",)]


def test_a_file_that_is_replaced_is_opened_again_and_has_another_secret(
    write_access: Write, tmp_path: Path
) -> None:
    session, _ = begin("an@example.vn", "accounts", NOW)
    first = store.secret()
    for one in tmp_path.glob("access.toml.sqlite3*"):
        one.unlink()
    assert find(session.id, NOW) is None
    assert store.secret() != first


def test_a_file_that_is_no_store_or_of_another_version_closes_the_door(
    write_access: Write, tmp_path: Path
) -> None:
    path = tmp_path / "access.toml.sqlite3"
    path.write_bytes(b"an@example.vn" * 400)
    with pytest.raises(ContestError, match=r"access.toml.sqlite3\) cannot be used") as told:
        session_of(cookie("token"), NOW)
    assert "example.vn" not in str(told.value)
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 7")
    db.close()
    with pytest.raises(ContestError, match="another version"):
        find("x", NOW)


def test_nothing_is_written_if_a_block_fails(write_access: Write) -> None:
    session, _ = begin("an@example.vn", "accounts", NOW)

    def interrupted() -> None:
        with store.writing() as db:
            db.execute("delete from sessions")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert find(session.id, NOW) == session


def test_a_session_names_no_token(write_access: Write) -> None:
    session, token = begin("an@example.vn", "accounts", NOW)
    assert isinstance(session, Session)
    assert token not in repr(session)
