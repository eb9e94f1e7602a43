"""The form's own scores from real exports' forms to the command's answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cli.ingest import main
from ingest.reading.readings import QuizScore, quiz_score
from tests.builders import HEADER, ITEMS, TOML, csv_text, row, write_folder

SCORED = TOML.replace("[columns]\n", '[columns]\nquiz_score = ["Điểm số", "Total score"]\n')
TWO = f"{ITEMS}q2,,Câu 2,single,1,A|B|C,B\n"
FORM = (*HEADER, "Câu 2", "Điểm số")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8.00 / 10", QuizScore(800, 1000)),
        ("8 / 10", QuizScore(800, 1000)),
        ("8,5 / 10", QuizScore(850, 1000)),
        ("0 / 100", QuizScore(0, 10000)),
        ("80/100", QuizScore(8000, 10000)),
        ("8", QuizScore(800, None)),
        ("-- / 0", None),
        ("-- / 10", None),
        ("0 / 0", None),
        ("8.125", None),
        ("٨ / 10", None),
        ("tám", None),
    ],
)
def test_a_score_is_read_exactly_or_not_at_all(text: str, expected: QuizScore | None) -> None:
    assert quiz_score(text) == expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "thu", toml=SCORED, items=TWO)


def status(folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Load a file through the command, and ask for the balance."""
    options = ["--contest", str(folder), "--data", str(folder / "ledger")]
    assert main(["import", str(file), *options]) == 0
    capsys.readouterr()
    assert main(["status", *options, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert main(["status", *options]) == 0
    found["printed"] = capsys.readouterr().out
    return found


def csv_file(folder: Path, rows: list[tuple[str, ...]], header: tuple[str, ...] = FORM) -> Path:
    path = folder / "answers.csv"
    path.write_text(csv_text(rows, header=header), encoding="utf-8")
    return path


def test_a_wrong_key_is_named_from_the_totals_of_a_csv(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Our key of Câu 2 is B; the form's is C."""
    rows = [
        (*row(1), "C", "2.00 / 2"),
        (*row(2), "B", "1 / 2"),
        (*row(3, answer="C"), "C", "1,00 / 2"),
        (*row(4, answer="B"), "A", "0.00 / 2"),
        (*row(5), "A", "1.00 / 2"),
        (*row(6), "C", "-- / 0"),
        (*row(7, unit="không rõ"), "C", "2.00 / 2"),
    ]
    found = status(folder, csv_file(folder, rows), capsys)
    assert (found["accepted"], found["held"]) == (6, 1)
    assert found["quiz_score"] == {
        "compared": 5,
        "differing": 3,
        "unexplained": 0,
        "suspects": [
            {"item_id": "q2", "heading": "Câu 2", "option": "C", "difference": 1,
             "responses": 2, "explained": 2},
            {"item_id": "q2", "heading": "Câu 2", "option": "B", "difference": -1,
             "responses": 1, "explained": 1},
        ],
    }  # fmt: skip
    assert "3 of 5 scores of the form differ" in found["printed"]
    assert "item q2: the form probably accepts 'C'" in found["printed"]


def test_ten_points_a_question_are_the_same_score(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [(*row(1), "B", "20 / 20"), (*row(2), "C", "10 / 20"), (*row(3), "C", "5 / 20")]
    found = status(folder, csv_file(folder, rows), capsys)["quiz_score"]
    assert (found["compared"], found["differing"]) == (3, 1)


def test_a_workbook_gives_bare_numbers_that_are_compared_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(FORM)
    for n, (answer, score) in enumerate([("B", 2.0), ("C", 1.0), ("C", 2.0), ("B", None)], start=2):
        sheet.append([*row(n), answer, score])
        sheet.cell(n, len(FORM)).number_format = '0" / 2"'
    book.save(folder / "answers.xlsx")
    found = status(folder, folder / "answers.xlsx", capsys)["quiz_score"]
    assert (found["compared"], found["differing"]) == (3, 1)


def test_the_scores_of_the_questions_are_read_beside_their_answers(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the totals alone, one response could not say which of its two answers is meant."""
    header = (*HEADER, "Câu 2", "Total score", "CÂU 1 [Score]", "Câu 1 [Feedback]", "Câu 2 [Score]")
    rows = [(*row(1, answer="B"), "C", "1.00 / 2", "0.00 / 1", "", "1.00 / 1")]
    found = status(folder, csv_file(folder, rows, header), capsys)["quiz_score"]
    assert [(s["item_id"], s["option"]) for s in found["suspects"]] == [("q2", "C")]


def test_without_the_column_there_is_nothing_to_compare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "thu")
    assert status(folder, csv_file(folder, [row(1)], HEADER), capsys)["quiz_score"] is None
