"""The page that verifies winners' papers: match or no match, and nothing else about anybody."""

from __future__ import annotations

import hmac
import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from starlette.applications import Starlette
from starlette.testclient import TestClient

from contest.errors import LedgerError
from ledger.releases import names_of, releases_of
from results import winner_codes
from service import acts, erasure
from service.environment import Place
from service.release.making import make, reveal
from tests.builders import TOML, row, write_folder
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room
from web import verify
from web.headers import inline_scripts

PRIZES = (
    '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'
    "[publication]\nfreeze_standings_at = 2024-12-13T12:00:00\n"
)
FIRST, MARKUP = "TRẦN Thị Hoà", '<b onload="x">Bé</b>'
PATH = "/thi/thu/verify"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A contest without a release. No test changes it."""
    place = tmp_path_factory.mktemp("verify")
    folder = write_folder(place / "contest", toml=TOML + PRIZES, units=UNITS)
    room = Room(Place(folder, str(place / "ledger")))
    room.load(
        *(row(n) for n in (1, 2, 3)), row(4, name=MARKUP), row(5, name=FIRST), row(6, answer="B")
    )
    return room


@pytest.fixture(scope="module")
def with_release(loaded: Room, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The contest with an official release. No test changes it."""
    made = copied(loaded, tmp_path_factory.mktemp("released"))
    release(made)
    return made


