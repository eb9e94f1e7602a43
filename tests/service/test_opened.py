"""What leaves the service: a view, its stamp, and the pulses; and what stands beside the state."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from contest.errors import LedgerError, NotAllowedError
from ledger import Ledger
from ledger.log import LOG
from results import Principal
from results.principal import NOBODY
from service.environment import Place
from service.log import note_down
from service.opened import Opened
from service.unmask import whole_cell
from tests.builders import row
from tests.service.conftest import REVIEWER, Room

ROOT = Path(__file__).resolve().parents[2]
SQUARE = [[106.0, 20.0], [106.0, 21.0], [107.0, 21.0], [107.0, 20.0], [106.0, 20.0]]


def test_a_page_is_given_a_view_and_neither_a_ledger_nor_a_whole_contest() -> None:
    assert [field.name for field in fields(Opened)] == ["view", "stamp", "pulses"]


def test_the_service_needs_no_streamlit_and_no_argparse() -> None:
    modules = [f"service.{p.stem}" for p in (ROOT / "service").glob("*.py") if p.stem[0] != "_"]
    code = (
        f"import sys, {', '.join(modules)}\n"
        "print([name for name in ('streamlit', 'argparse') if name in sys.modules])"
    )
    ours = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "streamlit" not in ours.stdout
    imported = {p.name: p.read_text("utf-8") for p in (ROOT / "service").glob("*.py")}
    assert not [name for name, text in imported.items() if "import argparse" in text]


def test_equal_states_share_one_computation_and_no_view(room: Room) -> None:
    one, other = room.open(REVIEWER), room.open(Principal("Báo Hải Dương", "press"))
    assert one.view._results is other.view._results
    assert one.stamp != other.stamp
    assert one.view is not other.view
    room.load(row(1), row(2), row(3), row(4), row(5))
    assert room.open(REVIEWER).view._results is not one.view._results


def test_a_map_that_was_drawn_anew_is_shown_although_no_number_depends_on_it(room: Room) -> None:
    before = room.open()
    assert before.view.contest.shapes == ()
    shape = {"type": "Polygon", "coordinates": [SQUARE]}
    drawn = {"type": "FeatureCollection",
             "features": [{"type": "Feature", "id": "S1", "geometry": shape}]}  # fmt: skip
    (room.place.folder / "map.geojson").write_text(json.dumps(drawn), "utf-8")
    after = room.open()
    assert [shape.code for shape in after.view.contest.shapes] == ["S1"]
    assert after.stamp == before.stamp


def note_some(room: Room, who: Principal = REVIEWER) -> None:
    note_down(
        room.place, who, "export", scope="ket-qua-thu.csv", rows=4, sha256="ab" * 32,
        moment=room.moment,
    )  # fmt: skip


def test_what_is_taken_away_is_noted_down_beside_the_state(room: Room) -> None:
    before = room.open()
    note_some(room)
    note_down(room.place, REVIEWER, "look_up", scope="reviewer", rows=1, moment=room.moment)
    table = room.ledger.table("log")
    assert table is not None
    lines = table.to_pyarrow_table().sort_by("at").to_pylist()
    assert [[line[name] for name in LOG.names[1:]] for line in lines] == [
        ["Lê Thị Hòa", "reviewer", "export", "ket-qua-thu.csv", 4, "ab" * 32],
        ["Lê Thị Hòa", "reviewer", "look_up", "reviewer", 1, None],
    ]
    after = room.open()
    assert after.stamp == before.stamp
    assert after.view._results is before.view._results, "nothing was computed again"


def test_nobody_takes_anything_away(room: Room) -> None:
    with pytest.raises(NotAllowedError):
        note_some(room, NOBODY)
    assert room.ledger.table("log") is None


def test_a_log_that_cannot_be_written_is_an_error(room: Room, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory", "utf-8")
    room.place = Place(room.place.folder, str(tmp_path / "file"))
    with pytest.raises(LedgerError):
        note_some(room)


def test_a_contact_is_seen_whole_only_with_a_line_in_the_log(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = room.line("Người Số 1")["response_id"]

    def cell(role: str, purpose: str = "") -> str:
        return whole_cell(
            room.place, Principal("Ai", role), one, "phone", room.moment, purpose  # type: ignore[arg-type]
        )  # fmt: skip

    assert cell("reviewer") == "0900000001"
    assert cell("auditor", "đối chiếu") == "0900000001"
    for role in ("auditor", "viewer", "leader", "press", "nobody"):
        with pytest.raises(NotAllowedError):
            cell(role)
    table = room.ledger.table("log")
    assert table is not None
    lines = table.to_pyarrow_table().sort_by("at").to_pylist()
    assert [(line["role"], line["act"], line["scope"]) for line in lines] == [
        ("reviewer", "unmask", f"response {one}, phone"),
        ("auditor", "unmask", f"response {one}, phone: đối chiếu"),
    ]
    assert "0900000001" not in str(lines)

    def full(*_: object, **__: object) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(Ledger, "append", full)
    with pytest.raises(LedgerError):
        cell("reviewer")
