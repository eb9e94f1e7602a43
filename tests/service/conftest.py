"""A small contest as the service sees it: a place, and who acts there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from contest import Contest, load
from ledger import Decision, Ledger
from results import Principal, View
from service import take_in
from service.acts import Wanted
from service.decide import Marks, decide
from service.environment import Moment, Place
from service.opened import Opened, open_for
from tests.builders import NOW, csv_text, row, write_folder
from tests.care import Care, make_care

UNITS = (
    "code,name,kind,group,parent,headcount\n"
    "S1,Sở Một,sở,so,,10\nS2,Sở Hai,sở,so,,\nP1,Phòng Một,phòng,,S1,\n"
)
REVIEWER = Principal("Lê Thị Hòa", "reviewer")
ADMIN = Principal("Trần Văn Quản", "admin")


@dataclass
class Room:
    """The place, and what is asked of it in the order in which it happens."""

    place: Place
    minutes: int = 0

    @property
    def moment(self) -> Moment:
        """Each one a minute after the last."""
        self.minutes += 1
        return Moment(NOW + timedelta(minutes=self.minutes))

    @property
    def contest(self) -> Contest:
        return load(self.place.folder)

    @property
    def ledger(self) -> Ledger:
        return Ledger.at(self.place.data)

    def file(self, *rows: tuple[str, ...]) -> Path:
        path = self.place.folder.parent / "answers.csv"
        path.write_text(csv_text(rows), encoding="utf-8")
        return path

    def load(self, *rows: tuple[str, ...], who: Principal = ADMIN) -> take_in.LoadReport:
        return take_in.load(self.place, who, self.file(*rows), moment=self.moment)

    def open(self, who: Principal = ADMIN) -> Opened:
        return open_for(self.place, who, self.moment, fresh=True)

    @property
    def view(self) -> View:
        return self.open().view

    def line(self, name: str) -> dict[str, Any]:
        """The response of a person whose name is found once."""
        (found,) = self.view.look_up(name)
        return found

    def decide(
        self,
        *wanted: Wanted,
        who: Principal = REVIEWER,
        looked_at: Marks | None = None,
        note: str = "",
    ) -> Sequence[Decision]:
        return decide(self.place, who, wanted, looked_at=looked_at, note=note, moment=self.moment)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Four responses, of which two wait because of their unit."""
    folder = write_folder(tmp_path / "contest", units=UNITS)
    made = Room(Place(folder, str(tmp_path / "ledger")))
    made.load(row(1), row(2), row(3, unit="lạ"), row(4, unit="Cơ quan hai"))
    return made


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Care:
    """A ledger that holds one person everywhere; no test changes it."""
    return make_care(tmp_path_factory.mktemp("care"))


@pytest.fixture
def care(made: Care, tmp_path: Path) -> Care:
    """A copy of it."""
    return made.copy(tmp_path)
