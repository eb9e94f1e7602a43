"""The yardstick: a published bulletin of a comparable contest, its statements, right percentages;
and LibreOffice opens the Word file as it is meant."""

from __future__ import annotations

import subprocess

import pypdfium2
import pytest

from publish.bulletin.bulletin import bulletin
from publish.bulletin.files import files
from results import View
from tests.yardstick import PUBLISHED


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return PUBLISHED.view(tmp_path_factory.mktemp("yardstick"))


@pytest.fixture(scope="module")
def papers(view: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What stands in the PDF, in the Word file as LibreOffice prints it, and in the text."""
    place = tmp_path_factory.mktemp("papers")
    docx, pdf, txt = files(bulletin(view), view.contest, is_draft=False)
    (place / docx.name).write_bytes(docx.content)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={place.as_uri()}/office",
         "--convert-to", "pdf", "--outdir", str(place), str(place / docx.name)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    converted = (place / docx.name).with_suffix(".pdf").read_bytes()
    return {
        "pdf": printed(pdf.content),
        "docx": printed(converted),
        "txt": plain(txt.content.decode()),
    }


def plain(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def printed(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return plain(" ".join(page.get_textpage().get_text_range() for page in pages))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_paper_carries_each_statement_with_the_right_percentage(
    papers: dict[str, str], form: str
) -> None:
    told = papers[form]
    for statement in (
        "Có 25.980 người dự thi với 25.980 lượt thi hợp lệ.",
        "Cán bộ, công chức, viên chức 24.399 24.399/25.980 93,91 %",
        "Người dân 1.581 1.581/25.980 6,09 %",
        "Đúng tất cả 5.945/25.980 22,88 % 5.945/25.980 22,88 %",
        "11.228/25.980 43,22 %",
        "Từ 25 % đến dưới 75 % 7.851/25.980 30,22 %",
        "Dưới 25 % 956/25.980 3,68 %",
        "16/25.980 0,06 %",
        "Đơn vị dưới 30 %: 5 trong 7 đơn vị đã có mẫu số",
        "Sở Nhất 21/990 2,12 %",
        "Sở Nhì 231/1.000 23,10 %",
        "Sở Ba 587/2.500 23,48 %",
        "Sở Tư 8/31 25,81 %",
        "Sở Năm 149/500 29,80 %",
        "Sở Đủ – 100,00 % (300/300)",
    ):
        assert statement in told
    assert "23,53" not in told, "the published share does not follow from the published counts"
    assert told.index("BÁO CÁO NHANH") < told.index("Số liệu tính đến 10/03/2025 08:00")


def test_the_text_carries_them_too(papers: dict[str, str]) -> None:
    for statement in (
        "25.980 người dự thi",
        "24.399 người, 24.399 lượt thi (93,91 % số lượt)",
        "1.581 người, 1.581 lượt thi (6,09 % số lượt)",
        "đúng tất cả: 5.945 (22,88 %)",
        "11.228 (43,22 %)",
        "7.851 (30,22 %)",
        "956 (3,68 %)",
        "không đúng câu nào: 16 (0,06 %)",
        "Sở Nhất 2,12 % (21/990); Sở Nhì 23,10 % (231/1.000); Sở Ba 23,48 % (587/2.500); "
        "Sở Tư 25,81 % (8/31); Sở Năm 29,80 % (149/500)",
    ):
        assert statement in papers["txt"]
