"""What others than the committee see of a result: frozen standings, and the public folder."""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import random
import shutil
import signal
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.releases import names_of, releases_of
from publish.release.package import whole_files, write_release
from publish.release.verify import verified
from results import Principal
from service import acts
from service.environment import Moment, Place
from service.opened import open_for
from service.publication import publishing, results
from service.publication.results import publish_result
from service.release.making import make, reveal
from tests.builders import TOML, row, write_folder
from tests.service.conftest import REVIEWER, UNITS, Room

PRIZE = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n'
FROZEN = "[publication]\nleaders_see_standings = true\nfreeze_standings_at = 2024-12-13T12:00:00\n"
LEADER = Principal("Phạm Thị Lan", "leader", ("S1",))
forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload(["service.release.making"])


def room_of(place: Path, more: str) -> Room:
    folder = write_folder(place / "contest", toml=TOML + PRIZE + more, units=UNITS)
    room = Room(Place(folder, str(place / "ledger")))
    room.load(*(row(n) for n in range(1, 6)))
    return room


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTEST_PUBLIC", str(tmp_path / "public"))
    monkeypatch.setattr(results, "_kept", ("", False))
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
    assert set(before) == {"index.html", "en.html", "ket-qua-thu-1.zip"}
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


def test_kills_at_random_moments_leave_the_old_or_the_new(tmp_path: Path) -> None:
    room = room_of(tmp_path, "")
    draw = random.Random(17)
    started = time.monotonic()
    _make(room.place, room.moment.now)
    whole = time.monotonic() - started
    for number in range(6):
        room.decide(acts.reject(room.line(f"Người Số {5 - number % 2}")["response_id"]))
        before = releases_of(room.ledger)
        child = forks.Process(target=_make, args=(room.place, room.moment.now))
        child.start()
        child.join(draw.uniform(0, 2 * whole))
        child.kill()
        child.join()
        after = releases_of(room.ledger)
        assert child.exitcode in (0, -signal.SIGKILL)
        assert after[: len(before)] == before
        assert len(after) - len(before) in (0, 1)
        for one in after:
            files = whole_files(room.view, one.number)
            shutil.rmtree(tmp_path / "kq", ignore_errors=True)
            write_release(files, tmp_path / "kq")
            found = verified(tmp_path / "kq", one.seal)
            assert (found.intact, found.erased) == (True, 0)
            assert names_of(room.ledger, one)
        if number % 2:
            room.decide(*acts.undoing(d for d in room.view.decisions if d.kind == "reject"))
    assert make(room.place, REVIEWER, "provisional", room.moment).number == len(after) + 1


def _make(place: Place, now: datetime) -> None:
    make(place, REVIEWER, "provisional", Moment(now))


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
