"""A state that was noted is opened again: everything is exactly as it was then."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from contest import load
from contest.errors import UsageError
from ingest import ensure_current, load_file
from ledger import Decision, Ledger
from ledger.compact import compact
from ledger.decisions import Kind
from ledger.state import State
from ledger.unit_decisions import alias
from results import Results, Supposed, compute, visible
from service.opened_at import opened_at
from tests.builders import COMMITTEE, HEADER, ITEMS, TOML, csv_text, row, write_folder
from tests.desk import everything

ROUNDS = """
[[sources]]
id = "giay"
day_first = true
[[rounds]]
id = "mot"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-21T00:00:00
[[rounds]]
id = "hai"
opens_at = 2024-11-21T00:00:00
closes_at = 2024-12-13T16:30:00
[attempts]
max_per_round = 2
"""
START = datetime(2024, 11, 20, 3, tzinfo=UTC)
Rows = dict[int, tuple[str, ...]]


@dataclass(frozen=True)
class Noted:
    """A state, and what was seen in it."""

    what: str
    state: State
    seen: Any


class Story:
    """A contest whose every state is noted."""

    def __init__(self, place: Path) -> None:
        self.place, self.now = place, START
        self.folder = write_folder(place / "contest", toml=TOML + ROUNDS)
        self.contest, self.ledger = load(self.folder), Ledger.at(place / "ledger")
        self.noted: list[Noted] = []

    def note(self, what: str) -> None:
        ensure_current(self.contest, self.ledger)
        self.results = compute(self.contest, self.ledger, now=self.now)
        assert self.results.state is not None
        self.noted.append(Noted(what, self.results.state, seen(self.results)))
        self.now += timedelta(hours=2)

    def load(self, what: str, rows: Rows, source: str = "bieu-mau", column: str = "") -> None:
        header = (*HEADER[:-1], column or HEADER[-1])
        file = self.place / "answers.csv"
        file.write_text(csv_text(rows.values(), header=header), encoding="utf-8")
        load_file(self.contest, self.ledger, file, source=source, now=self.now)
        self.note(what)

    def decide(self, what: str, kind: Kind, subject: str, **facts: str) -> Decision:
        decision = self.ledger.decide(kind, subject, facts, by="ai", now=self.now)
        self.note(what)
        return decision

    def response(self, name: str) -> dict[str, Any]:
        (line,) = visible(self.results, COMMITTEE).look_up(name)
        return line


def seen(results: Results) -> Any:
    """The numbers, each response as it was read and as it was judged, and what was seen of some."""
    view = visible(results, COMMITTEE)
    read = results.rows("attempts", "select * from responses order by response_id").to_pylist()
    judged = view.responses([line["response_id"] for line in read])
    told_of = [x["response_id"] for x in judged if x["full_name"] in ("Người Số 0", "Người Số 2")]
    histories = [view.history(response_id) for response_id in told_of]
    return everything(view), judged, read, histories, view.decisions, view.last_good_at


def told(place: Path) -> Story:
    """Loads of two sources, edits, rows that go and come back, and every kind of decision."""
    story = Story(place)
    story.note("nothing")
    rows: Rows = {n: row(n) for n in range(5)}
    rows |= {5: row(5, unit="Sở Bảy"), 6: row(6, phone="?"), 7: row(1, name="Khác Hẳn")}
    story.load("first load", rows)
    paper = {n: row(n, time=f"21/11/2024 09:0{n}:00") for n in range(3)}
    story.load("another source", paper, "giay")
    rows |= {0: row(0, answer="B"), 8: row(8, time="20/11/2024 09:30:00")}
    story.load("an edit and a new row", rows)
    without = {n: cells for n, cells in rows.items() if n != 2}
    story.load("a row is missing", without)
    story.load("it is gone", {**without, 9: row(9)})
    compact(story.ledger, story.contest)
    story.load("it is back", {**rows, 9: row(9)})
    rejected = story.decide("a rejection", "reject", story.response("Người Số 3")["response_id"])
    held = story.response("Người Số 6")
    story.decide("acceptance", "accept", held["response_id"], row_hash=held["content_hash"])
    mended = {"row_hash": held["content_hash"], "phone": "0900099999"}
    corrected = story.decide("a correction", "correct", held["response_id"], **mended)
    text, facts = alias(story.contest.units, "Sở Bảy", 1)
    story.decide("a writing means a unit", "alias", text, **facts)
    line, other = (story.response(f"Người Số {n}")["person_id"] for n in (4, 9))
    act = visible(story.results, COMMITTEE).persons.act("merge_people", [line, other])
    story.decide("two are one", act[0], act[1], **act[2])
    story.decide("the rejection is undone", "undo", rejected.decision_id)
    story.decide("the correction is undone", "undo", corrected.decision_id)
    rows[6] = row(6, phone="?", name="Người Số Sáu", answer="C")
    story.load("an edit ends an acceptance", {**rows, 9: row(9)})
    story.load("a renamed column", {**rows, 9: row(9), 10: row(10)}, column="Bạn đoán")
    story.decide("and its mapping", "map_heading", "prediction", heading="Bạn đoán")
    facts = {"unit_code": "S2", "valid_from": "", "headcount": "40", "source": "?", "dated": ""}
    proposed = story.ledger.decide("propose_headcount", "S2", facts, by="ai", now=story.now)
    story.decide("a headcount is accepted", "accept_headcount", proposed.decision_id)
    story.now += timedelta(days=30)
    story.note("the contest has closed")
    return story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return told(tmp_path_factory.mktemp("story"))


def files(place: str) -> dict[str, tuple[int, int]]:
    found = (path for path in Path(place).rglob("*") if path.is_file())
    return {str(p): (p.stat().st_size, p.stat().st_mtime_ns) for p in found}


def test_every_state_of_a_story_is_opened_as_it_was_and_nothing_is_written(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [noted.state.name for noted in story.noted]
    assert len(set(names)) == len(names)
    monkeypatch.setattr("ledger.compact.KEPT_HOURS", 0)
    done = compact(story.ledger, story.contest)
    assert sum(table.deleted for table in done) > 0, "old files are gone"
    before = files(story.ledger.uri)
    for noted in story.noted[1:]:
        again = opened_at(noted.state, story.folder, Ledger.at(story.ledger.uri))
        assert again.state == noted.state
        assert seen(again) == noted.seen, noted.what
    assert files(story.ledger.uri) == before


def test_a_copy_of_the_ledger_opens_its_states_too(story: Story, tmp_path: Path) -> None:
    copy = Ledger.at(shutil.copytree(story.ledger.uri, tmp_path / "copy"))
    noted = story.noted[9]
    assert seen(opened_at(noted.state, story.folder, copy)) == noted.seen


def test_a_state_of_another_lineage_is_refused(story: Story, tmp_path: Path) -> None:
    other = Story(tmp_path)
    other.load("the same", {1: row(1)})
    with pytest.raises(
        UsageError, match=r"does not belong to the ledger .* found the lineage \w+, expected"
    ):
        opened_at(story.noted[3].state, story.folder, other.ledger)


def test_a_state_of_another_folder_is_refused(story: Story, tmp_path: Path) -> None:
    other = write_folder(
        tmp_path / "contest", toml=TOML + ROUNDS, items=ITEMS.replace("C,A", "C,B")
    )
    with pytest.raises(UsageError, match=r"contest folder .* found the hash \w+, expected \w+"):
        opened_at(story.noted[3].state, other, story.ledger)


def test_a_state_that_the_ledger_does_not_reach_is_refused(story: Story) -> None:
    last = story.noted[-1].state
    loads = tuple((source, number + 1) for source, number in last.loads)
    with pytest.raises(UsageError, match="source giay ends with load 1, expected 2 or more"):
        opened_at(replace(last, loads=loads), story.folder, story.ledger)
    with pytest.raises(UsageError, match="found 10 decisions, expected 99 or more"):
        opened_at(replace(last, decision=99), story.folder, story.ledger)


def test_results_of_no_state_have_no_name(story: Story) -> None:
    ledger, contest = story.ledger, story.contest
    nothing = Supposed((), story.results.rows("attempts", "from responses limit 0"))
    assert compute(contest, ledger, now=story.now, supposed=nothing).state is None
    assert compute(contest, ledger, now=story.now, as_of=datetime(2024, 11, 21)).state is None
