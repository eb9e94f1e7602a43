"""The page Lập cuộc thi từ tệp: a clerk drops a file, sets the keys, sees the ranking, keeps it."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from cli.contest import main as contest_command
from cli.ingest import main as ingest_command
from cli.scoring import main as scoring_command
from contest.errors import NotAllowedError, Problem
from contest.folder import check
from results import Principal
from results.principal import NOBODY
from service import downloads
from service.downloads import Make
from service.environment import operator
from tests.builders import COMMITTEE
from tests.ui.conftest import FRAME, ROOT, page_text
from tests.ui.staged import HOSTILE
from ui.components.markup import Html, tag
from ui.draft import keep, trial

EXAMPLE = ROOT / "docs" / "examples" / "cau-tra-loi.csv"
KEYS = {
    "Câu 1": ["Cả hai nơi trên"],
    "Câu 2": ["Ngày, giờ và nơi trả kết quả"],
    "Câu 3": ["Sau khi nhận kết quả"],
    "Câu 4": ["Dịch vụ công trực tuyến", "Thanh toán không dùng tiền mặt"],
}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    """The page over a contest of its own place, in which nothing was loaded."""
    folder = tmp_path / "contests" / "mo"
    folder.mkdir(parents=True)
    (folder / "contest.toml").write_text('[contest]\nid = "mo"\ntitle = "Đang mở"\n', "utf-8")
    monkeypatch.setenv("CONTEST_DEMO", "1")
    monkeypatch.setenv("CONTEST_DIR", str(folder))
    monkeypatch.setenv("CONTEST_DATA", str(tmp_path / "ledger"))
    monkeypatch.delenv("CONTEST_NOW", raising=False)
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app._page_hash = calc_hash("draft")
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button of that label."""
    return next(button for button in app.button if button.label == label).click().run()


def with_keys(app: AppTest) -> AppTest:
    """The example dropped, its window taken, its keys set."""
    app.file_uploader[0].upload("câu trả lời.csv", EXAMPLE.read_bytes(), "text/csv").run()
    press(app, "Lấy từ bài đầu đến bài cuối")
    for pills, key in zip(app.pills, KEYS.values(), strict=True):
        pills.set_value(key)
    return app.run()


