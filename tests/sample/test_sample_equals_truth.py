"""The sample contest, loaded through the program, is what its generator planned, row by row."""

import csv
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from contest import load
from ingest import load_file
from ledger import Ledger
from results import Results, compute, visible
from sample.__main__ import main as make_sample
from tests.builders import COMMITTEE

FOLDER = Path("contests/hai-duong-2024")
TU_KY = "298"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Results, list[Any]]:
    files = tmp_path_factory.mktemp("sample")
    make_sample(["--contest", str(FOLDER), "--out", str(files)])
    contest, ledger = load(FOLDER), Ledger.at(files / "ledger")
    reports = [
        load_file(contest, ledger, files / "snapshot-1.csv", now=NOW),
        load_file(contest, ledger, files / "snapshot-2.csv", complete=True, now=NOW),
        load_file(contest, ledger, files / "snapshot-2.csv", complete=True, now=NOW),
    ]
    return files, compute(contest, ledger, now=NOW), reports


def test_the_loads_find_what_was_added_edited_and_deleted(
    loaded: tuple[Path, Results, list[Any]],
) -> None:
    files, _, (first, second, again) = loaded
    truth = json.loads((files / "truth-balance.json").read_text())
    assert (first.new, second.new) == (truth["new1"], truth["new2"])
    assert (second.edited, second.gone) == (truth["edited"], truth["gone"])
    assert again.changes == 0


def test_the_balance_is_the_truth(loaded: tuple[Path, Results, list[Any]]) -> None:
    files, results, _ = loaded
    truth = json.loads((files / "truth-balance.json").read_text())
    balance = visible(results, COMMITTEE).balance()
    for state in ("observed", "accepted", "held", "rejected", "superseded", "withdrawn"):
        assert getattr(balance, state) == truth[state], state
    assert balance.reasons == truth["reasons"]


def test_every_row_has_the_state_the_reason_and_the_score_of_the_truth(
    loaded: tuple[Path, Results, list[Any]],
) -> None:
    files, results, _ = loaded
    visible(results, COMMITTEE).standings(limit=1)
    found = results.rows(
        "attempts",
        "select a.state, coalesce(a.reason, '') as reason, a.submitted_at, a.marks, unit_code, "
        "case when presence = 'gone' then null else row_number end as row_number "
        "from attempts a join responses using (response_id) "
        "left join units on a.unit = units.unit",
    ).to_pylist()
    denominator = results.contest.denominator
    seen = Counter((row["state"], row["reason"], row["submitted_at"]) for row in found)
    truth = rows_of(files / "truth-rows.csv")
    assert seen == Counter(
        (row["state"], row["reason"],
         datetime.fromisoformat(row["submitted_at"]) if row["submitted_at"] else None)
        for row in truth
    )  # fmt: skip
    accepted = Counter(
        (r["submitted_at"], r["unit_code"], round(r["marks"] / denominator, 6))
        for r in found
        if r["state"] == "accepted"
    )
    assert accepted == Counter(
        (datetime.fromisoformat(r["submitted_at"]), r["unit_code"], round(float(r["score"]), 6))
        for r in truth
        if r["state"] == "accepted"
    )


def test_the_standings_are_the_truth(loaded: tuple[Path, Results, list[Any]]) -> None:
    files, results, _ = loaded
    names = ("rank", "unit_code", "score", "prediction_distance", "submitted_at", "prize")
    found = visible(results, COMMITTEE).standings().to_pylist()
    assert Counter(
        (r["rank"], r["unit_code"], round(r["score"], 6), r["prediction_distance"],
         r["submitted_at"], r["prize"]) for r in found
    ) == Counter(
        (int(r["rank"]), r["unit_code"], round(float(r["score"]), 6),
         int(r["prediction_distance"]) if r["prediction_distance"] else None,
         datetime.fromisoformat(r["submitted_at"]), r["prize"] or None)
        for r in rows_of(files / "truth-standings.csv")
    ), names  # fmt: skip


