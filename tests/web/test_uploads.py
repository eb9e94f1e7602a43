"""Uploads: only at an address that was handed out to the same session, and within limits."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from results import Principal
from tests.web.conftest import PAGE, Visitor, as_
from web.sockets import FILES_AT_ONCE


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    """The committee's An and Chi; An's page has the addresses f1 to f5."""
    visitor.people["chi"] = Principal("chi", "reviewer")
    for number in range(1, 6):
        visitor.uploads.hand_out("s-an", (PAGE, f"f{number}"))
    return visitor


def send(visitor: Visitor, file: str, size: int, name: str = "an", method: str = "PUT") -> int:
    path = f"/_stcore/upload_file/{PAGE}/{file}"
    answer = visitor.client.request(method, path, headers=as_(name), content=bytes(size))
    if answer.status_code == 200:
        assert answer.json()["bytes"] == size
        visitor.kept[PAGE, file] = size
    return answer.status_code


def test_an_address_takes_a_file_of_its_own_session_only(visitor: Visitor) -> None:
    assert send(visitor, "f1", 10) == 200
    assert send(visitor, "f1", 10, "chi") == 403
    assert send(visitor, "f1", 0, "chi", "DELETE") == 403
    assert send(visitor, "f9", 10) == 403, "nobody was given this address"
    assert send(visitor, "f1", 0, "an", "DELETE") == 200


def test_one_file_has_its_limit_and_files_together_have_theirs(visitor: Visitor) -> None:
    visitor.uploads.limits = visitor.uploads.limits.__class__(100, 250, 9, 400, 10)
    assert send(visitor, "f1", 100) == 200
    assert send(visitor, "f2", 100) == 200
    assert send(visitor, "f3", 100) == 413, "the session's sum"
    assert send(visitor, "f3", 50) == 200
    assert send(visitor, "f1", 100) == 200, "the same file again takes its own place"
    visitor.kept["other page", "file"] = 150
    assert send(visitor, "f2", 100) == 200
    visitor.kept["other page", "file"] = 200
    assert send(visitor, "f2", 100) == 413, "everybody's sum"


def test_a_file_above_its_limit_is_refused_before_it_is_read(visitor: Visitor) -> None:
    assert send(visitor, "f1", 3 << 20) == 413


def test_the_number_of_files_is_limited(visitor: Visitor) -> None:
    assert [send(visitor, f"f{number}", 1) for number in (1, 2, 3, 4)] == [200, 200, 200, 413]


def test_files_on_their_way_take_room(visitor: Visitor) -> None:
    visitor.uploads._coming[PAGE, "f1"] = 100
    visitor.uploads._coming[PAGE, "f2"] = 100
    assert send(visitor, "f3", 100) == 413
    assert send(visitor, "f1", 1) == 413, "two files on the way to one place"


@pytest.mark.parametrize("length", [None, "", "-1", "1_0", "x", "9" * 20])
def test_an_upload_without_a_readable_length_is_refused(
    visitor: Visitor, length: str | None
) -> None:
    headers = {**as_("an"), **({"content-length": length.encode()} if length is not None else {})}
    request = visitor.client.build_request("PUT", f"/_stcore/upload_file/{PAGE}/f1")
    request.headers.update(headers)
    if length is None:
        del request.headers["content-length"]
    assert visitor.client.send(request).status_code == 411


def test_the_oldest_address_is_forgotten(visitor: Visitor) -> None:
    for number in range(10):
        visitor.uploads.hand_out("s-chi", ("s2", f"f{number}"))
    assert send(visitor, "f1", 1) == 403


def ask_for(visitor: Visitor, *files: str) -> None:
    """A page of An asks for addresses. Streamlit (here: tests/web/conftest.py) answers."""
    asked = BackMsg()
    asked.file_urls_request.file_names.extend(files)
    last = BackMsg(stop_script=True).SerializeToString()
    url = "ws://localhost/_stcore/stream"
    with visitor.client.websocket_connect(url, headers=as_("an")) as page:
        page.send_bytes(asked.SerializeToString())
        page.send_bytes(last)
        while page.receive_bytes() != last:
            pass


def test_addresses_are_learned_from_the_answer_to_a_page(visitor: Visitor) -> None:
    ask_for(visitor, "new", "newer")
    for file in ("new", "newer"):
        assert send(visitor, file, 1, "chi") == 403
        assert send(visitor, file, 1) == 200


def test_a_page_that_asks_for_too_many_addresses_gets_none(visitor: Visitor) -> None:
    ask_for(visitor, *["new"] * (FILES_AT_ONCE + 1))
    assert send(visitor, "new", 1) == 403
