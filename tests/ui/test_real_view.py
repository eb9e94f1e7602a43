"""The pages over the real pipeline: a file is uploaded, counted and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from contest import load
from contest.settings import Hotline
from i18n.words import Words
from ingest.loading import load as loading
from service import log, take_in, wired
from service.environment import DEFAULT_FOLDER, account
from tests.builders import here
from tests.ui.conftest import FRAME, page_text
from tests.ui.staged import COLUMNS, HOSTILE, make_contest
from ui.components.call import hotline_to_call

HEADER = "Dấu thời gian,Họ và tên,Số điện thoại,Đơn vị công tác,Ghi chú"
ROWS = (
    f'18/11/2024 07:30:05,"{HOSTILE}",0912345678,Phường Cẩm Thượng,x',
    "19/11/2024 09:00:00,=SUM(A1),0912345679,Thành phố Chí Linh,",
    "20/11/2024 09:00:00,Trần Thị Bích,0912345680,không rõ,",
    "18/11/2024 07:00:00,Lê Văn Sớm,0912345681,Thành phố Chí Linh,",
)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    """The frame over an empty ledger of its own."""
    contest = make_contest(
        items=(),
        columns={**COLUMNS, "unit": ["Đơn vị công tác"]},
        sources=({"id": "file", "day_first": True},),
    )
    monkeypatch.setenv("CONTEST_DEMO", "1")
    monkeypatch.setenv("CONTEST_DATA", str(tmp_path / "ledger"))
    monkeypatch.setenv("CONTEST_NOW", "2024-12-02T14:05")
    for room in (wired, take_in, log):
        monkeypatch.setattr(room, "declared", lambda place: contest)
    return AppTest.from_file(str(FRAME), default_timeout=60)


def on(app: AppTest, address: str) -> AppTest:
    """The same session on another page."""
    app._page_hash = calc_hash(address)
    return app.run()


def export(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode()


def test_an_upload_is_shown_before_it_is_loaded_and_then_counts(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans, plan = list[str](), loading.plan_load
    monkeypatch.setattr(
        loading, "plan_load", lambda *args, **also: plans.append("made") or plan(*args, **also)
    )
    on(app, "intake")
    assert "Khớp bảng" not in page_text(app)
    app.file_uploader[0].upload("bảng trả lời.csv", export(*ROWS), "text/csv").run()
    text = page_text(app)
    assert not app.exception
    assert text.index("Xem trước") < text.index(
        "Cột đã nhận ra" if "Cột đã" in text else "Họ và tên"
    )
    assert "Không tìm thấy cột" in text
    assert "số dự đoán" in text
    assert "Ghi chú" in text
    assert "ngày trước tháng, theo khai báo" in text
    assert not wired.ledger_of(here(), wired.declared(here())).exists()

    app.button(key="confirm").click().run()
    assert not app.exception
    text = page_text(app)
    assert "4 bài mới" in app.toast[0].value
    assert plans == ["made"], "the load uses the plan of the preview"
    assert "Xem trước" not in text
    assert not [button for button in app.button if button.key == "confirm"]
    assert "Nộp ngoài thời gian của cuộc thi." in text
    assert "Chưa xác định được đơn vị" in text

    overview = page_text(on(app, "overview"))
    assert 'Người dự thi</dt><dd class="ct-value">2<' in overview
    standings = page_text(on(app, "standings"))
    assert "1–2 / 2" in standings
    assert "&lt;img src=x" in standings


def test_a_renamed_column_is_mapped_by_a_decision_that_can_be_undone(app: AppTest) -> None:
    on(app, "intake")
    app.file_uploader[0].upload("a.csv", export(*ROWS), "text/csv").run()
    assert app.selectbox(key="renamed_prediction").value is None
    app.selectbox(key="renamed_prediction").select("Ghi chú")
    app.text_input(key="renamed_note").input("biểu mẫu đổi tên")
    next(button for button in app.button if "ghép cột" in button.label).click().run()
    assert not app.exception
    text = page_text(app)
    assert "Không tìm thấy cột" not in text
    assert "<b>Ghi chú</b> → số dự đoán" in text
    assert "biểu mẫu đổi tên" in text
    next(button for button in app.button if button.label == "Hoàn tác").click().run()
    assert not app.exception
    assert "Không tìm thấy cột" in page_text(app)
    assert "<b>Ghi chú</b> →" not in page_text(app)


def test_a_row_that_is_gone_is_said_before_it_is_taken_out(app: AppTest) -> None:
    on(app, "intake")
    app.file_uploader[0].upload("a.csv", export(*ROWS), "text/csv").run()
    app.button(key="confirm").click().run()
    app.file_uploader[0].upload("a.csv", export(*ROWS), "text/csv").run()
    assert "Mọi dòng của tệp này đã có trong số liệu" in page_text(app)
    app.file_uploader[0].clear()
    app.file_uploader[0].upload("b.csv", export(*ROWS[:3]), "text/csv").run()
    assert "Không thấy trong tệp" in page_text(app)
    app.checkbox(key="complete").check().run()
    assert "Không còn trong bảng" in page_text(app)
    app.button(key="confirm").click().run()
    assert not app.exception
    text = page_text(app)
    assert "Bài không còn trong bảng câu trả lời." in text


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "Tệp rỗng."),
        ("a.csv", b"a,b\n1,2\n", "Dòng đầu không phải dòng tiêu đề"),
        ("a.csv", b"%PDF-1.7 ...", "Đây không phải tệp xuất từ biểu mẫu."),
        ("a.xlsx", b"PK\x03\x04....", "Tệp bị hỏng, không đọc hết được."),
        ("a.csv", b"\x00\x01\x02\x03abc,\n", "Tệp không phải văn bản."),
        ("a.csv", export('18/11/2024 07:30:05,"An'), "Tệp bị hỏng"),
        ("a.csv", export("18/11/2024 07:30:05,An,0912345678,X,y,z,t"), "Dòng 2 có 7 ô"),
        ("../../etc/x.csv", b"a,b\n1,2\n", "Dòng đầu không phải dòng tiêu đề"),
    ],
)
def test_a_file_that_cannot_be_loaded_is_explained_in_plain_words(
    app: AppTest, name: str, content: bytes, sentence: str
) -> None:
    on(app, "intake")
    app.file_uploader[0].upload(name, content, "text/csv").run()
    assert not app.exception
    text = page_text(app)
    assert "Chưa nạp được tệp này" in text
    assert sentence in text
    assert "Không có gì bị thay đổi." in text
    assert "Traceback" not in text


def test_a_folder_with_mistakes_is_explained_instead_of_a_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "contest.toml").write_text("[contest]\ntitel = 'x'\n", "utf-8")
    (tmp_path / "units.csv").write_text("code,name\n", "utf-8")
    (tmp_path / "items.csv").write_text("id,heading\n", "utf-8")
    monkeypatch.setenv("CONTEST_DEMO", "1")
    monkeypatch.setenv("CONTEST_DIR", str(tmp_path))
    app = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert not app.exception
    text = page_text(app)
    assert "Thư mục cuộc thi có" in text
    assert "titel" in text
    assert "python -m contest check" in text


def test_a_ledger_that_cannot_be_read_is_said_without_details(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    (broken / "observations" / "_delta_log").mkdir(parents=True)
    (broken / "observations" / "_delta_log" / f"{0:020}.json").write_text("not json")
    monkeypatch.setenv("CONTEST_DATA", str(broken))
    app.run()
    assert not app.exception
    text = page_text(app)
    assert "Chưa đọc được sổ số liệu" in text
    assert str(broken) not in text


def test_the_sample_contest_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CONTEST_DEMO", "1")
    monkeypatch.delenv("CONTEST_DIR", raising=False)
    monkeypatch.setenv("CONTEST_DATA", str(tmp_path))
    app = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert not app.exception
    text = page_text(app)
    assert load(DEFAULT_FOLDER).title in text
    assert f"Quyết định được ghi dưới tên {account()}" in text


@pytest.mark.parametrize(
    ("face", "role", "writes"),
    [
        ("", None, "Quyết định được ghi dưới tên"),
        ("leader:288", "Lãnh đạo đơn vị", "Đề nghị được ghi dưới tên"),
        ("press", "Báo chí", None),
    ],
)
def test_a_demonstration_tells_each_side_what_it_is_and_what_it_may_write(
    app: AppTest, face: str, role: str | None, writes: str | None
) -> None:
    app.query_params["face"] = face
    text = page_text(on(app, "overview"))
    assert not app.exception
    assert ("xem với vai trò: " + role if role else "ghi được quyết định") in text
    assert ("ghi được quyết định" in text) == (role is None)
    for sentence in ("Quyết định được ghi dưới tên", "Đề nghị được ghi dưới tên"):
        assert (sentence in text) == (sentence == writes)
    assert "Đường dây hỗ trợ:" in text


def test_the_hotline_says_its_number_before_its_hours_and_an_unreadable_number_is_no_link() -> None:
    say = Words("vi")
    line = hotline_to_call(Hotline(phone="0220 3123 456", hours="7:30–17:00"), say)
    assert str(line) == (
        '<span>Đường dây hỗ trợ: <a href="tel:02203123456" class="ct-tel">0220 3123 456</a>'
        " (7:30–17:00)</span>"
    )
    assert "href" not in str(hotline_to_call(Hotline(phone="0220 3xxx xxx"), say))
