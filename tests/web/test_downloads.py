"""`/tai-ve/<token>`: a file leaves for the session that it was offered to, and for nobody else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from contest.errors import NotAllowedError
from results import Principal
from results.principal import NOBODY
from service import downloads as offers
from service import who
from service.downloads import LIFE, offer
from tests.builders import here
from web import downloads

NOW = datetime(2024, 12, 2, 7, 0, tzinfo=UTC)
AN = Principal("an", "reviewer")
CONTENT = "họ tên,điểm\r\n".encode() * 1000

Take = Callable[..., Response]


@pytest.fixture(autouse=True)
def no_offers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_offers", {})


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], Principal]:
    """Session and face → principal."""
    people = {("s-an", ""): AN, ("s-an", "press"): Principal("an", "press")}
    monkeypatch.setattr(
        who, "principal_of", lambda _, session, __, face: people.get((session, face), NOBODY)
    )
    return people


@pytest.fixture
def take(people: object) -> Take:
    """Ask for a file as a session, at a moment, behind the compression that Streamlit adds."""

    def ask(token: str, session_id: str = "s-an", now: datetime = NOW) -> Response:
        route = Route(downloads.PATH, downloads.taker(lambda: now), methods=["GET"])
        app = Starlette(routes=[route], middleware=[Middleware(GZipMiddleware)])
        headers = {"x-principal": session_id, "accept-encoding": "gzip"} if session_id else {}
        return TestClient(app).get(f"/tai-ve/{token}", headers=headers)  # type: ignore[return-value]

    return ask


def offered(
    make: Callable[[Principal], bytes] = lambda _: CONTENT,
    session_id: str = "s-an",
    face: str = "",
    name: str = "xếp hạng.csv",
    slot: str = "",
    now: datetime = NOW,
) -> str:
    return offer(session_id, face, name, make, place=here(), now=now, slot=slot)


def test_a_file_arrives_whole_under_its_name(take: Take) -> None:
    answer = take(offered())
    assert answer.status_code == 200
    assert answer.content == CONTENT  # type: ignore[attr-defined]
    assert answer.headers["content-length"] == str(len(CONTENT))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    kind, _, name = answer.headers["content-disposition"].partition("; filename*=utf-8''")
    assert (kind, unquote(name)) == ("attachment", "xếp hạng.csv")


def test_a_name_cannot_end_its_header(take: Take) -> None:
    name = 'a"; filename=b.exe\r\nset-cookie: x=1/../../c'
    answer = take(offered(name=name))
    disposition = answer.headers["content-disposition"]
    assert unquote(disposition.partition("''")[2]) == name
    assert not {'"', "/", "\r", " "} & set(disposition.partition("''")[2])
    assert "set-cookie" not in answer.headers


def test_another_session_nobody_and_a_guess_get_nothing(take: Take) -> None:
    token = offered()
    for asked, session_id in (
        (token, "s-binh"),
        (token, ""),
        (token[:-1] + "x", "s-an"),
        ("", "s-an"),
    ):
        answer = take(asked, session_id)
        assert answer.status_code == 404
        assert CONTENT not in answer.content  # type: ignore[attr-defined]


def test_an_offer_without_a_session_goes_to_nobody(take: Take) -> None:
    assert take(offered(session_id=""), "").status_code == 404


def test_a_file_is_made_for_whoever_one_is_when_it_is_taken(
    take: Take, people: dict[tuple[str, str], Principal]
) -> None:
    token = offered(lambda who: who.role.encode())
    people["s-an", ""] = Principal("an", "viewer")
    assert take(token).content == b"viewer"  # type: ignore[attr-defined]
    people["s-an", ""] = NOBODY
    assert take(token).status_code == 403


def test_a_file_that_was_offered_to_a_face_is_made_for_that_face(take: Take) -> None:
    assert take(offered(lambda who: who.role.encode(), face="press")).content == b"press"  # type: ignore[attr-defined]


def test_an_offer_ends_after_an_hour(take: Take) -> None:
    token = offered()
    assert take(token, now=NOW + LIFE - timedelta(seconds=1)).status_code == 200
    assert take(token, now=NOW + LIFE).status_code == 404
    offered(name="another", now=NOW + LIFE)
    assert list(offers._offers) != [token]
    assert len(offers._offers) == 1


def test_the_same_offer_again_keeps_its_token_and_is_made_anew(take: Take) -> None:
    token = offered(lambda _: b"old")
    assert offered(lambda _: b"new", now=NOW + LIFE / 2) == token
    assert take(token, now=NOW + LIFE).content == b"new"  # type: ignore[attr-defined]
    others = {offered(face="press"), offered(name="b.csv"), offered(slot="tab 2"),
              offered(session_id="s-binh")}  # fmt: skip
    assert len(others - {token}) == 4


def test_the_oldest_offers_of_a_session_and_of_all_are_forgotten(
    take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    each, all_ = 5, 12
    monkeypatch.setattr(offers, "EACH", each)
    monkeypatch.setattr(offers, "ALL", all_)
    first, second = offered(name="first"), offered(name="second")
    offered(name="first")  # drawn again: now the younger one
    for number in range(each - 1):
        offered(name=f"{number}")
    assert [take(token).status_code for token in (first, second)] == [200, 404]
    for number in range(all_):
        offered(session_id=f"s-{number}")
    assert len(offers._offers) == all_
    assert take(first).status_code == 404


def test_tokens_cannot_be_guessed() -> None:
    tokens = {offered(name=f"{number}") for number in range(20)}
    assert len(tokens) == 20
    assert all(len(token) == 43 for token in tokens)


def test_a_refusal_and_a_fault_say_so_and_tell_nothing(
    take: Take, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: Principal) -> bytes:
        raise NotAllowedError("the name of a person")

    def fail(_: Principal) -> bytes:
        raise ValueError("the name of a person")

    refused = take(offered(refuse, name="a"))
    assert refused.status_code == 403
    with caplog.at_level(logging.ERROR):
        token = offered(fail, name="b")
        failed = take(token)
    assert failed.status_code == 500
    told = refused.text + failed.text + caplog.text  # type: ignore[attr-defined]
    assert "the name of a person" not in told
    assert token not in caplog.text
    assert "ValueError" in caplog.text
