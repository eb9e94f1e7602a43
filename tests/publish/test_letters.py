"""The letters: their words and numbers, whom they go to, and that they can be opened."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from contest.errors import NotAllowedError, UsageError
from i18n.format import Format
from i18n.words import Words
from publish.letters.fields import ALL, ONE
from publish.letters.make import made
from publish.letters.paper import letter_pdf
from publish.letters.units import due, refusal_text
from publish.letters.values import letter_fields
from publish.letters.writing import Form, letters
from publish.own_templates import TemplateError
from publish.reminder import pace_sentence
from publish.unit_summary import unit_summary
from publish.word.fill import TEMPLATES, context, rendered
from results import View, visible
from results.principal import NOBODY
from tests.publish.letter_desk import (
    AFTER,
    BEFORE,
    EXTRA,
    HOSTILE,
    NOW,
    LetterDesk,
    changed_parts,
    docx_lines,
    folder_toml,
    laid_out,
    only,
    pdf_pages,
    squeezed,
)

SAY, FMT = Words("vi"), Format("vi")
OURS = (TEMPLATES / ONE).read_bytes()
FORMS: tuple[Form, ...] = ("docx", "pdf")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LetterDesk:
    return LetterDesk(tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="module")
def view(desk: LetterDesk) -> View:
    return desk.view()


def lines_of(view: View, *codes: str, together: bool = False) -> list[str]:
    content = only(letters(view, codes, together=together).files)
    return [line.replace("\u00a0", " ") for line in docx_lines(content)]


GOLDEN = [
    "UBND tỉnh",
    "Ban Tổ chức",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số:         /CV-BTC",
    "V/v đôn đốc tham gia Cuộc thi thử",
    "Hải Dương, ngày       tháng       năm",
    "Kính gửi: UBND huyện Một",
    "Thực hiện Kế hoạch số 1/KH; Quyết định số 2/QĐ, Ban Tổ chức thông báo kết quả tham gia "
    "Cuộc thi thử của huyện Một như sau:",
    "Tính đến 09:00 ngày 24/11/2024, huyện Một có 6/20 người dự thi, tỷ lệ tham gia 30,0 %. "
    "Còn thiếu 5 người để đạt chỉ tiêu 55 %, còn 19 ngày, cần 1 người/ngày, hiện 1 người/ngày. "
    "Cuộc thi kết thúc lúc 16:30 ngày 13/12/2024.",
    "4/6 đơn vị trực thuộc chưa có người dự thi. Các đơn vị có kết quả thấp nhất (kết quả của cả "
    "6 đơn vị nêu tại Phụ lục kèm theo):",
    "TT|Đơn vị|Người dự thi|Tổng số CBCCVC|Tỷ lệ tham gia",
    "1|Xã Bốn|0|8|0,0 %",
    "2|Xã Bảy|0|2|0,0 %",
    "3|Xã Sáu|0|2|0,0 %",
    "4|Xã Năm|0|–|chưa có mẫu số",
    "5|Xã Hai|1|4|25,0 %",
    "Ban Tổ chức đề nghị UBND huyện Một:",
    "- Chỉ đạo, nhắc cán bộ, công chức, viên chức chưa dự thi nộp bài tại địa chỉ "
    "https://docs.google.com/forms/d/e/thu/viewform trước 16:30 ngày 13/12/2024.",
    "- Đôn đốc các đơn vị trực thuộc, trước hết là các đơn vị có kết quả thấp nêu trên.",
    "Nếu có vướng mắc, đề nghị liên hệ Sở Nội vụ, điện thoại 0220 3123 456 (7:30–17:00).",
    "Trân trọng./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "KT. TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "Trần Thị Mẫu",
    "Phụ lục",
    "KẾT QUẢ THAM GIA CỦA CÁC ĐƠN VỊ TRỰC THUỘC",
    "(Kèm theo Công văn số ……/CV-BTC ngày …… tháng …… năm …… của Ban Tổ chức)",
    "Số liệu tính đến 09:00 ngày 24/11/2024.",
    "TT|Đơn vị|Người dự thi|Tổng số CBCCVC|Tỷ lệ tham gia",
    "1|Xã Bốn|0|8|0,0 %",
    "2|Xã Bảy|0|2|0,0 %",
    "3|Xã Sáu|0|2|0,0 %",
    "4|Xã Năm|0|–|chưa có mẫu số",
    "5|Xã Hai|1|4|25,0 %",
    "6|Xã Ba|5|8|62,5 %",
    "Danh sách có 6 đơn vị.",
]


def test_the_letter_of_a_district_says_all_that_it_has_to(view: View) -> None:
    found = [" ".join(line.split()) for line in lines_of(view, "H1")]
    assert found == [" ".join(line.split()) for line in GOLDEN]


def test_the_numbers_are_those_of_the_unit_and_of_its_page(view: View) -> None:
    unit, summary = view.unit("H1"), unit_summary(view, "H1")
    assert unit is not None
    assert summary is not None
    text = " ".join(lines_of(view, "H1"))
    assert f"{unit['people']}/{unit['headcount']} người dự thi" in text
    assert pace_sentence(summary, SAY, FMT).replace("\u00a0", " ") in text
    table = view.with_units_of(view.day_of_codes).participation(under="H1").to_pylist()
    for row in (row for row in table if row["valid"]):
        assert f"|{row['unit_name']}|{row['people']}|{FMT.whole(row['headcount'])}|" in text


@pytest.mark.parametrize("moment", [NOW, AFTER])
@pytest.mark.parametrize("codes", [("H1",), ("S2",), ("S0", "H1", "S2", "S4")])
def test_word_and_pdf_say_the_same(
    desk: LetterDesk, codes: tuple[str, ...], moment: datetime
) -> None:
    view = desk.view(moment)
    together = len(codes) > 1
    in_word, in_pdf = (
        only(letters(view, codes, together=together, form=form).files) for form in FORMS
    )
    there = squeezed("".join(pdf_pages(in_pdf)))
    beside = {"Số:", "Hải Dương, ngày"}  # the head stands side by side there
    for line in docx_lines(in_word):
        if not any(line.startswith(one) for one in beside):
            for cell in line.split("|"):
                assert squeezed(cell) in there, cell


def test_one_letter_about_several_units_lists_them_in_its_appendix(view: View) -> None:
    lines = lines_of(view, "S2", "H1", "S0", together=True)
    assert "Kính gửi: Các đơn vị có tên trong Phụ lục kèm theo" in lines
    text = " ".join(lines)
    # 13 people; the five of H1 … S4 whose headcount is known: 6 + 3 + 2 of 20 + 10 + 4 + 1 + 10.
    assert "toàn cuộc thi có 13 người dự thi; tỷ lệ tham gia" in text
    assert "24,4 % (11/45 người)" in text
    assert "nêu 3 đơn vị cần đôn đốc, trong đó 1 đơn vị chưa có người dự thi." in text
    assert "- Đơn vị chưa có tổng số CBCCVC trong Phụ lục: báo về Ban Tổ chức" in text
    assert lines[-5:] == [
        "TT|Đơn vị|Người dự thi|Tổng số CBCCVC|Tỷ lệ tham gia|Còn thiếu|Cần mỗi ngày|Hiện mỗi ngày",
        "1|Sở Không|0|10|0,0 %|6|1|0",
        "2|Huyện Một|6|20|30,0 %|5|1|1",
        "3|Sở Hai|2|–|chưa có mẫu số|–|–|–",
        "Danh sách có 3 đơn vị.",
    ]
    (file,) = letters(view, ["H1", "S0"], together=True).files
    assert (file.kind, file.unit_code, file.name) == (
        "letters", None, "letters-20241124-0900.docx",
    )  # fmt: skip


def test_a_silent_unit_and_an_unknown_headcount_are_told_as_they_are(view: View) -> None:
    assert "Sở Không chưa có người dự thi (0/10 người)." in " ".join(lines_of(view, "S0"))
    text = " ".join(lines_of(view, "S2"))
    assert "có 2 người dự thi; chưa tính được tỷ lệ tham gia" in text
    assert "- Báo tổng số CBCCVC của đơn vị về Ban Tổ chức" in text
    assert "%" not in text
    assert "Phụ lục" not in text


@pytest.mark.parametrize(
    ("code", "why", "said"),
    [
        ("S1", "reached", "Sở Một đã đủ người dự thi (3/4, 75,0 %)"),
        ("S3", "over", "Sở Ba: số người dự thi (2) vượt tổng số đã khai báo (1)"),
        ("X1", "ended", "Xã Một đã kết thúc hoạt động; ngày cuối cùng là 21/11/2024"),
        ("nope", "unknown", "Không có đơn vị mã nope."),
    ],
)
def test_a_unit_that_gets_no_letter_is_named_with_the_reason(
    view: View, code: str, why: str, said: str
) -> None:
    found = letters(view, [code, "S0"])
    assert [file.unit_code for file in found.files] == ["S0"]
    (refused,) = found.refused
    assert refused.why == why
    assert said in refusal_text(refused, SAY, FMT).replace("\u00a0", " ")
    assert letters(view, [code], together=True).files == ()


def test_before_the_opening_there_is_nothing_to_remind_of(desk: LetterDesk) -> None:
    found = letters(desk.view(BEFORE), ["S0"])
    assert found.files == ()
    assert [one.why for one in found.refused] == ["before"]


def test_after_the_closing_the_letter_tells_the_result_and_asks_for_no_response(
    desk: LetterDesk,
) -> None:
    text = " ".join(lines_of(desk.view(AFTER), "H1"))
    assert "V/v thông báo kết quả tham gia Cuộc thi thử" in text
    assert "Cuộc thi đã kết thúc lúc 16:30 ngày 13/12/2024." in text
    assert "- Rà soát kết quả tham gia của đơn vị; nếu số liệu chưa khớp, phản ánh về" in text
    for word in ("đôn đốc tham gia", "nộp bài", "người/ngày", "còn 0", "https://", "kinh nghiệm"):
        assert word not in text, word


def test_what_the_contest_does_not_declare_leaves_no_hole(tmp_path: Path) -> None:
    toml = folder_toml().replace(EXTRA, "")
    for key in ("organizer", "parent_body", "place", "contact", "form_url", "closes_at"):
        toml = "\n".join(one for one in toml.splitlines() if not one.startswith(f"{key} ="))
    view = LetterDesk(tmp_path, toml).view()
    for code in ("H1", "S2"):
        lines = lines_of(view, code)
        text = "\n".join(lines)
        assert "Cuộc thi thử thông báo kết quả tham gia Cuộc thi thử của" in text
        assert "nộp bài." in text
        assert not [bad for bad in ("None", "  .", " ,", "( )", "{", "liên hệ") if bad in text]
        assert "Nơi nhận:" not in lines
        assert len(pdf_pages(only(letters(view, [code], form="pdf").files))) <= 2
    both = lines_of(view, "H1", "S2", together=True)
    assert any("số người còn thiếu so với tổng số CBCCVC" in line for line in both)


def test_a_hostile_name_stays_text_in_word_and_pdf(view: View) -> None:
    for together in (False, True):
        in_word, in_pdf = (
            only(letters(view, ["S4"], together=together, form=form).files) for form in FORMS
        )
        shown = HOSTILE.replace("\u202e", "")
        assert any(shown in line for line in docx_lines(in_word))
        assert squeezed(shown) in squeezed("".join(pdf_pages(in_pdf)))


def test_what_nobody_sees_and_breaks_of_lines_do_not_reach_a_letter(view: View) -> None:
    summary = unit_summary(view, "H1")
    assert summary is not None
    fields = letter_fields(view.contest, summary, ())
    hostile = replace(fields, symbol="A\x00B\u202e\nC\x1f\x1eD\uffff", as_of="80\u00a0%")
    filled = context(hostile)
    assert (filled["symbol"], filled["as_of"]) == ("AB C  D\ufffd", "80\u00a0%")
    assert any("AB C  D" in line for line in docx_lines(rendered(OURS, filled)))
    assert letter_pdf(filled, together=False, made_at=0)


def test_the_appendix_has_pages_of_its_own_and_its_head_on_each(view: View) -> None:
    summary = unit_summary(view, "H1")
    assert summary is not None
    fields = context(letter_fields(view.contest, summary, summary.lowest))
    pages = pdf_pages(
        letter_pdf(fields | {"rows": fields["lowest"] * 20}, together=False, made_at=0)
    )
    assert len(pages) == 4
    heads = [page.splitlines()[0].strip() for page in pages]
    assert heads[1:] == ["Phụ lục", "2", "3"]
    assert all("Tổng số CBCCVC" in page for page in pages[1:])


def test_the_same_numbers_give_the_same_bytes(view: View) -> None:
    for form in FORMS:
        assert letters(view, ["H1"], form=form) == letters(view, ["H1"], form=form)
    with ZipFile(io.BytesIO(only(letters(view, ["H1"]).files))) as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}  # no time of packing


def test_letters_are_for_those_who_see_the_numbers_of_units(desk: LetterDesk) -> None:
    with pytest.raises(NotAllowedError):
        letters(visible(desk.results(), NOBODY), ["H1"])


def test_a_letter_is_due_below_the_threshold_exactly_and_to_the_silent(view: View) -> None:
    found = due(view, 0.3)
    assert found.codes == ("S0", "S4")  # 30,0 % is not below 30 %
    assert found.unknown == ("Sở Hai",)
    assert found.above == 3
    assert due(view, 0.31).codes == ("H1", "S0", "S4")
    assert due(view, 0.0).codes == ("S0", "S4")


def test_our_templates_are_what_the_script_makes() -> None:
    for name, content in made().items():
        assert changed_parts(TEMPLATES / name, content) == [], f"{name}: make it again"


def own_template(name: str = ONE, text: str = "Kính gửi {{ unit.addressee }} nhé") -> bytes:
    document = docx.Document(str(TEMPLATES / name))
    place = next(one for one in document.paragraphs if one.text.startswith("Kính gửi"))
    place.runs[0].text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_own_template_takes_the_place_of_ours_and_has_no_pdf(view: View) -> None:
    content = only(letters(view, ["H1"], template=own_template()).files)
    assert "Kính gửi UBND huyện Một nhé" in docx_lines(content)
    with pytest.raises(UsageError, match="save it as PDF"):
        letters(view, ["H1"], template=own_template(), form="pdf")


def test_a_wrong_template_gives_no_letter_and_all_its_mistakes(view: View) -> None:
    wrong = own_template(text="{{ unit.nmae }} {{ contest.titel }}")
    with pytest.raises(TemplateError) as raised:
        letters(view, ["H1"], template=wrong)
    assert len(raised.value.problems) == 2
    assert "unit.nmae" in str(raised.value)
    with pytest.raises(TemplateError, match="unit"):
        letters(view, ["H1"], template=(TEMPLATES / ONE).read_bytes(), together=True)
    assert letters(view, ["H1"], template=own_template(ALL, "x"), together=True).files


def test_the_paper_is_laid_out_as_the_decree_says(view: View) -> None:
    document = laid_out(only(letters(view, ["H1"]).files))
    assert 'w:start="1"' in document.sections[-1]._sectPr.xml
    head = document.tables[-1].rows[0]._tr.xml
    assert "w:tblHeader" in head
    assert "w:cantSplit" in head
