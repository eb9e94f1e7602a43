"""A release freezes a result: its files say it for ever, and anybody finds what was altered."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from deltalake import DeltaTable
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.ledger import main as ledger_command
from cli.publish import main as publish
from contest.errors import NotAllowedError, UsageError
from ledger.compact import compact
from ledger.petitions import Petition, keep_petition
from ledger.releases import NAMES, Release, files_of, names_of, releases_of
from ledger.tables import ConcurrentLoadError, seal
from publish.release.files import seal_of
from publish.release.package import public_files, whole_files, write_release
from publish.release.verify import verified
from results import Principal
from service import acts
from service.environment import Moment, Place
from service.release import making
from service.release.making import RecountDiffersError, make, reveal
from service.release.ready import readiness
from service.wired import look
from tests.builders import TOML, row, write_folder
from tests.releasing import made_again
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room

PRIZES = (
    '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'
    '[[unit_prizes]]\nname = "Tập thể"\ngroup = "so"\n'
)
SECRET_SHEET = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"
ROSTER = "unit_code,full_name,birth_date,phone\nS1,Người Số 1,,0900000001\nS1,Trần Văn Ẩn,,\n"
OTHERS = (row(6, name='=HYPERLINK("x"), "Ẩn"', unit="Sở Hai", answer="B"), row(7, unit="lạ"))
LEADER = Principal("Phạm Thị Lan", "leader", ("S1",))
PRESS = Principal("báo", "press")
OUTSIDE = (LEADER, PRESS, Principal("", "nobody"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    place = tmp_path_factory.mktemp("releases")
    toml = TOML.replace('id = "bieu-mau"', f'id = "bieu-mau"\nspreadsheet_id = "{SECRET_SHEET}"')
    folder = write_folder(place / "contest", toml=toml + PRIZES, units=UNITS)
    (folder / "roster.csv").write_text(ROSTER, "utf-8")
    room = Room(Place(folder, str(place / "ledger")))
    room.load(*(row(n) for n in range(1, 6)), *OTHERS)
    return room


@pytest.fixture
def room(loaded: Room, tmp_path: Path) -> Room:
    """A copy, because loading takes longest."""
    shutil.copytree(loaded.place.data, tmp_path / "ledger")
    shutil.copytree(loaded.place.folder, tmp_path / "contest")
    return Room(Place(tmp_path / "contest", str(tmp_path / "ledger")), loaded.minutes)


@pytest.fixture(scope="module")
def folder(loaded: Room, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A released folder that no test changes."""
    place = tmp_path_factory.mktemp("released")
    shutil.copytree(loaded.place.data, place / "ledger")
    made = Room(Place(loaded.place.folder, str(place / "ledger")), loaded.minutes)
    number = make(made.place, REVIEWER, "official", made.moment).number
    write_release(whole_files(made.view, number), place / "kq")
    return place / "kq"


def release(room: Room, kind: str = "official", **more: object) -> Release:
    return make(room.place, REVIEWER, kind, room.moment, **more)  # type: ignore[arg-type]


def declare(room: Room, change: Callable[[str], str]) -> None:
    path = room.place.folder / "contest.toml"
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def surfaces(room: Room) -> list[object]:
    """All that outsiders learn of the result."""
    found: list[object] = []
    for who in OUTSIDE:
        view = room.open(who).view
        found += [view.releases, view.released()]
        found += [public_files(view, one.number) for one in view.releases]
    return found


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))


def test_a_release_says_who_won_and_shows_nobody_in_its_sealed_files(room: Room) -> None:
    made = release(room)
    files = public_files(room.open(PRESS).view, made.number)
    lines = table(files, "standings.csv")
    assert [line["rank"] for line in lines] == ["1", "2", "3", "4", "5", "6"]
    assert [line["prize"] for line in lines] == ["Giải Nhất", "Giải Nhì", "Giải Nhì", "", "", ""]
    assert lines[0]["score"] == "1"
    winners = room.open(PRESS).view.released()
    assert winners is not None
    assert [(one.prize, one.name, one.unit) for one in winners.winners] == [
        ("Giải Nhất", "Người Số 5", "Sở Một"), ("Giải Nhì", "Người Số 4", "Sở Một"),
        ("Giải Nhì", "Người Số 3", "Sở Một"),
    ]  # fmt: skip
    assert [(one.prize, one.unit, one.people) for one in winners.unit_winners] == [
        ("Tập thể", "Sở Một", 5)
    ]
    text = b"\n".join(files.values()).decode()
    for hidden in ("Người Số", "Trần Văn Ẩn", "0900000001", SECRET_SHEET, "HYPERLINK"):
        assert hidden not in text
    about = json.loads(files["release.json"])
    assert (about["kind"], about["covers"]["overall"]) == ("official", True)
    assert about["recount_agrees"] is True
    assert files["contest/units.csv"] == (room.place.folder / "units.csv").read_bytes()
    assert files["contest/items.csv"] == (room.place.folder / "items.csv").read_bytes()


