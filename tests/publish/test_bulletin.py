"""What a *báo cáo nhanh* says: against counts by hand, and word for word where words matter."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from cli.scoring import main as scoring
from contest import Contest, load
from contest.errors import NotAllowedError
from ingest import ensure_current
from ledger import Ledger
from publish.bulletin.bulletin import Bulletin, bulletin, from_json, to_json
from publish.bulletin.figures import TopicFigure
from publish.bulletin.files import files
from publish.bulletin.moved import moved
from publish.bulletin.parts import Grid, Listed
from publish.bulletin.sections import notes, sections
from publish.bulletin.text import LONGEST, text
from publish.bulletin.units import low_units
from results import Principal, View, compute, visible
from tests.builders import COMMITTEE, UNITS, row, write_folder
from tests.desk import load_rows
from tests.yardstick import SMALL


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bulletin")


@pytest.fixture(scope="module")
def view(place: Path) -> View:
    return SMALL.view(place)


@pytest.fixture(scope="module")
def one(view: View) -> Bulletin:
    return bulletin(view)


def said(one: Bulletin, contest: Contest) -> str:
    """All that the paper says, a cell or a sentence a line, with plain spaces."""
    lines: list[str] = []
    for section in sections(one, contest):
        lines.append(section.title)
        for part in section.parts:
            if isinstance(part, Grid):
                lines += [" | ".join(cells) for cells in (part.head, *part.rows)]
            elif isinstance(part, Listed):
                lines.append(f"{part.lead} {'; '.join(part.names)}")
            else:
                lines.append(part)
    return "\n".join([*lines, *notes(one)]).replace("\xa0", " ")


def percent(part: int, whole: int) -> str:
    """By Decimal, not by the program."""
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{share} %".replace(".", ",")


def small(place: Path, *rows: tuple[str, ...], now: datetime, **folder: str) -> View:
    """A contest with these rows, seen by the committee at a contest-local time."""
    contest, ledger = load(write_folder(place / "thu", **folder)), Ledger.at(place / "ledger")
    if rows:
        load_rows(contest, ledger, *rows)
    ensure_current(contest, ledger)
    moment = now.replace(tzinfo=contest.zone)
    return visible(compute(contest, ledger, now=moment), COMMITTEE, now=moment)


OPEN = datetime(2024, 12, 2, 20)


def test_each_statement_stands_with_its_percentage_and_denominator(
    one: Bulletin, view: View
) -> None:
    told, yard, all_, people = said(one, view.contest), SMALL, SMALL.people, 260
    assert f"Có {people} người dự thi với {people} lượt thi hợp lệ." in told
    assert f"Tỷ lệ tham gia {percent(260, 542)} (260/542 người)." in told
    for title, count in (
        ("Cán bộ, công chức, viên chức", yard.officials),
        ("Người dân", yard.citizens),
    ):
        assert f"{title} | {count} | {count}/{people} | {percent(count, all_)}" in told
    for title, count in (
        ("Đúng tất cả", yard.full),
        ("Từ 75 % trở lên, chưa đúng tất cả", yard.high),
        ("Từ 25 % đến dưới 75 %", yard.middle),
        ("Dưới 25 %", yard.low),
        ("Trong đó không đúng câu nào", yard.none),
    ):
        cells = f"{count}/{people} | {percent(count, all_)}"
        assert f"{title} | {cells} | {cells}" in told
    assert f"điểm tuyệt đối: 59, chiếm {percent(59, 260)} số người dự thi (59/260)" in told
    assert "Đơn vị dưới 30 %: 2 trong 4 đơn vị đã có mẫu số; nêu 2 đơn vị thấp nhất:" in told
    assert "Sở Nhất | 2/99 | 2,02 %\nSở Nhì | 3/13 | 23,08 %\n" in told
    assert "1/4 đơn vị đã có mẫu số đạt 100 %: Sở Đủ – 100,00 % (30/30)" in told
    assert "Điều chỉnh" not in told


def test_percentages_of_a_whole_add_up_as_printed(one: Bulletin, view: View) -> None:
    for section in sections(one, view.contest):
        if section.title not in ("Điểm bài thi", "Kết quả theo đối tượng"):
            continue
        (grid,) = (part for part in section.parts if isinstance(part, Grid))
        columns = [n for n, head in enumerate(grid.head) if head == "Tỷ lệ"]
        parts = [line for line in grid.rows[:-1] if not line[0].startswith("Trong đó")]
        for n in columns:
            shares = [Decimal(line[n].removesuffix("\xa0%").replace(",", ".")) for line in parts]
            assert sum(shares) == 100
            assert grid.rows[-1][n] == "100,00\xa0%"


def test_the_numbers_are_those_of_the_page_and_of_the_command(
    one: Bulletin, view: View, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found, headline = one.figures, view.headline()
    assert (found.people, found.attempts, found.counted_people, found.headcount) == (
        headline.people, headline.attempts, headline.counted_people, headline.headcount,
    )  # fmt: skip
    asked = ["participation", "--by", "so", "--as-of", f"{found.until:%Y-%m-%dT%H:%M:%S}",
             "--contest", str(place / "contest"), "--data", str(place / "ledger"),
             "--format", "json"]  # fmt: skip
    assert scoring(asked) == 0
    printed = {line["unit_code"]: line for line in json.loads(capsys.readouterr().out)}
    assert {unit.code: (unit.people, unit.headcount) for unit in found.units} == {
        code: (line["people"], line["headcount"]) for code, line in printed.items()
    }


def test_the_text_for_zalo_is_word_for_word(one: Bulletin, view: View) -> None:
    assert text(one, view.contest, is_draft=False).replace("\xa0", " ") == "\n".join(
        [
            "BÁO CÁO NHANH",
            "Cuộc thi thước đo",
            "Số liệu tính đến 10/03/2025 08:00",
            "Số liệu tạm tính để theo dõi, chưa phải kết quả chính thức.",
            "Cuộc thi đang diễn ra, còn 21 ngày.",
            "• Có 260 người dự thi với 260 lượt thi hợp lệ.",
            "• Tỷ lệ tham gia 47,97 % (260/542 người).",
            "• 7 ngày gần nhất (từ 03/03/2025 08:00): 260 người dự thi mới, 260 lượt thi hợp lệ.",
            "• Chưa có 7 ngày trước đó để so sánh.",
            "• Sở, ban, ngành: 47,97 % (260/542)",
            "• Đơn vị dưới 30 %: 2 trong 4 đơn vị đã có mẫu số; nêu 2 đơn vị thấp nhất: "
            "Sở Nhất 2,02 % (2/99); Sở Nhì 23,08 % (3/13)",
            "• 1/4 đơn vị đã có mẫu số đạt 100 %: Sở Đủ",
            "• Trong 260 lượt thi hợp lệ: đúng tất cả: 59 (22,69 %); từ 75 % trở lên, chưa đúng "
            "tất cả: 112 (43,08 %); từ 25 % đến dưới 75 %: 79 (30,38 %); dưới 25 %: 10 (3,85 %); "
            "trong đó không đúng câu nào: 1 (0,38 %).",
            "• Cán bộ, công chức, viên chức: 244 người, 244 lượt thi (93,85 % số lượt)",
            "• Người dân: 16 người, 16 lượt thi (6,15 % số lượt)",
        ]
    )


def test_the_text_stays_below_1500_characters_whatever_the_names(one: Bulletin, view: View) -> None:
    group = replace(one.figures.groups[0], title="Khối có tên rất dài " * 9)
    found = text(Bulletin(replace(one.figures, groups=(group,) * 40)), view.contest, is_draft=True)
    assert LONGEST - 100 < len(found) <= LONGEST < 1500
    assert found.startswith("BÁO CÁO NHANH (dự thảo, chưa phát hành)\n")
    assert found.endswith("\nChi tiết có trong báo cáo đầy đủ.")


def test_a_unit_at_the_declared_rate_is_not_low(one: Bulletin) -> None:
    quarter = replace(one.figures.units[0], people=25, headcount=100)
    at, under = (replace(one.figures, units=(quarter,), below=below) for below in (0.25, 0.2501))
    assert low_units(at) == ()
    assert low_units(under) == (quarter,)


def test_a_bulletin_goes_to_json_and_back(one: Bulletin) -> None:
    assert from_json(to_json(one)) == one


def test_only_who_sees_all_people_gets_a_bulletin(view: View) -> None:
    for role in ("leader", "press", "bearer", "nobody"):
        with pytest.raises(NotAllowedError):
            bulletin(visible(view._results, Principal("a", role)))


def test_before_the_opening_and_while_nobody_took_part_no_rate_is_printed(tmp_path: Path) -> None:
    view = small(tmp_path, now=datetime(2024, 11, 17, 9))
    assert said(bulletin(view), view.contest) == (
        "Kết quả chung\nCuộc thi chưa mở; mở lúc 18/11/2024 07:30.\n"
        "Số liệu tạm tính để theo dõi, chưa phải kết quả chính thức."
    )
    assert "%" not in text(bulletin(view), view.contest, is_draft=False)
    view = small(tmp_path, now=OPEN)
    told = said(bulletin(view), view.contest)
    assert "Cuộc thi đang diễn ra, còn 10 ngày.\nChưa có người dự thi." in told
    assert "%" not in told


def test_without_headcounts_items_and_categories_the_text_says_what_is_missing(
    tmp_path: Path,
) -> None:
    view = small(
        tmp_path,
        row(1),
        row(2),
        now=OPEN,
        units=UNITS.replace(",10", ","),
        items="id,round,heading,kind,points,options,key\n",
    )
    told = said(bulletin(view), view.contest)
    assert "Có 2 người dự thi với 2 lượt thi hợp lệ. Chưa có mẫu số" in told
    assert "Sở | 1/2 | 2 | – | chưa có mẫu số" in told
    assert "2 đơn vị chưa có mẫu số: Sở Một (2 người); Sở Hai (0 người)" in told
    assert "Cuộc thi chưa khai báo câu hỏi nên chưa có điểm." in told
    assert "đối tượng" not in told
    assert text(bulletin(view), view.contest, is_draft=False).endswith("• Sở: 2 (chưa có mẫu số)")
    assert re.findall(r"\S+ %", told) == ["100 %"], "only the sentence about rounding"


def test_after_the_closing_the_text_says_so_and_a_unit_above_its_headcount_is_to_be_checked(
    tmp_path: Path,
) -> None:
    rows = [row(n, unit="Sở Hai") for n in range(3)] + [row(9, time="12/12/2024 08:00:00")]
    units = "code,name,kind,group,parent,headcount\nS1,Sở Một,sở,so,,10\nS2,Sở Hai,sở,so,,2\n"
    view = small(tmp_path, *rows, now=datetime(2025, 1, 5), units=units)
    told = said(bulletin(view), view.contest)
    assert "Cuộc thi đã kết thúc lúc 13/12/2024 16:30." in told
    assert "7 ngày gần nhất (từ 06/12/2024 16:30): 1 người dự thi mới, 1 lượt thi hợp lệ." in told
    assert "7 ngày trước đó (từ 29/11/2024 16:30): 0 người dự thi mới, 0 lượt thi hợp lệ." in told
    assert "người dự thi mới tăng 1, lượt thi tăng 1." in told
    assert "Chưa đơn vị nào đạt 100 % (trong 2 đơn vị đã có mẫu số)." in told
    assert (
        "1 đơn vị có số người dự thi lớn hơn tổng số CBCCVC đã khai, cần rà soát mẫu số: "
        "Sở Hai – 150,00 % (3/2)"
    ) in told
    assert "1 đơn vị thấp nhất trong 2 đơn vị đã có mẫu số:" in told


def test_a_part_of_a_week_is_not_compared(tmp_path: Path) -> None:
    rows = [row(1, time="18/11/2024 09:00:00"), row(2, time="27/11/2024 09:00:00")]
    view = small(tmp_path, *rows, now=datetime(2024, 11, 28, 9))
    told = said(bulletin(view), view.contest)
    assert "7 ngày gần nhất (từ 21/11/2024 09:00): 1 người dự thi mới" in told
    assert "chưa đủ 7 ngày nên không so sánh: 1 người dự thi mới" in told
    assert "So với" not in told


def test_only_figures_that_are_printed_otherwise_moved(one: Bulletin) -> None:
    old = one.figures
    assert moved(old, old) == ()
    first, *others = old.units
    new = replace(
        old, people=259, counted_people=259,
        units=(replace(first, people=first.people - 1), *others[:-1]),
    )  # fmt: skip
    found = {line.name: (line.was, line.now) for line in moved(old, new)}
    assert set(found) == {"Người dự thi", "Tỷ lệ tham gia", first.name, others[-1].name}
    assert found["Người dự thi"] == ("260", "259")
    assert found[others[-1].name][1] == "–", "the unit is gone"


def test_a_moved_share_has_its_denominator_and_the_name_that_the_paper_gives_it(
    one: Bulletin,
) -> None:
    old = one.figures
    assert old.scores is not None
    counts = replace(old.scores.attempts, full=old.scores.attempts.full - 1)
    topic = TopicFigure("Cải cách", people=260, right=0.5)
    new = replace(
        old, scores=replace(old.scores, attempts=counts), topics=(replace(topic, right=0.25),)
    )  # fmt: skip
    found = {line.name: (line.was, line.now) for line in moved(replace(old, topics=(topic,)), new)}
    assert found["Tỷ lệ điểm đạt được: Cải cách"] == ("50,00\xa0% (260)", "25,00\xa0% (260)")
    for was_now, of in zip(
        found["Lượt thi hợp lệ: Đúng tất cả"], (old.scores.attempts, counts), strict=True
    ):
        assert was_now.endswith(f"\xa0% ({of.full}/{of.scored})")


HOSTILE = '<b>Sở "Một"</b> & #emph[x] {{ 1 }} =1+1 \u202eabc\x07'


def test_hostile_names_stay_text_in_every_file(one: Bulletin, view: View) -> None:
    units = tuple(replace(unit, name=HOSTILE) for unit in one.figures.units)
    hostile = Bulletin(replace(one.figures, units=units))
    shown = '<b>Sở "Một"</b> & #emph[x] {{ 1 }} =1+1 abc'
    docx, pdf, txt = files(hostile, view.contest, is_draft=True)
    assert shown in txt.content.decode()
    cells = [
        cell.text
        for table in Document(io.BytesIO(docx.content)).tables
        for line in table.rows
        for cell in line.cells
    ]
    assert shown in cells
    pages = pypdfium2.PdfDocument(pdf.content)
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    assert '<b>Sở "Một"</b> & #emph[x] {{ 1 }} =1+1' in " ".join(printed.split())


def test_word_file_and_pdf_have_the_head_of_the_decree(one: Bulletin, view: View) -> None:
    docx, pdf, _ = files(one, view.contest, is_draft=False)
    head = Document(io.BytesIO(docx.content)).tables[0].cell(0, 1).text
    page = pypdfium2.PdfDocument(pdf.content)[0].get_textpage().get_text_range()
    for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        assert line in head
        assert line in page


def test_equal_bulletins_are_equal_files_and_a_draft_is_marked(one: Bulletin, view: View) -> None:
    issued = files(one, view.contest, is_draft=False)
    again = files(from_json(to_json(one)), view.contest, is_draft=False)
    assert [file.content for file in issued] == [file.content for file in again]
    assert [file.name for file in issued] == [
        f"bulletin-20250310-0800.{ext}" for ext in ("docx", "pdf", "txt")
    ]
    draft = files(one, view.contest, is_draft=True)
    assert {file.kind for file in draft} == {"bulletin-draft"}
    paper = Document(io.BytesIO(draft[0].content))
    assert "(Dự thảo, chưa phát hành)" in [line.text for line in paper.paragraphs]
    assert {run.font.name or paper.styles["Normal"].font.name
            for line in paper.paragraphs for run in line.runs} == {"Times New Roman"}  # fmt: skip
