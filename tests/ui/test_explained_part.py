"""The section Vì sao có kết quả này on the page of one response, and the paper offered there."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from contest.errors import NotAllowedError
from results.principal import NOBODY
from service import downloads, environment
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk
from tests.ui.staged import HOSTILE
from ui.shell import session

ROUNDS = """
[[rounds]]
id = "mot"
title = "Tuần *1*"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-25T00:00:00
[[rounds]]
id = "hai"
opens_at = 2024-11-25T00:00:00
closes_at = 2024-12-13T16:30:00
[ranking]
basis = "Điều 6 Thể lệ"
"""
RULES = '[ranking]\nbasis = "Điều 6 Thể lệ"\n'


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setattr(downloads, "_offers", {})
    rows = (row(1), row(2), row(3, name=f"Bà {HOSTILE}"), row(4, unit="lạ"))
    return make_desk(monkeypatch, tmp_path, *rows, rules=RULES)


def test_the_page_says_each_rule_with_its_basis_and_who_stands_beside(desk: Desk) -> None:
    app = desk.on("review", response=desk.id_of("Người Số 2"))
    assert not app.exception
    text = page_text(app)
    assert "Vì sao có kết quả này" in text
    assert "Hạng 2 trong 3 người" in text
    assert "Căn cứ: Điều 6 Thể lệ" in text
    assert "Ngay trên: Bà [x]" in text or "Ngay trên: Người Số 1, Sở Một" in text
    assert "Ngay dưới: " in text
    assert "<img" not in text


def test_a_held_response_says_the_rule_that_holds_it_and_has_no_neighbours(desk: Desk) -> None:
    text = page_text(desk.on("review", response=desk.id_of("Người Số 4")))
    assert "Tên đơn vị đã ghi không khớp đơn vị nào: lạ." in text
    assert "Ngay trên" not in text
    assert "Không có ai đứng trên" not in text


def test_the_list_of_held_responses_explains_none(desk: Desk) -> None:
    assert "Vì sao có kết quả này" not in page_text(desk.on("review"))


def test_of_several_rounds_the_viewer_chooses_the_standings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(downloads, "_offers", {})
    rows = (row(1), row(2), row(3, time="26/11/2024 08:00:00"))
    desk = make_desk(monkeypatch, tmp_path, *rows, rules=ROUNDS)
    app = desk.on("review", response=desk.id_of("Người Số 1"))
    assert not app.exception
    assert "trong 3 người" in page_text(app)
    (choice,) = [one for one in app.button_group if "explained_round" in (one.key or "")]
    choice.set_value("mot").run()
    assert not app.exception
    assert "trong 2 người" in page_text(app)


def test_the_paper_is_made_for_whoever_takes_it_and_noted_down(desk: Desk) -> None:
    one = desk.id_of("Người Số 2")
    app = desk.on("review", response=one)
    ((token, file),) = re.findall(r'href="/tai-ve/([^"]+)" download="([^"]+)"', page_text(app))
    assert file == f"phieu-giai-trinh-{one}.pdf"
    offered = downloads.offered(token, session.DEMO.id, session.clock())
    assert offered is not None
    assert offered.media_type == "application/pdf"
    content = offered.make(environment.operator())
    assert content.startswith(b"%PDF")
    (line,) = desk.log()
    assert (line["act"], line["scope"], line["rows"]) == ("export", file, 1)
    assert line["sha256"] == sha256(content).hexdigest()
    with pytest.raises(NotAllowedError):
        offered.make(NOBODY)
    assert len(desk.log()) == 1