@pytest.fixture
def released(with_release: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    return served(with_release, monkeypatch)


def copied(room: Room, place: Path) -> Room:
    shutil.copytree(room.place.data, place / "ledger")
    shutil.copytree(room.place.folder, place / "contest")
    (place / "access.toml").write_text("[sign_in]\nways = []\n", encoding="utf-8")
    return Room(Place(place / "contest", str(place / "ledger")), room.minutes)


def served(room: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setenv("CONTEST_ACCESS", str(room.place.folder.parent / "access.toml"))
    monkeypatch.setenv("CONTEST_DIR", str(room.place.folder))
    monkeypatch.setenv("CONTEST_DATA", room.place.data)
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    return room


def release(room: Room, kind: str = "official", **more: str) -> None:
    make(room.place, REVIEWER, kind, room.moment, **more)  # type: ignore[arg-type]


def codes(room: Room) -> dict[str, str]:
    """Name → code in the newest release, counted here from names.csv."""
    newest, signs = releases_of(room.ledger)[-1], "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    found = {}
    for one in names_of(room.ledger, newest):
        digest = hmac.digest(bytes.fromhex(one.secret), b"winner", "sha256")
        bits = "".join(f"{byte:08b}" for byte in digest)
        found[one.name] = "".join(signs[int(bits[5 * n : 5 * n + 5], 2)] for n in range(12))
    return found


class Verifier:
    """A browser of somebody who holds a paper."""

    def __init__(self, room: Room, address: str = "203.0.113.7") -> None:
        app = Starlette(routes=verify.routes("/thi", lambda: room.moment.now))
        self.client = TestClient(
            app, base_url="http://localhost", follow_redirects=False, client=(address, 5)
        )

    def send(self, code: str, name: str, status: int = 200, query: str = "", csrf: str = "") -> str:
        form = self.client.get(PATH + query).text
        token = csrf or re.search(r'name="csrf" value="([^"]+)"', form)[1]  # type: ignore[index]
        headers = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}
        fields = {"csrf": token, "code": code, "full_name": name}
        answer = self.client.post(PATH + query, data=fields, headers=headers)
        assert answer.status_code == status, answer.text
        assert answer.headers["cache-control"] == "no-store"
        return re.sub(r'value="[^"]+"', "", answer.text)

    def says(self, code: str, name: str) -> bool:
        (title,) = re.findall(r"<h2>(.*?)</h2>", self.send(code, name))
        return {"Khớp": True, "Không khớp": False}[title]


def test_a_code_with_its_name_matches_in_every_spelling_of_the_same_words(released: Room) -> None:
    code, verifier = codes(released)[FIRST], Verifier(released)
    spelled = (
        code[:4].lower() + " " + code[4:8].replace("0", "o").replace("1", "l") + "-" + code[8:]
    )
    for name in (FIRST, "Trần Thị Hòa", "trần thị hoà", "Tra\u0302\u0300n Thi\u0323 Hòa\u200b"):
        assert verifier.says(spelled, name), name
    for name in ("Trần Thị Hoa", "Tran Thi Hoa", "Trần Thị Hóa", "Trần Thị", "Người Số 3"):
        assert not verifier.says(code, name), name


def test_a_match_says_the_prize_and_no_answer_repeats_what_was_typed(released: Room) -> None:
    known = codes(released)
    html = Verifier(released).send(known[MARKUP], MARKUP)
    assert "Giải Nhì</strong> – Toàn cuộc thi" in html
    for answer in (html, Verifier(released).send(known[FIRST], MARKUP)):
        for part in ("onload", "Bé", "&lt;", *known.values(), "Sở Một", "Người"):
            assert part not in answer


def test_everything_that_is_no_paper_gets_one_answer(released: Room) -> None:
    known = codes(released)
    other = known["Người Số 1"]  # of a person in the standings without a prize
    answers = {
        Verifier(released).send(code, name)
        for code, name in (
            ("0000-0000-0000", FIRST), (known[FIRST], "Không Ai"), (other, "Người Số 1"),
            (known[MARKUP], FIRST), ("ZZZZ-ZZZZ-ZZZZ", "'; drop table releases; --"),
        )
    }  # fmt: skip
    assert len(answers) == 1
    assert "Không khớp" in answers.pop()


def test_every_question_is_compared_with_all_codes_and_names(
    released: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, compared, digest = codes(released), list[int](), hmac.compare_digest

    def counted(one: bytes, two: bytes) -> bool:
        compared.append(len(one))
        return digest(one, two)

    monkeypatch.setattr(winner_codes.hmac, "compare_digest", counted)
    for code, name in ((known[FIRST], FIRST), (known[FIRST], "x"), ("0" * 12, FIRST)):
        winner_codes.winner_paper(released.ledger, releases_of(released.ledger), code, name)
    assert compared == [12, 32] * 3 * 3, "three winners, three questions"


def test_a_paper_of_another_contest_and_one_of_a_provisional_result_match_nothing(
    loaded: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = served(copied(loaded, tmp_path), monkeypatch)
    release(room, "provisional")
    foreign = codes(room)[FIRST]
    answer = Verifier(room).client.get(PATH)
    assert (answer.status_code, "Chưa có kết quả chính thức" in answer.text) == (404, True)
    reveal(room.place, REVIEWER, 1, room.moment)
    assert Verifier(room).client.get(PATH).status_code == 404
    release(room)
    assert not Verifier(room).says(foreign, FIRST)
    assert Verifier(room).client.get("/thi/khac/verify").status_code == 404


def test_a_paper_holds_as_long_as_the_newest_official_result_says_the_same(
    with_release: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = served(copied(with_release, tmp_path), monkeypatch)
    before = codes(room)
    room.decide(acts.reject(room.line("Bé")["response_id"]))
    release(room, basis="Kiến nghị")
    verifier, after = Verifier(room), codes(room)
    assert verifier.says(before[FIRST], FIRST)
    assert verifier.says(after[FIRST], FIRST)
    assert before[FIRST] != after[FIRST]
    assert not verifier.says(before[MARKUP], MARKUP), "no longer a winner"
    assert not verifier.says(before["Người Số 3"], "Người Số 3"), "the rank on the paper is old"
    assert verifier.says(after["Người Số 3"], "Người Số 3")


def test_the_code_of_an_erased_person_is_gone_with_the_person(
    with_release: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = served(copied(with_release, tmp_path), monkeypatch)
    code = codes(room)[FIRST]
    assert Verifier(room).says(code, FIRST)
    (mine,) = room.view.look_up("Trần Thị Hoà")
    erasure.erase(
        room.place, ADMIN, [mine["response_id"]], confirm="erase 1 responses", moment=room.moment
    )
    assert not Verifier(room).says(code, FIRST)


def test_under_an_embargo_the_page_says_nothing(
    with_release: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = served(copied(with_release, tmp_path), monkeypatch)
    toml = room.place.folder / "contest.toml"
    text = toml.read_text("utf-8").replace(
        "[publication]\n", "[publication]\nembargo_until = 2030-01-01T00:00:00\n"
    )
    toml.write_text(text, "utf-8")
    assert Verifier(room).client.get(PATH).status_code == 404


def test_nobody_tries_names_to_a_code_nor_codes_through(
    released: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, verifier = codes(released)[FIRST], Verifier(released)
    for number in range(verify.FOR_ONE_CODE.amount):
        verifier.send(code, f"Tên {number}")
    assert "thử lại sau" in verifier.send(code[:4] + "-" + code[4:].lower(), FIRST, 429)
    for number in range(verify.FROM_ONE_ADDRESS.amount - verify.FOR_ONE_CODE.amount - 1):
        verifier.send(f"0000-0000-{number:04}", FIRST)
    verifier.send("0000-0000-9999", FIRST, 429)
    storage = MemoryStorage()
    monkeypatch.setattr(verify, "MemoryStorage", lambda: storage)
    monkeypatch.setattr(verify, "IN_ALL", RateLimitItemPerMinute(2))
    flood = Verifier(released)
    for number in range(5):
        flood.send(f"0000-0000-{number:04}", FIRST, 200 if number < 2 else 429)
    assert len(storage.events) == 4, "two codes, an address, and all together"


def test_a_foreign_form_a_blank_and_an_odd_code_look_nothing_up(
    released: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier = Verifier(released)
    monkeypatch.setattr(
        "service.winner_paper.ask", lambda *_: pytest.fail("somebody was looked up")
    )
    verifier.send("0000-0000-0000", FIRST, 403, csrf="x" * 43)
    assert "Cần nhập cả" in verifier.send("0000-0000-0000", " \u200b ", 422)
    for code in ("0000-0000-000", "0000-0000-000U", "Ａ" * 3, "%" * 12):
        assert "12 chữ và số" in verifier.send(code, FIRST, 422)
    assert verifier.client.get(f"{PATH}?code=x&full_name=y").status_code == 200


def test_what_was_typed_is_in_no_log(
    released: Room, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    code = codes(released)[FIRST]
    verifier = Verifier(released)
    verifier.send(code, FIRST)

    def broken(*_: object) -> None:
        raise LedgerError("the table cannot be read")

    monkeypatch.setattr("service.winner_paper.ask", broken)
    assert "chưa xác minh được" in verifier.send(code, FIRST, 503)
    ours = [record.getMessage() for record in caplog.records]
    assert not any(part in text for text in ours for part in (code, code[:4], "Hoà", "Hòa"))


def test_the_page_speaks_both_languages_and_runs_only_the_script_that_it_names(
    released: Room,
) -> None:
    verifier = Verifier(released)
    answer = verifier.client.get(f"{PATH}?language=en")
    assert '<html lang="en">' in answer.text
    assert "No match" in verifier.send("0000-0000-0000", FIRST, query="?language=en")
    policy = answer.headers["content-security-policy"]
    assert list(scripts(policy)) == inline_scripts(answer.text)
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"<link(?! rel=\"icon\" href=\"data:)|src=|https?://", answer.text)


def scripts(policy: str) -> Iterator[str]:
    (named,) = re.findall(r"script-src ([^;]+)", policy)
    yield from named.split()
