"""What an upgrade does with the answers of two versions; `tests/acceptance` runs two real ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contest.errors import UsageError
from service import upgrade as module
from service.counted import KEYS
from service.environment import Place
from service.upgrade import Upgrade, upgrade
from tests.builders import write_folder
from tests.care import ADMIN

OLD, NEW = "1.0", "1.1"


class Versions:
    """Two versions beside each other, of which the new one gives a person rank 2 in place of 1."""

    def __init__(self, home: Path) -> None:
        for name in (OLD, NEW):
            (home / name).mkdir()
            (home / name / "dashboard.py").touch()
        self.home, self.old, self.new = home, home / OLD, home / NEW
        self.place = Place(write_folder(home / "thu"), str(home / "ledger"))
        self.current = home / "current"
        self.current.symlink_to(self.old, target_is_directory=True)
        self.asked: list[str] = []

    def ask(self, program: Path, room: str, *words: str) -> Any:
        self.asked.append(f"{program.name}: {words[0]}")
        if "--out" in words:
            out = Path(words[words.index("--out") + 1])
            out.mkdir()
            for table in KEYS:
                (out / f"{table}.jsonl").touch()
            row = {"round": -1, "category": None, "person_id": "p", "rank": program.name}
            line = f"{json.dumps(row)}\n"
            (out / "standings.jsonl").write_text(line, encoding="utf-8")
        return {"file": "thu.tar", "made_at": "2025-01-01T00:00:00+00:00"}

    def upgrade(self, confirm: str = "") -> Upgrade:
        return upgrade(
            self.place, ADMIN, self.current, self.home / "sao", passphrase_file=None,
            confirm=confirm, tell=lambda _: None,
        )  # fmt: skip


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Versions:
    made = Versions(tmp_path)
    monkeypatch.setattr(module, "ROOT", made.new)
    monkeypatch.setattr(module, "_asked", made.ask)
    monkeypatch.setenv("CONTEST_PUBLIC", str(tmp_path / "public"))
    monkeypatch.setenv("CONTEST_DRAFTS", str(tmp_path / "drafts"))
    return made


def test_a_difference_comes_into_force_only_by_its_own_words(versions: Versions) -> None:
    done = versions.upgrade()
    assert (done.is_done, versions.current.resolve()) == (False, versions.old)
    assert [(one.table, one.what, one.rows) for one in done.differing] == [("standings", "rank", 1)]
    assert not versions.upgrade(done.words + "0").is_done
    assert versions.asked.count("1.1: count") == 2, "only of the copies"
    assert versions.upgrade(done.words).is_done
    assert versions.current.resolve() == versions.new
    assert versions.current.is_symlink()
    assert versions.asked[-6:] == [
        "1.0: nightly", "1.0: restore", "1.0: count", "1.1: restore", "1.1: count", "1.1: count",
    ]  # fmt: skip


def test_a_file_names_the_version_where_there_are_no_links(versions: Versions) -> None:
    versions.current.unlink()
    versions.current.write_text(f"{versions.old}\r\n", encoding="utf-8")
    assert versions.upgrade(versions.upgrade().words).is_done
    assert versions.current.read_text(encoding="utf-8") == f"{versions.new}\n"
    with pytest.raises(UsageError, match="this version is in force"):
        versions.upgrade()
    versions.current.write_text("nowhere", encoding="utf-8")
    with pytest.raises(UsageError, match="names no version"):
        versions.upgrade()


def test_data_inside_of_a_version_are_refused(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_DRAFTS", str(versions.old / "var" / "drafts"))
    with pytest.raises(UsageError, match="CONTEST_DRAFTS: found a place inside"):
        versions.upgrade()
    assert versions.asked == []
