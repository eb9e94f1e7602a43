"""A contest whose units meet every case of a letter, and readers of what was written."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
from docx.document import Document as DocxDocument

from contest import Contest, load
from ingest import ensure_current
from ledger import Ledger
from publish.made import Made
from results import Results, View, compute, visible
from tests.builders import COMMITTEE, TOML, row, write_folder
from tests.desk import load_rows

HOSTILE = "Sở {{ 7*7 }} <b>&amp; #panic(1) *x* “{% x %}” \u202eđảo"
NOW = datetime(2024, 11, 24, 2, tzinfo=UTC)  # 9 o'clock; 19 whole days before the closing
AFTER = datetime(2025, 1, 1, tzinfo=UTC)
BEFORE = datetime(2024, 11, 1, tzinfo=UTC)

UNITS = f"""code,name,kind,group,parent,headcount,valid_from,valid_to,successor
H1,Huyện Một,Huyện,huyen,,20,,,
X1,Xã Một,Xã,,H1,6,,2024-11-21,X3
X2,Xã Hai,Xã,,H1,4,,,
X3,Xã Ba,Xã,,H1,8,2024-11-22,,
X4,Xã Bốn,Xã,,H1,8,,,
X5,Xã Năm,Xã,,H1,,,,
X6,Xã Sáu,Xã,,H1,2,,,
X7,Xã Bảy,Xã,,H1,2,,,
S0,Sở Không,Sở,so,,10,,,
S1,Sở Một,Sở,so,,4,,,
S2,Sở Hai,Sở,so,,,,,
S3,Sở Ba,Sở,so,,1,,,
S4,{json.dumps(HOSTILE, ensure_ascii=False)},Sở,so,,10,,,
"""
EXTRA = """
[targets]
participation_rate = 0.55
letter_below = 0.5
[hotline]
phone = "0220 3123 456"
hours = "7:30–17:00"
[documents]
symbol = "CV-BTC"
legal_bases = ["Kế hoạch số 1/KH", "Quyết định số 2/QĐ"]
recipients = ["Như trên", "Lưu: VT"]
[signer]
lines = ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]
name = "Trần Thị Mẫu"
"""


def folder_toml() -> str:
    """The contest.toml of the desk."""
    about = 'organizer = "Ban Tổ chức"\nparent_body = "UBND tỉnh"\nplace = "Hải Dương"\n'
    about += 'contact = "Sở Nội vụ"\nform_url = "https://docs.google.com/forms/d/e/thu/viewform"\n'
    toml = TOML.replace('title = "Cuộc thi thử"\n', f'title = "Cuộc thi thử"\n{about}')
    groups = '[[groups]]\nid = "huyen"\ntitle = "Huyện"\n'
    return toml.replace("[[groups]]", f"{groups}[[groups]]", 1) + EXTRA


class LetterDesk:
    """H1: 6 people of 20, in X1 (2, now X3), X2 (1), X3 (3). S1: 3 of 4. S2: 2, headcount unknown.
    S3: 2 of 1. S0 and S4: nobody."""

    def __init__(self, place: Path, toml: str = "") -> None:
        self.folder = write_folder(place / "c", toml=toml or folder_toml(), units=UNITS)
        self.contest: Contest = load(self.folder)
        self.ledger = Ledger.at(place / "ledger")
        places = [("Xã Một", 18)] * 2 + [("Xã Hai", 19)] + [("Xã Ba", 22)] * 3
        places += [("Sở Một", 20)] * 3 + [("Sở Hai", 20)] * 2 + [("Sở Ba", 20)] * 2
        rows = [
            row(number, unit=unit, time=f"{day}/11/2024 09:{number:02}:00")
            for number, (unit, day) in enumerate(places)
        ]
        load_rows(self.contest, self.ledger, *rows)
        ensure_current(self.contest, self.ledger)

        self._results: dict[datetime, Results] = {}

    def results(self, now: datetime = NOW) -> Results:
        if now not in self._results:
            self._results[now] = compute(self.contest, self.ledger, now=now)
        return self._results[now]

    def view(self, now: datetime = NOW) -> View:
        return visible(self.results(now), COMMITTEE, now=now)


def docx_lines(content: bytes) -> list[str]:
    """The paragraphs of a Word file that are not blank, and the rows of its tables with `|`, in the
    order in which people read them."""
    document = docx.Document(io.BytesIO(content))
    lines = []
    for part in document.iter_inner_content():
        if isinstance(part, docx.text.paragraph.Paragraph):
            lines.append(part.text)
        elif part.style is not None and part.style.name == "Table Grid":
            lines += ["|".join(cell.text for cell in one.cells) for one in part.rows]
        else:
            cells = [cell for one in part.rows for cell in one.cells]
            lines += [one.text for cell in cells for one in cell.paragraphs]
    return [line.strip() for line in lines if line.strip()]


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page of a PDF."""
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """The letters of a text without blanks and in one case. pdfium reads a hyphen at the end of a
    line as U+FFFE."""
    return re.sub(r"\s+", "", text.replace("\ufffe", "-")).lower()


def only(files: tuple[Made, ...]) -> bytes:
    (file,) = files
    return file.content


def laid_out(content: bytes) -> DocxDocument:
    """A Word file, whose font, margins and page numbers are those of the decree."""
    document = docx.Document(io.BytesIO(content))
    assert document.styles["Normal"].font.name == "Times New Roman"
    for section in document.sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin)
        assert [round(side.mm) for side in (*sides, section.right_margin)] == [20, 20, 30, 15]
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header.paragraphs[0]._p.xml
        assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml
    return document


def changed_parts(path: Path, content: bytes) -> list[str]:
    """The parts in which a kept office file differs from a new one."""
    with ZipFile(path) as kept, ZipFile(io.BytesIO(content)) as new:
        names = {*kept.namelist(), *new.namelist()}
        there = {*kept.namelist()} & {*new.namelist()}
        return sorted(n for n in names if n not in there or kept.read(n) != new.read(n))
