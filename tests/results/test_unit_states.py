"""Participation around the mergers of the sample, at the first second of 1 December 2024, counted
in each state of the units and compared with a count by hand from units.csv."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cli.scoring import main
from contest import Contest, load
from contest.settings import Round
from ingest import load_file
from ledger import Ledger
from results import Results, View, compute, visible
from results.tables import Key
from tests.builders import COMMITTEE, NOW, csv_text

FOLDER = Path(__file__).resolve().parents[2] / "contests" / "hai-duong-2024"
LAST, FIRST = "30/11/2024 23:59:59", "01/12/2024 00:00:00"
BEFORE, AFTER = date(2024, 11, 30), date(2024, 12, 1)

THANH_QUANG, QUOC_TUAN = "Xã Thanh Quang, huyện Nam Sách", "Xã Quốc Tuấn"
ROWS = (
    # person, time, unit as written, code and first day of the unit that it is credited to
    (1, LAST, THANH_QUANG, ("10621", "")),
    (1, FIRST, QUOC_TUAN, ("10621", "2024-12-01")),
    (2, LAST, QUOC_TUAN, ("10624", "")),
    (3, FIRST, QUOC_TUAN, ("10621", "2024-12-01")),
    (4, FIRST, THANH_QUANG, ("10621", "2024-12-01")),  # the old name, after
    (5, LAST, THANH_QUANG, ("10621", "")),
    (5, FIRST, "Huyện Nam Sách", ("291", "")),
    (6, LAST, "Phường Phạm Ngũ Lão", ("10522", "")),
    (6, FIRST, "Phường Phạm Ngũ Lão", ("10534", "")),
    (7, FIRST, "Phường Lê Thanh Nghị", ("10534", "")),
    (8, LAST, "Sở Nội vụ", ("SO-NOI-VU", "")),
)
NEW_NAME_TOO_EARLY = (9, LAST, "Xã Trần Phú, huyện Nam Sách", None)


def contest_in_two_rounds() -> Contest:
    """The sample in two rounds, so that a person counts on both sides of the merger."""
    contest = load(FOLDER)
    middle = datetime(2024, 12, 1)
    rounds = (
        Round(id="truoc", title="", opens_at=contest.opens_at, closes_at=middle),
        Round(id="sau", title="", opens_at=middle, closes_at=contest.closes_at),
    )
    return replace(contest, settings=contest.settings.model_copy(update={"rounds": rounds}))


@dataclass(frozen=True)
class Loaded:
    """The rows, loaded and computed once."""

    results: Results
    view: View
    ledger: Path


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    contest = contest_in_two_rounds()
    items = [item.heading for item in contest.items]
    heads = [contest.settings.columns[name][0] for name in ("submitted_at", "full_name", "phone")]
    lines = [
        [time, f"Người Số {person}", f"09500000{person:02}", unit, "5", *[""] * len(items)]
        for person, time, unit, _ in (*ROWS, NEW_NAME_TOO_EARLY)
    ]
    header = [*heads, "Đơn vị công tác", contest.settings.columns["prediction"][0], *items]
    folder = tmp_path_factory.mktemp("states")
    file = folder / "a.csv"
    file.write_text(csv_text(lines, header=header), "utf-8")
    ledger = Ledger.at(folder / "ledger")
    load_file(contest, ledger, file, now=NOW)
    results = compute(contest, ledger, now=NOW)
    return Loaded(results, visible(results, COMMITTEE), folder / "ledger")


def unit_lines() -> dict[tuple[str, str], dict[str, str]]:
    text = (FOLDER / "units.csv").read_text("utf-8-sig")
    return {(row["code"], row["valid_from"]): row for row in csv.DictReader(text.splitlines())}


def by_hand(state: date | None) -> dict[tuple[str, str], set[int]]:
    """Unit → its people, read off units.csv: old units go to their successor in the state after,
    new ones to their district in the state before."""
    lines = unit_lines()
    found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for person, _, _, unit in ROWS:
        line = lines[unit]
        if state == AFTER and line["valid_to"] == "2024-11-30":
            heir = line["successor"]
            unit = (heir, "2024-12-01") if (heir, "2024-12-01") in lines else (heir, "")
        if state == BEFORE and line["valid_from"] == "2024-12-01":
            unit = (line["parent"], "")
        found[unit].add(person)
        if parent := lines[unit]["parent"]:
            found[parent, ""].add(person)
    return dict(found)


def in_state(view: View, state: date | None) -> View:
    return view.with_units_of(state) if state else view


def counted(view: View) -> Iterator[tuple[tuple[str, str], int]]:
    for row in view.participation("unit").to_pylist():
        if row["people"]:
            yield (row["unit_code"], str(row["valid_from"] or "")), row["people"]


@pytest.mark.parametrize("state", [None, BEFORE, AFTER])
def test_each_state_counts_people_as_one_would_by_hand(loaded: Loaded, state: date | None) -> None:
    found = dict(counted(in_state(loaded.view, state)))
    assert found == {unit: len(people) for unit, people in by_hand(state).items()}


def test_who_took_part_in_both_old_communes_is_one_person_of_the_new_one(loaded: Loaded) -> None:
    new = loaded.view.with_units_of(AFTER).unit("10621")
    assert new is not None
    assert (new["unit_name"], new["people"], new["attempts"]) == (QUOC_TUAN, 5, 6)
    assert (new["headcount"], new["participation_rate"]) == (199, 5 / 199)
    old = loaded.view.with_units_of(BEFORE)
    names = {row["unit_code"]: row["unit_name"] for row in old.participation("unit").to_pylist()}
    assert (names["10621"], names["10624"]) == ("Xã Thanh Quang", QUOC_TUAN)
    assert (old.unit("10621") or {})["headcount"] == 93
    assert [row["unit_code"] for row in old.league(under="291").rows].count("10621") == 1


def test_districts_and_the_whole_are_equal_in_every_state(loaded: Loaded) -> None:
    def districts(state: date | None) -> list[tuple[str, int, int, float | None]]:
        table = in_state(loaded.view, state).participation("district").to_pylist()
        return [(r["unit_code"], r["people"], r["attempts"], r["mean_score"]) for r in table]

    assert districts(BEFORE) == districts(AFTER) == districts(None)
    nam_sach = next(row for row in districts(None) if row[0] == "291")
    assert nam_sach[1:3] == (5, 7)
    before, whole = loaded.view.with_units_of(BEFORE).headline(), loaded.view.headline()
    assert replace(before, silent_beneath=whole.silent_beneath) == whole, "which units there are"
    assert loaded.view.with_units_of(AFTER).unplaced() == 0


def test_a_state_that_has_no_such_units_says_how_many_people_it_leaves_out(loaded: Loaded) -> None:
    later = loaded.view.with_units_of(date(2025, 7, 1))
    assert later.unplaced() == 7
    assert dict(counted(later)) == {("SO-NOI-VU", ""): 1}


def test_a_new_name_before_its_day_is_not_credited(loaded: Loaded) -> None:
    assert loaded.view.balance().held == 1


def test_a_round_has_its_own_count_in_a_state(loaded: Loaded) -> None:
    after = loaded.view.with_units_of(AFTER)
    assert [after.unit("10621", round=r)["people"] for r in ("truoc", "sau")] == [3, 3]  # type: ignore[index]


def test_a_unit_filters_standings_by_the_credit_of_the_state(loaded: Loaded) -> None:
    def persons(view: View, unit: str) -> set[tuple[str, str]]:
        lines = view.standings("truoc", unit=unit).to_pylist()
        return {(line["full_name"], line["unit_name"]) for line in lines}

    after, before = loaded.view.with_units_of(AFTER), loaded.view.with_units_of(BEFORE)
    thanh_quang = "Xã Thanh Quang (Huyện Nam Sách)"
    old = {("Người Số 1", thanh_quang), ("Người Số 5", thanh_quang)}
    assert persons(after, "10621") == {*old, ("Người Số 2", QUOC_TUAN)}
    assert persons(before, "10621") == old
    assert before.standings("sau", unit="10621").num_rows == 0
    assert after.standings(unit="291").equals(loaded.view.standings(unit="291"))


def test_each_state_is_computed_once(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded.view.with_units_of(AFTER).league("district")
    made: list[Key] = []
    make = Results._make

    def noted(self: Results, key: Key) -> None:
        made.append(key)
        make(self, key)

    monkeypatch.setattr(Results, "_make", noted)
    loaded.view.with_units_of(AFTER).participation("unit")
    visible(loaded.results, COMMITTEE).with_units_of(AFTER).headline()
    another = date(2024, 12, 2)
    loaded.view.with_units_of(another).participation("unit")
    assert made == [Key("participation", another), Key("above", another)]


def test_the_command_prints_a_state(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["participation", "--under", "291", "--contest", str(FOLDER), "--format", "json"]
    words += ["--data", str(loaded.ledger), "--units-as-of"]

    def printed(day: str) -> dict[str, int]:
        assert main([*words, day]) == 0
        return {r["unit_name"]: r["people"] for r in json.loads(capsys.readouterr().out)}

    assert {name: n for name, n in printed("2024-12-01").items() if n} == {QUOC_TUAN: 5}
    assert {name: n for name, n in printed("2024-11-30").items() if n} == {
        "Xã Thanh Quang": 2,
        QUOC_TUAN: 1,
    }
    words[1:3] = ["--by", "department"]
    assert main([*words, "2025-07-01"]) == 0
    assert "7 people have responses of a unit that no unit of" in capsys.readouterr().err
    assert main([*words, "1/12/2024"]) == 2
    assert "expected 2024-12-01" in capsys.readouterr().err
