"""The sample contest: its folder is sound, its exports are repeatable, its truth adds up."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import pytest

from sample import oddities, people
from sample.__main__ import generate, main

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "contests" / "hai-duong-2024"
OLD_STATE, NEW_STATE = date(2024, 11, 30), date(2024, 12, 1)
COLLISIONS = {"phường tân dân", "xã bình xuyên", "xã cộng hòa", "xã hưng đạo"}
COLLISIONS |= {"xã hồng phong", "xã lê lợi", "xã thanh quang", "xã tân việt"}
LOOSE = {"abbreviation", "no_marks", "sub_unit", "bare_name", "typo", "spelling", "punctuation"}
STATES = ("accepted", "held", "rejected", "superseded", "withdrawn")
Table = list[dict[str, str]]


def table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def hashes(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def valid(unit: dict[str, str], day: date) -> bool:
    return (unit["valid_from"] or "0001-01-01") <= day.isoformat() <= (unit["valid_to"] or "9999")


def names(unit: dict[str, str]) -> set[str]:
    return {folded(text) for text in [unit["name"], *unit["aliases"].split("|")] if text}


def heirs(unit: dict[str, str], day: date, units: Table) -> Table:
    if (unit["valid_to"] or "9999") >= day.isoformat():
        return []
    return [heir for heir in units if heir["code"] == unit["successor"] and valid(heir, day)]


class Sample:
    """The files of one run."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.first, self.last = table(out / "snapshot-1.csv"), table(out / "snapshot-2.csv")
        self.rows = table(out / "truth-rows.csv")
        self.standings = table(out / "truth-standings.csv")
        self.participation = table(out / "truth-participation.csv")
        self.balance: dict[str, Any] = json.loads((out / "truth-balance.json").read_text())

    def cells(self, truth: dict[str, str]) -> dict[str, str]:
        """The row in the second export that a line of the truth is about."""
        return self.last[int(truth["row_number"]) - 1]


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    out = tmp_path_factory.mktemp("large")
    generate(FOLDER, out, rows=30_000, seed=2024)
    return Sample(out)


@pytest.fixture(scope="session", params=("small", "large"))
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    if request.param == "large":
        return cast(Sample, request.getfixturevalue("large"))
    out = tmp_path_factory.mktemp("small")
    generate(FOLDER, out, rows=500, seed=2024)
    return Sample(out)


@pytest.fixture(scope="session")
def units() -> Table:
    return table(FOLDER / "units.csv")


def test_communes_are_those_of_both_states(units: Table) -> None:
    communes = [unit for unit in units if unit["parent"]]
    assert sum(valid(unit, OLD_STATE) for unit in communes) == 235
    assert sum(valid(unit, NEW_STATE) for unit in communes) == 207
    assert len([unit for unit in units if unit["group"] == "district"]) == 12


def test_every_successor_and_parent_exists_when_needed(units: Table) -> None:
    for unit in units:
        for code in filter(None, unit["successor"].split("|")):
            assert any(u["code"] == code and valid(u, NEW_STATE) for u in units), unit
        assert not unit["parent"] or any(u["code"] == unit["parent"] for u in units), unit
        assert bool(unit["group"]) != bool(unit["parent"]), "a group on top units only"


def test_ended_communes_have_one_successor_in_their_district(units: Table) -> None:
    ended = [unit for unit in units if unit["valid_to"] == OLD_STATE.isoformat()]
    districts = {unit["code"]: unit["parent"] for unit in units if valid(unit, NEW_STATE)}
    assert len({unit["successor"] for unit in ended}) == 28
    assert all(districts[unit["successor"]] == unit["parent"] for unit in ended)


def test_no_two_valid_units_share_a_text_but_the_known_collisions(units: Table) -> None:
    shared = set()
    for day in (OLD_STATE, NEW_STATE):
        for one, other in combinations([unit for unit in units if valid(unit, day)], 2):
            shared |= names(one) & names(other)
    assert shared == COLLISIONS


def test_a_merged_commune_has_the_staff_of_those_it_came_from(units: Table) -> None:
    for unit in units:
        if unit["valid_from"]:
            came = [u for u in units if u["successor"] == unit["code"] and valid(u, OLD_STATE)]
            assert int(unit["headcount"]) == sum(int(u["headcount"]) for u in came)


def test_headcounts_show_every_case_and_say_that_they_are_invented(units: Table) -> None:
    top = {group: [u for u in units if u["group"] == group] for group in ("district", "department")}
    assert sum(not unit["headcount"] for unit in top["district"]) == 3
    assert sum(not unit["headcount"] for unit in top["department"]) == 1
    for unit in units:
        assert ("giả định" in unit["headcount_source"]) == bool(unit["headcount"])
    for district in top["district"]:
        beneath = [u for u in units if u["parent"] == district["code"] and valid(u, NEW_STATE)]
        if district["headcount"]:
            assert int(district["headcount"]) >= sum(int(unit["headcount"]) for unit in beneath)


