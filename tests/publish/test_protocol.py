"""The papers of a result: what they say, that they come from a release alone, and their layout."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest

from contest import Contest
from contest.errors import NotAllowedError, UsageError
from contest.settings import Info, Settings
from publish.own_templates import SHAPES, TemplateError, problems_in
from publish.protocol.fields import OF_A_UNIT, PAPERS, Paper, template_name
from publish.protocol.make import made
from publish.protocol.paper import paper_pdf
from publish.protocol.rules import declared_rules
from publish.protocol.source import Source, source_of, winning_units
from publish.protocol.values import paper_fields
from publish.protocol.writing import FORMS, paper, papers
from publish.word.fill import TEMPLATES, context, rendered
from results import Principal, View, Winner
from service import acts
from service.environment import Place
from service.release.making import make
from tests.builders import TOML, row, write_folder
from tests.publish.letter_desk import (
    EXTRA,
    changed_parts,
    docx_lines,
    laid_out,
    pdf_pages,
    squeezed,
)
from tests.service.conftest import REVIEWER, UNITS, Room

LONG = "Nguyễn Thị Phương Thảo Nguyên Công Tằng Tôn Nữ Hoàng Ngọc Trâm Anh"
NFD = "Nguye\u0302\u0303n Thi\u0323 Ho\u0300a"
HOSTILE = "{{ 7*7 }} <b>&amp; #panic(1) “{% x %}” \u202eđảo"
RULES = (
    '[[prizes]]\nname = "Giải Nhất"\ncount = 1\nbasis = "Điều 5 Thể lệ"\n'
    '[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'
    '[[unit_prizes]]\nname = "Giải tập thể"\ngroup = "so"\nminimum_headcount = 5\n'
)
ABOUT = (
    'title = "Cuộc thi thử"\norganizer = "Ban Tổ chức"\nparent_body = "UBND tỉnh"\n'
    'place = "Hải Dương"\ncontact = "Sở Nội vụ"\n'
)
FIRST = [row(1), row(2), row(3, name="NGƯỜI SỐ 3"), row(4, name=NFD),
         row(5, name=LONG, unit="Phòng Một"), row(6, name=HOSTILE, unit="Sở Hai", answer="B"),
         row(7, unit="lạ")]  # fmt: skip
ERASED = "(đã xóa theo yêu cầu)"


def new_room(place: Path, toml: str = RULES + EXTRA) -> Room:
    text = TOML.replace('title = "Cuộc thi thử"\n', ABOUT) + toml
    return Room(Place(write_folder(place / "c", toml=text, units=UNITS), str(place / "ledger")))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A contest with an official release, in which the row of the second winner was edited."""
    room = new_room(tmp_path_factory.mktemp("papers"))
    room.load(*FIRST[:3], row(4, name="Tên cũ"), *FIRST[4:])
    room.load(*FIRST)
    make(room.place, REVIEWER, "official", room.moment)
    return room


@pytest.fixture(scope="module")
def view(kept: Room) -> View:
    return kept.view


@pytest.fixture(scope="module")
def source(view: View) -> Source:
    return source_of(view)


@pytest.fixture
def room(kept: Room, tmp_path: Path) -> Room:
    shutil.copytree(kept.place.data, tmp_path / "ledger")
    shutil.copytree(kept.place.folder, tmp_path / "c")
    return Room(Place(tmp_path / "c", str(tmp_path / "ledger")), kept.minutes)


def lines_of(view: View, name: Paper, unit: str | None = None) -> list[str]:
    content = paper(view, name, "docx", unit=unit).file.content
    return [" ".join(line.split()) for line in docx_lines(content)]


def lines_from(source: Source, view: View, name: Paper) -> list[str]:
    fields = context(paper_fields(source, view.contest, name))
    assert paper_pdf(name, fields, made_at=0)
    content = rendered((TEMPLATES / template_name(name)).read_bytes(), fields)
    return [" ".join(line.split()) for line in docx_lines(content)]


