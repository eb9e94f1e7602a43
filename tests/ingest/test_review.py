"""What the committee decides of single responses, and that an undo returns the numbers exactly."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from cli.ingest import main
from contest import Contest
from contest import load as load_folder
from contest.errors import UsageError
from ingest import ensure_current
from ingest.reading.corrections import check_correction
from ledger import Decision, Ledger
from results import compute
from service.environment import account
from tests.builders import HEADER, NOW, row, write_folder
from tests.desk import committee_view, everything, load_rows


def responses(contest: Contest, ledger: Ledger) -> dict[str, dict[str, object]]:
    """Name → the response's line."""
    results = compute(contest, ledger, now=NOW)
    query = "select r.*, a.state, a.reason from responses r join attempts a using (response_id)"
    return {line["full_name"]: line for line in results.rows("attempts", query).to_pylist()}


def decide(ledger: Ledger, kind: str, response: dict[str, object], **facts: str) -> Decision:
    if kind != "reject":
        facts["row_hash"] = str(response["content_hash"])
    return ledger.decide(kind, str(response["response_id"]), facts, by="ai", now=NOW)  # type: ignore[arg-type]


def test_an_accepted_response_counts_and_takes_its_place_by_its_time(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(5, unit="?"), row(9))
    before = everything(committee_view(contest, ledger))
    held = responses(contest, ledger)["Người Số 5"]
    assert (held["state"], held["reason"]) == ("held", "R206_unit_unknown")
    decision = decide(ledger, "accept", held)
    standings = committee_view(contest, ledger).standings().to_pylist()
    assert [(s["full_name"], s["unit_code"]) for s in standings] == [
        ("Người Số 5", None),
        ("Người Số 9", "S1"),
    ]
    ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    assert everything(committee_view(contest, ledger)) == before


def test_a_rejected_response_does_not_count_even_after_it_was_edited(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1), row(2))
    before = everything(committee_view(contest, ledger))
    decision = decide(ledger, "reject", responses(contest, ledger)["Người Số 1"])
    balance = committee_view(contest, ledger).balance()
    assert (balance.accepted, balance.rejected) == (1, 1)
    assert balance.reasons == {"R108_committee_rejected": 1}
    ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    assert everything(committee_view(contest, ledger)) == before
    decide(ledger, "reject", responses(contest, ledger)["Người Số 1"])
    load_rows(contest, ledger, row(1, answer="B"), row(2))
    assert committee_view(contest, ledger).balance().rejected == 1


def test_a_corrected_unit_and_field_are_read_in_place_of_the_cells(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1, unit="?", phone="12"), row(2))
    before = everything(committee_view(contest, ledger))
    held = responses(contest, ledger)["Người Số 1"]
    first = decide(ledger, "correct", held, unit_code="S2")
    assert committee_view(contest, ledger).balance().reasons == {"R203_field_unreadable": 1}
    second = decide(ledger, "correct", held, phone="0912345678")
    seen = committee_view(contest, ledger)
    assert seen.balance().accepted == 2
    people = {u["unit_code"]: u["people"] for u in seen.participation("unit").to_pylist()}
    assert people == {"S1": 1, "S2": 1}
    ledger.decide("undo", first.decision_id, by="ai", now=NOW)
    assert committee_view(contest, ledger).balance().reasons == {"R206_unit_unknown": 1}
    ledger.decide("undo", second.decision_id, by="ai", now=NOW)
    assert everything(committee_view(contest, ledger)) == before


def test_an_edit_by_the_participant_ends_an_acceptance_and_a_correction(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1, unit="?"), row(2, unit="??"))
    lines = responses(contest, ledger)
    decide(ledger, "accept", lines["Người Số 1"])
    decide(ledger, "correct", lines["Người Số 2"], unit_code="S1")
    assert committee_view(contest, ledger).balance().accepted == 2
    load_rows(contest, ledger, row(1, unit="?", answer="C"), row(2, unit="??", answer="C"))
    assert committee_view(contest, ledger).balance().held == 2


