"""The digest of a unit, word by word; its HTML loads nothing and holds texts as texts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from html.parser import HTMLParser

from publish.mail.alarm import alarm, trial_letter
from publish.mail.digest import digest
from publish.pace import Pace
from publish.unit_summary import Beneath, UnitSummary

PAGE, STOP = "https://thi.example/my-unit?unit=H1", "https://thi.example/thu/thoi-nhan/r.s"
NOW = datetime(2024, 11, 24, 9, 0)
SUMMARY = UnitSummary(
    title="Cuộc thi thử", form_url="https://form.example", hotline=None, phase="open",
    opens_at=datetime(2024, 11, 18, 7, 30), closes_at=datetime(2024, 12, 13, 16, 30),
    moment=NOW, as_of=NOW, code="H1", name="Huyện Một", ended=None, people=6, attempts=8,
    headcount=20, rate=0.3, target=0.55, rank=1, peers=2, among="Huyện",
    pace=Pace(5, 1, Fraction(1), 20), beneath=4, silent=1,
    lowest=(Beneath("X4", "Xã Bốn", 0, 8, 0.0), Beneath("X5", "Xã Năm", 2, None, None)), days=(),
)  # fmt: skip
GOLDEN = f"""Huyện Một – Cuộc thi thử
Số liệu tính đến 24/11/2024 09:00

30,0 % – 6/20 người
Thứ 1/2 (Huyện)
Còn thiếu 5 người để đạt chỉ tiêu 55 %, còn 19 ngày, cần 1 người/ngày, hiện 1 người/ngày.

Cần nhắc trước
1/4 đơn vị trực thuộc chưa có người dự thi.
- Xã Bốn: 0,0 % (0/8)
- Xã Năm: 2 người dự thi, chưa có mẫu số

Xem số liệu của đơn vị: {PAGE}

--{" "}
Ông/bà nhận thư này vì là người theo dõi của đơn vị trong cuộc thi. Thư tự gửi theo giờ do Ban Tổ \
chức đặt; đề nghị không trả lời.
Ngừng nhận thư này: {STOP}
"""
HOSTILE = '<img src=x onerror=alert(1)>\r\nBcc: x@y.example\u202e"&'


class Parts(HTMLParser):
    """The tags of a page, and its addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [str(value) for name, value in attrs if name in ("href", "src")]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_text_of_a_digest_word_by_word() -> None:
    letter = digest(SUMMARY, PAGE, STOP)
    assert plain(letter.subject) == "Huyện Một: 30,0 % – 6/20 người"
    assert plain(letter.text) == GOLDEN


def test_the_html_says_the_same_and_loads_nothing() -> None:
    letter = digest(SUMMARY, PAGE, STOP)
    shown = plain(re.sub(r"<style>.*?</style>|<[^>]+>", " ", letter.html, flags=re.DOTALL))
    words = " ".join(shown.split())
    for line in GOLDEN.splitlines():
        for part in re.split(r" – Cuộc|^- |: https.*|^-- $", line):
            assert " ".join(part.removesuffix(":").split()).split(": ")[0] in words, part
    parts = Parts(letter.html)
    assert parts.addresses == [PAGE, STOP]
    assert not {"img", "script", "link", "iframe", "form", "object"} & set(parts.tags)
    assert "url(" not in letter.html


def test_a_hostile_name_stays_text() -> None:
    hostile = replace(
        SUMMARY, name=HOSTILE, title=HOSTILE, among=HOSTILE,
        lowest=(Beneath("X4", HOSTILE, 0, 8, 0.0),),
    )  # fmt: skip
    letter = digest(hostile, PAGE, STOP)
    assert Parts(letter.html).tags == Parts(digest(replace(
        SUMMARY, lowest=SUMMARY.lowest[:1]), PAGE, STOP).html).tags  # fmt: skip
    assert "\u202e" not in letter.html + letter.text + letter.subject
    assert not [line for line in letter.text.splitlines() if line.startswith("Bcc")]
    assert "\n" not in letter.subject


def test_a_unit_without_units_beneath_and_without_a_headcount_says_what_is_known() -> None:
    bare = replace(
        SUMMARY, headcount=None, rate=None, rank=None, pace=None, beneath=0, silent=0, lowest=()
    )
    text = plain(digest(bare, PAGE, STOP).text)
    assert "6 người dự thi – chưa có mẫu số" in text
    assert "Cần nhắc trước" not in text
    assert "Chưa có tổng số CBCCVC" in text


def test_an_alarm_says_what_since_when_and_what_to_do() -> None:
    letter = alarm(
        "begun", "source_stale", "bieu-mau", title="Cuộc thi thử", since=datetime(2024, 11, 24, 8),
        at=NOW, page="https://thi.example/operations",
    )  # fmt: skip
    assert letter.subject == "[Cuộc thi thử] Sự cố: bieu-mau: số liệu đang cũ"
    lines = letter.text.splitlines()
    assert lines[3] == "Từ: 24/11/2024 08:00"
    assert lines[4].startswith("Việc cần làm: Lý do ở dòng đầu trang.")
    assert lines[5:] == [
        "Lúc gửi: 24/11/2024 09:00", "Trang Vận hành: https://thi.example/operations",
    ]  # fmt: skip
    over = alarm("ended", "clock", "", title="Cuộc thi thử", since=None, at=NOW, page="")
    assert "Không cần làm gì thêm." in over.text
    assert "https" not in over.text
    assert "không có sự cố" in trial_letter(title="x", at=NOW, page="").text.lower()
