"""The page Báo cáo và văn bản over a real ledger: the workbook, and certificates after the
closing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest

from contest.errors import NotAllowedError
from results import Principal
from service import downloads, environment
from service.log_scope import read
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk
from ui.shell import session

AFTER = "2024-12-14T08:00"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setattr(downloads, "_offers", {})
    rows = (row(1), row(2), row(3, name="王小明"), row(4, unit="lạ"))
    return make_desk(monkeypatch, tmp_path, *rows)


def file_of(app: AppTest, name: str) -> Callable[[Principal], bytes]:
    """What makes the file that the page offers under this name."""
    ((token, _),) = [
        one
        for one in re.findall(r'href="/tai-ve/([^"]+)" download="([^"]+)"', page_text(app))
        if one[1] == name
    ]
    offered = downloads.offered(token, session.DEMO.id, session.clock())
    assert offered is not None
    return offered.make


def after(monkeypatch: pytest.MonkeyPatch, desk: Desk, **query: str) -> AppTest:
    monkeypatch.setenv("CONTEST_NOW", AFTER)
    box = desk.on("documents", **query).selectbox(key="certificates_unit")
    assert (box.options, box.value) == (["Sở Một"], None), "S2 has no participants"
    app = box.select("S1").run()
    assert not app.exception
    return app


def test_during_the_contest_there_is_the_workbook_and_the_day_of_certificates(desk: Desk) -> None:
    app = desk.on("documents")
    text = page_text(app)
    assert "Cấp sau khi cuộc thi kết thúc: từ 13/12/2024 16:30." in text
    assert "giay-chung-nhan" not in text
    make = file_of(app, "bieu-tong-hop-thu.xlsx")
    desk.load(row(1), row(2), row(3), row(4), row(5))
    book = openpyxl.load_workbook(io.BytesIO(make(environment.operator())), data_only=True)
    assert book.sheetnames == ["Tổng hợp", "Sở"]
    assert book["Sở"]["D7"].value == 5
    (line,) = desk.log()
    assert (line["act"], line["scope"], line["rows"]) == ("export", "bieu-tong-hop-thu.xlsx", 2)
    assert read(line["scope"]).kind == "file"


def test_certificates_of_a_unit_or_of_the_chosen_are_counted_made_and_noted_down(
    monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    app = after(monkeypatch, desk)
    text = page_text(app)
    assert "2 người được cấp giấy chứng nhận." in text
    assert "Cần người xem lại: 1 người chưa có giấy" in text
    assert "王小明" in text
    content = file_of(app, "giay-chung-nhan-S1.pdf")(environment.operator())
    assert len(pypdfium2.PdfDocument(content)) == 2
    app.multiselect[0].select("Người Số 2 – Sở Một").run()
    assert "1 người được cấp giấy chứng nhận." in page_text(app)
    content = file_of(app, "giay-chung-nhan-S1.pdf")(environment.operator())
    with pypdfium2.PdfDocument(content) as document:
        assert len(document) == 1
        assert "Người Số 2" in document[0].get_textpage().get_text_range()
    noted = [(line["scope"], line["rows"]) for line in desk.log()]
    assert noted == [("giay-chung-nhan-S1.pdf", 2), ("giay-chung-nhan-S1.pdf", 1)]


def test_a_viewer_takes_both_files_and_a_leader_none(
    monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    app = after(monkeypatch, desk, language="en")
    assert "2 people get a certificate." in page_text(app)
    papers = file_of(app, "giay-chung-nhan-S1.pdf")
    book = file_of(app, "bieu-tong-hop-thu.xlsx")
    viewer = Principal("an@coquan.example", "viewer")
    assert papers(viewer).startswith(b"%PDF")
    assert book(viewer).startswith(b"PK")
    with pytest.raises(NotAllowedError):
        papers(Principal("an@coquan.example", "leader", ("S1",)))
