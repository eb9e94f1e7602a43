"""A backup is whole, of one moment, and for its keys alone; a restore puts all of it or nothing."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
import tarfile
import threading
from pathlib import Path
from typing import Any

import pyrage
import pytest

from contest import load
from contest.errors import LedgerError, NotAllowedError, UsageError
from ledger import Ledger
from ledger.journal import read_journal
from ledger.packed import Keys, decrypt, encrypt
from ledger.state import ancestry
from ledger.tables import read_table
from results import Principal
from service.backups import WITHOUT_JOURNAL, Restored, restore, save
from service.environment import Moment
from tests.builders import NOW
from tests.care import ADMIN, NAMED, VALUES, Care, wide
from tests.desk import everything
from tests.leaks import leaks

ROOT = Path(__file__).resolve().parents[2]
OWN = pyrage.x25519.Identity.generate()
SEAL, OPEN = Keys([str(OWN.to_public())]), Keys(identities=[str(OWN)])


def saved(care: Care, name: str = "backup.tar") -> Path:
    file = Path(care.ledger.uri).with_name(name)
    save(care.place, ADMIN, file, SEAL, journal=None, moment=Moment(NOW))
    return file


def put(care: Care, file: Path, name: str = "new", **options: Any) -> tuple[Restored, Care]:
    """The backup restored beside the ledger, with the ledger's journal."""
    home = Path(care.ledger.uri).parent
    options = {"journal": care.journal, **options}
    done = restore(
        file, home / name, ADMIN, OPEN, contest_out=home / f"{name}-folder",
        moment=Moment(NOW), **options,
    )  # fmt: skip
    return done, Care(home / f"{name}-folder", Ledger.at(home / name), list(care.rows))


def test_a_restored_ledger_says_the_same_under_a_lineage_of_its_own(care: Care) -> None:
    before, lineage = everything(care.view()), care.ledger.lineage
    file = saved(care)
    assert file.stat().st_mode & 0o777 == 0o600
    done, new = put(care, file)
    assert everything(new.view()) == before
    assert (done.parent, done.lineage) == (lineage, new.ledger.lineage)
    lines = read_table(new.ledger.uri, "lineage")
    assert [name for name, _ in ancestry(lines)] == [lineage, done.lineage]
    assert lines["cut"].to_pylist().count(done.state) == 1
    assert new.load([*care.rows, wide(80)]).new == 1, "and it goes on"
    shown = [line.relative_to(new.folder) for line in new.folder.rglob("*")]
    assert sorted(shown) == sorted(p.relative_to(care.folder) for p in care.folder.rglob("*"))
    assert new.journal.read_bytes() == care.journal.read_bytes()
    left = {path.name for path in Path(care.ledger.uri).parent.iterdir()}
    assert not [name for name in left if name.startswith(".")]


def test_nothing_of_a_backup_can_be_read(care: Care) -> None:
    file = saved(care)
    assert leaks(file, [*VALUES, "observations", "Sở Một"]) == []


def test_a_backup_is_of_one_moment_while_others_write(care: Care) -> None:
    there: list[tuple[int, int]] = []
    stop, observed = threading.Event(), care.view().balance().observed

    def write() -> None:
        rows = list(care.rows)
        number = 100
        while not stop.is_set():
            number += 1
            rows.append(wide(number))
            care.load(rows)
            care.ledger.decide("reject", f"{number}", by="ai", now=NOW)

    files = []
    base = care.ledger.load_number("bieu-mau"), len(care.ledger.decisions())
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            files.append(saved(care, f"{number}.tar"))
    finally:
        stop.set()
        writer.join()
    for number, file in enumerate(files):
        _, new = put(care, file, f"new{number}")
        loads = new.ledger.load_number("bieu-mau") - base[0]
        decided = len(new.ledger.decisions()) - base[1]
        there.append((loads, decided))
        assert decided in (loads, loads - 1), "the writer loads, then decides"
        assert new.view().balance().observed == observed + loads
    assert there == sorted(there)


def test_a_busy_machine_that_refuses_the_work_of_a_passphrase_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = Keys(passphrase="một cụm từ đủ dài")
    packed, plain, asked = io.BytesIO(), io.BytesIO(), 0
    encrypt(io.BytesIO(b"the ledger"), packed, keys)
    unseal = pyrage.passphrase.decrypt

    def busy(sealed: bytes, passphrase: str) -> bytes:
        nonlocal asked
        asked += 1
        if asked < 3:
            raise pyrage.DecryptError("Excessive work parameter for passphrase.")
        return bytes(unseal(sealed, passphrase))

    monkeypatch.setattr("ledger.packed._PAUSE_SECONDS", 0)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", busy)
    packed.seek(0)
    decrypt(packed, plain, keys)
    assert (plain.getvalue(), asked) == (b"the ledger", 3)
    monkeypatch.setattr("ledger.packed._TURNS", 2)
    asked = 0
    packed.seek(0)
    with pytest.raises(LedgerError, match="too busy to try the passphrase"):
        decrypt(packed, io.BytesIO(), keys)