def output(command: object, *arguments: str) -> str:
    """What a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert command(list(arguments)) == 0  # type: ignore[operator]
    return out.getvalue()


def test_the_steps_open_one_after_the_other(app: AppTest) -> None:
    assert "2. Cột" not in page_text(app)
    app.file_uploader[0].upload("a.csv", EXAMPLE.read_bytes(), "text/csv").run()
    text = page_text(app)
    assert "ghi thời gian mở và đóng" in text
    assert "3. Câu hỏi" not in text
    press(app, "Lấy từ bài đầu đến bài cuối")
    assert "Còn 4 câu chưa chọn đáp án" in page_text(app)
    assert "4. Kết quả" not in page_text(app)
    assert any(
        "Cả hai nơi trên · 35" in option.replace("\\", "") for option in app.pills[0].options
    )


def test_the_ranking_on_the_page_is_that_of_the_written_folder(
    app: AppTest, tmp_path: Path
) -> None:
    press(with_keys(app), "Xem bảng xếp hạng")
    assert not app.exception
    table = next(h.value for h in app.html if "Bảng xếp hạng tạm tính" in h.value)
    press(app, "Ghi thành thư mục mới")
    folder = tmp_path / "contests" / "cau-tra-loi"
    assert f"CONTEST_DIR={folder} CONTEST_DEMO=1 make serve" in app.code[0].value
    assert check(folder) == []

    where = ("--contest", str(folder), "--data", str(tmp_path / "own"))
    output(ingest_command, "import", str(EXAMPLE), *where)
    rows = json.loads(output(scoring_command, "standings", *where, "--format", "json"))
    cells = [line.split("<td")[1:4] for line in table.split("<tr")[2:]]
    shown = [tuple(cell.split(">", 1)[1].split("<")[0] for cell in line) for line in cells]
    assert len(rows) == 36
    assert [(str(r["rank"]), r["full_name"]) for r in rows] == [(s[0], s[1]) for s in shown]
    assert not (tmp_path / "ledger").exists()
    names = {row["Họ và tên"] for row in csv.DictReader(EXAMPLE.read_text("utf-8").splitlines())}
    written = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert not [name for name in names if name in written]


def test_a_folder_is_never_written_over_another(app: AppTest, tmp_path: Path) -> None:
    with_keys(app)
    taken = tmp_path / "contests" / "cau-tra-loi"
    taken.mkdir()
    press(app, "Ghi thành thư mục mới")
    assert "không ghi đè" in page_text(app)
    assert not list(taken.iterdir())


def test_a_draft_that_is_changed_shows_no_old_ranking(app: AppTest) -> None:
    press(with_keys(app), "Xem bảng xếp hạng")
    assert "ct-ranked" in page_text(app)
    app.pills[0].set_value(["Bộ phận Một cửa"]).run()
    assert "ct-ranked" not in page_text(app)
    assert "Bản nháp đã thay đổi" in page_text(app)


def test_no_answers_stay_on_the_disk(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "passing"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    press(with_keys(app), "Xem bảng xếp hạng")
    assert "ct-ranked" in page_text(app)
    assert not list(place.iterdir())


def test_hostile_headings_and_answers_stay_text(app: AppTest, tmp_path: Path) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Dấu thời gian", "Họ và tên", "Đơn vị", f"{HOSTILE}?", '"]\nx = "'])
    for n in range(8):
        when = f"20/11/2024 08:00:0{n}"
        writer.writerow([when, f"{HOSTILE} {n}", HOSTILE, HOSTILE if n % 2 else "B", "c'\"] #"])
    app.file_uploader[0].upload("</style>$(x).csv", out.getvalue().encode(), "text/csv").run()
    press(app, "Lấy từ bài đầu đến bài cuối")
    assert len(app.pills) == 1
    assert not [o for o in app.pills[0].options if "**c**" in o]
    app.pills[0].set_value([HOSTILE]).run()
    press(app, "Xem bảng xếp hạng")
    press(app, "Ghi thành thư mục mới")
    assert not app.exception
    text = page_text(app)
    assert "<img src=x" not in text
    assert "&lt;img src=x" in text
    assert "8</b>" in text
    written = next(f for f in (tmp_path / "contests").iterdir() if f.name != "mo")
    assert check(written) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp rỗng."),
        (b"%PDF-1.7 ...", "Đây không phải tệp xuất từ biểu mẫu."),
        ("Dấu thời gian,Câu\r\n".encode(), "Tệp chưa có dòng trả lời nào"),
        (b"a,b\r\n1,2\r\n", "chọn cột thời điểm nộp bài"),
    ],
)
def test_a_file_that_cannot_be_used_is_explained(
    app: AppTest, content: bytes, sentence: str
) -> None:
    app.file_uploader[0].upload("a.csv", content, "text/csv").run()
    assert not app.exception
    assert sentence in page_text(app)


def tabs_box(app: AppTest) -> Any:
    (box,) = [box for box in app.selectbox if box.key.endswith("_tab")]
    return box


def test_one_of_several_tabs_is_chosen(app: AppTest, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in (("Đợt 1", 1), ("Đợt 2", 2)):
        sheet = book.create_sheet(name)
        sheet.append(["Dấu thời gian", "Họ và tên", "Câu"])
        for number in range(rows):
            sheet.append([f"20/11/2024 08:00:0{number}", f"Người {number}", "A"])
    path = tmp_path / "a.xlsx"
    book.save(path)
    app.file_uploader[0].upload("a.xlsx", path.read_bytes(), "application/zip").run()
    assert tabs_box(app).options == ["Đợt 1", "Đợt 2"]
    assert 'Dòng trong tệp</dt><dd class="ct-value">1<' in page_text(app)
    tabs_box(app).select("Đợt 2").run()
    assert not app.exception
    assert 'Dòng trong tệp</dt><dd class="ct-value">2<' in page_text(app)


def test_what_the_check_of_folders_finds_is_shown_and_stops(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake = Problem("items.csv", "line 2", "an option twice", "different options")
    monkeypatch.setattr(trial, "read", lambda folder: (None, [mistake]))
    with_keys(app)
    assert "items.csv: line 2" in page_text(app)
    assert "4. Kết quả" not in page_text(app)


def test_nobody_gets_the_zip_and_it_is_the_folder(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Make] = []

    def file_link(label: str, file: str, make: Make, kind: str) -> Html:
        assert (file, kind) == ("cau-tra-loi.zip", "application/zip")
        made.append(make)
        return tag("a", label)

    monkeypatch.setattr(keep, "file_link", file_link)
    press(with_keys(app), "Ghi thành thư mục mới")
    with zipfile.ZipFile(io.BytesIO(made[-1](COMMITTEE))) as archive:
        assert sorted(archive.namelist()) == [
            f"cau-tra-loi/{name}" for name in ("contest.toml", "items.csv", "units.csv")
        ]
        toml = archive.read("cau-tra-loi/contest.toml")
    assert toml == (tmp_path / "contests" / "cau-tra-loi" / "contest.toml").read_bytes()
    with pytest.raises(NotAllowedError):
        made[-1](NOBODY)


def test_the_example_of_the_tutorial_is_drafted_by_the_command_too(tmp_path: Path) -> None:
    text = output(contest_command, "init", str(tmp_path / "c"), "--from", str(EXAMPLE))
    assert "Next: python -m ingest import" in text


def test_a_form_with_branches_is_said_to_have_one_heading_on_several_columns(app: AppTest) -> None:
    text = "Dấu thời gian,Họ và tên,Đơn vị,Đơn vị\r\n"
    text += "".join(f"20/11/2024 08:00:0{n},Người {n},Xã Một,\r\n" for n in range(3))
    text += "".join(f"20/11/2024 08:00:1{n},Người 1{n},,Xã Hai\r\n" for n in range(3))
    app.file_uploader[0].upload("a.csv", text.encode(), "text/csv").run()
    shown = page_text(app)
    assert "Tiêu đề “Đơn vị” có ở 2 cột; mỗi dòng được đọc ở cột có ghi." in shown
    assert "2 đơn vị thấy trong tệp" in " ".join(e.label for e in app.expander)


def test_a_file_in_which_letters_were_lost_is_named_on_the_page(app: AppTest) -> None:
    lossy = EXAMPLE.read_text("utf-8").encode("cp1252", errors="replace")
    app.file_uploader[0].upload("a.csv", lossy, "text/csv").run()
    assert "Nhiều chữ đã mất khi lưu tệp" in page_text(app)
    assert "2. Cột" not in page_text(app)


def again(app: AppTest) -> AppTest:
    """The page as a new session finds it under the same address: the server has started again."""
    other = AppTest.from_file(str(FRAME), default_timeout=60)
    other._page_hash = calc_hash("draft")
    for name, values in app.query_params.items():
        other.query_params[name] = values
    return other.run()


def chosen(app: AppTest) -> list[object]:
    """What the widgets of the page hold."""
    return [
        [w.value for w in kind]
        for kind in (
            app.selectbox, app.multiselect, app.text_input, app.number_input, app.checkbox,
            app.get("datetime_input"), list(app.pills),
        )
    ]  # fmt: skip


def test_what_was_chosen_is_there_again_in_a_new_session(app: AppTest) -> None:
    with_keys(app)
    app.text_input[0].set_value("Cải cách").run()
    app.checkbox[0].check().run()
    app.number_input[0].set_value(2.5).run()
    assert "Cột này bị xóa khỏi danh sách câu hỏi" in page_text(app)
    other = again(app)
    assert not other.exception
    assert chosen(other) == chosen(app)
    assert page_text(other) == page_text(app)


def test_a_session_without_the_address_finds_the_draft_in_the_list(app: AppTest) -> None:
    with_keys(app)
    app.query_params.clear()
    other = again(app)
    assert "Bản nháp đang làm dở" in page_text(other)
    assert "câu trả lời.csv" in page_text(other)
    assert "2. Cột" not in page_text(other)
    press(other, "Tiếp tục")
    assert "Cả 4 câu đã có đáp án." in page_text(other)


def test_a_deleted_draft_is_gone_with_its_file(app: AppTest, tmp_path: Path) -> None:
    with_keys(app)
    address = dict(app.query_params)
    press(app, "Bản nháp khác, tệp khác")
    assert not app.query_params
    press(app, "Xóa bản nháp này")
    assert "Đã xóa bản nháp" in page_text(app)
    assert not [path for path in (tmp_path / "drafts").rglob("*") if path.is_file()]
    app.query_params.update(address)
    assert "Không còn bản nháp này." in page_text(again(app))


def test_the_same_file_goes_on_with_its_draft(app: AppTest) -> None:
    with_keys(app)
    press(app, "Bản nháp khác, tệp khác")
    app.file_uploader[0].upload("b.csv", EXAMPLE.read_bytes(), "text/csv").run()
    assert "Tệp này đã có bản nháp" in page_text(app)
    assert "Cả 4 câu đã có đáp án." in page_text(app)


def test_a_column_that_is_no_question_is_deleted_from_the_items(
    app: AppTest, tmp_path: Path
) -> None:
    with_keys(app)
    app.checkbox[0].check().run()
    press(app, "Ghi thành thư mục mới")
    with (tmp_path / "contests" / "cau-tra-loi" / "items.csv").open(encoding="utf-8") as file:
        headings = [line["heading"] for line in csv.DictReader(file)]
    assert len(headings) == len(KEYS) - 1


def test_the_opened_draft_shows_its_file_and_leaves_the_open_contest(
    app: AppTest, tmp_path: Path
) -> None:
    press(with_keys(app), "Mở cuộc thi này")
    assert not app.exception
    assert "Bản nháp: câu trả lời." in page_text(app)
    app._page_hash = calc_hash("standings")
    app.run()
    assert "1–36 / 36" in page_text(app)
    assert not (tmp_path / "ledger").exists()
    other = again(app)
    assert "Bản nháp: " in page_text(other)


@pytest.mark.parametrize("page", ["draft", "press", "promotion", "operations", "access"])
def test_an_opened_draft_has_no_page_that_reaches_others(app: AppTest, page: str) -> None:
    press(with_keys(app), "Mở cuộc thi này")
    app._page_hash = calc_hash(page)
    app.run()
    assert "Bản nháp không có trang này" in page_text(app)


def test_an_address_of_a_draft_that_is_not_there_shows_the_open_contest_and_says_so(
    app: AppTest,
) -> None:
    app.query_params["contest"] = "0" * 32
    other = again(app)
    assert "Không mở được bản nháp này." in page_text(other)
    assert "Đang mở" in page_text(other)
    assert "contest" not in other.query_params


def test_a_corrected_draft_replaces_the_opened_one_after_a_question_alone(
    app: AppTest, tmp_path: Path
) -> None:
    press(with_keys(app), "Mở cuộc thi này")
    (before,) = (tmp_path / "drafts").glob("*/*/opened-*")
    app.query_params.clear()
    other = press(again(app), "Tiếp tục")
    other.checkbox[0].check().run()
    labels = [button.label for button in other.button]
    assert "Mở cuộc thi này" not in labels
    assert [*(tmp_path / "drafts").glob("*/*/opened-*")] == [before]
    press(other, "Thay và mở")
    (after,) = (tmp_path / "drafts").glob("*/*/opened-*")
    assert after != before


def test_a_file_of_an_opened_draft_is_made_of_the_draft_and_for_its_author_alone(
    app: AppTest,
) -> None:
    press(with_keys(app), "Mở cuộc thi này")
    app._page_hash = calc_hash("standings")
    app.run()
    taken = [one for one in downloads._offers.values() if one.name.endswith(".csv")][-1]
    assert len(taken.make(operator()).splitlines()) == 1 + 36
    with pytest.raises(NotAllowedError, match="draft"):
        taken.make(Principal("another", "admin"))
