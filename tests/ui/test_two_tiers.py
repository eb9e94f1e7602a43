"""The second sample: communes without districts, in weekly rounds, from a file to the pages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from contest import load
from ingest import load_file
from ledger import Ledger
from results import View, compute, visible
from sample.__main__ import generate
from tests.builders import COMMITTEE, NOW
from tests.ui.conftest import OpenPage, page_text

FOLDER = Path(__file__).resolve().parents[2] / "contests" / "hai-phong-2026"
AFTER = NOW.replace(year=2026, month=4)
WEEKS = ("tuan-1", "tuan-2", "tuan-3", "tuan-4")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("two_tiers")
    generate(FOLDER, folder, rows=700, seed=2026, with_truth=False)
    contest, ledger = load(FOLDER), Ledger.at(folder / "ledger")
    load_file(contest, ledger, folder / "snapshot-2.csv", now=AFTER)
    return visible(compute(contest, ledger, now=AFTER), COMMITTEE)


def test_communes_stand_on_top_beside_departments(view: View) -> None:
    tree = view.contest.units
    assert len(tree.top_of("commune")) == 114
    assert len(tree.top_of("department")) == 14
    assert set(tree.parents) == {None}
    headline = view.headline()
    assert (headline.units, headline.units_without_headcount) == (128, 2)
    assert headline.people == view.standings_count() > 0


def test_each_week_has_its_questions_its_ranks_and_its_turnout(view: View) -> None:
    sums: Counter[str] = Counter()
    for week in WEEKS:
        lines = view.standings(week).to_pylist()
        assert lines
        order = [(-x["score"], x["prediction_distance"], x["submitted_at"]) for x in lines]
        keys = [(score, distance is None, distance or 0, time) for score, distance, time in order]
        assert [x["rank"] for x in lines] == [
            1 + sum(other < key for other in keys) for key in keys
        ]
        assert {x["score"] for x in lines} <= {0, 0.5, 1, 1.5, 2, 2.5, 3}
        by_unit = Counter(x["unit_code"] for x in lines)
        table = view.participation("unit", round=week).to_pylist()
        assert {row["unit_code"]: row["people"] for row in table if row["people"]} == by_unit
        for line in lines:
            sums[line["person_id"]] += Fraction(line["score"])  # type: ignore[assignment]
    overall = view.standings().to_pylist()
    assert {line["person_id"]: Fraction(line["score"]) for line in overall} == sums
    assert view.headline().full_marks == 3  # of a response, not of four of them


def test_a_communes_rate_is_its_people_of_all_weeks_once(view: View) -> None:
    people: dict[str, set[str]] = {}
    for week in WEEKS:
        for line in view.standings(week).to_pylist():
            people.setdefault(line["unit_code"], set()).add(line["person_id"])
    for row in view.participation("commune").to_pylist():
        assert row["people"] == len(people.get(row["unit_code"], ()))
        if row["headcount"]:
            assert row["participation_rate"] == row["people"] / row["headcount"]
    ranks = [row["rank"] for row in view.league("commune").rows]
    assert ranks[0] == 1
    assert ranks[-1] is None  # the one without headcount


def test_a_former_commune_is_known_by_what_it_became(view: View) -> None:
    tree, day = view.contest.units, date(2026, 3, 2)
    assert [tree.units[n].name for n in tree.named("xã Định Sơn", day)] == ["Xã Cẩm Giang"]
    assert tree.named("Phường Trần Phú", day) == frozenset()  # divided
    assert tree.named("Huyện Nam Sách", day) == frozenset()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_know_no_districts(open_page: OpenPage, view: View, language: str) -> None:
    for address in ("overview", "group-commune", "group-department", "standings", "review"):
        app = open_page(address, view, language)
        assert not app.exception, address
        assert "huyện" not in page_text(app).lower().replace("chuyện", ""), address
    commune = open_page("group-commune", view, language, unit="10507")
    assert "Phường Thành Đông" in page_text(commune)
    assert not [group for group in commune.button_group if group.key == "unit_state"]
