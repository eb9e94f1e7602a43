"""The sentences for the press: right in every phase, without a denominator, and short enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from contest import Contest
from contest.settings import Group, Hotline, Info, Publication, Settings, Targets
from contest.units import Unit, UnitTree
from i18n.format import Format, Language
from i18n.words import Words
from publish.press.pages import Edition, board, press_page
from publish.press.text import PressText, press_text
from publish.press.turnout import PublicDay, PublicGroup, PublicTurnout, PublicUnit

TITLE = "Cuộc thi trực tuyến tuyên truyền về công tác cải cách hành chính tỉnh Hải Dương năm 2024"
AS_OF = datetime(2024, 12, 2, 20)
OPENS, CLOSES = datetime(2024, 11, 18, 7, 30), datetime(2024, 12, 13, 16, 30)
CONTEST = Contest(
    Settings(
        contest=Info(id="thi", title=TITLE, opens_at=OPENS, closes_at=CLOSES),
        groups=(Group(id="huyen", title="Huyện"), Group(id="so", title="Sở")),
        targets=Targets(participation_rate=0.8),
        hotline=Hotline(phone="0220 3777 888", hours="7:30–17:00"),
    ),
    units=UnitTree(
        (
            *(Unit(str(n), f"Huyện {n}", group="huyen") for n in (130, 99, 98, 97, 96, 95, 94)),
            Unit("x", "Xã", parent="99"),
        )
    ),
)
TURNOUT = PublicTurnout(
    id="thi",
    title=TITLE,
    as_of=AS_OF,
    people=10893,
    attempts=14738,
    counted_people=10866,
    headcount=31756,
    rate=10866 / 31756,
    groups=(PublicGroup("huyen", "Huyện", 8603, 8576, 24107, 8576 / 24107, 12),),
    units=(),
    days=(PublicDay(date(2024, 12, 2), 843, 1073),),
)
EMPTY = replace(
    TURNOUT, people=0, attempts=0, counted_people=0, headcount=None, rate=None, groups=(), days=()
)  # fmt: skip


def said(
    turnout: PublicTurnout = TURNOUT, contest: Contest = CONTEST, language: Language = "vi"
) -> PressText:
    return press_text(turnout, contest, Words(language), Format(language))


def with_settings(**sections: object) -> Contest:
    return replace(CONTEST, settings=CONTEST.settings.model_copy(update=sections))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_paragraph_gives_each_percentage_with_its_denominator() -> None:
    assert plain(said().paragraph) == (
        f"Đến 20:00 ngày 02/12/2024, {TITLE} có 10.893 người dự thi, với 14.738 lượt thi hợp lệ. "
        "Tỷ lệ tham gia đạt 34,2 % (10.866/31.756 cán bộ, công chức, viên chức, chỉ tính các đơn "
        "vị đã có tổng số). Khối Huyện: 35,6 % (8.576/24.107). Cuộc thi kết thúc lúc 16:30 ngày "
        "13/12/2024."
    )


def test_the_script_reads_the_numbers_and_takes_thirty_seconds() -> None:
    script = said().script
    assert script.startswith("Đến hai mươi giờ ngày mùng hai tháng mười hai, Cuộc thi trực tuyến")
    assert "mười nghìn tám trăm chín mươi ba người dự thi" in script
    assert "ba mươi tư phẩy hai phần trăm trong ba mươi mốt nghìn bảy trăm năm mươi sáu" in script
    assert script.endswith("Cuộc thi còn mười ngày nữa.")
    assert not any(sign.isdigit() for sign in script)
    assert 70 <= len(script.split()) <= 90, "three syllables a second"
    assert 60 <= len(said(language="en").script.split()) <= 90


@pytest.mark.parametrize(
    ("moment", "paragraph", "script"),
    [
        (
            datetime(2024, 11, 17, 8),
            "Cuộc thi mở lúc 07:30 ngày 18/11/2024.",
            "Cuộc thi mở lúc bảy giờ ba mươi ngày mười tám tháng mười một.",
        ),
        (
            datetime(2024, 12, 12, 8),
            "Cuộc thi kết thúc lúc 16:30 ngày 13/12/2024.",
            "Cuộc thi kết thúc lúc mười sáu giờ ba mươi ngày mười ba tháng mười hai.",
        ),
        (
            CLOSES,
            "Cuộc thi đã kết thúc lúc 16:30 ngày 13/12/2024.",
            "Cuộc thi đã kết thúc lúc mười sáu giờ ba mươi ngày mười ba tháng mười hai.",
        ),
    ],
)
def test_the_last_sentence_knows_the_phase(moment: datetime, paragraph: str, script: str) -> None:
    text = said(replace(TURNOUT, as_of=moment))
    assert text.paragraph.endswith(paragraph)
    assert text.script.endswith(script)


def test_without_a_headcount_no_rate_is_said() -> None:
    text = said(EMPTY, replace(CONTEST, settings=Settings(contest=Info(id="thi", title=TITLE))))
    assert "%" not in text.paragraph + text.script
    assert [one.value for one in text.figures] == ["0", "chưa có mẫu số", "0"]
    assert text.paragraph.endswith("có 0 người dự thi, với 0 lượt thi hợp lệ.")


def test_a_bare_contest_has_its_pages_too() -> None:
    bare = replace(CONTEST, settings=Settings(contest=Info(id="thi", title=TITLE)))
    edition = Edition(EMPTY, bare, AS_OF)
    for language in ("vi", "en"):
        assert TITLE in press_page(edition, language).decode()
        assert TITLE in board(edition, language).decode()


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        (OPENS.replace(day=17), "18/11/2024"),
        (AS_OF, "còn 10 ngày"),
        (CLOSES.replace(hour=11), "còn 5 giờ"),
        (CLOSES, "đã kết thúc"),
    ],
)
def test_the_board_says_the_time_left_as_of_its_numbers(moment: datetime, value: str) -> None:
    html = plain(board(Edition(replace(TURNOUT, as_of=moment), CONTEST, moment), "vi").decode())
    assert f">{value}</dd>" in html
    is_open = value.startswith("còn")
    assert ('data-until="đến 13/12/2024"' in html) == is_open, "what a late clock is shown"
    assert ("đã kết thúc" in html) == (value == "đã kết thúc"), "no clock of a reader closes it"


def test_leading_units_have_a_rate_up_to_one_and_are_five_at_most() -> None:
    units = tuple(
        PublicUnit(str(n), f"Huyện {n}", "huyen", None, n, 100, n / 100)
        for n in (130, 99, 98, 97, 96, 95, 94)
    )
    beneath = PublicUnit("x", "Xã", "huyen", "99", 100, 100, 1.0)
    [(title, lines)] = said(replace(TURNOUT, units=(*units, beneath))).leading
    assert (title, [line.name for line in lines]) == (
        "Huyện", ["Huyện 99", "Huyện 98", "Huyện 97", "Huyện 96", "Huyện 95"],
    )  # fmt: skip
    assert plain(lines[0].rate) == "99,0 %"
    assert lines[0].ratio == "99/100"


def test_the_spokesperson_answers_and_without_a_number_the_hotline() -> None:
    named = Publication(spokesperson="Bà Phát Ngôn", spokesperson_phone="0220 3838 383")
    spoken = said(contest=with_settings(publication=named)).contacts
    assert [(one.who, one.phone, one.number) for one in spoken] == [
        ("Người phát ngôn: Bà Phát Ngôn", "0220 3838 383", "02203838383")
    ]
    without_number = said(contest=with_settings(publication=Publication(spokesperson="Bà A")))
    assert [one.number for one in without_number.contacts] == [None, "02203777888"]
    assert [one.who for one in said().contacts] == ["Đường dây hỗ trợ"]


def test_an_embargo_is_told_until_the_numbers_are_newer() -> None:
    until = datetime(2024, 12, 3, 8)
    contest = with_settings(publication=Publication(embargo_until=until))
    assert said(contest=contest).embargo.startswith("Được phép đăng từ 03/12/2024 08:00.")
    assert said(replace(TURNOUT, as_of=until), contest).embargo == ""
    assert said().embargo == ""


def test_what_is_left_out_follows_the_settings() -> None:
    assert len(said().left_out) == 4
    named = with_settings(publication=Publication(name_low_units=True))
    assert not [one for one in said(contest=named).left_out if "chỉ tiêu" in one]


def test_updates_follow_the_settings() -> None:
    daily = with_settings(publication=Publication(turnout="daily", at=("11:00", "15:30")))
    assert said(contest=daily).updates == "Cập nhật hằng ngày lúc 11:00, 15:30"
    live = with_settings(publication=Publication(turnout="live"))
    assert said(contest=live).updates == "Cập nhật khi số liệu thay đổi"
    assert said().updates == "Cập nhật khi Ban Tổ chức công bố"


def test_texts_in_english_have_the_english_titles_and_vietnamese_ones_are_marked() -> None:
    settings = CONTEST.settings
    contest = with_settings(
        contest=settings.contest.model_copy(update={"title_en": "The online contest"}),
        groups=(Group(id="huyen", title="Huyện", title_en="Districts"), settings.groups[1]),
    )
    unit = PublicUnit("130", "Huyện 130", "huyen", None, 90, 100, 0.9)
    group = PublicGroup("so", "Sở", 10, 10, 20, 0.5, 1)
    turnout = replace(TURNOUT, groups=(*TURNOUT.groups, group), units=(unit,))
    text = said(turnout, contest, "en")
    assert text.title == "The online contest"
    assert text.organizer == "The online contest"
    assert [one.name for one in text.groups] == ["Districts", "Sở"]
    assert text.leading[0][0] == "Districts"
    assert "Districts" in text.paragraph
    assert TITLE not in text.paragraph + text.script
    page = press_page(Edition(turnout, contest, AS_OF), "en").decode()
    assert "<h1><bdi>The online contest</bdi></h1>" in page
    assert '<bdi lang="vi">Sở</bdi>' in page
    assert '<bdi lang="vi">Huyện 130</bdi>' in page
    assert 'lang="vi"' not in board(Edition(TURNOUT, contest, AS_OF), "vi").decode()[200:]
