"""A busy contest: every state, and every kind of decision."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contest import Contest, load
from ingest import ensure_current
from ledger import Ledger
from ledger.decisions import Decision, Kind
from ledger.draws import sealing
from ledger.people_decisions import people_act
from recount import Verdict
from results import Results, compute
from results.awards import person_awards
from service.recounted import recounted_as
from tests.builders import HEADER, ITEMS, NOW, TOML, UNITS, row, write_folder
from tests.desk import load_rows

BUSY = (
    TOML.replace(
        "[columns]\n",
        """[[rounds]]
id = "r1"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-25T07:30:00
[[rounds]]
id = "r2"
opens_at = 2024-11-25T07:30:00
closes_at = 2024-12-13T16:30:00
[[voids]]
opens_at = 2024-11-21T10:00:00
closes_at = 2024-11-21T11:00:00
[attempts]
max_per_round = 2
[columns]
""",
    )
    + '[prediction]\nof = "people"\n'
    + "".join(f'[[prizes]]\nname = "Giải {n}"\ncount = 1\n' for n in range(1, 31))
    + '[[unit_prizes]]\nname = "Giải tập thể"\ngroup = "so"\ncount = 1\n'
)
BUSY_UNITS = UNITS + "P1,Phòng Một,phòng,,S1,\n"
BUSY_ITEMS = ITEMS + "q2,r1,Câu 2,multiple_partial,1,một|hai|ba,một|hai\n"
BUSY_HEADER = (*HEADER, "Câu 2")


def said(number: int, partial: str = "một, hai", **cells: str) -> tuple[str, ...]:
    """A row of the busy contest."""
    return (*row(number, **cells), partial)


ROWS = (
    said(1, time="20/11/2024 08:01:00"),
    said(1, "một, ba", time="20/11/2024 09:00:00", answer="B"),
    said(1, time="20/11/2024 10:00:00"),  # the third attempt
    said(2, "một", time="22/11/2024 08:00:00"),
    said(2, time="26/11/2024 08:00:00"),
    said(3, time="13/12/2024 16:30:00"),
    said(4, time="13/12/2024 16:29:59"),
    said(5, time="21/11/2024 10:30:00"),
    said(6, phone="12345"),
    said(7, unit="Cơ quan lạ"),
    said(8, phone="12345"),
    said(9),
    said(10),
    said(11, time="21/11/2024 11:00:00", answer="C"),
    said(12, "hai, ba, một"),
    said(12, name="Nguyễn Văn Khác", time="22/11/2024 09:00:00"),
    said(13),
    said(14),
    said(15, unit="Phòng Một", phone="900000015", prediction="1.234"),
    said(16, "", unit="Sở Hai", time="28/11/2024 08:00:00", answer=""),
    said(17, unit="Sở Hai", time="28/11/2024 08:00:00", prediction="nhiều"),
    said(18, time=""),
    said(19, name="", unit="Phòng Một"),
)


@dataclass
class Desk:
    """A contest and its ledger, read again before each look."""

    folder: Path
    contest: Contest
    ledger: Ledger
    taken: dict[str, Decision] = field(default_factory=dict)

    def load(self, *rows: tuple[str, ...], header: Iterable[str] = BUSY_HEADER) -> None:
        report = load_rows(self.contest, self.ledger, *rows, header=tuple(header), complete=True)
        assert report.refused is None

    def results(self) -> Results:
        contest = self.ledger.decided(self.contest)
        ensure_current(contest, self.ledger)
        return compute(contest, self.ledger, now=NOW)

    def verdict(self, results: Results | None = None) -> Verdict:
        return recounted_as(self.contest, results or self.results(), self.contest.local(NOW))

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The responses of a name, in order of time."""
        query = "select a.*, r.content_hash, r.name_key from attempts a join responses r "
        query += "using (response_id) where a.full_name = ? order by a.submitted_at"
        found: list[dict[str, Any]] = self.results().rows("attempts", query, [name]).to_pylist()
        return found

    def of(self, number: int) -> dict[str, Any]:
        """The first response of the person `number`."""
        return self.lines(f"Người Số {number}")[0]

    def decide(self, kind: Kind, subject: str, facts: Mapping[str, str] | None = None) -> Decision:
        taken = self.ledger.decide(kind, subject, facts, by="Ban Tổ chức", now=NOW)
        self.taken[kind] = taken
        return taken

    def about_people(self, kind: Any, *persons: str) -> None:
        named: dict[str, list[str | None]] = {}
        query = "select person_id, full_name from attempts where person_id is not null"
        for line in self.results().rows("attempts", query).to_pylist():
            named.setdefault(line["person_id"], []).append(line["full_name"])
        self.decide(*people_act(kind, persons, named, self.ledger.salt))


