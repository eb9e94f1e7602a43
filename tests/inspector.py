"""The directory of an inspector, and the commands of the page for inspectors."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyrage

from ledger.packed import Keys
from publish.release.package import whole_files, zip_name, zipped
from service import acts
from service.backups import save
from service.environment import Place
from service.release.making import make
from tests.builders import TOML, row, write_folder
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = ("inspection.md", "thanh-tra.vi.md")
PRIZES = (
    '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'
    '[[unit_prizes]]\nname = "Tập thể"\ngroup = "so"\n'
)


def blocks(page: str) -> list[str]:
    """The commands of a page, in order."""
    return re.findall(r"^```sh\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.M | re.S)


def handed_over(place: Path) -> Path:
    """Fill a directory with the zip, the printed seal, contest, ledger and backup."""
    folder = write_folder(place / "contests" / "thu", toml=TOML + PRIZES, units=UNITS)
    roster = 'unit_code,full_name,birth_date,phone\nS1,Người Số 1,,0900000001\nS1,"Lê, An",,\n'
    (folder / "roster.csv").write_text(roster, "utf-8")
    (place / "var").mkdir()
    room = Room(Place(folder, str(place / "var" / "thu")))
    room.load(*(row(n) for n in range(1, 7)), row(7, unit="lạ"))
    room.decide(acts.reject(room.line("Người Số 2")["response_id"]), note="Kiến nghị số 3")
    made = make(room.place, REVIEWER, "official", room.moment)
    (place / zip_name("thu", 1, with_names=True)).write_bytes(zipped(whole_files(room.view, 1), 1))
    (place / "ma-niem-phong.txt").write_text(f"{made.seal}\n")
    key = pyrage.x25519.Identity.generate()
    (place / "dinh.txt").write_text(f"{key}\n")
    save(room.place, ADMIN, place / "sao-luu.tar", Keys([str(key.to_public())]), journal=None,
         moment=room.moment)  # fmt: skip
    return place


def run(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the page in the directory."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8", "HOME": str(place),
    }  # fmt: skip
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=place, env=environment, text=True,
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
