"""The page Thông tin báo chí: what is public, who may publish and hold, and what the press gets."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from publish.press import files as files_module
from results import Principal
from service import downloads
from service.publication import keeping, record
from service.publication.record import Published
from tests.builders import here, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk, press
from ui.press import kit

PUBLICATION = """
[publication]
turnout = "daily"
at = ["15:30"]
spokesperson = "Bà Trần Thị Mẫu"
spokesperson_phone = "0220 3838 383"
"""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return desk_with(monkeypatch, tmp_path)


def desk_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, more: str = "") -> Desk:
    """A desk whose pictures cost nothing; they are tested beside what makes them."""
    monkeypatch.setattr(files_module, "press_pictures", lambda *_: [])
    monkeypatch.setattr(kit, "_headline", lambda *_: b"")
    monkeypatch.setattr(kit.st, "image", lambda *_, **__: None)
    monkeypatch.setattr(keeping, "_troubles", {})
    return make_desk(monkeypatch, tmp_path, row(1), row(2), rules=PUBLICATION + more)


def public(tmp_path: Path) -> dict[str, object] | None:
    file = tmp_path / "public" / "thu" / "bao-chi" / "turnout.json"
    found: dict[str, object] | None = json.loads(file.read_bytes()) if file.exists() else None
    return found


def seen_as(desk: Desk, face: str) -> AppTest:
    """The page for who looks as another role."""
    desk.app.session_state["face"] = face
    return desk.on("press")


def buttons(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def test_the_committee_publishes_holds_and_lets_go_on(desk: Desk, tmp_path: Path) -> None:
    app = desk.on("press")
    assert "Chưa công khai gì" in page_text(app)
    assert buttons(app) == {"press_publish", "press_hold"}
    press(app, "press_publish")
    assert "Đã công bố." in page_text(app)
    assert "Đang công khai" in page_text(app)
    assert "http://127.0.0.1:8501/thu/bao-chi/" in page_text(app)
    assert "02/12/2024 15:30" in page_text(app), "the next time"
    found = public(tmp_path)
    assert found is not None
    assert (found["people"], found["as_of"]) == (2, "2024-12-02T14:05:00")
    assert "Chưa có số liệu nào mới hơn bản đang công khai" in page_text(app)
    assert "thay cho" not in page_text(app)
    press(app, "press_hold")
    assert buttons(app) == {"press_release"}
    assert "đã tạm dừng công khai từ 02/12/2024 14:05" in page_text(app)
    press(app, "press_release")
    assert buttons(app) == {"press_publish", "press_hold"}
    assert [line["act"] for line in desk.log()] == ["publish", "hold", "hold"]


def test_the_page_says_what_the_press_reads(desk: Desk, tmp_path: Path) -> None:
    app = press(desk.on("press"), "press_publish")
    index = (tmp_path / "public" / "thu" / "bao-chi" / "index.html").read_text("utf-8")
    texts = [block.value for block in app.code]
    paragraph, script, snippet = texts[:3]
    assert "2 người dự thi" in paragraph
    assert paragraph in index
    assert script in index
    assert snippet.startswith("<iframe")
    assert 'src="http://127.0.0.1:8501/thu/bao-chi/board.html"' in snippet
    assert "Bà Trần Thị Mẫu – 0220 3838 383" in page_text(app)


def test_who_may_not_decide_has_no_button(desk: Desk) -> None:
    for role in ("press", "leader:S1"):
        app = seen_as(desk, role)
        assert not app.exception
        assert buttons(app) == set(), role


def test_a_journalist_is_told_what_may_be_published(desk: Desk) -> None:
    app = seen_as(desk, "press")
    assert "Ban Tổ chức chưa công bố số liệu" in page_text(app)
    press(seen_as(desk, ""), "press_publish")
    app = seen_as(desk, "press")
    text = page_text(app)
    assert "Được phép đăng bản đã công bố, số liệu tính đến 02/12/2024 14:05" in text
    assert "Tạm dừng" not in text
    assert "<iframe" not in "".join(block.value for block in app.code)


def test_before_the_embargo_nobody_publishes_and_the_press_takes_the_kit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = desk_with(monkeypatch, tmp_path, "embargo_until = 2024-12-02T14:05:01\n")
    made: list[downloads.Make] = []
    offer = downloads.offer
    monkeypatch.setattr(downloads, "offer", lambda *a, **k: made.append(a[3]) or offer(*a, **k))
    app = desk.on("press")
    assert "press_publish" not in buttons(app)
    assert "Chưa công bố được trước 02/12/2024 14:05" in page_text(app)
    app = seen_as(desk, "press")
    assert "Được phép đăng từ 02/12/2024 14:05" in page_text(app)
    monkeypatch.setattr("publish.press.kit.press_pictures", lambda *_: [])
    zipped = made[-1](Principal("Phóng viên", "press"))
    with zipfile.ZipFile(io.BytesIO(zipped)) as package:
        text = package.read("README.txt").decode()
    assert "Được phép đăng từ 02/12/2024 14:05" in text
    assert "press-kit" in desk.log()[-1]["scope"]
    assert public(tmp_path) is None


def test_a_correction_is_said_with_both_numbers(desk: Desk, tmp_path: Path) -> None:
    press(desk.on("press"), "press_publish")
    path = record.place_of(tmp_path / "public", "thu")
    known = record.read(path)
    assert known.published
    figures = tuple(
        replace(one, value=3) if one.measure == "people" else one for one in known.published.figures
    )
    day = datetime(2024, 12, 1, 15, 30)
    before = Published(as_of=day, published_at=day, figures=figures, mark="")
    record.write(path, known.model_copy(update={"published": before}))
    app = press(desk.on("press"), "press_publish")
    assert "đã công bố → đúng là: cả cuộc thi 3 → 2; Sở 3 → 2" in page_text(app)


def test_trouble_of_publication_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = set()
    for what in get_args(keeping.What):
        monkeypatch.setitem(keeping._troubles, here(), keeping.Trouble(what, MOMENT))
        text = page_text(desk.on("press"))
        said.add(text.partition("Từ 02/12/2024 14:05 chưa tự công khai được")[2][:200])
    assert "" not in said
    assert len(said) == 4, "each says what to do"


def test_a_damaged_record_is_said_and_nothing_is_offered(desk: Desk, tmp_path: Path) -> None:
    record.place_of(tmp_path / "public", "thu").write_text("{", "utf-8")
    app = desk.on("press")
    assert not app.exception
    assert "Không ghi được thư mục công khai" in page_text(app)
    assert buttons(app) == set()


def test_the_page_speaks_english_too(desk: Desk) -> None:
    app = desk.on("press", language="en")
    assert "Nothing is public" in page_text(app)
    assert [button.label for button in app.button] == ["Publish now", "Hold publication"]
