"""One figure: a command, a page and every file say the same of the contest, a group and a unit.

The rows of `scoring participation` are the measure. A person has one counted response in a contest
of one round, so the units of the sample add up to their group and to the contest.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from cli import publish, scoring
from publish.press.files import public_files
from publish.press.turnout import public_turnout
from publish.threshold import threshold_of
from results import Principal, View
from service.environment import Moment, Place
from service.opened import open_for
from tests.acceptance.figures_told import (
    Figure,
    Told,
    disagreements,
    of_bulletin,
    of_chase,
    of_csv,
    of_json,
    of_letter,
    of_release,
    of_the_page,
    of_unit,
    of_workbook,
    of_xlsx,
    summed,
)
from tests.browsing import NOW, SAMPLE
from tests.builders import COMMITTEE
from tests.publish.press import PRESS


class State:
    """The sample at one time: the folder names every unit in public, the command has spoken."""

    def __init__(self, loaded: Path, place: Path) -> None:
        self.out, self.folder, self.data = place / "out", place / "contest", place / "ledger"
        shutil.copytree(SAMPLE, self.folder)
        shutil.copytree(loaded, self.data)
        toml = self.folder / "contest.toml"
        text = toml.read_text()
        assert "name_low_units = false" in text
        toml.write_text(text.replace("name_low_units = false", "name_low_units = true"))
        self.options = ["--contest", str(self.folder), "--data", str(self.data), "--as-of", NOW]

    def view(self, who: Principal) -> View:
        """What a page shows at that time."""
        moment = Moment(datetime.now(UTC), pretended=datetime.fromisoformat(NOW))
        return open_for(Place(self.folder, str(self.data)), who, moment).view

    def written(self, kind: str, ending: str, *options: str) -> list[Path]:
        """The files of a command with this ending."""
        out = self.out / kind
        assert publish.main([kind, *self.options, "--out", str(out), *options]) == 0
        return sorted(out.glob(f"*{ending}"))


@pytest.fixture(scope="module")
def state(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> State:
    return State(loaded, tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def view(state: State) -> View:
    return state.view(COMMITTEE)


@pytest.fixture(scope="module")
def measure(state: State, view: View) -> Told:
    """The figures of `scoring participation`, and their sums."""
    told: Told = {}
    sums = []
    for group in view.contest.groups:
        out = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdout", out)
            command = ["participation", "--by", group.id, *state.options, "--format", "json"]
            assert scoring.main(command) == 0
        units = {row["unit_name"]: of_unit(row) for row in json.loads(out.getvalue())}
        sums.append(summed(units.values()))
        told |= {**units, group.title: sums[-1]}
    assert len(told) == 32 + 2
    return {**told, "": summed(sums)}


@pytest.fixture(scope="module")
def titles(view: View) -> list[str]:
    return [group.title for group in view.contest.groups]


def test_the_page_says_what_the_command_says(view: View, measure: Told) -> None:
    told = of_the_page(view)
    assert told.keys() == measure.keys()
    assert disagreements(told, measure) == []


def test_every_public_table_says_it(state: State, measure: Told) -> None:
    """Beside the folder that is published, those in the kit: one moment, one set of bytes."""
    view = state.view(PRESS)
    files = public_files(public_turnout(view), view.contest, published_at=view.known_until)
    (kit,) = state.written("press", ".zip")
    with zipfile.ZipFile(kit) as parts:
        for ending, read in ((".json", of_json), (".csv", of_csv), (".xlsx", of_xlsx)):
            content = files[f"turnout{ending}"]
            told = read(content)
            assert told.keys() == measure.keys(), ending
            assert disagreements(told, measure) == [], ending
            (name,) = [
                one
                for one in parts.namelist()
                if one.startswith("press-turnout") and one.endswith(ending)
            ]
            assert parts.read(name) == content, ending
        (name,) = [
            one
            for one in parts.namelist()
            if one.startswith("press-release-vi") and one.endswith(".txt")
        ]
        release = of_release(parts.read(name).decode("utf-8-sig"))
    assert {"", *(group.title for group in view.contest.groups)} < release.keys()
    assert disagreements(release, measure) == []


def test_the_bulletin_says_it(state: State, measure: Told, titles: list[str]) -> None:
    (file,) = state.written("bulletin", ".txt", "--draft")
    told = of_bulletin(file.read_text())
    assert {"", *titles} < told.keys()
    assert disagreements(told, measure) == []


def test_the_workbook_says_it(state: State, measure: Told, titles: list[str]) -> None:
    (file,) = state.written("workbook", ".xlsx")
    told = of_workbook(file, titles)
    assert told.keys() == measure.keys()
    assert disagreements(told, measure) == []


def test_the_letters_say_it(state: State, view: View, measure: Told, titles: list[str]) -> None:
    units = {unit.code: unit.name for unit in view.contest.units.units if unit.name in measure}
    named = [option for code in units for option in ("--unit", code)]
    files = {
        file.name: file for file in state.written("letters", ".docx", "--form", "docx", *named)
    }
    told = {
        name: of_letter(
            next(file for of, file in files.items() if of.startswith(f"letters-{code}-2"))
        )
        for code, name in units.items()
    }
    assert told.keys() == measure.keys() - {"", *titles}
    assert disagreements(told, measure) == []


def test_whom_to_chase_is_said_with_the_same_figures(
    view: View, measure: Told, titles: list[str]
) -> None:
    threshold = Fraction(str(threshold_of(view.contest.settings.targets)))
    low = {
        name
        for name, one in measure.items()
        if not one.people or not one.headcount or Fraction(one.people, one.headcount) < threshold
    }
    told = of_chase(view)
    assert told.keys() == low - {"", *titles}
    assert disagreements(told, measure) == []


def test_another_number_would_be_seen() -> None:
    measure = {"Huyện": Figure(20, 30, 20, 80, Decimal(25))}
    assert disagreements({"Huyện": Figure(people=20, rate=Decimal("25.0"))}, measure) == []
    for wrong in (
        Figure(people=21), Figure(attempts=29), Figure(counted=19), Figure(headcount=81),
        Figure(rate=Decimal("25.1")), Figure(rate=Decimal("24.99")),
    ):  # fmt: skip
        assert len(disagreements({"Huyện": wrong}, measure)) == 1, wrong