def test_a_byte_that_was_changed_or_cut_is_seen(care: Care) -> None:
    file = saved(care)
    whole = file.read_bytes()
    draw = random.Random(17)
    places = {*range(0, 520, 5), *(len(whole) - n for n in range(1, 1600, 50))}
    places |= {draw.randrange(len(whole)) for _ in range(150)}
    for place in sorted(places):
        changed = bytearray(whole)
        changed[place] ^= 1 << draw.randrange(8)
        with pytest.raises(LedgerError, match="nothing was put in place"):
            decrypt(io.BytesIO(changed), io.BytesIO(), OPEN)
    for size in sorted(
        {0, 1, 511, 512, 513, len(whole) - 1, *(draw.randrange(len(whole)) for _ in range(40))}
    ):
        with pytest.raises(LedgerError, match="nothing was put in place"):
            decrypt(io.BytesIO(whole[:size]), io.BytesIO(), OPEN)
    with pytest.raises(LedgerError):
        decrypt(io.BytesIO(whole + b"\0"), io.BytesIO(), OPEN)


@pytest.mark.parametrize("how", ["cut", "changed", "other key", "no backup", "foreign", "gone"])
def test_a_backup_that_cannot_be_trusted_puts_nothing_in_place(care: Care, how: str) -> None:
    file = saved(care)
    data = bytearray(file.read_bytes())
    keys = OPEN
    if how == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif how == "changed":
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    elif how == "other key":
        keys = Keys(identities=[str(pyrage.x25519.Identity.generate())])
    elif how == "no backup":
        file.write_bytes(b"no backup" * 200)
    elif how == "foreign":
        plain = io.BytesIO()
        with tarfile.open(fileobj=plain, mode="w") as archive:
            entry = tarfile.TarInfo("ledger/../../evil")
            entry.size = 3
            archive.addfile(entry, io.BytesIO(b"abc"))
        plain.seek(0)
        with file.open("w+b") as out:
            encrypt(plain, out, SEAL)
    else:
        file.unlink()
    home = file.parent
    before = {path.name for path in home.iterdir()}
    with pytest.raises(LedgerError, match="nothing was put in place"):
        restore(
            file, home / "new", ADMIN, keys, contest_out=home / "out", journal=care.journal,
            moment=Moment(NOW),
        )  # fmt: skip
    assert {path.name for path in home.iterdir()} == before


def test_a_passphrase_opens_what_it_sealed(tmp_path: Path) -> None:
    place = tmp_path / "sealed"
    with place.open("w+b") as out:
        encrypt(io.BytesIO(b"a ledger"), out, Keys(passphrase="một câu đủ dài"))
    plain = io.BytesIO()
    with place.open("rb") as packed:
        decrypt(packed, plain, Keys(passphrase="một câu đủ dài"))
    assert plain.getvalue() == b"a ledger"
    with tarfile.open(place) as archive:
        assert archive.getnames() == ["identity.age", "ledger.tar.age"], "age and tar open it too"
    for keys in (Keys(passphrase="một câu khác hẳn"), OPEN):
        with place.open("rb") as packed, pytest.raises(LedgerError):
            decrypt(packed, io.BytesIO(), keys)
    data = bytearray(place.read_bytes())
    data[700] ^= 1
    with pytest.raises(LedgerError):
        decrypt(io.BytesIO(data), io.BytesIO(), Keys(passphrase="một câu đủ dài"))
    for bad in (Keys(), Keys([str(OWN.to_public())], passphrase="một câu đủ dài")):
        with place.open("w+b") as out, pytest.raises(UsageError, match="one of the two"):
            encrypt(io.BytesIO(), out, bad)
    with pytest.raises(UsageError, match="12 at least"):
        Keys(passphrase="ngắn")


def test_a_place_where_something_is_stays_as_it_is(care: Care) -> None:
    file = saved(care)
    place = file.with_name("new")
    place.mkdir()
    (place / "a").write_text("a")
    with pytest.raises(UsageError, match="not empty"):
        put(care, file)
    (place / "a").unlink()
    folder = file.with_name("new-folder")
    folder.mkdir()
    (folder / "a").write_text("a")
    with pytest.raises(UsageError, match="not empty"):
        put(care, file)
    assert not any(place.iterdir())
    shutil.rmtree(folder)
    shutil.copytree(care.folder, folder)
    put(care, file)


