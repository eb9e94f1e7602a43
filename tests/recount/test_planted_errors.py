"""A rule of the program that is broken, or a table that was changed, is found, and the difference
names the row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any

import ibis
import pytest

import recount
import scoring.attempts
import scoring.judge
import scoring.rules.marks
import scoring.rules.places
import service.recounted
from contest import reasons
from ingest import ensure_current
from ingest.reading import interpret
from ledger import decided as ledger_decided
from ledger.people_decisions import MOVED
from recount import Tables, Verdict
from results.awards import person_awards
from results.tables import TABLES
from scoring.rules import attempts, counts
from tests.builders import NOW
from tests.recount.conftest import Desk

Patch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def fresh(monkeypatch: Patch) -> None:
    """No query that was compiled with the rule as it should be, and none that stays broken."""
    monkeypatch.setattr(import_module("results.compute"), "_QUERIES", {})


def keys(verdict: Verdict, table: str = "responses") -> set[str]:
    return {one.key for one in verdict.differences if one.table == table}


def break_rule(monkeypatch: Patch, code: str, rule: Callable[..., Any]) -> None:
    monkeypatch.setitem(scoring.judge.STATE_RULES, code, rule)


def never(table: Any, contest: Any) -> Any:
    return ibis.literal(False)


def after_closing(table: Any, contest: Any) -> Any:
    return table.submitted_at > ibis.literal(contest.info.closes_at)


def closing_counts(monkeypatch: Patch) -> None:
    """The second of the closing is inside."""
    break_rule(monkeypatch, reasons.OUTSIDE_WINDOW, after_closing)
    break_rule(monkeypatch, reasons.OUTSIDE_ROUND, never)


def voids_count(monkeypatch: Patch) -> None:
    break_rule(monkeypatch, reasons.VOID_PERIOD, never)


def rejected_counts(monkeypatch: Patch) -> None:
    break_rule(monkeypatch, reasons.COMMITTEE_REJECTED, never)


def gone_counts(monkeypatch: Patch) -> None:
    break_rule(monkeypatch, reasons.GONE_FROM_SHEET, never)


def one_attempt_more(monkeypatch: Patch) -> None:
    monkeypatch.setattr(scoring.attempts, "within_attempt_limit", lambda t, contest: t.attempt < 3)


def worst_attempt_counts(monkeypatch: Patch) -> None:
    monkeypatch.setitem(attempts.COUNTED, "best", lambda t: [t.marks, t.attempt])


def wrong_choices_are_free(monkeypatch: Patch) -> None:
    def mark(given: Any, item: Any, points: int) -> Any:
        right = sum(((given & (1 << n - 1)) != 0).cast("int64") for n in item.key_numbers)
        return right * (points // len(item.key))

    monkeypatch.setitem(scoring.rules.marks._MARKS, "multiple_partial", mark)


def corrections_do_nothing(monkeypatch: Patch) -> None:
    monkeypatch.setattr(interpret, "correct_cells", lambda rows, layout, corrections: (rows, {}))


def merges_do_nothing(monkeypatch: Patch) -> None:
    table = TABLES["moved"]._replace(make=lambda at: MOVED.empty_table())
    monkeypatch.setitem(TABLES, "moved", table)


def undone_loads_count(monkeypatch: Patch) -> None:
    monkeypatch.setattr(ledger_decided, "_undone", lambda standing: frozenset())


def phones_keep_no_zero(monkeypatch: Patch) -> None:
    read = interpret._NUMBERS["phone"]
    monkeypatch.setitem(
        interpret._NUMBERS, "phone", lambda text: read(text) if text[0] == "0" else None
    )


BROKEN: Mapping[str, tuple[Callable[[Patch], None], set[int]]] = {
    "the second of the closing counts": (closing_counts, {3}),
    "a void counts": (voids_count, {5}),
    "a rejected response counts": (rejected_counts, {9}),
    "a row that is gone counts": (gone_counts, {13}),
    "a person has one attempt more": (one_attempt_more, {1}),
    "the worst attempt counts": (worst_attempt_counts, {1}),
    "wrong choices cost nothing": (wrong_choices_are_free, {1, 12}),
    "a correction does nothing": (corrections_do_nothing, {8}),
    "a merge and a split do nothing": (merges_do_nothing, {11, 12}),
    "an undone load counts": (undone_loads_count, {1, 21}),
    "a phone that lost its zero is unreadable": (phones_keep_no_zero, {15}),
}


@pytest.mark.parametrize("error", BROKEN)
def test_a_broken_rule_is_found(error: str, decided: Desk, monkeypatch: Patch) -> None:
    break_it, numbers = BROKEN[error]
    break_it(monkeypatch)
    decided.contest = replace(decided.contest)  # nothing that was kept about it
    ensure_current(decided.ledger.decided(decided.contest), decided.ledger, rebuild=True)
    found = keys(decided.verdict())
    ids = {line["response_id"]: line["full_name"] for line in everyone(decided)}
    assert {f"Người Số {n}" for n in numbers} <= {ids.get(key, "") for key in found}


def everyone(desk: Desk) -> list[dict[str, Any]]:
    query = "select response_id, full_name from attempts"
    found: list[dict[str, Any]] = desk.results().rows("attempts", query).to_pylist()
    return found


def test_a_broken_target_is_found_in_the_standings(decided: Desk, monkeypatch: Patch) -> None:
    monkeypatch.setitem(counts.TARGETS, "people", lambda t: counts.people(t) + 1)
    monkeypatch.setattr(scoring.rules.places, "TARGETS", counts.TARGETS)
    found = keys(decided.verdict(), "standings")
    assert f"r1||{decided.of(1)['person_id']}" in found
    assert f"||{decided.of(2)['person_id']}" in found
    assert keys(decided.verdict()) == set()


def test_a_person_who_is_not_eligible_and_gets_a_prize_is_found(
    decided: Desk, monkeypatch: Patch
) -> None:
    first = person_awards(decided.results()).won[0].contender
    decided.decide("disqualify", first.id)
    assert decided.verdict().agrees
    monkeypatch.setattr("results.awards.persons_out", lambda results: frozenset())
    decided.contest = replace(decided.contest)
    assert any(first.holder in key for key in keys(decided.verdict(), "standings"))


def test_a_round_that_was_missed_is_not_forgiven(decided: Desk, monkeypatch: Patch) -> None:
    monkeypatch.setattr(scoring.rules.places, "rounds_opened", lambda contest, now: 0)
    assert f"||{decided.of(1)['person_id']}" in keys(decided.verdict(), "standings")


def test_a_person_who_counts_twice_in_a_unit_is_found(decided: Desk, monkeypatch: Patch) -> None:
    monkeypatch.setattr(counts, "people", lambda t: t.count(where=counts.is_valid(t)))
    assert "S1" in keys(decided.verdict(), "participation")


Change = Callable[[list[dict[str, Any]]], str]


def another_state(rows: list[dict[str, Any]]) -> str:
    line = next(row for row in rows if row["state"] == "accepted")
    line["state"] = "superseded"
    return str(line["response_id"])


def another_mark(rows: list[dict[str, Any]]) -> str:
    rows[0]["marks"] += 1
    return str(rows[0]["response_id"])


def another_person(rows: list[dict[str, Any]]) -> str:
    mine = rows[0]["person_id"]
    rows[0]["person_id"] = next(row["person_id"] for row in rows if row["person_id"] != mine)
    return str(rows[0]["response_id"])


def another_reason(rows: list[dict[str, Any]]) -> str:
    line = next(row for row in rows if row["reason"] == reasons.VOID_PERIOD)
    line["reason"] = reasons.OUTSIDE_WINDOW
    return str(line["response_id"])


def a_row_is_lost(rows: list[dict[str, Any]]) -> str:
    return str(rows.pop()["response_id"])


def a_row_is_invented(rows: list[dict[str, Any]]) -> str:
    rows.append({**rows[0], "response_id": "invented"})
    return "invented"


def standing_key(row: Mapping[str, Any]) -> str:
    return f"{('r1', 'r2', '')[row['round']]}||{row['person_id']}"


def another_rank(rows: list[dict[str, Any]]) -> str:
    rows[3]["rank"] += 1
    return standing_key(rows[3])


def a_person_twice(rows: list[dict[str, Any]]) -> str:
    rows.append({**rows[0]})
    return standing_key(rows[0])


def a_second_earlier(rows: list[dict[str, Any]]) -> str:
    moment = rows[0]["submitted_at"]
    rows[0]["submitted_at"] = moment.replace(second=moment.second + 1)
    return standing_key(rows[0])


def another_sum(rows: list[dict[str, Any]]) -> str:
    line = next(row for row in rows if row["round"] == 1)
    line["score_sum"] += 1
    return f"r2|{('S1', 'S2', 'P1')[line['unit']]}"


@pytest.mark.parametrize(
    ("table", "change"),
    [
        *(("responses", one) for one in (another_state, another_mark, another_person)),
        *(("responses", one) for one in (another_reason, a_row_is_lost, a_row_is_invented)),
        *(("standings", one) for one in (another_rank, a_person_twice, a_second_earlier)),
        ("participation", another_sum),
    ],
)
def test_a_changed_table_is_found(decided: Desk, table: str, change: Change) -> None:
    computed = decided.results()
    ours = service.recounted.tables(computed)
    rows = [dict(row) for row in getattr(ours, table)]
    key = change(rows)
    changed: Tables = replace(ours, **{table: rows})
    now = decided.contest.local(NOW)
    recorded = service.recounted.recorded(computed, now)
    verdict = recount.compare(changed, recount.count(decided.contest, recorded))
    assert [(one.table, one.key) for one in verdict.differences] == [(table, key)]
    assert verdict.total == 1
    assert not verdict.agrees


def test_a_difference_holds_no_name_and_no_phone(decided: Desk, monkeypatch: Patch) -> None:
    merges_do_nothing(monkeypatch)
    rejected_counts(monkeypatch)
    told = repr(decided.verdict())
    assert "Difference" in told
    assert "Người" not in told
    assert "0900000" not in told


def test_the_number_of_differences_is_told_when_not_all_are_listed(
    decided: Desk, monkeypatch: Patch
) -> None:
    monkeypatch.setattr("recount.differences.MOST", 2)
    rejected_counts(monkeypatch)
    verdict = decided.verdict()
    assert len(verdict.differences) == 2 < verdict.total
