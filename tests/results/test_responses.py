"""Single responses: what waits, what was seen and decided, finding one; and what a decision would
move before it is taken."""

from dataclasses import replace
from typing import Any

import ibis
import pytest

from contest import Contest
from contest.text import fold_case
from ingest import ensure_current, reread, touched
from ledger import Ledger
from ledger.decided import as_decided
from ledger.decisions import drafted
from ledger.unit_decisions import unit_facts
from results import Supposed, View, compute, effect, visible
from tests.builders import COMMITTEE, NOW, row
from tests.desk import committee_view, load_rows


def load(contest: Contest, ledger: Ledger, *rows: tuple[str, ...]) -> View:
    load_rows(contest, ledger, *rows)
    return committee_view(contest, ledger)


def test_held_responses_come_with_what_was_written_and_why(
    contest: Contest, ledger: Ledger
) -> None:
    view = load(contest, ledger, row(1), row(2, unit="Sở Ba"), row(3, phone="12"))
    assert [(r["full_name"], r["unit_text"], r["reason"]) for r in view.held()] == [
        ("Người Số 2", "Sở Ba", "R206_unit_unknown"),
        ("Người Số 3", "Sở Một", "R203_field_unreadable"),
    ]
    assert [r["full_name"] for r in view.held("R203_field_unreadable")] == ["Người Số 3"]
    assert [r["full_name"] for r in view.held(offset=1, limit=1)] == ["Người Số 3"]


def test_the_history_shows_every_observation_and_decision(contest: Contest, ledger: Ledger) -> None:
    load(contest, ledger, row(1, unit="Sở Ba"))
    view = load(contest, ledger, row(1, unit="Sở Bốn"))
    (line,) = view.held()
    decision = ledger.decide("reject", line["response_id"], note="trùng", by="ai", now=NOW)
    undo = ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    view = visible(compute(contest, ledger, now=NOW), COMMITTEE)
    seen = view.history(line["response_id"])
    assert [o.event for o in seen] == ["seen", "edited"]
    assert [dict(o.cells)["Đơn vị"] for o in seen] == ["Sở Ba", "Sở Bốn"]
    assert view.decided(line["response_id"]) == (decision, undo)
    assert view.history("nothing") == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("0900000007", [7]),
        ("+84 900 000 007", [7]),
        ("0007", [7]),
        ("người số 7", [7]),
        ("NGUOI SO 7", [7]),
        ("đặng", [8]),
        ("dang thi", [8]),
        ("8:07", [7]),
        ("20/11 08 giờ 07 phút", [7]),
        ("21/11 8:07", []),
        ("007", []),
        ("%", []),
        ("' or 1=1 --", []),
        ("  ", []),
    ],
)
def test_a_response_is_found_by_what_a_person_says(
    contest: Contest, ledger: Ledger, asked: str, found: list[int]
) -> None:
    view = load(contest, ledger, row(7), row(8, name="Đặng Thị Tám"), row(9, unit="?"))
    numbers = {"Người Số 7": 7, "Đặng Thị Tám": 8, "Người Số 9": 9}
    assert [numbers[r["full_name"]] for r in view.look_up(asked)] == found


def test_who_has_exactly_the_name_comes_before_those_who_have_it_but_for_accents(
    contest: Contest, ledger: Ledger
) -> None:
    names = ("Nguyễn Thị Hà", "Nguyễn Thị Hạ", "Nguyễn Thị Hằng")
    view = load(contest, ledger, *(row(n, name=name) for n, name in enumerate(names)))
    assert [r["full_name"] for r in view.look_up("nguyễn thị hà")] == [
        "Nguyễn Thị Hà",
        "Nguyễn Thị Hằng",
        "Nguyễn Thị Hạ",
    ]


