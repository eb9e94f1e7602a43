"""What the bench measures is no part of `make test`; that each section comes to its end is."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bench.__main__ import measure
from tests.bench.measure import write
from tests.bench.program import HERE, Program
from tests.bench.viewers import Sizes

ROWS = 300
SMALLEST = Sizes(reruns=1, viewers=(1,), seconds=0.1, minutes=1, minute_seconds=2)


@pytest.fixture
def again(tmp_path: Path) -> Program:
    """This checkout under another path, as another program beside it."""
    place = tmp_path / "another"
    place.symlink_to(HERE, target_is_directory=True)
    return Program(place)


def measured(section: str, programs: list[Program], place: Path) -> None:
    """Measure in a thread of its own, because a browser that other tests left open runs an event
    loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(measure, section, programs, place, ROWS, SMALLEST).result()


def lines_of(section: str, file: Path) -> dict[str, dict[str, object]]:
    lines = json.loads(file.read_text("utf-8"))["lines"]
    return {line["what"]: line for line in lines if line["section"] == section}


def test_two_checkouts_import_the_same_export_in_one_run(tmp_path: Path, again: Program) -> None:
    measured("import", [Program(HERE), again], tmp_path)

    found = lines_of("import", write(tmp_path, {}, {}))
    both = {what for what, line in found.items() if line["against"]}
    assert {"all result tables", "rebuild (interpret everything again)"} < both
    assert "a finished table, the median" in both
    assert "hand-written SQL: standings, participation" in found.keys() - both


def test_a_viewer_sees_every_page_of_a_real_server_and_a_new_minute(tmp_path: Path) -> None:
    measured("served", [Program(HERE)], tmp_path)

    found = lines_of("served", write(tmp_path, {}, {}))
    pages = {what.partition(",")[0] for what in found if what.startswith("/")}
    assert pages > {"/", "/standings", "/intake", "/review", "/people", "/units", "/lookup"}
    assert "1 viewers every 5 s, p95" in found
    assert "the first rerun in a new minute, the median" in found


def test_the_machine_and_the_versions_are_written_with_the_lines(tmp_path: Path) -> None:
    told = json.loads(write(tmp_path, {"here": Program(HERE).commit}, {}).read_text("utf-8"))

    assert told["machine"]["cores"] >= 1
    assert told["versions"].keys() > {"python", "streamlit", "duckdb", "deltalake"}
    assert told["commits"]["here"]
