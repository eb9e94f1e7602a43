"""Giấy chứng nhận đạt giải: from an official release alone, with a code that stays the same."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from cli.publish import main
from contest.errors import NotAllowedError, UsageError
from publish.winner_certificates import awards, newest_official, paper, winner_certificates
from results import Principal
from service import acts
from service.environment import Place
from service.release.making import make
from tests.builders import TOML, row, write_folder
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room

ADDRESS = "https://thi.example.vn/thu/verify"
HOSTILE = '#panic("x") *đậm* $a^2$ ]}'
MORE = """
[[prizes]]
name = "Giải Nhất"
count = 1
[[prizes]]
name = "Giải Nhì"
count = 3
[prize_rules]
one_per_person = true
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    place = tmp_path_factory.mktemp("winners")
    folder = write_folder(place / "contest", toml=TOML + MORE, units=UNITS)
    made = Room(Place(folder, str(place / "ledger")))
    made.load(
        *(row(n) for n in (1, 2)), row(3, name="王小明"), row(4, name=HOSTILE, unit="Sở Hai"),
        row(5, name="TRẦN THỊ HOA", unit="Phòng Một"),
    )  # fmt: skip
    with pytest.raises(UsageError, match="come from an official release"):
        paper(made.view, address="")
    make(made.place, REVIEWER, "official", made.moment)
    return made


def text_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_each_page_has_name_unit_prize_rank_and_a_code_that_a_phone_reads(room: Room) -> None:
    view = room.view
    content, count = paper(view, address=ADDRESS)
    first, second, third = text_of(content)
    assert count == 3
    for part in ("Trần Thị Hoa", "Phòng Một", "GIẢI NHẤT", "hạng 1", "thi.example.vn/thu/verify"):
        assert part in first
    assert HOSTILE in second
    assert "hạng 2" in second
    assert "Người Số 2" in third
    codes = view.winner_codes(1)
    with pypdfium2.PdfDocument(content) as document:
        for page, number in zip(document, (1, 2, 4), strict=True):
            (seen,) = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
            assert seen.text == f"{ADDRESS}#{codes[number]}"
            assert codes[number] in page.get_textpage().get_text_bounded()


def test_later_rows_and_decisions_change_no_paper(room: Room) -> None:
    before = paper(room.view, address=ADDRESS)
    first = room.line("Trần Thị Hoa")["response_id"]
    (decision,) = room.decide(acts.reject(first))
    assert paper(room.view, address=ADDRESS) == before
    room.decide(*acts.undoing([decision]))


def test_without_a_declared_address_a_paper_has_its_code_and_no_picture(room: Room) -> None:
    content, _ = paper(room.view, address="")
    with pypdfium2.PdfDocument(content) as document:
        assert not zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    assert room.view.winner_codes(1)[1] in text_of(content)[0]
    assert "Kiểm tra tại" not in text_of(content)[0]


def test_a_unit_has_its_winners_and_those_beneath_and_a_choice_has_the_chosen(room: Room) -> None:
    view = room.view
    one = newest_official(view)
    assert one is not None
    assert [a.winner.prize for a in awards(one, "S1")] == [
        "Giải Nhất",
        "Giải Nhì",
        "Giải Nhì",
    ]
    assert [a.named.name for a in awards(one, "P1")] == ["Trần Thị Hoa"]
    assert paper(view, address="", chosen={"1"})[1] == 1
    with pytest.raises(UsageError, match="S9"):
        awards(one, "S9")


def test_only_who_sees_all_people_gets_papers_and_codes(room: Room) -> None:
    for role in ("leader", "press"):
        view = room.open(Principal("x", role, ("S1",) if role == "leader" else ())).view  # type: ignore[arg-type]
        with pytest.raises(NotAllowedError):
            paper(view, address=ADDRESS)
    assert ADMIN.role == "admin"


def test_the_command_writes_the_papers_for_their_owner_and_lists_who_is_left_out(
    room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    access = tmp_path / "access.toml"
    access.write_text('[sign_in]\nbase_url = "https://thi.example.vn"\n', "utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    where = ["--contest", str(room.place.folder), "--data", room.place.data]
    asked = ["certificates", "--winners", "--out", str(tmp_path / "out"), "--format", "json"]
    assert main([*asked, *where]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in told] == [
        "certificates-winners", "certificates-winners-left-out",
    ]  # fmt: skip
    for one in told:
        assert stat.S_IMODE((tmp_path / "out" / one["file"]).stat().st_mode) == 0o600
    assert "王小明" in (tmp_path / "out" / told[1]["file"]).read_text("utf-8")
    assert main([*asked, "--unit", "S2", *where]) == 0
    assert json.loads(capsys.readouterr().out)[0]["unit_code"] == "S2"
    assert len(winner_certificates(room.view, "", "S2")) == 1
