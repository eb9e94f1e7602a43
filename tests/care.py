"""A contest whose ledger holds one person in every place where a ledger can hold somebody."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from contest import Contest, load
from ingest import ensure_current
from ledger import Ledger
from ledger.compact import compact
from ledger.contacts import Contact, note_contact
from ledger.log import LOG
from ledger.petitions import Petition, keep_petition
from ledger.verifications import Verification, note_verification
from results import Principal, View
from service.environment import Moment, Place
from service.erasure import Erased, erase
from tests.builders import HEADER, NOW, TOML, row, write_folder
from tests.desk import committee_view, load_rows

ADMIN = Principal("quan-tri", "admin")
LATER = Moment(datetime(2025, 6, 1, tzinfo=UTC))
WIDE = (*HEADER, "Email", "Số định danh", "Ý kiến")
CARE_TOML = (
    TOML.replace(
        'prediction = ["Dự đoán"]',
        'prediction = ["Dự đoán"]\nemail = ["Email"]\nnational_id = ["Số định danh"]',
    )
    + "[privacy]\npurge_after_days = 30\n"
)
NAMED = "Trịnh Văn Độc-Nhất"
EARLIER = "Trịnh Văn Đốc Nhất"
PHONE, EMAIL, NUMBER = "0987654321", "docnhat@example.vn", "030099001234"
OPINION = "Tôi đề nghị sửa đường làng Vạn Ninh"
VALUES = (
    NAMED, EARLIER, PHONE, PHONE[1:], "987 654 321", EMAIL, NUMBER, OPINION, "độc-nhất", "Vạn Ninh",
)  # fmt: skip
"""What must be nowhere after the person was erased."""


def wide(number: int, **cells: str) -> tuple[str, ...]:
    """An answer with an address, an identity number and an opinion."""
    more = (f"nguoi{number}@example.vn", f"0300990{number:05}", f"ý kiến {number}")
    return (*row(number, **cells), *more)


def of_the_person(name: str = NAMED, time: str = "20/11/2024 08:03:00") -> tuple[str, ...]:
    """The person's answer."""
    return (*row(3, name=name, phone=PHONE, time=time), EMAIL, NUMBER, OPINION)


@dataclass
class Care:
    """The contest folder and its ledger. `rows`: the sheet as it is now."""

    folder: Path
    ledger: Ledger
    rows: list[tuple[str, ...]]

    @property
    def place(self) -> Place:
        return Place(self.folder, self.ledger.uri)

    @property
    def contest(self) -> Contest:
        return load(self.folder)

    @property
    def journal(self) -> Path:
        return Path(f"{self.ledger.uri}.erased.jsonl")

    def view(self) -> View:
        return committee_view(self.contest, self.ledger)

    def load(self, rows: Sequence[tuple[str, ...]] | None = None, **options: Any) -> Any:
        if rows is not None:
            self.rows = list(rows)
        contest = self.contest
        return load_rows(contest, self.ledger, *self.rows, header=WIDE, **options)

    def ids(self, phone: str = PHONE) -> list[str]:
        """The responses in which the person's phone stands now."""
        ensure_current(self.contest, self.ledger)
        found = self.ledger.responses(self.ledger.decided(self.contest))
        assert found is not None
        lines = found.to_pyarrow_table(columns=["response_id", "phone"]).to_pylist()
        return sorted(line["response_id"] for line in lines if line["phone"] == phone)

    def erase(self, *ids: str, count: int = 4) -> Erased:
        return erase(
            self.place, ADMIN, ids or self.ids()[:1], confirm=f"erase {count} responses",
            moment=Moment(NOW),
        )  # fmt: skip

    def copy(self, place: Path) -> Care:
        """The same at another place."""
        shutil.copytree(self.folder, place / "thu")
        shutil.copytree(self.ledger.uri, place / "ledger")
        if self.journal.exists():
            shutil.copy(self.journal, place / "ledger.erased.jsonl")
        return Care(place / "thu", Ledger.at(place / "ledger"), list(self.rows))


def make_care(place: Path, people: int = 12) -> Care:
    """Loads, an edit, an undone load, decisions, notes and proposals; all of them know the person,
    who sent two responses."""
    folder = write_folder(place / "thu", toml=CARE_TOML)
    care = Care(folder, Ledger.at(place / "ledger"), [])
    others = [wide(number) for number in range(4, people)]
    care.load([wide(1), wide(2), of_the_person(EARLIER), *others])
    care.load([wide(1), wide(2), of_the_person(), *others])
    second = of_the_person(time="21/11/2024 09:00:00")
    care.load([*care.rows, wide(50), second, of_the_person(time="22/11/2024 10:00:00")])
    ledger = care.ledger
    ledger.decide(
        "undo_load", "bieu-mau", {"load_number": "3", "file": "a", "rows": "1"}, by="ai", now=NOW
    )
    care.load([wide(1), wide(2), of_the_person(), *others, wide(50), second])
    _decide(care)
    line = {"at": NOW, "who": "ai", "role": "admin", "act": "unmask",
            "scope": f"response 7, phone: gọi {NAMED}", "rows": 1}  # fmt: skip
    ledger.append("log", pa.Table.from_pylist([line], schema=LOG))
    note_contact(
        ledger,
        Contact(NOW, "ai", "S1", None, "reached", None, None, f"gặp {NAMED} +84 987 654 321"),
    )
    _petition(care)
    care.view()
    compact(ledger, care.contest)
    write_folder(folder, toml=CARE_TOML, units="code,name,kind,group,parent,headcount\n"
                 "S1,Sở Một,sở,so,,10\nS2,Sở Hai,sở,so,,\nS3,Sở Ba,sở,so,,\n")  # fmt: skip
    care.view()  # the reading of the earlier folder stays on the disk
    answers = place / "answers.csv"
    answers.unlink()
    return care


def _petition(care: Care) -> None:
    mine, day = care.ids()[0], NOW.date()
    said = f"{NAMED}, {PHONE}: {OPINION}"
    petition = Petition(0, NOW, "ai", day, "phone", mine, said, day)
    kept = keep_petition(care.ledger, petition)
    keep_petition(
        care.ledger,
        replace(kept, answer=f"đã gọi {NAMED}, {PHONE}", answered_on=day),
    )
    line = Verification(NOW, "ai", mine, "", "", "x", "pending", f"hỏi {NAMED}")
    note_verification(care.ledger, line)


def _decide(care: Care) -> None:
    ledger, view = care.ledger, care.view()
    lines = {line["response_id"]: line for line in view.standings().to_pylist()}
    mine = care.ids()[0]
    ledger.decide(
        "correct", mine, {"row_hash": "x", "full_name": NAMED, "phone": PHONE}, by="ai", now=NOW,
        note=f"hỏi {NAMED.lower()}",
    )  # fmt: skip
    people = sorted({line["person_id"] for line in lines.values()})
    person = next(line["person_id"] for line in view.responses([mine]))
    other = next(one for one in people if one != person)
    ledger.decide(*view.persons.act("leave_people", [other, person]), by="ai", now=NOW)
    roster = f'[["{NAMED}","","{PHONE}"],["Người Số 4","",""]]'
    unit = {"unit_code": "S1", "valid_from": ""}
    proposed = ledger.decide(
        "propose_roster", "S1", {**unit, "lines": roster, "rows": "2"}, by="S1", now=NOW
    )
    ledger.decide("accept_proposal", proposed.decision_id, by="ai", now=NOW)
    ledger.decide(
        "propose_contact", "S1", {**unit, "name": NAMED, "title": "", "phone": PHONE}, by="S1",
        now=NOW,
    )  # fmt: skip
