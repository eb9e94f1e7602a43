"""An installation of two contests beside one another, each with a ledger and people of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from contest import Contest, load
from ingest import ensure_current
from ledger import Ledger
from tests.builders import TOML, UNITS, row, write_folder
from tests.desk import load_rows

FIRST, SECOND = "thu", "thu-sau"
SECOND_TOML = (
    TOML.replace('id = "thu"', f'id = "{SECOND}"')
    .replace("Cuộc thi thử", "Cuộc thi sau")
    .replace('id = "so"\ntitle = "Sở"', 'id = "phong"\ntitle = "Phòng"')
    .replace("2024-", "2025-")
)
SECOND_UNITS = UNITS.replace(",so,", ",phong,").replace("Sở", "Phòng")


@dataclass(frozen=True)
class Several:
    """The folder of the contest folders, and the directory of their ledgers."""

    folders: Path
    data: Path

    def contest(self, name: str) -> Contest:
        """The contest in the folder of a name."""
        return load(self.folders / name)

    def ledger(self, contest_id: str) -> Ledger:
        """The ledger of a contest."""
        return Ledger.at(self.data / contest_id)


def write_two(place: Path) -> Several:
    """Two folders, and in each ledger one person: `Người Số 1` in the first, `Người Sau 2` in the
    second."""
    made = Several(place / "contests", place / "data")
    write_folder(made.folders / "nam-2024")
    write_folder(made.folders / "nam-2025", toml=SECOND_TOML, units=SECOND_UNITS)
    made.data.mkdir()
    second = row(2, name="Người Sau 2", unit="Phòng Một", time="20/11/2025 08:02:00")
    for name, contest_id, one in (("nam-2024", FIRST, row(1)), ("nam-2025", SECOND, second)):
        contest, ledger = made.contest(name), made.ledger(contest_id)
        load_rows(contest, ledger, one)
        ensure_current(contest, ledger)
    return made


def serve_two(monkeypatch: pytest.MonkeyPatch, place: Path) -> Several:
    """The same, as the contests of this process."""
    made = write_two(place)
    monkeypatch.setenv("CONTEST_DIR", str(made.folders))
    monkeypatch.setenv("CONTEST_DATA", str(made.data))
    monkeypatch.setenv("CONTEST_PUBLIC", str(place / "public"))
    return made
