"""The papers of a result on the page Báo cáo và văn bản, over a real ledger and a real release."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from contest.errors import NotAllowedError
from ingest import load_file
from publish.word.fill import TEMPLATES
from results import Principal
from service import downloads, environment
from service.environment import Moment, Place
from service.release.making import make
from tests.builders import COMMITTEE, csv_text, row
from tests.publish.letter_desk import docx_lines, pdf_pages
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk
from tests.ui.test_documents_page import file_of

PRIZES = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n'
VIEWER = Principal("an@coquan.example", "viewer")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setattr(downloads, "_offers", {})
    made = make_desk(monkeypatch, tmp_path, rules=PRIZES)
    path = tmp_path / "answers.csv"
    path.write_text(csv_text([row(1), row(2, unit="Sở Hai")]), "utf-8")
    load_file(made.contest, made.ledger, path, now=datetime(2025, 1, 1, tzinfo=UTC))
    monkeypatch.setenv("CONTEST_NOW", "2025-01-02T08:00")
    return made


def release(desk: Desk, kind: str) -> None:
    folder = Path(desk.ledger.uri).parent / "contest"
    moment = Moment(datetime(2025, 1, 1, 5 if kind == "provisional" else 6, tzinfo=UTC))
    make(Place(folder, desk.ledger.uri), COMMITTEE, kind, moment)  # type: ignore[arg-type]


def taken(desk: Desk, name: str, paper: str = "") -> Callable[[Principal], bytes]:
    app = desk.on("documents")
    if paper:
        app.segmented_control(key="protocol_paper").set_value(paper).run()
    assert not app.exception
    return file_of(app, name)


def test_without_a_release_the_section_says_where_one_is_made(desk: Desk) -> None:
    text = page_text(desk.on("documents"))
    assert "Chưa có bản công bố." in text
    assert "bien-ban" not in text


def test_the_papers_are_offered_from_a_release_and_each_taking_is_noted(desk: Desk) -> None:
    release(desk, "provisional")
    assert "Mới có kết quả dự kiến: bản công bố số 1" in page_text(desk.on("documents"))
    release(desk, "official")
    assert "Theo kết quả chính thức: bản công bố số 2" in page_text(desk.on("documents"))
    minutes = taken(desk, "bien-ban-thu.docx")(environment.operator())
    assert "BIÊN BẢN" in docx_lines(minutes)
    signing = taken(desk, "danh-sach-ky-nhan-thu.pdf", "receipts")(VIEWER)
    assert "Ký nhận" in pdf_pages(signing)[0]
    noted = [(line["scope"], line["rows"]) for line in desk.log() if line["act"] == "export"]
    assert noted == [("bien-ban-thu.docx", 1), ("danh-sach-ky-nhan-thu.pdf", 1)]
    for who in (Principal("b", "press"), Principal("l", "leader", ("S1",))):
        with pytest.raises(NotAllowedError):
            taken(desk, "quyet-dinh-thu.pdf", "decision")(who)


def test_a_list_may_be_that_of_one_unit_and_every_page_may_be_looked_at(desk: Desk) -> None:
    release(desk, "official")
    app = desk.on("documents")
    app.segmented_control(key="protocol_paper").set_value("winners").run()
    box = app.selectbox(key="protocol_unit")
    assert box.options == ["Toàn cuộc thi", "Sở Hai"], "the others have no winner"
    box.select("S2").run()
    app.toggle(key="protocol_look").set_value(True).run()
    assert not app.exception
    assert len(app.image) == 1
    content = file_of(app, "danh-sach-dat-giai-thu-S2.docx")(VIEWER)
    assert "Đơn vị: Sở Hai" in docx_lines(content)


def test_an_own_template_gives_a_word_file_and_a_wrong_one_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    release(desk, "official")
    path = tmp_path / "contest" / "templates" / "protocol.docx"
    path.parent.mkdir()
    path.write_bytes((TEMPLATES / "protocol.docx").read_bytes())
    text = page_text(desk.on("documents"))
    assert "Theo mẫu protocol.docx của Ban Tổ chức; chỉ có tệp Word." in text
    assert "bien-ban-thu.docx" in text
    assert "bien-ban-thu.pdf" not in text
    wrong = docx.Document()
    wrong.add_paragraph("{{ release.nmuber }}")
    out = io.BytesIO()
    wrong.save(out)
    path.write_bytes(out.getvalue())
    text = page_text(desk.on("documents"))
    assert "Mẫu riêng protocol.docx có 1 chỗ sai" in text
    assert "bien-ban-thu.docx" not in text