def test_the_participation_of_every_unit_is_the_truth(
    loaded: tuple[Path, Results, list[Any]],
) -> None:
    files, results, _ = loaded
    found = visible(results, COMMITTEE).participation("unit").to_pylist()
    truth = rows_of(files / "truth-participation.csv")
    assert len(found) == len(truth)

    def line(row: dict[str, Any]) -> tuple[Any, ...]:
        number = [None if row[n] in ("", None) else int(row[n])
                  for n in ("people", "attempts", "headcount")]  # fmt: skip
        share = [None if row[n] in ("", None) else round(float(row[n]), 6)
                 for n in ("participation_rate", "mean_score")]  # fmt: skip
        last = row["last_submitted_at"] or None
        last = datetime.fromisoformat(last) if isinstance(last, str) else last
        return (row["unit_code"], str(row["valid_from"] or ""), *number, *share, last)

    assert sorted(map(line, found), key=str) == sorted(map(line, truth), key=str)


def test_the_unit_prizes_are_the_truth_in_its_order(
    loaded: tuple[Path, Results, list[Any]],
) -> None:
    files, results, _ = loaded
    lists, awards = visible(results, COMMITTEE).unit_awards()
    found = [
        (one.prize, one.row["group"], one.rank, one.row["unit_code"], one.row["people"],
         one.row["headcount"], number(one.row["participation_rate"]),
         number(one.row["mean_score"]), one.out)
        for part in lists for one in part.units
    ]  # fmt: skip
    truth = [
        (r["prize"] or None, r["group"], whole(r["rank"]), r["unit_code"], whole(r["people"]),
         whole(r["headcount"]), number(r["participation_rate"]), number(r["mean_score"]),
         r["out"] or None)
        for r in rows_of(files / "truth-unit-prizes.csv")
    ]  # fmt: skip
    assert found == truth
    assert awards.ties == ()


def test_the_district_with_more_people_than_its_headcount_gets_no_unit_prize(
    loaded: tuple[Path, Results, list[Any]],
) -> None:
    """Huyện Tứ Kỳ has 101,3 % and would stand first."""
    files, results, _ = loaded
    (line,) = [r for r in rows_of(files / "truth-unit-prizes.csv") if r["unit_code"] == TU_KY]
    assert line["participation_rate"] == "1.013443"
    assert (line["prize"], line["rank"], line["out"]) == ("", "", "above_one")
    lists, _ = visible(results, COMMITTEE).unit_awards()
    (found,) = [one for part in lists for one in part.units if one.row["unit_code"] == TU_KY]
    assert (found.prize, found.rank, found.out) == (None, None, "above_one")


def number(cell: Any) -> float | None:
    return None if cell in ("", None) else round(float(cell), 6)


def whole(cell: str) -> int | None:
    return int(cell) if cell else None


def test_each_row_number_of_the_last_snapshot_has_its_own_state_reason_and_score(
    loaded: tuple[Path, Results, list[Any]], tmp_path: Path
) -> None:
    """The last snapshot alone in a new ledger, so that row numbers are its own."""
    files, results, _ = loaded
    contest, ledger = results.contest, Ledger.at(tmp_path / "ledger")
    load_file(contest, ledger, files / "snapshot-2.csv", now=NOW)
    alone = compute(contest, ledger, now=NOW)
    found = alone.rows(
        "attempts",
        "select row_number, state, coalesce(a.reason, '') as reason, a.marks, a.submitted_at "
        "from attempts a join responses using (response_id)",
    ).to_pylist()
    truth = {
        int(row["row_number"]): row
        for row in rows_of(files / "truth-rows.csv")
        if row["row_number"]
    }
    assert len(found) == len(truth)
    for row in found:
        planned = truth[row["row_number"]]
        assert (row["state"], row["reason"]) == (planned["state"], planned["reason"]), planned
        if row["state"] == "accepted":
            assert round(row["marks"] / contest.denominator, 6) == float(planned["score"])
            assert row["submitted_at"] == datetime.fromisoformat(planned["submitted_at"])
