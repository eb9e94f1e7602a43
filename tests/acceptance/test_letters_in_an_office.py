"""Every letter of the sample opens in LibreOffice, and its pages say what they should."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.publish import main
from tests.browsing import NOW, SAMPLE
from tests.publish.letter_desk import docx_lines, pdf_pages, squeezed


def written(loaded: Path, out: Path, *options: str) -> list[Path]:
    where = ["--contest", str(SAMPLE), "--data", str(loaded), "--as-of", NOW, "--format", "json"]
    assert main(["letters", "--out", str(out), "--form", "docx", *where, *options]) == 0
    return sorted(out.glob("*.docx"))


def opened(files: list[Path], out: Path) -> dict[str, list[str]]:
    """The pages of each file as LibreOffice lays them out."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: apt-get install libreoffice-writer"
    home = f"-env:UserInstallation=file://{out}/home"
    told = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*told, *map(str, files)], check=True, capture_output=True, timeout=300)
    return {file.stem: pdf_pages((out / f"{file.stem}.pdf").read_bytes()) for file in files}


@pytest.mark.parametrize("options", [(), ("--appendix",)])
def test_every_letter_opens_and_has_its_pages(
    loaded: Path, tmp_path: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    files = written(loaded, tmp_path / "docx", *options)
    codes = {row["file"]: row["unit_code"] for row in json.loads(capsys.readouterr().out)}
    assert len(files) == len(codes) > 0
    for stem, pages in opened(files, tmp_path).items():
        (file,) = (one for one in files if one.stem == stem)
        lines = docx_lines(file.read_bytes())
        appended = "Phụ lục" in lines
        begun = [page.split()[0] for page in pages]
        appendix = ["Phụ", *map(str, range(2, len(pages)))] if appended else []
        # The letter fills one page; the pages of the appendix count anew and repeat its head.
        assert begun == ["UBND", *appendix], stem
        for page in pages[1:]:  # the last line alone may go over to a page without the table
            assert "CBCCVC" in page or "Danh sách có" in page, stem
        there = squeezed("".join(pages))
        for line in lines:
            if not line.startswith(("Số:", "Hải Dương, ngày")):
                for cell in line.split("|"):
                    assert squeezed(cell) in there, f"{stem}: {cell}"
