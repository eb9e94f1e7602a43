"""`python -m publish protocol`: what it writes, prints and notes down, and what it refuses."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from cli import contest as contest_command
from cli.publish import main
from contest.templates import FOLDER
from publish.protocol.writing import KINDS
from publish.word.fill import TEMPLATES
from service.environment import Place
from service.release.making import make
from tests.builders import row
from tests.publish.test_protocol import new_room
from tests.service.conftest import REVIEWER, Room

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Room:
    room = new_room(tmp_path_factory.mktemp("command"))
    room.load(row(1), row(2), row(3, unit="Sở Hai"))
    return room


@pytest.fixture
def room(kept: Room, tmp_path: Path) -> Room:
    shutil.copytree(kept.place.data, tmp_path / "ledger")
    shutil.copytree(kept.place.folder, tmp_path / "c")
    return Room(Place(tmp_path / "c", str(tmp_path / "ledger")), kept.minutes)


def run(room: Room, out: Path, *more: str) -> int:
    where = ("--contest", str(room.place.folder), "--data", str(room.place.data))
    return main(["protocol", "--out", str(out), *where, "--format", "json", *more])


def test_no_release_no_paper(room: Room, tmp_path: Path, capsys: Captured) -> None:
    assert run(room, tmp_path / "out") == 2
    assert "python -m publish release" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_every_paper_is_written_listed_and_noted_with_the_number_of_names(
    room: Room, tmp_path: Path, capsys: Captured
) -> None:
    make(room.place, REVIEWER, "official", room.moment)
    out = tmp_path / "out"
    assert run(room, out) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows == json.loads((out / "manifest.json").read_text("utf-8"))
    stamp = "20250101-0701"
    assert [one["file"] for one in rows] == [
        f"{kind}-{stamp}.{ext}" for kind in KINDS.values() for ext in ("docx", "pdf")
    ]
    table = room.ledger.table("log")
    assert table is not None
    lines = table.to_pyarrow_table().to_pylist()
    noted = {line["scope"]: line for line in lines if line["act"] == "export"}
    for one in rows:
        path = out / one["file"]
        assert path.stat().st_mode & 0o077 == 0, "it names people"
        assert (
            one["sha256"] == noted[one["file"]]["sha256"] == sha256(path.read_bytes()).hexdigest()
        )
        assert (one["unit_code"], noted[one["file"]]["rows"]) == (None, 4)
    assert run(room, tmp_path / "unit", "--unit", "S2") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(one["kind"], one["unit_code"]) for one in listed] == [
        ("protocol-winners", "S2"), ("protocol-winners", "S2"),
        ("protocol-receipts", "S2"), ("protocol-receipts", "S2"),
    ]  # fmt: skip
    assert listed[0]["file"] == f"protocol-winners-S2-{stamp}.docx"
    assert run(room, tmp_path / "none", "--unit", "S9") == 2
    assert "'S9'" in capsys.readouterr().err


def test_an_own_template_is_checked_and_used_and_has_no_pdf(
    room: Room, tmp_path: Path, capsys: Captured
) -> None:
    make(room.place, REVIEWER, "official", room.moment)
    (room.place.folder / FOLDER).mkdir()
    own = room.place.folder / FOLDER / "decision.docx"
    own.write_bytes((TEMPLATES / "decision.docx").read_bytes())
    check = ["check", str(room.place.folder), "--mistakes"]
    assert contest_command.main(check) == 0
    assert run(room, tmp_path / "out") == 0
    told = capsys.readouterr()
    assert "no PDF is made of decision.docx" in told.err
    assert "protocol-decision-20250101-0701.pdf" not in told.out
    own.write_bytes(b"no Word file")
    assert contest_command.main(check) == 1
    assert "templates/decision.docx" in capsys.readouterr().out
    assert run(room, tmp_path / "again") == 2
    assert "the template decision.docx cannot be used" in capsys.readouterr().err
