"""The page Thử thay đổi over a real ledger: looking writes nothing, applying writes one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.amend import with_exclusion, with_key, with_rule
from contest import load
from contest.errors import FolderError, NotAllowedError, UsageError
from results import prize_effect
from service.declare import declare
from service.environment import Moment
from service.what_if import FILES, file_texts, supposed_folder
from tests.builders import COMMITTEE, here, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk, press

RULES = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n# ghi chú của Ban Tổ chức\n'


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    rows = (row(n, answer=answer, prediction="") for n, answer in enumerate("BAA", 1))
    return make_desk(monkeypatch, tmp_path, *rows, rules=RULES)


def folder(desk: Desk) -> dict[str, str]:
    return file_texts(here(), COMMITTEE)


def test_another_key_shows_who_moves_and_whose_prize_changes_and_writes_nothing(
    desk: Desk,
) -> None:
    before, texts = desk.numbers(), folder(desk)
    app = desk.on("what-if")
    app.multiselect(key="what_if_key_q1").set_value(["B"]).run()
    press(app, "what_if_ask")
    text = page_text(app)
    assert "Giải thay đổi" in text
    assert "Người Số 1: không có giải → Giải Nhất" in text
    assert "Người Số 2: Giải Nhất → không có giải" in text
    assert "Bản trình diễn không ghi" in text
    assert (desk.numbers(), folder(desk)) == (before, texts)


def test_an_exclusion_and_a_rule_are_tried_on_the_page(desk: Desk) -> None:
    app = desk.on("what-if")
    app.radio(key="what_if_kind").set_value("exclusion").run()
    app.text_input(key="what_if_phone").input("0900000002").run()
    press(app, "what_if_ask")
    assert "Người Số 2: Giải Nhất → không có giải" in page_text(app)
    app.radio(key="what_if_kind").set_value("rule").run()
    app.selectbox(key="what_if_rule").set_value("max_per_round").run()
    app.number_input(key="what_if_max_per_round").set_value(1).run()
    press(app, "what_if_ask")
    assert "Không giải nào thay đổi." in page_text(app)


def test_what_cannot_be_tried_is_said(desk: Desk) -> None:
    app = press(desk.on("what-if"), "what_if_ask")
    assert "Không thử được" in page_text(app)
    wrong = {"contest.toml": with_rule(folder(desk)["contest.toml"], "attempts", "counted", "x")}
    with pytest.raises(FolderError):
        supposed_folder(here(), COMMITTEE, wrong, Moment(MOMENT))


def test_a_change_is_applied_once_whole_and_decided(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = folder(desk)["items.csv"]
    with pytest.raises(NotAllowedError):  # a demonstration keeps its folder
        declare(here(), COMMITTEE, "items.csv", base + "\n", base, "vì", Moment(MOMENT))
    monkeypatch.delenv("CONTEST_DEMO")
    text = with_key(base, "q1", ["B"])
    declare(here(), COMMITTEE, "items.csv", text, base, "đáp án đúng là B", Moment(MOMENT))
    assert load(here().folder).items[0].key == ("B",)
    assert [(d.kind, d.subject) for d in desk.ledger.decisions()] == [("declare", "items.csv")]
    with pytest.raises(UsageError, match="changed meanwhile"):
        declare(here(), COMMITTEE, "items.csv", text, base, "vì", Moment(MOMENT))
    assert not [p for p in here().folder.iterdir() if p.name.endswith(".part")]


def test_the_prizes_of_a_tried_folder_are_those_that_it_gives_when_it_is_applied(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = folder(desk)
    line = {"full_name": "người số 2", "reason": "Ban Tổ chức"}
    texts = {"exclusions.csv": with_exclusion(base["exclusions.csv"], line)}
    tried = supposed_folder(here(), COMMITTEE, texts, Moment(MOMENT))
    assert len(prize_effect(desk.view(), tried).persons) == 2
    monkeypatch.delenv("CONTEST_DEMO")
    file = "exclusions.csv"
    declare(here(), COMMITTEE, file, texts[file], base[file], "vì", Moment(MOMENT))
    applied = Desk(load(here().folder), desk.ledger, desk.app)
    assert applied.view().standings().to_pylist() == tried.standings().to_pylist()


def test_people_s_comments_and_separators_stay() -> None:
    text = '[attempts]\ncounted = "best"  # Điều 5\nmax_per_round = 5\n\n[ranking]\n'
    assert with_rule(text, "attempts", "max_per_round", None) == (
        '[attempts]\ncounted = "best"  # Điều 5\n\n[ranking]\n'
    )
    assert "[identity]\nminimum_age = 18" in with_rule(text, "identity", "minimum_age", 18)
    assert with_key("id,key,options\nq1,A,A|B\n", "q1", ["A", "B"]).endswith("q1,A|B,A|B\n")
    assert with_exclusion("phone;reason\n", {"phone": "09"}) == "phone;reason\n09;\n"
    with pytest.raises(UsageError, match="no column"):
        with_exclusion("phone;reason\n", {"email": "a@b.vn"})
    with pytest.raises(UsageError, match="0 questions"):
        with_key("id,key\nq1,A\n", "q2", ["A"])
    assert set(FILES) == {"contest.toml", "units.csv", "items.csv", "exclusions.csv"}
