"""Every paper of a result opens in LibreOffice, and its pages say what they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.publish import main
from tests.acceptance.test_letters_in_an_office import opened
from tests.browsing import SAMPLE
from tests.publish.letter_desk import docx_lines, squeezed

BEGINNINGS = {
    "protocol": {"UBND", "2", "3", "Phụ"},
    "protocol-decision": {"UBND", "Phụ"},
    "protocol-winners": {"UBND", "2"},
    "protocol-receipts": {"UBND", "2"},
}
APPENDICES = {"protocol": 2, "protocol-decision": 2}


def test_every_paper_opens_and_has_its_pages(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "docx"
    where = ["--contest", str(SAMPLE), "--data", str(released), "--format", "json"]
    assert main(["protocol", "--out", str(out), *where]) == 0
    kinds = {row["file"]: row["kind"] for row in json.loads(capsys.readouterr().out)}
    files = sorted(out.glob("*.docx"))
    assert {kinds[file.name] for file in files} == set(BEGINNINGS)
    for stem, pages in opened(files, tmp_path).items():
        kind = kinds[f"{stem}.docx"]
        begun = [page.split()[0] for page in pages]
        # The pages of an appendix count anew, and page 1 bears no number.
        assert begun[0] == "UBND", stem
        assert set(begun) <= BEGINNINGS[kind], stem
        assert begun.count("Phụ") == APPENDICES.get(kind, 0), stem
        there = squeezed("".join(pages))
        for line in docx_lines((out / f"{stem}.docx").read_bytes()):
            if not line.startswith(("Số:", "Hải Dương, ngày")):  # side by side there
                for cell in line.split("|"):
                    assert squeezed(cell) in there, f"{stem}: {cell}"
