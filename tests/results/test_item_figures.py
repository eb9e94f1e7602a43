"""Items and topics from a sheet to the view, and from the command."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from cli import scoring
from contest import load
from contest.errors import UsageError
from ingest import ensure_current, load_file
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, HEADER, NOW, TOML, csv_text, row, write_folder

ITEMS = """id,heading,options,key,topic
q1,Câu 1,A|B|C,A,Luật
q2,Câu 2,A|B,A,Luật
q3,Câu 3,A|B,A,Số hóa
"""
UNITS = (
    "code,name,kind,group,parent,headcount,valid_to\n"
    "S1,Sở Một,sở,so,,10,\nS2,Sở Hai,sở,so,,,\nS3,Phòng Một,phòng,,S1,,\n"
    "S4,Sở Cũ,sở,so,,,2024-11-01\n"
)


def answers(number: int, given: str, **cells: str) -> tuple[str, ...]:
    """The row of a person; `given`: one letter a question, a space for no answer."""
    usual = row(number, answer=given[0].strip(), **cells)
    return (*usual, *(letter.strip() for letter in given[1:]))


def seen(tmp_path: Path, *rows: tuple[str, ...], small_cell: int = 2, items: str = ITEMS) -> View:
    toml = f"{TOML}[privacy]\nsmall_cell = {small_cell}\n"
    folder = write_folder(tmp_path / "contest", toml=toml, items=items, units=UNITS)
    contest, ledger = load(folder), Ledger.at(tmp_path / "ledger")
    path = tmp_path / "answers.csv"
    path.write_text(csv_text(rows, header=(*HEADER, "Câu 2", "Câu 3")), encoding="utf-8")
    load_file(contest, ledger, path, now=NOW)
    ensure_current(contest, ledger)
    return visible(compute(contest, ledger, now=NOW), COMMITTEE)


def test_each_item_has_its_counts_and_the_wrong_key_its_sign(tmp_path: Path) -> None:
    first, second, third = seen(
        tmp_path,
        answers(1, "BAA"), answers(2, "BAA"), answers(3, "A A"), answers(4, "ABB"),
        answers(5, "xBB"),
    ).items()  # fmt: skip
    assert (first.attempts, first.options, first.other) == (5, {"A": 2, "B": 2, "C": 0}, 1)
    assert first.facility_index == 40
    # x = 0 0 1 1 0 and y = 2 2 1 0 0: 5·1 − 2·5 = −5 over √(6·20).
    assert first.discrimination_index == pytest.approx(-100 * 5 / (6 * 20) ** 0.5)
    assert first.signs == ("best_answer_not_key", "negative_discrimination")
    assert (first.best, first.best_count, first.upper) == ("B", 2, 2)
    assert (second.no_answer, second.facility_index, second.signs) == (1, 40, ())
    assert (third.facility_index, third.signs) == (60, ())


def test_of_a_persons_attempts_only_the_one_that_counts_is_counted(tmp_path: Path) -> None:
    view = seen(tmp_path, answers(1, "AAA"), answers(1, "BBB", time="20/11/2024 09:30:00"))
    assert view.balance().superseded == 1
    assert [one.attempts for one in view.items()] == [1, 1, 1]


def test_topics_are_shares_of_the_marks_and_few_people_are_hidden(tmp_path: Path) -> None:
    view = seen(
        tmp_path,
        answers(1, "AAB", unit="Phòng Một"), answers(2, "ABB"), answers(3, "BBA", unit="Sở Hai"),
    )  # fmt: skip
    assert [(one.topic, one.people, one.share) for one in view.topics()] == [
        ("Luật", 3, 3 / 6), ("Số hóa", 3, 1 / 3),
    ]  # fmt: skip
    mine, other = view.unit_topics("so")
    assert (mine.unit_code, [one.share for one in mine.topics]) == ("S1", [3 / 4, 0])
    assert mine.weakest is not None
    assert mine.weakest.topic == "Số hóa"
    assert [(one.people, one.share) for one in other.topics] == [(1, None), (1, None)]
    assert other.weakest is None
    assert [one.unit_code for one in view.unit_topics("unit")] == ["S1", "S2", "S3"]
    with pytest.raises(UsageError, match="no group 'x'"):
        view.unit_topics("x")


def test_the_whole_contest_is_hidden_too_while_few_people_took_part(tmp_path: Path) -> None:
    view = seen(tmp_path, answers(1, "AAB"), answers(2, "ABB"), small_cell=3)
    assert [(one.people, one.share) for one in view.topics()] == [(2, None), (2, None)]


def test_a_folder_without_topics_or_without_questions_has_none(tmp_path: Path) -> None:
    plain = ITEMS.replace(",topic", "").replace(",Luật", "").replace(",Số hóa", "")
    view = seen(tmp_path / "a", answers(1, "AAA"), items=plain)
    assert view.topics() == ()
    assert [one.topics for one in view.unit_topics("so")] == [(), ()]
    none = seen(tmp_path / "b", answers(1, "AAA"), items="id,heading,options\n")
    assert (none.items(), none.topics()) == ((), ())


def test_the_command_prints_the_same_figures(tmp_path: Path) -> None:
    view = seen(tmp_path, answers(1, "BAA"), answers(2, "BAA"), answers(3, "A A"))

    def ask(form: str) -> str:
        where = ["--contest", str(tmp_path / "contest"), "--data", str(tmp_path / "ledger")]
        with redirect_stdout(io.StringIO()) as out:
            assert scoring.main(["items", *where, "--format", form]) == 0
        return out.getvalue()

    rows: list[dict[str, Any]] = json.loads(ask("json"))
    first = view.items()[0]
    assert rows[0] == {
        "item_id": "q1", "attempts": 3, "facility_index": 33.333333,
        "discrimination_index": -100, "options": {"A": 1, "B": 2, "C": 0}, "other": 0,
        "no_answer": 0, "signs": list(first.signs), "best": "B", "best_count": 2, "upper": 2,
        "topic": "Luật",
    }  # fmt: skip
    assert "A: 1 · B: 2 · C: 0" in ask("csv")
    assert ask("table").endswith("(3 rows)\n")
