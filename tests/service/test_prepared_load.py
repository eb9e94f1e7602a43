"""A file that was previewed is loaded by the plan of its preview, unless something has changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.loading import load as loading
from service import acts, take_in
from service.environment import Place
from service.take_in import Prepared
from tests.builders import csv_text, row
from tests.desk import everything
from tests.service.conftest import ADMIN, REVIEWER, Room

FIRST = (row(1), row(2), row(3, unit="lạ"), row(4, unit="Cơ quan hai"))
THEN = (row(1), row(2, answer="B"), row(4, unit="Cơ quan hai"), row(5))
FOREIGN = "Dấu thời gian,Lớp\n21/11/2024 07:00:00,9A\n"


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The file of each plan, as it is made."""
    made, plan = list[str](), loading.plan_load

    def counted(*args: Any, **options: Any) -> Any:
        made.append(args[3].name)
        return plan(*args, **options)

    monkeypatch.setattr(loading, "plan_load", counted)
    return made


def prepared(room: Room, text: str) -> Prepared:
    export = take_in.in_memory("later.csv", text.encode())
    return take_in.prepare(room.place, ADMIN, export)


def load(room: Room, file: Prepared, confirm: str = "") -> take_in.LoadReport:
    return take_in.load(room.place, REVIEWER, file, confirm=confirm, moment=room.moment)


def test_a_previewed_file_is_planned_once_and_gives_the_numbers_of_a_plain_load(
    room: Room, plans: list[str], tmp_path: Path
) -> None:
    other = Room(Place(room.place.folder, str(tmp_path / "other")), room.minutes)
    shutil.copytree(str(room.place.data), str(other.place.data))
    plans.clear()
    file = prepared(room, csv_text(THEN))
    done = load(room, file)
    assert plans == ["later.csv"]
    assert done == file.report
    assert (done.new, done.edited, done.missing) == (1, 1, 1)
    assert replace(other.load(*THEN), file=done.file) == done
    assert everything(room.view) == everything(other.view)


def test_a_load_between_makes_a_new_plan_and_no_row_doubles(room: Room, plans: list[str]) -> None:
    file = prepared(room, csv_text([*FIRST, row(5)]))
    room.load(*FIRST, row(5), row(6))
    plans.clear()
    done = load(room, file)
    assert plans == ["later.csv"]
    assert (done.new, done.missing) == (0, 1)
    assert room.view.balance().observed == 6


def test_a_decision_between_makes_a_new_plan(room: Room, plans: list[str]) -> None:
    file = prepared(room, csv_text(THEN))
    room.decide(acts.accept(room.line("Người Số 3")))
    plans.clear()
    load(room, file)
    assert plans == ["later.csv"]


def test_words_let_a_prepared_file_in_only_as_long_as_they_are_true(
    room: Room, plans: list[str]
) -> None:
    file = prepared(room, FOREIGN)
    assert file.report.refused is not None
    words = file.report.refused.confirm
    room.load(*FIRST, row(5))
    before = everything(room.view)
    assert load(room, file, words).refused is not None
    assert room.ledger.decisions() == ()
    assert everything(room.view) == before

    now = prepared(room, FOREIGN)
    assert now.report.refused is not None
    assert now.report.refused.confirm != words
    done = load(room, now, now.report.refused.confirm)
    assert (done.refused, done.new, done.missing) == (None, 1, 5)
    assert [one.kind for one in room.ledger.decisions()] == ["confirm_load"]
