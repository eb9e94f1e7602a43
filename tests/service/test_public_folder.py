"""The public folder: one whole version at a time, which everybody may read."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.publication import public_folder
from service.publication.public_folder import present, put, withdraw

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def private_process() -> Iterator[None]:
    """The program's own files belong to its account alone."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def version(number: int) -> dict[str, bytes]:
    return {name: f"{number}".encode() for name in ("index.html", "turnout.json", "hinh/a.svg")}


def seen(folder: Path) -> set[bytes]:
    """What one reader finds in all files of the version that was there when the reader came."""
    found = present(folder, "thu")
    return {one.read_bytes() for one in found.rglob("*") if one.is_file()} if found else set()


def test_a_new_version_replaces_the_whole_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    put(folder, "thu", version(1))
    put(folder, "thu", {"index.html": b"2"})
    found = folder / "thu" / "bao-chi"
    assert [one.name for one in found.iterdir()] == ["index.html"]
    assert (found / "index.html").read_bytes() == b"2"


def test_everybody_may_read_what_is_public_and_nothing_beside(tmp_path: Path) -> None:
    folder = tmp_path / "open" / "public"
    put(folder, "thu", version(1))
    modes = {one: one.stat().st_mode & 0o777 for one in (folder, *folder.rglob("*"))}
    assert {mode for one, mode in modes.items() if one.is_dir()} == {0o755}
    assert {mode for one, mode in modes.items() if one.is_file()} == {0o644}
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700, "made by us, and not public"


@pytest.mark.parametrize("step", ["write_bytes", "symlink_to", "replace"])
def test_a_version_that_cannot_be_finished_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    put(tmp_path, "thu", version(1))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    owner = os if step == "replace" else Path
    with monkeypatch.context() as patched:
        patched.setattr(owner, step, full)
        with pytest.raises(OSError, match="No space"):
            put(tmp_path, "thu", version(2))
    assert seen(tmp_path) == {b"1"}
    versions = tmp_path / "thu" / ".bao-chi"
    assert len([*versions.iterdir()]) == 1, "no draft stays"


def test_a_program_that_dies_between_leaves_the_one_before(tmp_path: Path) -> None:
    put(tmp_path, "thu", version(1))
    dying = (
        "import os, sys; from pathlib import Path; from service.publication import public_folder\n"
        "os.replace = lambda *_: os._exit(9)\n"
        "public_folder.put(Path(sys.argv[1]), 'thu', {'index.html': b'2', 'turnout.json': b'2'})"
    )
    done = subprocess.run([sys.executable, "-c", dying, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert seen(tmp_path) == {b"1"}
    for number in (3, 4, 5):
        put(tmp_path, "thu", version(number))
    assert seen(tmp_path) == {b"5"}
    assert len([*(tmp_path / "thu" / ".bao-chi").iterdir()]) == 2, "what it left is gone"


def test_folders_of_a_program_that_died_while_it_made_them_open_with_the_next_version(
    tmp_path: Path,
) -> None:
    for place in (tmp_path / "p", tmp_path / "p" / "thu", tmp_path / "p" / "thu" / ".bao-chi"):
        place.mkdir(mode=0o700)
    put(tmp_path / "p", "thu", {"index.html": b"x"})
    folders = [one for one in (tmp_path / "p").rglob("*") if one.is_dir()]
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "p", *folders)} == {0o755}


def test_a_reader_never_finds_files_of_two_versions(tmp_path: Path) -> None:
    put(tmp_path, "thu", version(0))
    done = threading.Event()

    def publish() -> None:
        for number in range(1, 60):
            put(tmp_path, "thu", version(number))
        done.set()

    writer = threading.Thread(target=publish)
    writer.start()
    looks = 0
    while not done.is_set():
        try:
            # Through the link, as a web server reads: the file opened by its public name.
            assert (tmp_path / "thu" / "bao-chi" / "index.html").read_bytes()
            found = seen(tmp_path)
        except FileNotFoundError:  # this reader was slower than two publications
            continue
        assert len(found) <= 1
        looks += len(found)
    writer.join()
    assert looks
    assert seen(tmp_path) == {b"59"}


def test_a_file_with_the_same_bytes_keeps_its_time_and_another_gets_a_new_one(
    tmp_path: Path,
) -> None:
    put(tmp_path, "thu", {"a.svg": b"same", "b.json": b"1"})
    found = tmp_path / "thu" / "bao-chi"
    for name in ("a.svg", "b.json"):
        os.utime(found / name, (1_000_000_000, 1_000_000_000))
    put(tmp_path, "thu", {"a.svg": b"same", "b.json": b"2"})
    assert (found / "a.svg").stat().st_mtime == 1_000_000_000
    assert (found / "b.json").stat().st_mtime > 1_000_000_000


def test_a_dated_file_stays_for_an_hour_because_an_open_page_leads_to_it(tmp_path: Path) -> None:
    old, new = "hinh/a-20241202-1530.png", "hinh/a-20241202-1533.png"
    put(tmp_path, "thu", {"index.html": b"1", old: b"1"})
    put(tmp_path, "thu", {"index.html": b"2", new: b"2"})
    found = tmp_path / "thu" / "bao-chi"
    assert (found / old).read_bytes() == b"1"
    assert (found / old).stat().st_mode & 0o777 == 0o644
    put(tmp_path, "thu", {"index.html": b"3"})
    assert (found / old).read_bytes() == b"1"
    hour_ago = (found / old).stat().st_mtime - 3601
    os.utime(found / old, (hour_ago, hour_ago))
    put(tmp_path, "thu", {"index.html": b"4"})
    assert not (found / old).exists()
    assert (found / new).exists()


@pytest.mark.parametrize("name", ["../out", "/etc/out", ".hidden", "a/../../out", "a/.b"])
def test_no_name_leads_out_of_the_folder_or_hides(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="public file"):
        put(tmp_path / "public", "thu", {"index.html": b"", name: b""})
    assert present(tmp_path / "public", "thu") is None
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_withdrawn_is_gone_with_every_version(tmp_path: Path) -> None:
    for number in (1, 2):
        put(tmp_path, "thu", version(number))
    put(tmp_path, "khac", version(9))
    withdraw(tmp_path, "thu")
    assert present(tmp_path, "thu") is None
    assert {one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == {b"9"}
    withdraw(tmp_path, "thu")


def test_a_link_that_somebody_turned_elsewhere_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "public" / "thu").mkdir(parents=True)
    (tmp_path / "public" / "thu" / public_folder.NAME).symlink_to(tmp_path / "secret")
    assert present(tmp_path / "public", "thu") is None


def test_an_account_of_windows_that_may_not_make_links_publishes_and_withdraws_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        error = OSError("a required privilege is not held by the client")
        error.winerror = 1314  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "symlink_to", refuse)
    for number in (1, 2, 3, 4):
        put(tmp_path, "thu", version(number))
        assert seen(tmp_path) == {str(number).encode()}
    assert len([*(tmp_path / "thu" / ".bao-chi").iterdir()]) == 1, "the version before"
    withdraw(tmp_path, "thu")
    assert present(tmp_path, "thu") is None
