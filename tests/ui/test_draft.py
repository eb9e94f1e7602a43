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
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from cli.contest import main as contest_command
from cli.ingest import main as ingest_command
from cli.scoring import main as scoring_command
from contest.errors import NotAllowedError, Problem
from contest.folder import check
from results.principal import NOBODY
from service.downloads import Make
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
    (box,) = [box for box in app.selectbox if box.key.startswith("draft_tab_")]
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


def test_a_file_that_the_server_has_lost_is_asked_for_again(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.file_uploader[0].upload("a.csv", EXAMPLE.read_bytes(), "text/csv").run()
    assert "không còn tệp này" not in page_text(app)
    monkeypatch.setattr(MemoryUploadedFileManager, "get_files", lambda *_, **__: [])
    app.run()
    assert "Máy chủ đã khởi động lại nên không còn tệp này." in page_text(app)
    assert "2. Cột" not in page_text(app)