Make = Callable[..., Desk]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes a desk from the texts of a folder."""

    def made(exclusions: str = "", **texts: str) -> Desk:
        place = tmp_path_factory.mktemp("desk")
        folder = write_folder(place / "contest", **texts)
        if exclusions:
            (folder / "exclusions.csv").write_text(exclusions, "utf-8")
        return Desk(folder, load(folder), Ledger.at(place / "ledger"))

    return made


@pytest.fixture(scope="session")
def busy(make: Make) -> Desk:
    made = make(toml=BUSY, units=BUSY_UNITS, items=BUSY_ITEMS)
    made.load(*ROWS)
    return made


@pytest.fixture
def desk(busy: Desk, tmp_path: Path) -> Desk:
    """The busy contest after its first load."""
    return copied(busy, tmp_path)


@pytest.fixture
def decided(busy_and_decided: Desk, tmp_path: Path) -> Desk:
    """The busy contest after three loads, of which one is undone, and all decisions."""
    return copied(busy_and_decided, tmp_path)


def copied(desk: Desk, place: Path) -> Desk:
    """The same desk at another place, as if nobody had looked at it yet."""
    shutil.copytree(desk.ledger.uri, place / "ledger")
    return replace(
        desk,
        contest=replace(desk.contest),
        ledger=Ledger.at(place / "ledger"),
        taken={**desk.taken},
    )


@pytest.fixture(scope="session")
def busy_and_decided(busy: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = copied(busy, tmp_path_factory.mktemp("decided"))
    s1 = {"unit_code": "S1", "valid_from": ""}
    held = desk.of(6)
    desk.decide("accept", held["response_id"], {"row_hash": held["content_hash"]})
    wrong = desk.of(8)
    for name, text in (("phone", "0900000088"), ("unit_code", "S2")):  # which add up
        facts = {"row_hash": wrong["content_hash"], name: text}
        desk.decide("correct", wrong["response_id"], facts)
    desk.decide("reject", desk.of(9)["response_id"])
    desk.decide("reject", desk.of(2)["response_id"])
    desk.decide("undo", desk.taken["reject"].decision_id)
    desk.decide("reject", desk.of(14)["response_id"])
    undo = desk.decide("undo", desk.taken["reject"].decision_id)
    desk.decide("undo", undo.decision_id)
    desk.decide("alias", "cơ quan lạ", {**s1, "text": "Cơ quan lạ"})
    desk.about_people("merge_people", desk.of(10)["person_id"], desk.of(11)["person_id"])
    desk.about_people("split_person", desk.of(12)["person_id"])
    desk.about_people("leave_people", desk.of(16)["person_id"], desk.of(17)["person_id"])
    count = {"headcount": "4", "source": "Báo cáo", "dated": "2024-11-01"}
    for kind in ("propose_headcount", "propose_headcount"):
        desk.decide(kind, "S1", {**s1, **count})
        desk.decide("accept_headcount", desk.taken[kind].decision_id)
    contact = {"name": "Đào Thị Mật", "title": "", "phone": "0987000111"}
    desk.decide("propose_contact", "S1", {**s1, **contact})
    desk.decide("accept_proposal", desk.taken["propose_contact"].decision_id)
    people = '[["Người Số 1","","0900000001"],["Người Số 2","",""]]'
    desk.decide(
        "propose_roster", "S2", {"unit_code": "S2", "valid_from": "", "lines": people, "rows": "2"}
    )
    desk.decide("accept_proposal", desk.taken["propose_roster"].decision_id)
    desk.decide("propose_alias", "cơ quan kia", {**s1, "text": "Cơ quan kia"})
    desk.decide("confirm_load", "bieu-mau", {"file_hash": "0", "doubt": "x", "would": "y"})
    second = [one for one in ROWS if one[1] != "Người Số 13"]
    edited = said(14, "một", time="20/11/2024 08:20:00", answer="B")
    second[second.index(said(14))] = edited
    renamed = ["Dự đoán số người" if one == "Dự đoán" else one for one in BUSY_HEADER]
    tied = [said(n, time="26/11/2024 09:00:00", prediction="") for n in (22, 23)]
    second += tied
    desk.load(*second, said(20), header=renamed)
    desk.decide("map_heading", "prediction", {"heading": "Dự đoán số người"})
    desk.load(*second[3:], said(21), header=renamed)
    desk.decide("undo_load", "bieu-mau", {"load_number": "3", "file": "answers.csv", "rows": "1"})
    day = date(2024, 12, 20)
    desk.decide("declare", "contest.toml", {"before": "a", "after": "b"})
    desk.decide("disqualify", desk.of(5)["response_id"])
    desk.decide("disqualify_unit", "S2", {"unit_code": "S2", "valid_from": ""})
    (tie,) = person_awards(desk.results()).ties
    sealed = desk.decide("seal_draw", *sealing(tie.of, tie.ids, "Xổ số", day, (), day))
    desk.decide("draw", sealed.decision_id, {"seed": "38204"})
    assert not person_awards(desk.results()).ties
    return desk
