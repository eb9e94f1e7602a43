"""A tree of four levels (block, department, centre, school), through the commands and the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.ingest import main as ingest
from cli.scoring import main as scoring
from contest import load
from ledger import Ledger
from results import compute, visible
from tests.builders import COMMITTEE, NOW, TOML, csv_text, row, write_folder
from tests.ui.conftest import OpenPage, page_text

UNITS = """code,name,kind,group,parent,headcount
K,Khối Tỉnh,Khối,khoi,,
S1,Sở Giáo Dục,Sở,,K,
T1,Trung tâm Một,Trung tâm,trung-tam,S1,
H1,Trường Mầm Non,Trường,truong,T1,8
H2,Trường Tiểu Học,Trường,truong,T1,4
T2,Trung tâm Hai,Trung tâm,,S1,10
S2,Sở Y Tế,Sở,,K,6
"""
# A person twice: another answer at another unit is another attempt, and the better one counts.
PLACES = (
    (1, "Trường Mầm Non", "A"),
    (2, "Trường Mầm Non", "B"),
    (3, "Trường Tiểu Học", "A"),
    (3, "Trung tâm Một", "B"),
    (4, "Trung tâm Một", "A"),
    (5, "Trung tâm Hai", "A"),
    (6, "Sở Giáo Dục", "B"),
    (7, "Sở Y Tế", "A"),
    (8, "Khối Tỉnh", "A"),
)
PEOPLE = {"K": 8, "S1": 6, "T1": 4, "H1": 2, "H2": 1, "T2": 1, "S2": 1}
ATTEMPTS = {"K": 9, "S1": 7, "T1": 5, "H1": 2, "H2": 1, "T2": 1, "S2": 1}
HEADCOUNTS = {"K": 28, "S1": 22, "T1": 12, "H1": 8, "H2": 4, "T2": 10, "S2": 6}


@pytest.fixture
def data(tmp_path: Path) -> tuple[str, str]:
    """The folder and the ledger, filled by the command."""
    toml = TOML.replace('id = "so"', 'id = "khoi"').replace('"Sở"', '"Khối"')
    folder = write_folder(tmp_path / "contest", toml=toml, units=UNITS)
    rows = [
        row(person, unit=unit, answer=answer, time=f"20/11/2024 08:{minute:02}:00")
        for minute, (person, unit, answer) in enumerate(PLACES)
    ]
    file = tmp_path / "a.csv"
    file.write_text(csv_text(rows), "utf-8")
    where = (str(folder), str(tmp_path / "ledger"))
    assert ingest(["import", str(file), "--contest", where[0], "--data", where[1]]) == 0
    return where


def test_every_level_counts_its_people_once(
    data: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    def participation(*words: str) -> dict[str, dict[str, Any]]:
        capsys.readouterr()
        options = ["--contest", data[0], "--data", data[1], "--format", "json"]
        assert scoring(["participation", *words, *options]) == 0
        return {line["unit_code"]: line for line in json.loads(capsys.readouterr().out)}

    every = participation("--by", "unit")
    assert {code: line["people"] for code, line in every.items()} == PEOPLE
    assert {code: line["attempts"] for code, line in every.items()} == ATTEMPTS
    assert {code: line["headcount"] for code, line in every.items()} == HEADCOUNTS
    assert every["T1"]["headcount_derived"]
    assert set(participation("--by", "khoi")) == {"K"}
    assert set(participation("--by", "trung-tam")) == {"T1"}
    assert set(participation("--by", "truong")) == {"H1", "H2"}
    assert set(participation("--under", "S1")) == {"T1", "H1", "H2", "T2"}
    assert set(participation("--under", "T1")) == {"H1", "H2"}


def test_a_page_leads_down_every_level_and_back(open_page: OpenPage, data: tuple[str, str]) -> None:
    contest = load(data[0])
    view = visible(compute(contest, Ledger.at(data[1]), now=NOW), COMMITTEE)
    for code, beneath, above in (
        ("K", ("Sở Giáo Dục", "Sở Y Tế"), ()),
        ("S1", ("Trung tâm Một", "Trung tâm Hai"), ("Khối Tỉnh",)),
        ("T1", ("Trường Mầm Non", "Trường Tiểu Học"), ("Khối Tỉnh", "Sở Giáo Dục")),
    ):
        app = open_page("group-trung-tam" if code == "T1" else "group-khoi", view, unit=code)
        assert not app.exception
        text = page_text(app)
        assert f"{PEOPLE[code]}/{HEADCOUNTS[code]}" in text
        assert all(name in text for name in (*beneath, *above)), code
        if code == "S1":  # what lies beneath is of another group, and its page is that group's
            assert 'href="group-trung-tam?unit=T1"' in text
            assert 'href="?unit=K"' in text
    school = open_page("group-truong", view, unit="H1")
    assert not school.exception
    assert "2/8" in page_text(school)
    assert 'href="group-trung-tam?unit=T1"' in page_text(school)
    assert 'href="group-khoi?unit=K"' in page_text(school)