def with_winners(source: Source, *winners: Winner, **more: object) -> Source:
    return replace(source, found=replace(source.found, winners=winners, **more))  # type: ignore[arg-type]


DECISION = [
    "UBND tỉnh", "Ban Tổ chức", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "Số: /QĐ-BTC", "Hải Dương, ngày tháng năm",
    "QUYẾT ĐỊNH", "Về việc công nhận kết quả và trao giải Cuộc thi thử", "(Dự thảo)",
    "Ban Tổ chức",
    "Căn cứ Kế hoạch số 1/KH;", "Căn cứ Quyết định số 2/QĐ;",
    "Căn cứ Biên bản xét kết quả số ……/BB-BTC ngày …… tháng …… năm …… của Ban Tổ chức;",
    "Theo đề nghị của Sở Nội vụ.",
    "QUYẾT ĐỊNH:",
    "Điều 1. Công nhận kết quả và trao giải Cuộc thi thử cho:",
    "- Cá nhân: 3 giải (danh sách tại Phụ lục I kèm theo Quyết định này);",
    "- Tập thể: 1 giải (danh sách tại Phụ lục II kèm theo Quyết định này).",
    "Điều 2. Mức thưởng theo Thể lệ cuộc thi: ……………………………………. Kinh phí: …………………………………….",
    "Điều 3. Ban Tổ chức, các cơ quan, đơn vị có liên quan và các cá nhân, tập thể có tên tại Điều "
    "1 chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./.",
    "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.",
    "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Trần Thị Mẫu",
    "Phụ lục I", "DANH SÁCH CÁ NHÂN ĐẠT GIẢI",
    "(Kèm theo Quyết định số ……/QĐ-BTC ngày …… tháng …… năm …… của Ban Tổ chức)",
    "TT|Họ và tên|Đơn vị|Giải thưởng",
    f"1|{LONG}|Phòng Một|Giải Nhất",
    "2|Nguyễn Thị Hòa|Sở Một|Giải Nhì",
    "3|Người Số 3|Sở Một|Giải Nhì",
    "Danh sách có 3 giải cá nhân.",
    "Phụ lục II", "DANH SÁCH TẬP THỂ ĐẠT GIẢI",
    "(Kèm theo Quyết định số ……/QĐ-BTC ngày …… tháng …… năm …… của Ban Tổ chức)",
    "TT|Đơn vị|Giải thưởng|Người dự thi/tổng số|Tỷ lệ tham gia",
    "1|Sở Một|Giải tập thể|5/10|50,0 %",
    "Danh sách có 1 giải tập thể.",
]  # fmt: skip


def test_the_decision_says_all_that_it_has_to(view: View) -> None:
    assert lines_of(view, "decision") == DECISION


