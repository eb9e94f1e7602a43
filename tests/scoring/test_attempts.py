"""Responses whose person nobody knows are not the attempts of one person."""

from __future__ import annotations

from pathlib import Path

from contest import load
from contest.reasons import NO_IDENTITY
from ledger import Ledger
from results import compute
from tests.builders import NOW, TOML, row, write_folder
from tests.desk import load_rows


def test_unidentified_responses_are_apart_and_those_of_a_person_in_order(
    tmp_path: Path, ledger: Ledger
) -> None:
    toml = TOML.replace('"full_name", "phone", "unit"', '"full_name"')
    contest = load(write_folder(tmp_path / "thu", toml=toml))
    unknown = [row(n, phone="?") for n in range(5)]
    known = [row(9, time=f"20/11/2024 09:0{n}:00") for n in range(3)]
    load_rows(contest, ledger, *unknown, *known)
    query = "select reason, attempt from attempts order by submitted_at"
    found = compute(contest, ledger, now=NOW).rows("attempts", query).to_pylist()
    numbers = [(line["reason"] == NO_IDENTITY, line["attempt"]) for line in found]
    assert numbers == [(True, 0)] * 5 + [(False, 0), (False, 1), (False, 2)]
