"""The page Thiết lập over a real folder and ledger: fill in, look at the effect, declare."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from contest import load
from contest.settings import Settings
from tests.builders import here, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk, press
from ui.setup.page import ORDER
from ui.setup.schema import OF_THE_MACHINE, PARTS

RULES = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n# ghi chú của Ban Tổ chức\n'


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    rows = (row(n, answer=answer, prediction="") for n, answer in enumerate("BAA", 1))
    made = make_desk(monkeypatch, tmp_path, *rows, rules=RULES)
    # A demonstration keeps its folder; signing in is not what is tried here.
    monkeypatch.setattr("service.declare.may_declare", lambda _place: True)
    monkeypatch.setattr("ui.setup.trial.may_declare", lambda _place: True)
    return made


def prefix(part: str, file: str = "contest.toml") -> str:
    digest = sha256((here().folder / file).read_bytes().decode("utf-8-sig").encode()).hexdigest()
    return f"setup_{part}_{digest[:8]}"


def declared(app: AppTest, why: str) -> AppTest:
    press(app, "setup_look")
    app.text_input(key="setup_why").input(why).run()
    return press(app, "setup_write")


def test_each_part_opens(desk: Desk) -> None:
    for part in ORDER:
        app = desk.on("setup", setup_part=part)
        assert not app.exception, part
        assert "Thiết lập" in page_text(app)


def test_every_setting_stands_on_the_page_but_those_of_the_machine() -> None:
    shown: dict[str, set[str]] = {}
    for blocks in PARTS.values():
        for block in blocks:
            fields = {name.partition(".")[0] for name in block.fields}
            shown.setdefault(block.section, set()).update(fields)
    assert set(shown) == set(Settings.model_fields) - {"basis"}
    for section, names in shown.items():
        block = next(b for blocks in PARTS.values() for b in blocks if b.section == section)
        if block.model is None:
            continue
        left_out = {"basis", "id"} if section == "contest" else {"basis"}
        left_out |= set(OF_THE_MACHINE) if section == "sources" else set()
        assert names | left_out == set(block.model.model_fields) | left_out, section


def test_a_prize_is_changed_previewed_and_declared_and_comments_stay(desk: Desk) -> None:
    app, key = desk.on("setup", setup_part="prizes"), prefix("prizes")
    app.number_input(key=f"{key}_0_0_count").set_value(2).run()
    press(app, "setup_look")
    assert "Người Số 3: không có giải → Giải Nhất" in page_text(app)
    assert desk.ledger.decisions() == ()
    app.text_input(key="setup_why").input("Quyết định 12").run()
    press(app, "setup_write")
    text = (here().folder / "contest.toml").read_text("utf-8")
    assert load(here().folder).settings.prizes[0].count == 2
    assert "# ghi chú của Ban Tổ chức" in text
    (taken,) = desk.ledger.decisions()
    assert (taken.kind, taken.note) == ("declare", "Quyết định 12")
    app.pills(key="setup_part").set_value("history").run()
    assert "Quyết định 12" in page_text(app)


def test_what_is_still_to_be_declared_is_said_and_only_that(desk: Desk) -> None:
    app = desk.on("setup")
    assert "Không còn thiếu khai báo nào." in page_text(app)
    path = here().folder / "items.csv"
    path.write_text(path.read_text("utf-8").replace(",A\n", ",\n"), "utf-8")
    app.run()
    assert "Có câu hỏi chưa khai đáp án" in page_text(app)


def test_a_reason_is_required(desk: Desk) -> None:
    app, key = desk.on("setup", setup_part="about"), prefix("about")
    app.text_input(key=f"{key}_0_title").input("Tên khác").run()
    press(app, "setup_look")
    press(app, "setup_write")
    assert "hãy ghi lý do trước" in page_text(app)
    assert desk.ledger.decisions() == ()


def test_a_mistake_is_told_in_words_and_nothing_can_be_written(desk: Desk) -> None:
    app, key = desk.on("setup", setup_part="time"), prefix("time")
    app.datetime_input(key=f"{key}_0_closes_at").set_value(datetime(2020, 1, 1)).run()
    assert "Phải sau thời điểm bắt đầu." in page_text(app)
    assert not [one for one in app.button if one.key in ("setup_look", "setup_write")]


def test_an_edit_by_hand_is_told_and_stops_what_was_begun(desk: Desk) -> None:
    app, key = desk.on("setup", setup_part="about"), prefix("about")
    app.text_input(key=f"{key}_0_title").input("Tên khác").run()
    declared(app, "Quyết định 1")
    path = here().folder / "contest.toml"
    path.write_text(path.read_text("utf-8") + "# sửa tay\n", "utf-8")
    app.pills(key="setup_part").set_value("history").run()
    assert "đã sửa bằng tay</span> thấy lần đầu " in page_text(app)


def test_units_are_pasted_out_of_a_spreadsheet(desk: Desk) -> None:
    app, key = desk.on("setup", setup_part="units"), prefix("units", "units.csv")
    app.segmented_control(key=f"{key}_what").set_value("paste").run()
    app.text_area(key=f"{key}_paste").input("Tên đơn vị\tTổng số CBCCVC\nSở Chín\t90").run()
    declared(app, "Danh sách của Sở")
    unit = load(here().folder).units.units[-1]
    assert (unit.name, unit.code, unit.headcount) == ("Sở Chín", "SO-CHIN", 90)


def test_a_question_is_added_with_its_options_and_key(desk: Desk) -> None:
    app, key = desk.on("setup", setup_part="items"), prefix("items", "items.csv")
    app.segmented_control(key=f"{key}_what").set_value("add").run()
    app.text_area(key=f"{key}_add_None_heading").input("Câu mới?").run()
    app.text_area(key=f"{key}_add_None_options").input("Có\nKhông").run()
    mark = sha256(b"C\xc3\xb3|Kh\xc3\xb4ng").hexdigest()[:8]
    app.pills(key=f"{key}_add_None_key_{mark}").set_value(["Có"]).run()
    declared(app, "Thể lệ")
    item = load(here().folder).items[-1]
    assert (item.heading, item.options, item.key) == ("Câu mới?", ("Có", "Không"), ("Có",))


def test_a_demonstration_offers_the_changed_file_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = make_desk(monkeypatch, tmp_path)
    app, key = desk.on("setup", setup_part="about"), prefix("about")
    app.text_input(key=f"{key}_0_title").input("Tên khác").run()
    assert "Tải contest.toml đã sửa" in page_text(app)
    assert not [one for one in app.button if one.key == "setup_write"]