def test_a_mean_of_few_people_is_blank_and_numbers_are_exact(room: Room) -> None:
    lines = {one["unit_code"]: one for one in table(files_of_new(room), "units.csv")}
    assert lines["S1"]["participation_rate"] == "1/2"
    assert (lines["S1"]["mean_score"], lines["S2"]["mean_score"]) == ("1", "")
    assert (lines["S2"]["people"], lines["S1"]["prize"]) == ("1", "Tập thể")


def files_of_new(room: Room) -> dict[str, bytes]:
    return files_of(room.ledger, release(room))


def test_sha256sum_and_openssl_check_a_release_by_hand(folder: Path) -> None:
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    listed = [line.removesuffix(": OK") for line in checked.stdout.splitlines()]
    assert listed == sorted(listed, key=str.encode)
    apart = {"names.csv", "seal.txt", "SHA256SUMS"}
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {*listed} == there - apart
    seal = subprocess.run(
        ["sha256sum", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert seal.stdout.split()[0] == (folder / "seal.txt").read_text().strip()
    there_now = {name: (folder / name).read_bytes() for name in ("standings.csv", "names.csv")}
    rows = {line["row"]: line for line in table(there_now, "standings.csv")}
    for line in table(there_now, "names.csv"):
        said = subprocess.run(
            ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", f"hexkey:{line['secret']}"],
            input=f"{line['name']}\n{line['unit_code']}".encode(), capture_output=True, check=True,
        )  # fmt: skip
        assert said.stdout.decode().split()[-1] == rows[line["row"]]["commitment"]


def test_the_file_that_verifies_runs_alone(folder: Path, tmp_path: Path) -> None:
    alone = shutil.copy(making.__file__.replace("service/release/making", "publish/release/verify"),
                        tmp_path / "verify.py")  # fmt: skip
    said = subprocess.run(["python3", "-I", alone, folder], capture_output=True, text=True,
                          cwd=tmp_path, check=True)  # fmt: skip
    assert said.stdout.splitlines()[-1] == "intact"


def test_verify_is_a_command_and_compares_with_the_printed_seal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal = (folder / "seal.txt").read_text().strip()
    asked = ["verify", str(folder), "--format", "json"]
    assert ledger_command([*asked, "--seal", seal.upper()]) == 0
    assert json.loads(capsys.readouterr().out) == {"intact": True, "seal": seal, "erased": 0}
    assert ledger_command([*asked, "--seal", "0" * 64]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["intact"] is False
    assert "not the printed one" in told.err
    assert ledger_command(["verify", str(folder / "none")]) == 2


def sealed_names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@given(draw=st.data())
@settings(max_examples=300)
def test_a_byte_that_was_altered_anywhere_is_found(folder: Path, draw: st.DataObject) -> None:
    name = draw.draw(st.sampled_from(sealed_names(folder)))
    before = (folder / name).read_bytes()
    place = draw.draw(st.integers(0, len(before)))
    kind = draw.draw(st.sampled_from(["change", "insert", "cut"]))
    one = draw.draw(st.integers(0, 255))
    if kind == "change":
        after = before[:place] + bytes([one]) + before[place + 1 :]
    elif kind == "insert":
        after = before[:place] + bytes([one]) + before[place:]
    else:
        after = before[:place]
    try:
        (folder / name).write_bytes(after)
        found = verified(folder)
    finally:
        (folder / name).write_bytes(before)
    whole_lines = name == "names.csv" and kind == "cut" and after.count(b"\n") > 0
    if after == before:
        assert found.intact
    elif whole_lines and before.startswith(after) and after.endswith(b"\n"):
        assert found.intact, "lines that are gone are erased persons"
        assert found.erased
    else:
        assert not found.intact, f"{name} at {place}: {kind}"


@given(draw=st.data())
@settings(max_examples=60)
def test_a_row_a_name_or_a_file_that_was_altered_is_found(
    folder: Path, draw: st.DataObject
) -> None:
    names = [n for n in sealed_names(folder) if n.endswith(".csv")]
    name = draw.draw(st.sampled_from(names))
    before = (folder / name).read_bytes()
    lines = before.decode().splitlines(keepends=True)
    number = draw.draw(st.integers(1, len(lines) - 1)) if len(lines) > 1 else 0
    other = draw.draw(st.integers(0, len(lines) - 1))
    kind = draw.draw(st.sampled_from(["drop", "twice", "swap", "delete the file", "a new file"]))
    changed = list(lines)
    if kind == "drop":
        del changed[number]
    elif kind == "twice":
        changed.insert(other, changed[number])
    elif kind == "swap":
        changed[number], changed[other] = changed[other], changed[number]
    after = "".join(changed).encode()
    more = folder / "contest" / "more.csv"
    try:
        if kind == "delete the file":
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(after)
        if kind == "a new file":
            more.write_bytes(b"x")
        found = verified(folder)
    finally:
        (folder / name).write_bytes(before)
        more.unlink(missing_ok=True)
    erased = name == "names.csv" and kind in ("drop", "delete the file") and number
    if erased or (after == before and kind in ("drop", "twice", "swap")):
        assert found.intact
    else:
        assert not found.intact


def test_a_changed_name_with_its_own_secret_is_found(folder: Path) -> None:
    path = folder / "names.csv"
    before = path.read_bytes()
    try:
        path.write_bytes(before.replace("Người Số 5".encode(), "Người Số 9".encode()))
        found = verified(folder)
        path.write_bytes(before.replace(b",S1,", b",S2,", 1))
        moved = verified(folder)
    finally:
        path.write_bytes(before)
    assert (found.intact, moved.intact) == (False, False)
    assert "Người Số" not in "".join(found.problems)


def erase_name(room: Room, response_id: str) -> None:
    """Take the name of a response out of every release, as an erasure does."""
    table = room.ledger.table(NAMES)
    assert table is not None
    table.delete(f"response_id = '{response_id}'")
    seal(room.ledger.uri, NAMES, DeltaTable(f"{room.ledger.uri}/{NAMES}"))


def test_an_erased_person_has_no_name_and_the_release_verifies_and_says_so(
    room: Room, tmp_path: Path
) -> None:
    made = release(room)
    before = public_files(room.view, made.number)
    erase_name(room, names_of(room.ledger, made)[0].response_id)
    write_release(whole_files(room.view, made.number), tmp_path / "kq")
    found = verified(tmp_path / "kq")
    assert (found.intact, found.erased, found.seal) == (True, 1, made.seal)
    assert public_files(room.view, made.number) == before
    said = room.open(PRESS).view.released()
    assert said is not None
    assert (said.erased, said.winners[0].name) == (1, None)


def test_a_release_keeps_which_rows_near_a_prize_were_altered_for_the_committee_alone(
    room: Room,
) -> None:
    first = [row(1), row(2), row(3), row(4, name="Người Số 4 Mới")]
    room.load(*first, row(5), *OTHERS)
    made = release(room)
    (kept,) = room.view.release_altered(made.number) or ()
    assert (kept.full_name, kept.unit_name, kept.state, kept.signs) == (
        "Người Số 4 Mới", "Sở Một", "accepted", ("prize_edited_in_sheet",),
    )  # fmt: skip
    room.load(*first, row(5, name="Người Số 5 Mới"), *OTHERS)
    room.decide(acts.reject(kept.response_id))
    assert len(room.view.altered_near_prizes()) > 1
    assert room.view.release_altered(made.number) == (kept,), "nothing later moves the list"
    for files in (public_files(room.view, made.number), whole_files(room.view, made.number)):
        assert not [path for path in files if "altered" in path]
    with pytest.raises(NotAllowedError):
        room.open(PRESS).view.release_altered(made.number)
    erase_name(room, kept.response_id)
    assert room.view.release_altered(made.number) == (
        replace(kept, full_name=None, unit_name=None),
    )
    assert room.view.release_altered(made.number + 1) is None


def test_the_copy_for_everybody_verifies_without_names(room: Room, tmp_path: Path) -> None:
    made = release(room)
    write_release(public_files(room.open(PRESS).view, made.number), tmp_path / "kq")
    found = verified(tmp_path / "kq", made.seal)
    assert (found.intact, found.erased) == (True, None)


def test_the_same_state_with_the_same_secrets_gives_the_same_bytes_also_after_compaction(
    room: Room,
) -> None:
    made = release(room)
    before = files_of(room.ledger, made)
    room.load(row(9), row(1, answer="B"))
    room.decide(acts.reject(room.line("Người Số 5")["response_id"]))
    compact(room.ledger, room.contest)
    again = made_again(room.place.folder, room.ledger, made)
    assert again == before
    assert seal_of(again) == made.seal
    assert files_of(room.ledger, made) == before


def test_nothing_later_moves_what_outsiders_see(room: Room) -> None:
    release(room)
    before = surfaces(room)
    live = room.view.standings().to_pylist()
    room.load(*(row(n) for n in range(1, 6)), row(8, time="20/11/2024 07:31:00", prediction="6"))
    room.decide(acts.reject(room.line("Người Số 5")["response_id"]))
    items = room.place.folder / "items.csv"
    items.write_text(items.read_text("utf-8").replace("A|B|C,A", "A|B|C,B"), "utf-8")
    room.decide(acts.alias(room.contest.units, "lạ", 0))
    assert room.view.standings().to_pylist() != live
    assert surfaces(room) == before
    found = room.view.release_difference()
    assert found is not None
    assert found.ranks
    assert found.prizes


def test_nobody_outside_sees_standings_before_a_release(room: Room) -> None:
    assert room.open(PRESS).view.released() is None
    for who in OUTSIDE:
        view = room.open(who).view
        for member in (view.standings, view.awards, view.ties, view.release_difference):
            with pytest.raises(NotAllowedError):
                member()


def test_what_stands_in_the_way_is_said_before(room: Room) -> None:
    early = Moment(datetime(2024, 12, 1, tzinfo=UTC))
    assert readiness(room.place, ADMIN, early).obstacles("official") == ("not_ended",)
    with pytest.raises(UsageError, match="has ended yet"):
        make(room.place, REVIEWER, "official", early)
    with pytest.raises(NotAllowedError):
        readiness(room.place, PRESS, room.moment)
    for role in ("viewer", "auditor", "leader", "press", "nobody"):
        with pytest.raises(NotAllowedError):
            make(room.place, Principal("a", role), "official", room.moment)  # type: ignore[arg-type]
    assert releases_of(room.ledger) == ()


def test_a_source_that_was_not_read_since_the_closing_blocks(room: Room) -> None:
    declare(room, lambda text: text.replace("2024-12-13T16:30:00", "2025-01-01T12:00:00"))
    later = Moment(datetime(2025, 1, 2, tzinfo=UTC))
    assert readiness(room.place, ADMIN, later).obstacles("provisional") == ("not_known",)
    declare(room, lambda text: text + '[[sources]]\nid = "hai"\n')
    next_day = Moment(datetime(2025, 1, 3, tzinfo=UTC))  # a moment asks once
    look(room.place, next_day.now, fresh=True)  # the last look is good for half a second
    assert readiness(room.place, ADMIN, next_day).known_until is None


def test_a_petition_that_nobody_answered_blocks_the_official_release_alone(room: Room) -> None:
    day = room.moment.now.date()
    asked = Petition(0, room.moment.now, "an", day, "phone", "", "thiếu điểm", day)
    kept = keep_petition(room.ledger, asked)
    ready = readiness(room.place, ADMIN, room.moment)
    assert ready.obstacles("official") == ("petitions",)
    assert ready.obstacles("provisional") == ()
    keep_petition(room.ledger, replace(kept, answer="đủ điểm", answered_on=day))
    assert readiness(room.place, ADMIN, room.moment).obstacles("official") == ()


def test_an_open_draw_blocks_the_official_release_and_the_provisional_one_says_so(
    room: Room,
) -> None:
    same = {"time": "20/11/2024 08:00:00", "prediction": "6"}
    room.load(*(row(n, **same) for n in range(1, 6)))
    assert readiness(room.place, ADMIN, room.moment).obstacles("official") == ("draws",)
    files = files_of(room.ledger, release(room, "provisional"))
    waiting = [one for one in table(files, "prizes.csv") if one["kind"] == "person"]
    assert {one["state"] for one in waiting} == {"waits_for_draw"}
    assert waiting[0]["prize"] == "Giải Nhất | Giải Nhì"


def test_a_provisional_result_is_open_to_petitions_until_its_term(room: Room) -> None:
    now = room.contest.local(room.moment.now)
    first = release(room, "provisional", petitions_until=now + timedelta(hours=1))
    assert first.kind == "provisional"
    with pytest.raises(UsageError, match="petition term"):
        release(room)
    room.minutes += 120
    assert release(room).kind == "official"
    with pytest.raises(UsageError, match="passed"):
        release(room, "provisional", petitions_until=now)


def test_a_correction_states_its_reason_and_what_it_changes(room: Room) -> None:
    first = release(room)
    with pytest.raises(UsageError, match="this state already"):
        release(room)
    room.decide(acts.reject(room.line("Người Số 5")["response_id"]))
    with pytest.raises(UsageError, match=r"corrects release 1 .*--basis"):
        release(room)
    second = release(room, basis="Kiến nghị số 3")
    assert (second.corrects, second.basis) == (first.number, "Kiến nghị số 3")
    # The first is gone and all others move up; the first four had three prizes in other hands.
    assert second.difference == {"ranks": 6, "prizes": 3, "units": 1}
    about = json.loads(files_of(room.ledger, second)["release.json"])
    assert (about["corrects"], about["difference"]) == (1, dict(second.difference))
    newest = room.open(PRESS).view.released()
    assert newest is not None
    assert newest.release.number == 2
    old = room.open(PRESS).view.released(1)
    assert old is not None
    assert old.winners[0].name == "Người Số 5"


def test_a_recount_that_differs_releases_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = making.recounted_as
    monkeypatch.setattr(making, "recounted_as", lambda *args: replace(real(*args), total=3))
    with pytest.raises(RecountDiffersError, match="3 rows"):
        release(room)
    assert releases_of(room.ledger) == ()


def test_a_release_that_is_held_back_is_the_committees_until_its_reveal(room: Room) -> None:
    declare(room, lambda text: text + "[publication]\nfreeze_standings_at = 2024-12-13T12:00:00\n")
    made = release(room, "provisional")
    assert made.held_back
    for who in OUTSIDE:
        view = room.open(who).view
        assert (view.releases, view.released(), view.released(1)) == ((), None, None)
        assert view.release_files(1) == {}
    assert room.view.released() is not None
    with pytest.raises(NotAllowedError):
        reveal(room.place, LEADER, 1, room.moment)
    reveal(room.place, REVIEWER, 1, room.moment)
    for who in OUTSIDE:
        assert [one.number for one in room.open(who).view.releases] == [1]
    with pytest.raises(UsageError, match="not held back"):
        reveal(room.place, REVIEWER, 1, room.moment)


def test_two_makers_at_once_leave_one_release(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    release(room, "provisional")
    monkeypatch.setattr(making, "releases_of", lambda ledger: ())
    with pytest.raises(ConcurrentLoadError):
        release(room)
    monkeypatch.undo()
    (only,) = releases_of(room.ledger)
    assert only.kind == "provisional"
    assert len(names_of(room.ledger, only)) == 6, "the other's names belong to nothing"
    assert release(room).number == 2


def test_a_release_is_an_act_in_the_log_and_recomputes_nothing(room: Room) -> None:
    before = room.view._results
    made = release(room)
    assert room.view._results is before
    (line,) = room.view.log_lines("release").lines
    assert (line["scope"], line["sha256"]) == ("official release 1", made.seal)


def test_the_command_releases_and_writes_a_folder_that_verifies(
    room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out" / "kq"
    asked = ["release", "--out", str(out), "--contest", str(room.place.folder), "--data",
             room.place.data, "--format", "json"]  # fmt: skip
    assert publish([*asked, "--provisional", "--petitions-until", "2999-01-01T00:00"]) == 0
    said = json.loads(capsys.readouterr().out)
    (made,) = releases_of(room.ledger)
    assert (said["seal"], said["position"]) == (made.seal, made.position)
    assert said["files"] == sealed_names(out)
    assert verified(out, made.seal).intact
    assert (out / "names.csv").stat().st_mode & 0o077 == 0
    assert publish(asked) == 2
    assert "not empty" in capsys.readouterr().err
    asked[2] = str(tmp_path / "two")
    assert publish(asked) == 2
    assert "petition term" in capsys.readouterr().err
    assert len(releases_of(room.ledger)) == 1
