"""The section of winners' certificates, and the way to the ceremony: from a release alone."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from contest.errors import NotAllowedError
from results import Principal
from service import downloads, environment
from service.environment import Place
from service.release.making import make
from tests.builders import row
from tests.service.conftest import REVIEWER, Room
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk
from tests.ui.test_documents_page import file_of

PRIZES = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'
FILE = "giay-chung-nhan-dat-giai.pdf"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setattr(downloads, "_offers", {})
    monkeypatch.delenv("CONTEST_ACCESS", raising=False)
    desk = make_desk(monkeypatch, tmp_path, rules=PRIZES)
    monkeypatch.setenv("CONTEST_NOW", "2025-01-02T08:00")
    return desk


def test_before_an_official_release_there_is_neither_paper_nor_ceremony(desk: Desk) -> None:
    room = Room(Place(Path(desk.ledger.uri).parent / "contest", desk.ledger.uri))
    room.load(row(1), row(2), row(3, name="王小明"))
    text = page_text(desk.on("documents"))
    assert "Cấp sau khi có bản công bố chính thức." in text
    assert FILE not in text
    assert "trinh-chieu" not in page_text(desk.on("release"))
    make(room.place, REVIEWER, "provisional", room.moment)
    assert FILE not in page_text(desk.on("documents"))
    assert 'href="/thu/trinh-chieu"' in page_text(desk.on("release"))
    make(room.place, REVIEWER, "official", room.moment)
    app = desk.on("documents")
    text = page_text(app)
    assert "2 giấy chứng nhận đạt giải, theo bản công bố số 2." in text
    assert "王小明" in text, "left out, because the font lacks the sign"
    assert "không có mã QR" in text.replace("mà không có", "không có")
    assert len(pypdfium2.PdfDocument(file_of(app, FILE)(environment.operator()))) == 2
    (chosen,) = [box for box in app.multiselect if "winners_paper" in str(box.key)]
    chosen.select(chosen.options[0]).run()
    assert "1 giấy chứng nhận đạt giải" in page_text(app)
    content = file_of(app, FILE)(environment.operator())
    assert len(pypdfium2.PdfDocument(content)) == 1
    noted = [(line["scope"], line["rows"]) for line in desk.log() if line["act"] == "export"]
    assert noted == [(FILE, 2), (FILE, 1)]
    with pytest.raises(NotAllowedError):
        file_of(app, FILE)(Principal("an@coquan.example", "leader", ("S1",)))