def test_the_protocol_has_totals_rules_winners_state_seal_and_altered_rows(view: View) -> None:
    lines = lines_of(view, "protocol")
    (release,) = view.releases
    balance = lines[lines.index("Trạng thái bài|Số bài") + 1 :][:6]
    assert balance == [
        "Được tính kết quả|6", "Chờ xử lý|1", "Không hợp lệ|0", "Hợp lệ, lấy bài khác|0",
        "Không còn trong bảng|0", "Tổng số bài đã ghi nhận|7",
    ]  # fmt: skip
    for said in (
        "- Giải Nhất: 1 giải (Điều 5 Thể lệ).",
        "- Giải tập thể: 1 giải, lần lượt theo tỷ lệ tham gia; đơn vị có từ 5 CBCCVC.",
        f"1|{LONG}|Phòng Một|Giải Nhất",
        "1|Sở Một|Giải tập thể|5/10|50,0 %",
        "THƯ KÝ", "CHỦ TRÌ", "CÁC THÀNH VIÊN",
        release.seal, f"{release.state}; {release.position}",
        "Chưa xác định được đơn vị: tên đã ghi không khớp đơn vị nào.|1",
    ):  # fmt: skip
        assert said in lines, said
    assert any("đếm lại toàn bộ từ dữ liệu gốc và cho cùng kết quả" in line for line in lines)
    (altered,) = view.release_altered(release.number) or ()
    id_of = altered.response_id
    grouped = " ".join(id_of[n : n + 8] for n in range(0, 32, 8))
    assert lines[-2:] == [
        f"1|Nguyễn Thị Hòa|Sở Một|20/11/2024 08:04:00|{grouped}|được tính kết quả|"
        "sửa ngay trong bảng",
        "Danh sách có 1 bài.",
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_say_the_same_and_no_phone(view: View, name: Paper) -> None:
    in_word, in_pdf = (paper(view, name, form).file.content for form in FORMS)
    there = squeezed("".join(pdf_pages(in_pdf)))
    for line in docx_lines(in_word):
        if not line.startswith(("Số:", "Hải Dương, ngày")):  # the head stands side by side there
            for cell in line.split("|"):
                assert squeezed(cell) in there, cell
    everything = there + squeezed("".join(docx_lines(in_word)))
    assert "090000000" not in everything
    assert "{" not in everything


def test_the_list_to_sign_has_columns_for_signature_and_day(view: View) -> None:
    lines = lines_of(view, "receipts")
    assert "TT|Họ và tên|Đơn vị|Giải thưởng|Ký nhận|Ngày nhận" in lines
    assert "2|Nguyễn Thị Hòa|Sở Một|Giải Nhì||" in lines
    assert "1|Sở Một|Giải tập thể|||" in lines


def test_nothing_later_moves_a_paper(room: Room) -> None:
    before = papers(room.view, {})
    room.load(*FIRST[:3], row(4, name=NFD), row(8, time="20/11/2024 07:31:00", prediction="6"))
    room.decide(acts.reject(room.line(LONG)["response_id"]))
    path = room.place.folder / "contest.toml"
    path.write_text(path.read_text("utf-8").replace("Điều 5 Thể lệ", "Điều 6"), "utf-8")
    assert room.view.release_difference() is not None
    assert papers(room.view, {}) == before


def test_an_erased_person_has_no_name_in_any_paper(source: Source, view: View) -> None:
    first, *rest = source.found.winners
    gone = with_winners(source, replace(first, name=None, unit="", unit_code=""), *rest)
    for name in PAPERS:
        text = "\n".join(lines_from(gone, view, name))
        assert f"1|{ERASED}|–|Giải Nhất" in text
        assert LONG not in text


def test_the_papers_of_a_provisional_release_say_so_and_a_tie_waits(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    same = {"time": "20/11/2024 08:00:00", "prediction": "6"}
    room.load(*(row(n, **same) for n in range(1, 6)))
    make(room.place, REVIEWER, "provisional", room.moment)
    for written in papers(room.view, {}):
        if written.file.ext == "docx":
            text = "\n".join(docx_lines(written.file.content))
            assert "dự kiến" in text.lower(), written.file.kind
            assert "Giải Nhất | Giải Nhì (chờ bốc thăm)" in text
    assert "(Dự thảo theo kết quả dự kiến)" in lines_of(room.view, "decision")
    assert "DANH SÁCH CÁ NHÂN ĐẠT GIẢI (DỰ KIẾN)" in lines_of(room.view, "decision")


def test_an_official_release_goes_before_a_later_provisional_one(room: Room) -> None:
    room.load(*FIRST, row(8))
    make(room.place, REVIEWER, "provisional", room.moment)
    assert source_of(room.view).found.release.number == 1


def test_without_a_release_there_is_no_paper_and_the_way_to_one_is_told(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    room.load(row(1))
    with pytest.raises(UsageError, match="Công bố kết quả"):
        papers(room.view, {})


def test_a_unit_has_the_two_lists_of_its_winners_and_of_those_beneath_it(view: View) -> None:
    written = papers(view, {}, "S1")
    assert [one.file.kind for one in written if one.file.ext == "pdf"] == [
        "protocol-winners", "protocol-receipts",
    ]  # fmt: skip
    assert {one.file.unit_code for one in written} == {"S1"}
    lines = lines_of(view, "winners", "P1")
    assert "Đơn vị: Phòng Một" in lines
    assert f"1|{LONG}|Phòng Một|Giải Nhất" in lines
    assert "Không có giải tập thể." in lines
    assert winning_units(view) == {"S1": "Sở Một"}
    for code in ("S2", "S9"):
        with pytest.raises(UsageError, match=code):
            papers(view, {}, code)


def test_several_lists_stand_under_their_names(source: Source, view: View) -> None:
    one, two, three = source.found.winners
    apart = with_winners(source, one, two, replace(three, category="can-bo"))
    lines = lines_from(apart, view, "winners")
    start = lines.index("TT|Họ và tên|Đơn vị|Giải thưởng")
    titles = [lines[start + n].split("|")[0] for n in (1, 4)]
    assert titles == ["Toàn cuộc thi", "Toàn cuộc thi · can-bo"]
    firsts = [line.split("|")[0] for line in lines[start + 2 : start + 6]]
    assert firsts == ["1", "2", titles[1], "3"]


def test_a_result_with_one_winner_and_no_unit_leaves_no_hole(source: Source, view: View) -> None:
    single = with_winners(source, source.found.winners[0], unit_winners=())
    for name in PAPERS:
        text = "\n".join(lines_from(single, view, name))
        assert not [bad for bad in ("None", "{", "Phụ lục  ", "( ") if bad in text]
    decision = lines_from(single, view, "decision")
    assert "- Cá nhân: 1 giải (danh sách tại Phụ lục kèm theo Quyết định này)." in decision
    assert "Phụ lục" in decision
    assert not [line for line in decision if "Tập thể" in line]
    nobody = with_winners(source, unit_winners=())
    assert "Không có giải cá nhân." in lines_from(nobody, view, "protocol")


def test_a_release_that_kept_no_list_of_altered_rows_says_so(source: Source, view: View) -> None:
    lines = lines_from(replace(source, altered=None), view, "protocol")
    assert lines[-1].startswith("Bản công bố này được lập trước khi chương trình lưu danh sách")
    assert lines_from(replace(source, altered=()), view, "protocol")[-1] == "Không có bài nào."


def test_a_long_list_repeats_its_head_and_its_appendix_has_pages_of_its_own(
    source: Source, view: View
) -> None:
    many = with_winners(source, *source.found.winners * 30)
    fields = context(paper_fields(many, view.contest, "decision"))
    pages = pdf_pages(paper_pdf("decision", fields, made_at=0))
    assert len(pages) > 4
    heads = [page.splitlines()[0].strip() for page in pages]
    assert heads[1:] == ["Phụ lục I", *map(str, range(2, len(pages) - 1)), "Phụ lục II"]
    assert all("Giải thưởng" in page for page in pages[1:])


def test_a_hostile_name_stays_text(source: Source, view: View) -> None:
    first, *rest = source.found.winners
    shown = HOSTILE.replace("\u202e", "")
    for name in PAPERS:
        hostile = with_winners(source, replace(first, name=HOSTILE), *rest)
        fields = context(paper_fields(hostile, view.contest, name))
        assert any(shown in line for line in lines_from(hostile, view, name))
        assert squeezed(shown) in squeezed("".join(pdf_pages(paper_pdf(name, fields, made_at=0))))


def test_the_papers_are_for_those_who_see_all_people(kept: Room) -> None:
    leader = Principal("l", "leader", ("S1",))
    for who in (Principal("b", "press"), leader, Principal("", "nobody")):
        with pytest.raises(NotAllowedError):
            papers(kept.open(who).view, {})
    assert papers(kept.open(Principal("a", "auditor")).view, {})


def own(name: Paper, change: Callable[[str], str]) -> bytes:
    document = docx.Document(str(TEMPLATES / template_name(name)))
    for one in document.paragraphs:
        if one.runs:
            one.runs[0].text = change(one.runs[0].text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_own_template_takes_the_place_of_ours_and_has_no_pdf(view: View) -> None:
    template = own("protocol", lambda text: text.replace("BIÊN BẢN", "BIÊN BẢN HỌP"))
    written = papers(view, {"protocol": template})
    assert [one.file.ext for one in written if one.file.kind == "protocol"] == ["docx"]
    assert "BIÊN BẢN HỌP" in docx_lines(written[0].file.content)
    with pytest.raises(UsageError, match="save it as PDF"):
        paper(view, "protocol", "pdf", template=template)
    wrong = own("winners", lambda text: text.replace("release.number", "release.nmuber"))
    with pytest.raises(TemplateError, match=r"release\.number"):
        papers(view, {"winners": wrong})


@pytest.mark.parametrize("name", [template_name(one) for one in PAPERS])
def test_our_templates_have_no_mistake_and_are_what_the_script_makes(name: str) -> None:
    assert name in SHAPES
    assert problems_in((TEMPLATES / name).read_bytes(), name) == []
    assert changed_parts(TEMPLATES / name, made()[name]) == [], "make it again"


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_is_laid_out_as_the_decree_says(view: View, name: Paper) -> None:
    document = laid_out(paper(view, name, "docx").file.content)
    appendices = 0 if name in OF_A_UNIT else 2
    assert [s._sectPr.xml.count('w:start="1"') for s in document.sections] == [0] + [1] * appendices
    for table in document.tables:
        if table.style is not None and table.style.name == "Table Grid":
            assert "w:tblHeader" in table.rows[0]._tr.xml
            assert all("w:cantSplit" in one._tr.xml for one in table.rows)


def test_the_rules_are_told_as_they_are_declared() -> None:
    settings = Settings.model_validate({
        "contest": {"id": "c", "title": "C", "opens_at": datetime(2024, 11, 1),
                    "closes_at": datetime(2024, 11, 15)},
        "rounds": [{"id": "t1", "title": "Tuần 1", "opens_at": datetime(2024, 11, 1),
                    "closes_at": datetime(2024, 11, 8)}],
        "voids": [{"opens_at": datetime(2024, 11, 2), "closes_at": datetime(2024, 11, 3),
                   "reason": "Lỗi"}],
        "categories": [{"id": "cb", "title": "Cán bộ", "when": {"column": "Là", "is": ["CB"]}}],
        "identity": {"match_on": ["phone", "full_name+birth_date"], "minimum_age": 18},
        "attempts": {"max_per_round": 5, "counted": "first"},
        "prediction": {"of": "all_correct_people", "scope": "contest"},
        "prizes": [{"name": "Nhất", "count": 1, "round": "t1", "category": "cb"}],
        "prize_rules": {"one_per_person": False},
    })  # fmt: skip
    assert list(declared_rules(Contest(settings))) == [
        "Thời gian: từ 00:00 ngày 01/11/2024 đến trước 00:00 ngày 15/11/2024.",
        "Tuần 1: từ 00:00 ngày 01/11/2024 đến trước 00:00 ngày 08/11/2024.",
        "Không tính bài nộp từ 00:00 ngày 02/11/2024 đến trước 00:00 ngày 03/11/2024 (Lỗi).",
        "Cán bộ: mục “Là” là “CB”.",
        "Mỗi người được nhận ra theo số điện thoại; không có thì theo họ và tên + ngày sinh.",
        "Đủ 18 tuổi vào ngày khai mạc.",
        "Mỗi người thi tối đa 5 lượt trong một đợt; tính lượt đầu tiên.",
        "Xếp hạng lần lượt theo điểm cao hơn; chênh lệch dự đoán nhỏ hơn; thời điểm nộp bài sớm "
        "hơn.",
        "Số dự đoán được so với số người đạt điểm tuyệt đối của toàn cuộc thi.",
        "Nhất: 1 giải (Tuần 1, Cán bộ).",
        "Đồng hạng mà không đủ giải thì bốc thăm.",
    ]
    assert declared_rules(Contest(Settings(contest=Info(id="c", title="C"))))