def test_what_organizers_write_beside_an_answer_ends_no_decision(
    contest: Contest, ledger: Ledger
) -> None:
    rows = [row(1, unit="?"), row(2, unit="??")]
    load_rows(contest, ledger, *rows)
    lines = responses(contest, ledger)
    decide(ledger, "accept", lines["Người Số 1"])
    decide(ledger, "correct", lines["Người Số 2"], unit_code="S1")
    after = everything(committee_view(contest, ledger))
    noted = [(*line, "đã gọi") for line in rows]
    numbered = [(str(n), *line, "đã gọi") for n, line in enumerate(rows)]
    for lines_now, header in (
        (noted, (*HEADER, "Ghi chú")),
        (numbered, ("STT", *HEADER, "Ghi chú")),
    ):
        assert load_rows(contest, ledger, *lines_now, header=header).edited == 2
        assert everything(committee_view(contest, ledger)) == after
    assert ensure_current(contest, ledger, rebuild=True) == 2
    assert everything(committee_view(contest, ledger)) == after
    changed = ("0", *row(1, unit="?", answer="C"), "đã gọi")
    load_rows(contest, ledger, changed, numbered[1], header=("STT", *HEADER, "Ghi chú"))
    assert committee_view(contest, ledger).balance().held == 1, "the participant edited"


def test_a_decision_survives_a_rebuild_and_a_new_load(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, row(1, unit="?"))
    decide(ledger, "correct", responses(contest, ledger)["Người Số 1"], unit_code="S2")
    load_rows(contest, ledger, row(1, unit="?"), row(2))
    after = everything(committee_view(contest, ledger))
    assert ensure_current(contest, ledger, rebuild=True) == 2
    assert everything(committee_view(contest, ledger)) == after
    assert committee_view(contest, ledger).balance().accepted == 2


def test_a_response_without_a_time_is_not_accepted_before_its_time_is_corrected(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1, time=""))
    line = responses(contest, ledger)["Người Số 1"]
    decide(ledger, "accept", line)
    assert committee_view(contest, ledger).balance().held == 1
    decide(ledger, "correct", line, submitted_at="20/11/2024 09:14:05")
    (standing,) = committee_view(contest, ledger).standings().to_pylist()
    assert standing["submitted_at"] == datetime(2024, 11, 20, 9, 14, 5)


@pytest.mark.parametrize("facts", [{"q1": "A"}, {"email": "a@b"}, {"unit_code": "S9"}])
def test_answers_undeclared_fields_and_unknown_units_cannot_be_corrected(
    contest: Contest, facts: dict[str, str]
) -> None:
    with pytest.raises(UsageError):
        check_correction(contest, facts)


def test_the_commands_take_list_and_undo_decisions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contest = load_folder(write_folder(tmp_path / "thu"))
    ledger = Ledger.at(tmp_path / "data")
    place = ["--contest", str(tmp_path / "thu"), "--data", ledger.uri, "--format", "json"]
    load_rows(contest, ledger, row(1, unit="?"), row(2))
    ids = {name: str(line["response_id"]) for name, line in responses(contest, ledger).items()}
    one, two = ids["Người Số 1"], ids["Người Số 2"]
    assert main(["correct", one, "unit_code=S2", "--note", "đã hỏi", *place]) == 0
    assert main(["reject", two, *place]) == 0
    balance = committee_view(contest, ledger).balance()
    assert (balance.accepted, balance.held) == (1, 0)
    assert main(["accept", "nobody", *place]) == 2
    assert main(["correct", one, "unit_code", *place]) == 2
    told = capsys.readouterr()
    assert f"written under the account's name {account()!r}; --by NAME changes that" in told.err
    assert main(["accept", one, "--by", "Bà Hòa", *place]) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out)[0]["decided_by"], told.err) == ("Bà Hòa", "")
    assert main(["undo", json.loads(told.out)[0]["decision_id"], "--by", "Bà Hòa", *place]) == 0
    capsys.readouterr()
    assert main(["decisions", *place]) == 0
    first, second, *_ = json.loads(capsys.readouterr().out)
    assert first["decided_by"] == account()
    assert (first["subject"], first["note"], second["kind"]) == (one, "đã hỏi", "reject")
    assert main(["undo", first["decision_id"], *place]) == 0
    assert main(["accept", one, *place]) == 0
    assert committee_view(contest, ledger).balance().accepted == 1