def test_the_effect_is_shown_before_and_is_what_then_happens(
    contest: Contest, ledger: Ledger
) -> None:
    before = load(contest, ledger, row(1), row(2, unit="?"), row(3, answer="B"))
    (held,) = before.held()
    facts = {"row_hash": held["content_hash"], "unit_code": "S2"}
    wanted = [("correct", held["response_id"], facts)]
    more = drafted(wanted, 0, note="", by="ai", now=NOW)  # type: ignore[arg-type]
    rows = reread(contest, ledger, [held["response_id"]], more)
    supposed = compute(contest, ledger, now=NOW, supposed=Supposed(more, rows))
    moves = effect(before, visible(supposed, COMMITTEE))
    (line,) = visible(supposed, COMMITTEE).responses([held["response_id"]])
    assert (line["state"], line["unit_code"]) == ("accepted", "S2")
    assert (moves.people, moves.attempts, moves.entered, moves.left) == ((2, 3), (2, 3), 1, 0)
    assert {m.full_name: (m.before, m.after) for m in moves.moved} == {
        "Người Số 1": (1, 2),
        "Người Số 2": (None, 1),
        "Người Số 3": (2, 3),
    }
    assert ledger.decisions() == ()

    ledger.decide_all(wanted, by="ai", now=NOW)  # type: ignore[arg-type]
    ensure_current(contest, ledger)
    after = visible(compute(contest, ledger, now=NOW), COMMITTEE)
    assert effect(before, after) == moves
    assert effect(after, after).moved == ()


def test_what_is_only_shown_and_where_a_source_stands_compile_no_query(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(contest, ledger, row(1), row(2, unit="Sở Ba"))
    lines, balance = before.standings(), before.balance()

    def compiled(*_: Any, **__: Any) -> None:
        raise AssertionError("a query was compiled again")

    monkeypatch.setattr(ibis, "to_sql", compiled)
    said = contest.settings
    changed = {
        "contest": said.contest.model_copy(update={"title": "Cuộc thi khác"}),
        "sources": tuple(one.model_copy(update={"path": "khac.csv"}) for one in said.sources),
        "publication": said.publication.model_copy(update={"turnout": "live"}),
    }
    other = replace(contest, settings=said.model_copy(update=changed))
    assert other.hash != contest.hash
    after = visible(compute(other, ledger, now=NOW), COMMITTEE)
    assert (after.standings(), after.balance()) == (lines, balance)


def _wording(contest: Contest, ledger: Ledger, text: str) -> list[tuple[Any, ...]]:
    facts = {**unit_facts(contest.units.units[0]), "text": text}
    return [("alias", fold_case(text), facts)]


def test_a_writing_is_previewed_and_written_without_compiling_a_query_or_reading_other_rows(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(contest, ledger, row(1), row(2, unit="Sở Ba"), row(3, unit="Sở Ba"), row(4))
    assert before.standings().num_rows == 2
    before.headline(), before.balance()

    def compiled(*_: Any, **__: Any) -> None:
        raise AssertionError("a query was compiled again")

    monkeypatch.setattr(ibis, "to_sql", compiled)
    wanted = _wording(contest, ledger, "Sở Ba")
    more = drafted(wanted, 0, note="", by="ai", now=NOW)  # type: ignore[arg-type]
    decided = as_decided(contest, more)
    assert decided.hash != contest.hash
    again = touched(contest, ledger, (), more)
    rows = reread(decided, ledger, again, more)
    assert rows.num_rows == 2
    supposed = compute(contest, ledger, now=NOW, supposed=Supposed(more, rows))
    moves = effect(before, visible(supposed, COMMITTEE))
    assert (moves.people, moves.entered) == ((2, 4), 2)

    ledger.decide_all(wanted, by="ai", now=NOW)  # type: ignore[arg-type]
    assert ensure_current(contest, ledger) == 2
    after = visible(compute(contest, ledger, now=NOW), COMMITTEE)
    assert effect(before, after) == moves


def test_a_corrected_rule_is_never_counted_by_the_query_of_the_former_rule(
    contest: Contest, ledger: Ledger
) -> None:
    load(contest, ledger, row(1), row(2, answer="B"))
    items = tuple(replace(item, points=3 * item.points) for item in contest.items)
    scores = [
        visible(compute(one, ledger, now=NOW), COMMITTEE).standings()["score"].to_pylist()
        for one in (contest, replace(contest, items=items))
    ]
    assert scores[1] == [3 * score for score in scores[0]]
    assert max(scores[0]) > 0
