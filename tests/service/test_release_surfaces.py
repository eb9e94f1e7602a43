"""What others than the committee see of a result: frozen standings, and the public folder."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish.release.verify import verified
from results import Principal
from service import acts
from service.acts import Wanted
from service.environment import Moment, Place
from service.erasure import erase
from service.opened import open_for
from service.publication import publishing, results
from service.publication.results import publish_result
from service.release.making import make, reveal
from tests.builders import TOML, row, write_folder
from tests.leaks import leaks
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room

PRIZE = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n'
FROZEN = "[publication]\nleaders_see_standings = true\nfreeze_standings_at = 2024-12-13T12:00:00\n"
LEADER = Principal("Phạm Thị Lan", "leader", ("S1",))


def room_of(place: Path, more: str) -> Room:
    folder = write_folder(place / "contest", toml=TOML + PRIZE + more, units=UNITS)
    room = Room(Place(folder, str(place / "ledger")))
    room.load(*(row(n) for n in range(1, 6)))
    return room


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTEST_PUBLIC", str(tmp_path / "public"))
    monkeypatch.setattr(results, "_kept", {})
    return tmp_path / "public" / "thu" / "ket-qua"


def ranks(room: Room, who: Principal) -> dict[str, int]:
    lines = room.open(who).view.standings().to_pylist()
    return {line["full_name"]: line["rank"] for line in lines}


def test_leaders_see_the_standings_of_the_freeze_and_the_committee_those_of_now(
    tmp_path: Path,
) -> None:
    room = room_of(tmp_path, FROZEN)
    before = ranks(room, LEADER)
    assert len(before) == 5
    late = row(8, time="13/12/2024 13:00:00", prediction="6")
    room.load(*(row(n) for n in range(1, 6)), late)
    room.decide(acts.reject(room.line("Người Số 5")["response_id"]))
    view = room.open(LEADER).view
    assert ranks(room, LEADER) == before
    assert view.standings_count() == 5
    assert view.as_of(datetime(2025, 1, 1)).standings_count() == 5
    assert view.as_of(datetime(2024, 11, 20, 8, 3)).standings_count() == 2
    assert view.standings_frozen_at == datetime(2024, 12, 13, 12)
    now = ranks(room, REVIEWER)
    assert "Người Số 5" not in now
    assert "Người Số 8" in now
    assert room.view.standings_frozen_at is None


def late_decisions(room: Room) -> dict[str, Wanted]:
    """A decision of each kind that moves standings or prizes."""
    view, best = room.view, room.line("Người Số 5")["response_id"]
    people = sorted({line["person_id"] for line in view.standings().to_pylist()})[:2]
    return {
        "accept": acts.accept(room.line("Người Số 9")),
        "reject": acts.reject(best),
        "correct": acts.correct(room.line("Người Số 5"), {"full_name": "Người Số Khác"}),
        "merge": acts.people(view, "merge_people", people),
        "disqualify": acts.disqualify(best),
        "alias": acts.alias(room.contest.units, "lạ", 0),
        "assign": acts.assign(room.line("Người Số 9"), "S1"),
    }


def test_no_late_decision_moves_what_leaders_see_of_frozen_standings(tmp_path: Path) -> None:
    room = room_of(tmp_path, FROZEN)
    room.load(*(row(n) for n in range(1, 6)), row(9, unit="lạ", prediction="5"))
    before = [shown(room, LEADER), room.open(LEADER).view.standings_count()]
    for name, wanted in late_decisions(room).items():
        live = shown(room, REVIEWER)
        taken = room.decide(wanted, note="Kiến nghị số 3")
        assert shown(room, REVIEWER) != live, name
        assert [shown(room, LEADER), room.open(LEADER).view.standings_count()] == before, name
        room.decide(*acts.undoing(taken))


def shown(room: Room, who: Principal) -> list[dict[str, object]]:
    """The lines of the standings, the ids of persons apart."""
    found: list[dict[str, object]] = room.open(who).view.standings().to_pylist()
    return found


def test_before_the_freeze_leaders_see_the_standings_of_now(tmp_path: Path) -> None:
    room = room_of(tmp_path, FROZEN)
    room.decide(acts.reject(room.line("Người Số 5")["response_id"]))
    early = Moment(datetime(2024, 12, 13, 4, 59, tzinfo=UTC))
    assert open_for(room.place, LEADER, early).view.standings_count() == 4


def test_the_public_folder_has_the_newest_release_and_nothing_else_moves_it(
    tmp_path: Path, public: Path
) -> None:
    room = room_of(tmp_path, "")
    assert not publish_result(room.place, room.moment)
    assert not public.exists()
    made = make(room.place, REVIEWER, "official", room.moment)
    assert publish_result(room.place, room.moment)
    before = {path.name: path.read_bytes() for path in public.iterdir()}
    assert set(before) == {
        "index.html",
        "en.html",
        "ket-qua-thu-1.zip",
        "cach-kiem-tra.txt",
        "how-to-check.txt",
    }
    page = before["index.html"].decode()
    assert "Kết quả chính thức" in page
    assert "Người Số 5" in page
    assert made.seal in page
    assert "Người Số 4" not in page, "only who won stands on the page"
    with zipfile.ZipFile(io.BytesIO(before["ket-qua-thu-1.zip"])) as package:
        package.extractall(tmp_path / "taken")
    found = verified(tmp_path / "taken" / "ket-qua-1", made.seal)
    assert (found.intact, found.erased) == (True, None)
    room.load(*(row(n) for n in range(1, 6)), row(8, prediction="6"))
    room.decide(acts.reject(room.line("Người Số 5")["response_id"]))
    publish_result(room.place, room.moment)
    assert {path.name: path.read_bytes() for path in public.iterdir()} == before
    make(room.place, REVIEWER, "official", room.moment, basis="Kiến nghị")
    assert publish_result(room.place, room.moment)
    assert "điều chỉnh bản công bố số 1" in (public / "index.html").read_text("utf-8")


def test_nothing_of_a_release_is_public_before_its_reveal_and_while_publication_is_held(
    tmp_path: Path, public: Path
) -> None:
    room = room_of(tmp_path, FROZEN)
    make(room.place, REVIEWER, "provisional", room.moment)
    assert not publish_result(room.place, room.moment)
    reveal(room.place, REVIEWER, 1, room.moment)
    publishing.hold(room.place, REVIEWER, room.moment)
    assert not publish_result(room.place, room.moment)
    assert not public.exists()
    publishing.release(room.place, REVIEWER, room.moment)
    assert publish_result(room.place, room.moment)
    assert "Kết quả dự kiến" in (public / "index.html").read_text("utf-8")


@pytest.mark.parametrize("held", [False, True])
def test_an_erasure_takes_the_name_out_of_every_public_version(
    tmp_path: Path, public: Path, held: bool
) -> None:
    room = room_of(tmp_path, "")
    for kind in ("provisional", "official"):  # the version of the first stays for readers
        make(room.place, REVIEWER, kind, room.moment)
        assert publish_result(room.place, room.moment)
    if held:
        publishing.hold(room.place, REVIEWER, room.moment)
    folder = tmp_path / "public"
    versions = {Path(file).parent for file, _ in leaks(folder, ["Người Số 5"])}
    assert len(versions) == 2
    best = room.line("Người Số 5")["response_id"]
    erase(room.place, ADMIN, [best], confirm="erase 1 responses", moment=room.moment)
    assert leaks(folder, ["Người Số 5"]) == []
    assert "(đã xóa theo yêu cầu)" in (public / "index.html").read_text("utf-8")
    assert not publish_result(room.place, room.moment), "and it is not written again"


def test_an_embargo_takes_the_result_away_and_gives_it_back(tmp_path: Path, public: Path) -> None:
    room = room_of(tmp_path, "[publication]\nembargo_until = 2025-01-01T09:00:00\n")
    room.minutes = 200
    make(room.place, REVIEWER, "official", room.moment)
    assert publish_result(room.place, room.moment)
    toml = room.place.folder / "contest.toml"
    kept = toml.read_text("utf-8")
    toml.write_text(kept.replace("2025-01-01T09", "2025-01-02T09"), "utf-8")
    assert not publish_result(room.place, room.moment)
    assert not public.exists()
    toml.write_text(kept, "utf-8")
    assert publish_result(room.place, room.moment)


def test_the_pages_for_the_press_lead_to_the_result_while_there_is_one(
    tmp_path: Path, public: Path
) -> None:
    room = room_of(tmp_path, "")
    publishing.publish_now(room.place, REVIEWER, room.moment, "http://x")
    press = public.parent / "bao-chi"

    def shown() -> list[bool]:
        return ['<p id="ket-qua"><a' in (press / name).read_text("utf-8")
                for name in ("index.html", "en.html")]  # fmt: skip

    before = {path.name: path.read_bytes() for path in press.iterdir() if path.is_file()}
    assert shown() == [False, False]
    make(room.place, REVIEWER, "official", room.moment)
    assert publish_result(room.place, room.moment)
    assert shown() == [True, True]
    after = {path.name: path.read_bytes() for path in press.iterdir() if path.is_file()}
    changed = {name for name, content in after.items() if before[name] != content}
    assert changed == {"index.html", "en.html", "manifest.json"}
    for one in json.loads(after["manifest.json"]):
        assert hashlib.sha256((press / one["file"]).read_bytes()).hexdigest() == one["sha256"]
    publishing.publish_now(room.place, REVIEWER, room.moment, "http://x")
    assert shown() == [True, True], "a publication after the release has the link too"