def test_items_are_fifteen_with_keys_among_their_options() -> None:
    items = table(FOLDER / "items.csv")
    kinds = Counter(item["kind"] for item in items)
    assert kinds == {"single": 13, "multiple": 1, "multiple_partial": 1}
    places: Counter[int] = Counter()
    for number, item in enumerate(items, 1):
        options, key = item["options"].split("|"), item["key"].split("|")
        assert item["heading"].startswith(f"Câu {number}. ")
        assert len(set(options)) == 4
        assert set(key) <= set(options)
        assert (len(key) == 1) == (item["kind"] == "single")
        places.update([options.index(key[0])] if len(key) == 1 else [])
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) <= 4
    assert any("," in item["options"] for item in items if item["kind"] == "multiple_partial")


def test_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    generate(FOLDER, tmp_path / "here", rows=500, seed=7)
    command = [sys.executable, "-m", "sample", "--contest", str(FOLDER), "--rows", "500"]
    command += ["--seed", "7", "--out", str(tmp_path / "there")]
    environment = os.environ | {"PYTHONHASHSEED": "123"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    assert hashes(tmp_path / "here") == hashes(tmp_path / "there")


def test_another_seed_gives_other_people_and_no_truth_only_the_exports(tmp_path: Path) -> None:
    for seed in (7, 8):
        out = str(tmp_path / str(seed))
        options = ["--contest", str(FOLDER), "--out", out, "--rows", "500", "--no-truth"]
        main([*options, "--seed", str(seed)])
    one, other = hashes(tmp_path / "7"), hashes(tmp_path / "8")
    assert set(one) == {"snapshot-1.csv", "snapshot-2.csv"}
    assert not set(one.values()) & set(other.values())


def test_exports_look_like_those_of_a_sheet(sample: Sample) -> None:
    text = (sample.out / "snapshot-2.csv").read_bytes().decode("utf-8")
    assert text.startswith("Dấu thời gian,Họ và tên,")
    assert not text.endswith("\n")
    assert "\r\n" in text
    assert re.search(r"[^\r]\n", text), "a line break inside a cell"
    times = [row["Dấu thời gian"] for row in sample.last]
    clear = [re.fullmatch(r"\d\d/\d\d/2024 \d\d:\d\d:\d\d", time) is not None for time in times]
    assert sum(clear) >= 0.99 * len(times)


def test_the_second_export_keeps_edits_and_drops_what_was_promised(sample: Sample) -> None:
    first, last = (Counter(tuple(r.values()) for r in t) for t in (sample.first, sample.last))
    balance = sample.balance
    assert sum((first - last).values()) == balance["edited"] + balance["gone"]
    assert sum((last - first).values()) == balance["edited"] + balance["new2"]
    assert len(sample.first) == balance["new1"]
    assert len(sample.last) == balance["observed"] - balance["gone"]
    assert min(balance[name] for name in ("edited", "gone", "new1", "new2")) > 0


def test_truth_balances(sample: Sample) -> None:
    balance = sample.balance
    assert balance["observed"] == sum(balance[state] for state in STATES) == len(sample.rows)
    assert sum(balance["reasons"].values()) == balance["observed"] - balance["accepted"]
    assert all(bool(row["reason"]) == (row["state"] != "accepted") for row in sample.rows)
    numbers = [int(row["row_number"]) for row in sample.rows if row["row_number"]]
    assert numbers == list(range(1, len(sample.last) + 1))
    assert len(sample.standings) == balance["accepted"]


def test_a_person_is_accepted_once_and_never_past_the_limit(sample: Sample) -> None:
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for row in sample.rows:
        states[row["person"]][row["state"]] += 1
    for counts in states.values():
        assert counts["accepted"] <= 1
        assert counts["accepted"] + counts["superseded"] <= 5
        assert counts["accepted"] or not counts["superseded"]


def test_exact_texts_name_the_planned_unit_and_no_other_text_does(
    sample: Sample, units: Table
) -> None:
    owners: dict[str, Table] = defaultdict(list)
    for unit in units:
        for name in names(unit):
            owners[name].append(unit)
    for truth in sample.rows:
        if not truth["row_number"] or not truth["submitted_at"]:
            continue
        day = date.fromisoformat(truth["submitted_at"][:10])
        known = owners[folded(sample.cells(truth)["Đơn vị công tác"])]
        named = [unit for unit in known if valid(unit, day)] or [
            heir for unit in known for heir in heirs(unit, day, units)
        ]
        if truth["writing"] in LOOSE:
            assert not named
            assert truth["unit_code"] in ("", truth["unit_meant"])
        elif truth["unit_code"]:
            planned = (truth["unit_code"], truth["unit_valid_from"])
            assert [(unit["code"], unit["valid_from"]) for unit in named] == [planned]
            assert truth["unit_meant"] == truth["unit_code"]
        else:
            assert (len(named) > 1) == (truth["writing"] == "shared_name")
            assert len(named) != 1


def test_of_loose_texts_those_of_namesakes_and_of_bodies_under_two_masters_are_questions(
    large: Sample,
) -> None:
    loose = [row for row in large.rows if row["writing"] in LOOSE and row["row_number"]]
    certain = [row for row in loose if row["unit_code"]]
    assert 0.6 < len(certain) / len(loose) < 0.8
    asked = {large.cells(row)["Đơn vị công tác"] for row in loose if not row["unit_code"]}
    named = {large.cells(row)["Đơn vị công tác"] for row in certain}
    assert {"Tứ Kỳ", "hong phong"} <= asked
    assert any(text.startswith("Trường Mầm non ") for text in asked)
    assert any(text.startswith("Phòng Nội vụ huyện ") for text in named)
    assert not any(text.startswith(("Trường ", "Trạm ", "Đoàn Thanh niên ")) for text in named)


def test_standings_are_in_order_and_equals_share_a_rank(sample: Sample) -> None:
    ranks: dict[tuple[object, ...], int] = {}
    for place, line in enumerate(sample.standings, 1):
        score, distance = -float(line["score"]), line["prediction_distance"]
        key = (score, not distance, int(distance or 0), line["submitted_at"])
        assert int(line["rank"]) == ranks.setdefault(key, place)
    assert list(ranks) == sorted(ranks)


def test_participation_covers_every_unit_and_adds_up(sample: Sample, units: Table) -> None:
    lines = {(line["unit_code"], line["valid_from"]): line for line in sample.participation}
    assert list(lines) == [(unit["code"], unit["valid_from"]) for unit in units]
    top = [lines[unit["code"], unit["valid_from"]] for unit in units if not unit["parent"]]
    balance = sample.balance
    assert sum(int(line["people"]) for line in top) == balance["accepted"]
    valid_attempts = balance["accepted"] + balance["superseded"]
    assert sum(int(line["attempts"]) for line in top) == valid_attempts
    for line in lines.values():
        if line["headcount"]:
            rate = int(line["people"]) / int(line["headcount"])
            assert float(line["participation_rate"]) == pytest.approx(rate, abs=1e-6)
    assert sum(not line["headcount"] for line in lines.values()) == 1
    assert any(line["attempts"] == "0" for line in top), "a silent department"


def test_thirty_thousand_rows_hold_what_is_promised(large: Sample) -> None:
    reasons = large.balance["reasons"]
    assert len({row["person"] for row in large.rows}) == pytest.approx(22_000, abs=1_500)
    assert sum(bool(row["unit_code"]) for row in large.rows) == pytest.approx(28_300, abs=500)
    found = " ".join(sorted(reason[:4] for reason in reasons))
    assert found == "R101 R106 R201 R202 R203 R206 R207 R301 R401"
    kinds = {row["writing"] for row in large.rows}
    assert {"former_name", "early_name", "shared_name", "hostile", "nfd", "nbsp"} <= kinds
    assert sum(n - 1 for n in Counter(tuple(r.values()) for r in large.last).values()) > 10
    edges = {row["submitted_at"]: row["state"] for row in large.rows if row["state"] != "held"}
    assert edges["2024-11-18T07:29:59"] == edges["2024-12-13T16:30:00"] == "rejected"
    assert edges["2024-11-18T07:30:00"] != "rejected" != edges["2024-12-13T16:29:59"]


def test_nothing_in_the_exports_belongs_to_a_real_person(sample: Sample) -> None:
    lists = (people._FAMILY_NAMES, people._WOMEN, people._WOMEN_MIDDLE, people._MEN)
    known = {folded(w) for group in (*lists, people._MEN_MIDDLE) for n in group for w in n.split()}
    odd = {folded(oddity.text) for oddity in oddities._ODDITIES}
    for row in sample.last:
        name, phone = folded(row["Họ và tên"]), row["Số điện thoại"]
        assert name in odd or set(name.split()) <= known
        digits = re.sub(r"\D", "", phone)
        assert len(digits) < 9 or re.match(r"(84|0?)95|0162", digits), "an unused prefix"
        text = " ".join(row.values())
        assert not re.search(r"\w@\w+\.\w", text), "no e-mail address"
        assert all(
            url.startswith("https://example.com/") for url in re.findall(r"https?://\S+", text)
        )
