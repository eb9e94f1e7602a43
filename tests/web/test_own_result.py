"""After a release a participant reads the own score, rank and the rule that decided, and nothing
moves it but another release."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from service import acts
from service.environment import Place
from service.erasure import erase
from service.release.making import make, reveal
from tests.builders import TOML, row, write_folder
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room
from tests.web.test_self_check import Participant, notes

MORE = (
    '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n'
    '[ranking]\norder = ["score", "prediction_distance"]\n'
    "[publication]\nself_check = true\nfreeze_standings_at = 2024-12-13T12:00:00\n"
)
ANH, CHI = ("Trần Thị Ánh", "0912000111"), ("Lê Văn Chi", "0912000222")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Seven people: one is nearest, two share a rank, one has fewer marks, one waits."""
    place = tmp_path_factory.mktemp("own-result")
    folder = write_folder(place / "contest", toml=TOML + MORE, units=UNITS)
    room = Room(Place(folder, str(place / "ledger")))
    room.load(*ROWS)
    make(room.place, REVIEWER, "provisional", room.moment)
    return room


ROWS = (
    row(1, prediction="5"), row(2, name=ANH[0], phone=ANH[1], prediction="4"),
    row(3, prediction="4"), row(4, prediction="90"), row(5, answer="B", prediction="6"),
    row(6, name=CHI[0], phone=CHI[1], unit="lạ"),
)  # fmt: skip


@pytest.fixture
def room(loaded: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    shutil.copytree(loaded.place.data, tmp_path / "ledger")
    shutil.copytree(loaded.place.folder, tmp_path / "contest")
    monkeypatch.setenv("CONTEST_ACCESS", str(tmp_path / "access.toml"))
    monkeypatch.setenv("CONTEST_DIR", str(tmp_path / "contest"))
    monkeypatch.setenv("CONTEST_DATA", str(tmp_path / "ledger"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    return Room(Place(tmp_path / "contest", str(tmp_path / "ledger")), loaded.minutes)


def told(who: tuple[str, str] = ANH) -> str:
    """What the page says of the result; "" if it says nothing of one."""
    html = Participant().send(*who)
    found = re.search(r"<h2>Kết quả .*?(?=<p class=\"quiet\">Nếu thấy)", html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def test_who_asks_reads_rank_score_prize_and_what_decided(room: Room) -> None:
    reveal(room.place, REVIEWER, 1, room.moment)
    said = told()
    assert "Kết quả dự kiến Toàn cuộc thi: hạng 2 trong 5 người, 1 điểm" in said
    assert "1 người khác đồng hạng" in said
    assert "Người đứng trên (hạng 1): xếp trên nhờ chênh lệch dự đoán nhỏ hơn, 0 so với 1." in said
    assert "Người đứng dưới (hạng 4): bài này xếp trên nhờ chênh lệch dự đoán nhỏ hơn" in said
    assert "Đạt giải" not in said
    assert "Đạt giải: Giải Nhất." in told(("Người Số 1", "0900000001"))
    for name in ("Người Số", "Sở Một", *ANH):
        assert name not in said


def test_a_release_that_is_held_back_and_one_under_embargo_say_nothing(room: Room) -> None:
    assert told() == ""
    reveal(room.place, REVIEWER, 1, room.moment)
    assert told()
    toml = room.place.folder / "contest.toml"
    held = "[publication]\nembargo_until = 2030-01-01T00:00:00\n"
    toml.write_text(toml.read_text("utf-8").replace("[publication]\n", held), "utf-8")
    assert told() == ""


def test_nothing_later_moves_it_but_another_release(room: Room) -> None:
    reveal(room.place, REVIEWER, 1, room.moment)
    before = told()
    room.load(*ROWS, row(9, prediction="6"), row(8, prediction="6"))
    room.decide(acts.reject(room.line("Người Số 1")["response_id"]))
    toml = room.place.folder / "contest.toml"
    toml.write_text(toml.read_text("utf-8").replace('"prediction_distance"]', '"submitted_at"]'))
    assert told() == before
    make(room.place, REVIEWER, "official", room.moment)
    assert "Kết quả chính thức Toàn cuộc thi: hạng 1 trong" in told()
    assert "xếp trên nhờ thời điểm nộp bài sớm hơn" in told()


def test_who_is_not_ranked_reads_so_and_a_stranger_reads_the_one_answer(room: Room) -> None:
    reveal(room.place, REVIEWER, 1, room.moment)
    assert "không xếp hạng bài nào" in told(CHI)
    for who in ((ANH[0], CHI[1]), ("Trần Thị Anh", ANH[1]), ("Người Số 1", "0912999999")):
        html = Participant().send(*who)
        assert "Chưa tìm thấy bài nào" in html
        assert "Kết quả" not in html.split("<main")[1]


def test_a_released_place_is_told_to_the_name_that_was_released_alone(room: Room) -> None:
    reveal(room.place, REVIEWER, 1, room.moment)
    other = ("Phạm Văn Khác", ANH[1])
    edited = row(2, name=other[0], phone=other[1], prediction="4")
    room.load(ROWS[0], edited, *ROWS[2:])
    assert "không xếp hạng bài nào" in told(other)
    assert "hạng 2 trong 5 người" in told(), "and the released name still finds it"


def test_an_erased_person_is_in_no_answer(room: Room) -> None:
    reveal(room.place, REVIEWER, 1, room.moment)
    (mine,) = room.view.look_up(ANH[0])
    erase(room.place, ADMIN, [mine["response_id"]], confirm="erase 1 responses", moment=room.moment)
    assert told() == ""
    assert not list(notes(Participant().send(*ANH)))


def test_a_field_that_the_release_does_not_hold_decides_nothing_that_is_said(
    room: Room,
) -> None:
    toml = room.place.folder / "contest.toml"
    order = '"score", "duration", "submitted_at"]'
    text = toml.read_text("utf-8").replace('"score", "prediction_distance"]', order)
    text = text.replace("[columns]\n", '[columns]\nstarted_at = ["Bắt đầu"]\n')
    toml.write_text(text, "utf-8")
    make(room.place, REVIEWER, "official", room.moment)
    said = told()
    assert "Người đứng trên" not in said, "an equal score, and no duration is known to compare"
    assert "Người đứng dưới (hạng 5): bài này xếp trên nhờ điểm cao hơn, 1 so với 0." in told(
        ("Người Số 4", "0900000004")
    )
