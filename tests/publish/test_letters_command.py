"""`python -m publish letters`, and the templates that `python -m contest check` looks at."""

from __future__ import annotations

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from cli import contest as contest_command
from cli import publish as publish_command
from cli import scoring as scoring_command
from contest.templates import FOLDER
from publish.letters.fields import ONE
from publish.word.fill import TEMPLATES
from tests.publish.letter_desk import LetterDesk, docx_lines, pdf_pages
from tests.publish.test_template_check import word

AS_OF = "2024-11-24T09:00"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LetterDesk:
    return LetterDesk(tmp_path_factory.mktemp("command"))


def run(desk: LetterDesk, out: Path, *options: str) -> int:
    where = ("--contest", str(desk.folder), "--data", desk.ledger.uri)
    more = ("--as-of", AS_OF, "--format", "json", *options)
    return publish_command.main(["letters", "--out", str(out), *where, *more])


def test_the_units_below_the_threshold_get_word_and_pdf_and_the_others_a_reason(
    desk: LetterDesk,
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # No browser and no office: no program of any kind is started.
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a program was started"))
    assert run(desk, tmp_path / "out") == 0
    printed = capsys.readouterr()
    rows = json.loads(printed.out)
    assert rows == json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert [(row["unit_code"], row["file"].rsplit(".")[-1]) for row in rows] == [
        *((code, "docx") for code in ("H1", "S0", "S4")),
        *((code, "pdf") for code in ("H1", "S0", "S4")),
    ]
    for row in rows:
        content = (tmp_path / "out" / row["file"]).read_bytes()
        assert sha256(content).hexdigest() == row["sha256"]
        assert row["file"].startswith(f"letters-{row['unit_code']}-20241124-0900.")
    assert "note: Sở Hai: the headcount is unknown" in printed.err
    assert "note: 2 units are at or above 50%" in printed.err


def test_the_numbers_are_those_of_the_command_of_turnout(
    desk: LetterDesk, tmp_path: Path, capsys: Captured
) -> None:
    assert run(desk, tmp_path, "--unit", "H1") == 0
    capsys.readouterr()
    where = ["--contest", str(desk.folder), "--data", desk.ledger.uri, "--format", "json"]
    turnout = ["participation", "--by", "huyen", "--as-of", AS_OF]
    assert scoring_command.main([*turnout, *where]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    counted = f"có {row['people']}/{row['headcount']} người dự thi, tỷ lệ tham gia "
    counted += f"{row['participation_rate'] * 100:.1f}".replace(".", ",")
    (in_word,) = tmp_path.glob("*.docx")
    (in_pdf,) = tmp_path.glob("*.pdf")
    assert counted in " ".join(docx_lines(in_word.read_bytes()))
    assert counted in " ".join("".join(pdf_pages(in_pdf.read_bytes())).split())


def test_units_can_be_named_and_one_letter_lists_them(
    desk: LetterDesk, tmp_path: Path, capsys: Captured
) -> None:
    named = ("--unit", "H1", "--unit", "S1", "--unit", "S2")
    assert run(desk, tmp_path, *named, "--appendix", "--form", "docx") == 0
    printed = capsys.readouterr()
    (row,) = json.loads(printed.out)
    assert (row["file"], row["unit_code"]) == ("letters-20241124-0900.docx", None)
    assert "note: Sở Một has enough participants (3/4, 75.0%)" in printed.err
    assert "at or above" not in printed.err
    lines = docx_lines((tmp_path / row["file"]).read_bytes())
    assert [line.split("|")[1] for line in lines[-3:-1]] == ["Huyện Một", "Sở Hai"]


@pytest.mark.parametrize(("below", "codes"), [("0", {"S0", "S4"}), ("1", {"H1", "S0", "S1", "S4"})])
def test_the_threshold_can_be_given(
    desk: LetterDesk, tmp_path: Path, capsys: Captured, below: str, codes: set[str]
) -> None:
    assert run(desk, tmp_path, "--below", below, "--form", "docx") == 0
    printed = capsys.readouterr()
    written = {row["unit_code"] for row in json.loads(printed.out)}
    assert written == codes - {"S1"}  # it has reached the target
    assert ("Sở Một has enough" in printed.err) == ("S1" in codes)


def test_a_named_unit_without_a_letter_is_a_no_and_a_wrong_share_is_wrong_use(
    desk: LetterDesk, tmp_path: Path, capsys: Captured
) -> None:
    assert run(desk, tmp_path, "--unit", "S1") == 1
    assert json.loads(capsys.readouterr().out) == []
    assert run(desk, tmp_path, "--below", "30") == 2
    assert "expected 0 to 1" in capsys.readouterr().err


def test_an_own_template_is_taken_and_told_to_have_no_pdf(
    desk: LetterDesk, tmp_path: Path, capsys: Captured
) -> None:
    own = LetterDesk.__new__(LetterDesk)
    own.folder, own.ledger = tmp_path / "c", desk.ledger
    shutil.copytree(desk.folder, own.folder)
    (own.folder / FOLDER).mkdir()
    template = own.folder / FOLDER / ONE
    template.write_bytes(word("Gửi {{ unit.name }}"))
    out = tmp_path / "out"
    assert run(own, out, "--unit", "H1") == 0
    printed = capsys.readouterr()
    (row,) = json.loads(printed.out)
    assert docx_lines((out / row["file"]).read_bytes()) == ["Gửi Huyện Một"]
    assert "note: no PDF is made: a template of your own has no PDF here" in printed.err
    assert run(own, out, "--unit", "H1", "--form", "pdf") == 2
    assert "Word or LibreOffice" in capsys.readouterr().err
    assert run(own, out, "--unit", "H1", "--appendix") == 0  # that layout is still ours
    assert len(json.loads(capsys.readouterr().out)) == 2
    template.write_bytes(word("Gửi", "{{ unit.nmae }}"))
    assert run(own, out, "--unit", "H1") == 2
    mistake = "templates/letters.docx: body, paragraph 2: {{ unit.nmae }}: found an unknown field"
    assert mistake in capsys.readouterr().err


def test_the_check_of_a_folder_lists_the_mistakes_of_its_templates(
    desk: LetterDesk, tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "c"
    shutil.copytree(desk.folder, folder)
    (folder / FOLDER).mkdir()
    shutil.copy(TEMPLATES / ONE, folder / FOLDER / ONE)
    assert contest_command.main(["check", str(folder), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    (folder / FOLDER / ONE).write_bytes(b"no zip")
    (folder / "items.csv").write_text("id,round\n", encoding="utf-8")
    assert contest_command.main(["check", str(folder), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {problem["file"] for problem in found} == {"items.csv", "templates/letters.docx"}