def test_who_was_erased_is_in_no_restored_backup(care: Care) -> None:
    file = saved(care)
    care.erase()
    later = saved(care, "later.tar")
    expected = everything(care.view())
    for number, one in enumerate((file, later)):
        done, new = put(care, one, f"new{number}")
        assert done.erased == (4 if one == file else 0)
        assert leaks(Path(new.ledger.uri), VALUES) == []
        assert everything(new.view()) == expected
        assert new.ledger.decisions() == care.ledger.decisions()
        assert new.load(care.rows).changes == 0
        assert leaks(Path(new.ledger.uri), VALUES) == []


def test_a_restore_asks_for_the_journal(care: Care) -> None:
    saved(care)
    empty = care.journal.read_bytes()
    care.erase()
    file = saved(care)
    care.journal.rename(aside := care.journal.with_name("aside"))
    with pytest.raises(UsageError, match=r"journal of erasures .* is missing"):
        put(care, file)
    care.journal.write_bytes(empty)
    with pytest.raises(UsageError, match="older than the backup"):
        put(care, file)
    care.journal.unlink()
    assert put(care, file, confirm=WITHOUT_JOURNAL)[1].view().balance()
    assert put(care, file, "again", journal=aside)[0].erased == 0


def test_an_id_of_another_lineage_erases_nobody(care: Care) -> None:
    """Two histories after one backup give the same id to different people."""
    _, new = put(care, saved(care))
    care.load([*care.rows, wide(90)])
    new.load([*new.rows, wide(91)])
    mine = care.ids("0900000090")
    assert mine == new.ids("0900000091"), "the same source, load and row"
    care.erase(*mine, count=1)
    lines = care.journal.read_bytes()
    new.journal.write_bytes(lines)
    done, third = put(new, saved(new), "third")
    assert done.erased == 0
    assert third.ids("0900000091") == mine
    care.erase(*care.ids("0900000004"), count=1)
    new.journal.write_bytes(care.journal.read_bytes())
    done, fourth = put(new, saved(new), "fourth")
    assert done.erased == 1, "whom both histories know"
    assert fourth.ids("0900000004") == []


def test_a_ledger_that_is_damaged_is_not_saved(care: Care) -> None:
    table = care.ledger.table("observations")
    assert table is not None
    file = Path(table.file_uris()[0])  # a file that compaction has replaced is not of the table
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(LedgerError, match="its table observations is damaged"):
        saved(care)
    assert not file.with_name("backup.tar").exists()


def test_only_an_administrator_saves_and_restores(care: Care) -> None:
    file = saved(care)
    for who in (Principal("a", "reviewer"), Principal("", "admin")):
        with pytest.raises(NotAllowedError):
            save(care.place, who, file, SEAL, journal=None, moment=Moment(NOW))
        with pytest.raises(NotAllowedError):
            restore(file, file.with_name("n"), who, OPEN, moment=Moment(NOW))


def test_an_empty_machine_gives_the_same_standings(care: Care, tmp_path: Path) -> None:
    file, home = saved(care), tmp_path / "machine"
    home.mkdir()
    (home / "key").write_text(f"# a key\n{OWN}\n")
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}

    def run(*argv: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *argv], cwd=ROOT, env=environment, capture_output=True,
            text=True, check=True, timeout=300,
        )  # fmt: skip
        return done.stdout

    here = run("scoring", "standings", "--contest", str(care.folder), "--data", care.ledger.uri,
               "--format", "json")  # fmt: skip
    keys = ["--identity", str(home / "key"), "--journal", str(care.journal)]
    places = ["--data", str(home / "ledger"), "--contest-out", str(home / "thu")]
    run("ledger", "restore", str(file), *keys, *places)
    there = run("scoring", "standings", "--contest", str(home / "thu"), "--data",
                str(home / "ledger"), "--format", "json")  # fmt: skip
    assert there == here
    assert NAMED in there
    assert load(home / "thu").hash == load(care.folder).hash


def test_a_ledger_in_object_storage_is_told_what_to_do(care: Care, tmp_path: Path) -> None:
    from ledger.backup import backup

    with pytest.raises(UsageError, match="let the storage keep versions"):
        backup(
            Ledger.at("s3://bucket/ledger"), care.folder, tmp_path / "b", SEAL,
            declare=lambda: care.contest, boundary=NOW, journal=tmp_path / "j", now=NOW,
        )  # fmt: skip


def test_the_first_backup_begins_the_journal(care: Care) -> None:
    saved(care)
    saved(care)
    (line,) = read_journal(care.journal)
    assert (line.kind, line.lineages[-1]) == ("begin", care.ledger.lineage)
