"""A release is the same bytes after compaction, vacuum, a restored backup and an erasure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyrage
import pytest

from ledger import Ledger
from ledger.compact import compact
from ledger.deletion import clean
from ledger.erase import tables_of
from ledger.packed import Keys
from ledger.releases import Release, files_of, names_of, releases_of
from publish.release.package import public_files, whole_files, write_release
from publish.release.verify import verified
from service import acts
from service.backups import restore, save
from service.environment import Moment
from service.release.making import make
from tests.builders import NOW
from tests.care import ADMIN, NAMED, VALUES, Care, wide
from tests.leaks import leaks
from tests.releasing import made_again
from tests.service.conftest import REVIEWER, Room

OWN = pyrage.x25519.Identity.generate()
PRIZES = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'


@pytest.fixture(scope="module")
def made(made: Care, tmp_path_factory: pytest.TempPathFactory) -> Care:
    """A contest that knows the person everywhere, with two releases and what came after them."""
    care = made.copy(tmp_path_factory.mktemp("rebuilt"))
    toml = care.folder / "contest.toml"
    toml.write_text(toml.read_text("utf-8") + PRIZES, "utf-8")
    roster = f"unit_code,full_name,birth_date,phone\nS1,Người Số 4,,\nS1,{NAMED},,\n"
    (care.folder / "roster.csv").write_text(roster, "utf-8")
    room = Room(care.place)
    first = make(care.place, REVIEWER, "provisional", room.moment)
    room.decide(acts.reject(room.line("Người Số 7")["response_id"]))
    make(care.place, REVIEWER, "provisional", room.moment)
    assert {one.name for one in names_of(care.ledger, first)} >= {NAMED, "Người Số 4"}
    shutil.copytree(care.folder, care.folder.with_name("as-it-was"))
    toml.write_text(toml.read_text("utf-8").replace("Giải Nhì", "Giải Ba"), "utf-8")
    items = care.folder / "items.csv"
    items.write_text(items.read_text("utf-8").replace("A|B|C,A", "A|B|C,B"), "utf-8")
    care.load([*care.rows, wide(70)])
    room.decide(acts.reject(room.line("Người Số 8")["response_id"]))
    return care


def kept(ledger: Ledger) -> dict[int, dict[str, bytes]]:
    return {one.number: files_of(ledger, one) for one in releases_of(ledger)}


def test_a_release_is_made_again_byte_by_byte_from_a_restored_backup(
    made: Care, tmp_path: Path
) -> None:
    care = made.copy(tmp_path)
    folder, before = made.folder.with_name("as-it-was"), kept(care.ledger)
    compact(care.ledger, care.contest)
    for name in tables_of(care.ledger.uri):
        clean(care.ledger.uri, name)
    assert kept(care.ledger) == before
    for one in releases_of(care.ledger):
        assert made_again(folder, care.ledger, one) == before[one.number]
    new = restored(care, tmp_path / "new")
    assert new.ledger.lineage != care.ledger.lineage
    new.load([*new.rows, wide(71)])
    assert releases_of(new.ledger) == releases_of(care.ledger)
    assert kept(new.ledger) == before
    for one in releases_of(new.ledger):
        assert made_again(folder, new.ledger, one) == before[one.number]


def test_an_erasure_changes_nothing_inside_the_seal(made: Care, tmp_path: Path) -> None:
    care = made.copy(tmp_path)
    before = kept(care.ledger)
    save(care.place, ADMIN, tmp_path / "old.tar", Keys([str(OWN.to_public())]), journal=None,
         moment=Moment(NOW))  # fmt: skip
    names = {one.number: names_of(care.ledger, one) for one in releases_of(care.ledger)}
    gone = {*care.ids()}
    care.erase()
    new = restored(care, tmp_path / "new", tmp_path / "old.tar")
    for one in (care, new):
        assert kept(one.ledger) == before
        assert leaks(Path(one.ledger.uri), VALUES) == []
        for release in releases_of(one.ledger):
            left = names_of(one.ledger, release)
            assert left == tuple(x for x in names[release.number] if x.response_id not in gone)
            assert len(left) == len(names[release.number]) - 1
            check(one, release, tmp_path / "kq", erased=1)


def restored(care: Care, place: Path, file: Path | None = None) -> Care:
    """A backup, made now unless there is one, put in place elsewhere."""
    if file is None:
        file = place.with_suffix(".tar")
        save(care.place, ADMIN, file, Keys([str(OWN.to_public())]), journal=None,
             moment=Moment(NOW))  # fmt: skip
    restore(file, place, ADMIN, Keys(identities=[str(OWN)]), contest_out=place.with_name("out"),
            journal=care.journal, moment=Moment(NOW))  # fmt: skip
    return Care(place.with_name("out"), Ledger.at(place), list(care.rows))


def check(care: Care, release: Release, folder: Path, *, erased: int) -> None:
    """The folder with names and the one for everybody verify with the seal that was printed."""
    view = care.view()
    for files, gone in ((whole_files(view, release.number), erased),
                        (public_files(view, release.number), None)):  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)
        write_release(files, folder)
        found = verified(folder, release.seal)
        assert (found.problems, found.erased) == ((), gone)
