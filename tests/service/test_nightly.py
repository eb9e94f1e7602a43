"""A night leaves a backup that was restored and counted, and says so beside the ledger."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from cli.service import main
from contest.errors import LedgerError, UsageError
from ledger.backup_notes import read_notes
from ledger.packed import Keys
from results import compute
from service import nightly as module
from service.backups import restore
from service.counted import Differing, compared, count, standings_hash, write_tables
from service.environment import Moment, Place
from service.nightly import Night, nightly
from service.publication.record import Held, Record, place_of, read, write
from tests.builders import NOW
from tests.care import ADMIN, NAMED, VALUES, Care
from tests.leaks import leaks

OWN = pyrage.x25519.Identity.generate()
KEYS = Keys([str(OWN.to_public())], [str(OWN)])  # quicker than a passphrase


def night(care: Care, folder: Path, *, days: int = 0, keep: int = 3) -> Night:
    moment = Moment(NOW + timedelta(days=days))
    return nightly(care.place, ADMIN, folder, KEYS, keep=keep, moment=moment)


def test_a_restore_on_an_empty_machine_gives_the_same_standings_hash(
    care: Care, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = tmp_path / "etc" / "access.toml"
    access.parent.mkdir()
    access.write_text("# quyền", encoding="utf-8")
    record = place_of(tmp_path / "public", care.contest.id)
    write(record, Record(held=Held(by="ai", since=NOW.replace(tzinfo=None))))
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    monkeypatch.setenv("CONTEST_PUBLIC", str(tmp_path / "public"))
    before, done = count(care.place, ADMIN, None, Moment(NOW))[1], night(care, tmp_path / "sao")
    assert done.standings == before
    empty = tmp_path / "may-moi"
    shutil.move(tmp_path / "sao", empty / "sao")
    for gone in (care.folder, Path(care.ledger.uri), access.parent):
        shutil.rmtree(gone)
    (file,) = (empty / "sao").glob("*.tar")
    restore(
        file, empty / "ledger", ADMIN, KEYS, contest_out=empty / "thu", settings_out=empty / "etc",
        journal=empty / "sao" / "thu.erased.jsonl", moment=Moment(NOW),
    )  # fmt: skip
    there = Place(empty / "thu", str(empty / "ledger"))
    assert count(there, ADMIN, None, Moment(NOW))[1] == before
    assert (empty / "etc" / "access.toml").read_text("utf-8") == "# quyền"
    held = read(empty / "etc" / record.name).held
    assert held is not None
    assert held.by == "ai", "and publication is still held"


def test_a_night_is_noted_and_leaves_the_newest_backups_unless_it_failed(
    care: Care, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sao"
    folder.mkdir()
    old = ["thu-20240101-010000.tar", "thu-20240102-010000.tar", "thu-khac.tar"]
    for name in old:
        (folder / name).write_bytes(b"")
    made = night(care, folder, keep=2)
    assert made.removed == 1
    there = {old[1], old[2], made.file.name, "thu.erased.jsonl"}
    assert {path.name for path in folder.iterdir()} == there
    notes = read_notes(care.ledger.uri)
    for one in (notes["backup"], notes["drill"]):
        assert (one.good_at, one.failure, one.file) == (NOW, "", made.file.name)
    assert leaks(folder, VALUES) == []

    monkeypatch.setattr(module, "count", lambda *_: ("", "0" * 64))
    with pytest.raises(LedgerError, match="counts other standings"):
        night(care, folder, days=1, keep=1)
    assert len([*folder.glob("*.tar")]) == 4, "none was removed"
    notes = read_notes(care.ledger.uri)
    assert not notes["backup"].failure
    assert (notes["drill"].failure, notes["drill"].good_at) == ("ledger", NOW)


def test_a_backup_that_cannot_be_made_is_noted(care: Care, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="passphrase"):
        nightly(care.place, ADMIN, tmp_path / "sao", Keys(), keep=1, moment=Moment(NOW))
    assert read_notes(care.ledger.uri)["backup"].failure == "use"
    assert "drill" not in read_notes(care.ledger.uri)


def test_persons_who_were_erased_stay_out_of_the_drill_and_of_a_longer_journal(
    care: Care, tmp_path: Path
) -> None:
    folder = tmp_path / "sao"
    folder.mkdir()
    care.erase()
    copy = folder / "thu.erased.jsonl"
    copy.write_bytes(care.journal.read_bytes()[:0])
    night(care, folder)
    assert copy.read_bytes() == care.journal.read_bytes()
    care.journal.write_bytes(b"")
    with pytest.raises(LedgerError, match="older than it was"):
        night(care, folder, days=1)
    assert copy.read_bytes().count(b"\n") == 1


def test_figures_of_two_programs_are_compared_by_table_and_column_without_a_name(
    care: Care, tmp_path: Path
) -> None:
    before, after = tmp_path / "a", tmp_path / "b"
    for folder in (before, after):
        folder.mkdir()
        write_tables(compute(care.contest, care.ledger, now=NOW), folder)
    assert compared(before, after) == []
    assert leaks(before, [NAMED]) == []
    lines = (after / "responses.jsonl").read_text("utf-8").splitlines()
    lines[0] = (
        lines[0].replace('"reason": null', '"reason": "R301"').replace(': "accepted"', ': "x"')
    )
    (after / "responses.jsonl").write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    assert compared(before, after) == [
        Differing("responses", "only before", 1),
        Differing("responses", "reason None → R301", 1),
        Differing("responses", "state", 1),
    ]


def test_the_hash_of_the_standings_changes_with_a_rank(care: Care) -> None:
    before = standings_hash(compute(care.contest, care.ledger, now=NOW))
    care.load(care.rows[:-3])
    care.load(care.rows)
    care.view()
    assert standings_hash(compute(care.contest, care.ledger, now=NOW)) != before


def test_the_commands_count_and_say_what_is_wrong(
    care: Care, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--contest", str(care.folder), "--data", care.ledger.uri, "--format", "json"]
    assert main(["count", "--out", str(tmp_path / "so"), "--at", NOW.isoformat(), *where]) == 0
    hashed = count(care.place, ADMIN, None, Moment(NOW))[1]
    assert hashed in capsys.readouterr().out
    assert main(["health", *where]) == 0
    assert '"backup_old"' in capsys.readouterr().out
