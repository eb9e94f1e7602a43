"""The press kit is whole, the same for the same numbers, and made by one command."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from cli import publish
from contest.settings import Publication
from publish import docx_paper
from publish.made import Made
from publish.press import pictures
from publish.press.kit import press_kit
from publish.press.turnout import public_turnout as made_of
from tests.builders import write_folder
from tests.publish.test_press_text import TITLE, TURNOUT, plain, with_settings

EMBARGO = datetime(2024, 12, 3, 8)


@pytest.fixture(scope="module")
def kit() -> list[Made]:
    return made()


def made() -> list[Made]:
    embargo = Publication(embargo_until=EMBARGO)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "SIZES", ((1200, 800),))
        return press_kit(TURNOUT, with_settings(publication=embargo))


def package(kit: list[Made]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(kit[-1].content))


def test_the_zip_holds_every_file_and_their_checksums_hold(kit: list[Made], tmp_path: Path) -> None:
    names = {one.name for one in kit[:-1]} | {"README.txt", "SHA256SUMS", "manifest.json"}
    with package(kit) as zipped:
        assert set(zipped.namelist()) == names
        zipped.extractall(tmp_path)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.count(": OK") == len(names) - 1
    listed = {row["file"] for row in json.loads((tmp_path / "manifest.json").read_text())}
    assert listed == {one.name for one in kit[:-1]}
    assert kit[-1].name == "press-kit-20241202-2000.zip"


def test_the_same_numbers_give_the_same_bytes(kit: list[Made]) -> None:
    """The parts of an office file have no time of their own either, so a later kit is equal."""
    for one in kit:
        if one.ext in ("docx", "zip"):
            with zipfile.ZipFile(io.BytesIO(one.content)) as parts:
                assert {part.date_time[0] for part in parts.infolist()} == {1980}, one.name
    assert [one.content for one in kit] == [one.content for one in made()]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "vi",
            ("THÔNG CÁO BÁO CHÍ", "34,2 % (10.866/31.756", "Được phép đăng từ 03/12/2024 08:00"),
        ),
        ("en", ("PRESS RELEASE", "34.2% (10,866/31,756", "Embargoed until 3 Dec 2024 08:00")),
    ],
)
def test_the_release_is_one_text_for_word_and_for_plain_readers(
    kit: list[Made], language: str, words: tuple[str, ...]
) -> None:
    files = {one.ext: one.content for one in kit if one.kind == f"press-release-{language}"}
    paper = Document(io.BytesIO(files["docx"]))
    paragraphs = [plain(one.text) for one in paper.paragraphs if one.text]
    cells = [plain(c.text) for table in paper.tables for row in table.rows for c in row.cells]
    text = plain(files["txt"].decode("utf-8-sig"))
    assert all(any(word in one for one in paragraphs) for word in (*words, TITLE))
    assert all(word in text for word in (*words, TITLE))
    for one in paragraphs + cells:
        assert one.casefold() in text.casefold()


def test_the_readme_says_in_both_languages_what_the_figures_mean(kit: list[Made]) -> None:
    with package(kit) as zipped:
        text = plain(zipped.read("README.txt").decode("utf-8-sig"))
    for said in (
        "Lượt thi hợp lệ: Mọi lượt thi đúng thể lệ",
        "Valid attempts: Every attempt that keeps the rules",
        "Được phép đăng từ",
        "Embargoed until",
        "Số liệu đến 20:00 02/12/2024.",
    ):
        assert said in text


def test_the_command_writes_the_kit_from_the_view_of_the_press(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "SIZES", ((1200, 800),))
    roles = []
    monkeypatch.setattr(
        publish, "public_turnout", lambda view: roles.append(view.principal.role) or made_of(view)
    )
    folder, out = write_folder(tmp_path / "thu"), tmp_path / "kit"
    where = ["--contest", str(folder), "--data", str(tmp_path / "ledger"), "--out", str(out)]
    command = ["press", *where, "--as-of", "2024-12-02T20:00", "--format", "json"]
    assert publish.main(command) == 0
    assert roles == ["press"]
    rows = json.loads(capsys.readouterr().out)
    assert {row["file"] for row in rows} | {"manifest.json"} == {p.name for p in out.iterdir()}
    assert all(row["kind"].startswith("press") for row in rows)
    assert rows[-1]["file"] == "press-kit-20241202-2000.zip"
    assert publish.main([*command, "--unit", "S1"]) == 2
    assert "leave out --unit" in capsys.readouterr().err


def test_a_paper_takes_a_title_that_is_longer_than_word_keeps_one() -> None:
    paper = docx_paper.new_paper("Cuộc thi " * 40, EMBARGO)
    assert paper.core_properties.title == ("Cuộc thi " * 40)[:255]
