"""`python -m scoring recount`: what it prints, how it ends, and who may ask."""

from __future__ import annotations

import json

import pytest

import scoring.judge
from cli.scoring import main
from contest.errors import NotAllowedError
from results import Principal
from results.principal import Role
from service.environment import Moment, Place
from service.recounted import recounted
from tests.builders import NOW
from tests.recount.conftest import Desk
from tests.recount.test_planted_errors import fresh, never

__all__ = ["fresh"]  # compiled queries are forgotten before each test


def options(desk: Desk, form: str = "json") -> list[str]:
    folder = str(desk.folder)
    return ["recount", "--contest", folder, "--data", desk.ledger.uri, "--format", form]


def test_it_agrees_with_status_0(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options(desk)) == 0
    told = {"agrees": True, "differences": [], "total": 0}
    assert json.loads(capsys.readouterr().out) == told


def test_it_names_each_difference_with_status_1(
    decided: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(scoring.judge.STATE_RULES, "R108_committee_rejected", never)
    assert main(options(decided)) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["agrees"] is False
    assert told["total"] == len(told["differences"]) > 0
    assert {*told["differences"][0]} == {"table", "key", "ours", "recount"}
    assert decided.of(9)["response_id"] in {one["key"] for one in told["differences"]}
    assert main(options(decided, "table")) == 1
    printed = capsys.readouterr()
    assert f"the recount differs in {told['total']} rows" in printed.err
    assert "responses" in printed.out


@pytest.mark.parametrize("role", ["leader", "press", "bearer", "nobody"])
def test_who_may_not_see_all_people_may_not_recount(desk: Desk, role: Role) -> None:
    who = Principal("Ai đó", role, ("S1",) if role == "leader" else ())
    with pytest.raises(NotAllowedError, match="may not recount"):
        recounted(Place(desk.folder, desk.ledger.uri), who, Moment(NOW))
