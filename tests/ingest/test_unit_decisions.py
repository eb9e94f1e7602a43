"""What a writing was decided to mean: for past and future rows, on its day, and undone exactly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cli.ingest import main
from contest import Contest
from contest import load as load_folder
from contest.errors import UsageError
from ingest import ensure_current, load_file, touched
from ledger import Decision, Ledger, unit_decisions
from ledger.unit_decisions import alias
from tests.builders import HEADER, NOW, TOML, UNITS, csv_text, row, write_folder
from tests.desk import committee_view, everything, load_rows

MERGED = (
    "code,name,kind,group,parent,headcount,valid_from,valid_to,successor\n"
    "A,Xã An,xã,so,,10,,2024-11-30,C\n"
    "B,Xã Bình,xã,so,,10,,2024-11-30,C\n"
    "C,Xã Chung,xã,so,,20,2024-12-01,,\n"
)


def people(contest: Contest, ledger: Ledger) -> dict[str, int]:
    rows = committee_view(contest, ledger).participation("unit").to_pylist()
    return {line["unit_code"]: line["people"] for line in rows}


def decide(contest: Contest, ledger: Ledger, text: str, code: str) -> Decision:
    (number,) = contest.units.by_code[code]
    return ledger.decide("alias", *alias(contest.units, text, number), by="ai", now=NOW)


def test_a_writing_is_credited_in_past_and_future_rows_and_undone_exactly(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1), row(2, unit="Cơ quan hai"), row(3, unit="CƠ  QUAN HAI"))
    before = everything(committee_view(contest, ledger))
    decision = decide(contest, ledger, "cơ quan hai", "S2")
    assert people(contest, ledger) == {"S1": 1, "S2": 2}
    load_rows(contest, ledger, row(1), row(2, unit="Cơ quan hai"), row(3, unit="CƠ  QUAN HAI"),
         row(4, unit="Cơ quan hai"))  # fmt: skip
    assert people(contest, ledger) == {"S1": 1, "S2": 3}
    undo = ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    assert people(contest, ledger) == {"S1": 1, "S2": 0}
    ledger.decide("undo", undo.decision_id, by="ai", now=NOW)
    assert people(contest, ledger) == {"S1": 1, "S2": 3}
    ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    load_rows(contest, ledger, row(1), row(2, unit="Cơ quan hai"), row(3, unit="CƠ  QUAN HAI"))
    ensure_current(contest, ledger, rebuild=True)
    assert everything(committee_view(contest, ledger))[1:] == before[1:]


def test_only_the_rows_with_the_writing_are_read_again(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, *(row(number, unit=f"Cơ quan {number}") for number in range(1, 9)))
    ensure_current(contest, ledger)
    decision = decide(contest, ledger, "CƠ quan 5", "S2")
    assert len(touched(contest, ledger, (), (decision,))) == 1
    assert ensure_current(contest, ledger) == 1
    assert ensure_current(contest, ledger) == 0


def test_a_rebuild_comes_to_the_same_as_the_decision_did(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, row(1, unit="một"), row(2, unit="hai"), row(3, unit="ba"))
    decide(contest, ledger, "một", "S1")
    decide(contest, ledger, "hai", "S1")
    decide(contest, ledger, "hai", "S2")
    step_by_step = everything(committee_view(contest, ledger))
    ensure_current(contest, ledger, rebuild=True)
    assert everything(committee_view(contest, ledger)) == step_by_step
    assert people(contest, ledger) == {"S1": 1, "S2": 1}


def test_a_unit_that_ended_hands_its_writings_to_its_heir_and_one_to_come_takes_none(
    tmp_path: Path, ledger: Ledger
) -> None:
    contest = load_folder(write_folder(tmp_path / "c", units=MERGED))
    last, first = "30/11/2024 23:59:59", "01/12/2024 00:00:00"
    load_rows(contest, ledger, row(1, time=last, unit="x. an"), row(2, time=first, unit="x. an"),
         row(3, time=last, unit="cụm"), row(4, time=first, unit="cụm"))  # fmt: skip
    decide(contest, ledger, "x. an", "A")
    decide(contest, ledger, "cụm", "C")
    assert people(contest, ledger) == {"A": 1, "B": 0, "C": 2}
    assert committee_view(contest, ledger).balance().held == 1, "the unit did not exist yet"


def test_a_more_general_cell_that_names_another_place_keeps_the_row_held(
    tmp_path: Path, ledger: Ledger
) -> None:
    toml = TOML.replace('unit = ["Đơn vị"]', 'unit_1 = ["Huyện"]\nunit_2 = ["Đơn vị"]').replace(
        '"phone", "unit"]', '"phone", "unit_2"]'
    )
    units = "code,name,kind,group,parent\nH1,Huyện Một,,so,\nX1,Xã Một,,,H1\nH2,Huyện Hai,,so,\n"
    contest = load_folder(write_folder(tmp_path / "c", toml=toml, units=units))
    path = tmp_path / "a.csv"
    rows = [(*row(1, unit="xm"), "Huyện Một"), (*row(2, unit="xm"), "Huyện Hai"),
            (*row(3, unit="xm"), ""), (*row(4, unit="xm"), "?")]  # fmt: skip
    path.write_text(csv_text(rows, header=(*HEADER, "Huyện")), encoding="utf-8")
    load_file(contest, ledger, path, now=NOW)
    decide(contest, ledger, "xm", "X1")
    assert people(contest, ledger)["X1"] == 3
    assert committee_view(contest, ledger).balance().reasons["R207_unit_ambiguous"] == 1


def test_a_unit_that_left_the_folder_takes_its_decision_with_it(
    tmp_path: Path, contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1), row(2, unit="hai"))
    decide(contest, ledger, "hai", "S2")
    assert people(contest, ledger) == {"S1": 1, "S2": 1}
    other = load_folder(write_folder(tmp_path / "c", units="".join(UNITS.splitlines(True)[:2])))
    assert people(other, ledger) == {"S1": 1}
    assert committee_view(other, ledger).balance().held == 1


def test_a_headcount_counts_when_it_is_accepted_and_no_longer_when_that_is_undone(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1), row(2, unit="Sở Hai"))
    before = everything(committee_view(contest, ledger))

    def rates() -> dict[str, float | None]:
        rows = committee_view(contest, ledger).participation("unit").to_pylist()
        return {line["unit_code"]: line["participation_rate"] for line in rows}

    assert rates() == {"S1": 0.1, "S2": None}
    (number,) = contest.units.by_code["S2"]
    subject, facts = unit_decisions.headcount(contest.units, number, "4", "Báo cáo", "2024-11-01")
    proposed = ledger.decide("propose_headcount", subject, facts, by="ai", now=NOW)
    assert everything(committee_view(contest, ledger)) == before
    accepted = ledger.decide("accept_headcount", proposed.decision_id, by="ai", now=NOW)
    assert rates() == {"S1": 0.1, "S2": 0.25}
    unit = ledger.decided(contest).units.units[number]
    assert unit.headcount_source == "Báo cáo (2024-11-01)"
    ledger.decide("undo", accepted.decision_id, by="ai", now=NOW)
    assert everything(committee_view(contest, ledger)) == before


@pytest.mark.parametrize(
    ("headcount", "source", "dated"),
    [("0", "x", "2024-11-01"), ("-4", "x", "2024-11-01"), ("4", " ", "2024-11-01"), ("4", "x", "")],
)
def test_a_headcount_without_number_source_or_day_is_refused(
    contest: Contest, headcount: str, source: str, dated: str
) -> None:
    with pytest.raises(UsageError):
        unit_decisions.headcount(contest.units, 0, headcount, source, dated)


def test_the_folder_says_the_same_when_nothing_was_decided(contest: Contest) -> None:
    assert replace(contest).hash == contest.hash


def test_the_command_names_a_unit_for_a_writing(
    contest: Contest, ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_rows(contest, ledger, row(1), row(2, unit="hai"))
    place = ["--contest", str(write_folder(tmp_path / "c")), "--data", ledger.uri]
    assert main(["alias", "hai", "S2", "--note", "theo công văn", *place]) == 0
    assert people(contest, ledger) == {"S1": 1, "S2": 1}
    assert main(["alias", "hai", "S9", *place]) == 2
    assert "there is no unit with code 'S9'" in capsys.readouterr().err
