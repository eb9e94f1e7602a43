"""Decisions: written down with who, when and why, undone by another, never changed."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest import Contest
from contest.errors import UsageError
from ledger import Decision, Ledger, check_mapping
from ledger.decided import as_decided
from ledger.decisions import in_force

AT = datetime(2024, 11, 20, 2, tzinfo=UTC)


def decision(number: int, subject: str = "phone", *, undoes: int = 0) -> Decision:
    if undoes:
        return Decision(f"d{number}", number, AT, "ai", "undo", f"d{undoes}")
    facts = {"heading": f"Tiêu đề {number}"}
    return Decision(f"d{number}", number, AT, "ai", "map_heading", subject, facts)


def test_a_decision_is_kept_with_who_when_and_why(ledger: Ledger) -> None:
    first = ledger.decide(
        "map_heading", "phone", {"heading": "SĐT"}, note="đổi tên", by="committee", now=AT
    )
    second = ledger.decide("undo", first.decision_id, by="committee", now=AT)
    assert ledger.decisions() == (first, second)
    assert (first.number, second.number, first.note, first.decided_at) == (1, 2, "đổi tên", AT)


def test_an_undo_of_an_undo_puts_the_first_in_force_again() -> None:
    one, undo, again = decision(1), decision(2, undoes=1), decision(3, undoes=2)
    assert in_force([one, undo]) == ()
    assert in_force([again, undo, one]) == (one,)


@given(st.lists(st.integers(1, 12), max_size=12))
def test_what_is_in_force_is_what_an_even_number_of_undos_leaves(targets: list[int]) -> None:
    log = [decision(1)]
    for number, target in enumerate(targets, start=2):
        log.append(decision(number, undoes=min(target, number - 1)))

    def stands(number: int) -> bool:
        undos = [d.number for d in log if d.kind == "undo" and d.subject == f"d{number}"]
        return not any(stands(undo) for undo in undos)

    assert in_force(log) == ((log[0],) if stands(1) else ())


def test_a_mapped_heading_stands_after_the_declared_ones(contest: Contest) -> None:
    decided = as_decided(contest, [decision(1), decision(2, "q1")])
    assert decided.settings.columns["phone"] == ("Số điện thoại", "Tiêu đề 1")
    assert decided.items[0].headings == ("Câu 1", "Tiêu đề 2")
    assert decided.reading_hash != contest.reading_hash
    assert as_decided(decided, [decision(1), decision(2, "q1")]) == decided
    assert as_decided(contest, [decision(1, "gone")]) == contest


@pytest.mark.parametrize(
    ("subject", "heading", "message"),
    [
        ("fone", "SĐT", "no field or question 'fone'"),
        ("phone", "  ", "blank"),
        ("phone", "họ và  tên", "already belongs to full_name"),
        ("q1", "Dự đoán", "already belongs to prediction"),
    ],
)
def test_a_mapping_to_nothing_or_to_a_taken_heading_is_refused(
    contest: Contest, subject: str, heading: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        check_mapping(contest, subject, heading)


def test_the_decided_contest_is_made_once_until_another_decision_is_taken(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(folder: Contest, decisions: tuple[Decision, ...]) -> Contest:
        made.append(len(decisions))
        return as_decided(folder, decisions)

    monkeypatch.setattr("ledger.kept.as_decided", counted)
    assert ledger.decided(contest) is contest
    for number in (1, 2):
        ledger.decide("map_heading", "phone", {"heading": f"SĐT {number}"}, by="ai", now=AT)
        first = ledger.decided(contest)
        assert all(Ledger.at(ledger.uri).decided(contest) is first for _ in range(3))
        assert first == as_decided(contest, ledger.decisions())
    assert made == [1, 2]
    # Contacts are in no hash, yet another folder's are never shown.
    other = replace(contest, contacts=({"unit_code": "S1"},))
    assert ledger.decided(other).contacts == other.contacts
    assert ledger.decided(contest) is first


def test_a_ledger_that_was_remade_at_the_same_place_has_its_own_decisions(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    for heading in ("SĐT", "Điện thoại"):
        made = Ledger.at(tmp_path / heading)
        made.decide("map_heading", "phone", {"heading": heading}, by="ai", now=AT)
        shutil.rmtree(ledger.uri, ignore_errors=True)
        shutil.move(made.uri, ledger.uri)
        assert ledger.decided(contest).settings.columns["phone"] == ("Số điện thoại", heading)
