"""A new version comes into force only if it counts the same; else the old one stays untouched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from service.counted import count
from service.environment import Moment
from tests.builders import NOW
from tests.care import ADMIN, Care, make_care
from tests.leaks import leaks

ROOT = Path(__file__).resolve().parents[2]
RULE = Path("scoring", "rules", "places.py")


@dataclass
class Server:
    """An installation as the handbook has it: versions side by side, `current`, and the data."""

    home: Path
    care: Care
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def current(self) -> Path:
        return self.home / "current"

    def version(self, name: str) -> Path:
        """A folder with the program of today, and the libraries of this one."""
        folder = self.home / "releases" / name
        tracked = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        for file in tracked.split("\0"):
            if file.endswith((".py", ".csv", ".toml")) and not file.startswith("tests/"):
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, folder / file)
        (folder / ".venv").symlink_to(ROOT / ".venv")
        (folder / "VERSION").write_text(f"{name}\n", encoding="utf-8")
        return folder

    def upgrade(self, to: Path, *more: str) -> subprocess.CompletedProcess[str]:
        where = ["--contest", str(self.care.folder), "--data", self.care.ledger.uri]
        return subprocess.run(
            [sys.executable, "-m", "service", "upgrade", "--current", str(self.current),
             "--to", str(self.home / "backups"), *where, *more],
            cwd=to, env={**os.environ, **self.environment}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    home = tmp_path_factory.mktemp("srv")
    names = {"CONTEST_ACCESS": "etc/access.toml", "CONTEST_PUBLIC": "public",
             "CONTEST_DRAFTS": "drafts"}  # fmt: skip
    environment = {name: str(home / place) for name, place in names.items()}
    made = Server(home, make_care(home), environment)
    made.environment["CONTEST_BACKUP_PASSPHRASE"] = "mật khẩu của đêm nay"
    made.current.symlink_to(made.version("1.0"), target_is_directory=True)
    return made


def test_the_same_rules_come_into_force_and_a_changed_rule_rolls_back_and_says_what_differs(
    server: Server,
) -> None:
    same, first = server.version("1.1"), server.current.resolve()
    done = server.upgrade(same)
    assert done.returncode == 0, done.stderr
    assert server.current.resolve() == same
    assert first.is_dir(), "the way back is one link"

    changed = server.version("1.2")
    rule = changed / RULE
    text = rule.read_text("utf-8")
    assert "(prediction - target).abs()" in text
    rule.write_text(text.replace("(prediction - target).abs()", "(prediction - target)"), "utf-8")
    before = count(server.care.place, ADMIN, None, Moment(NOW))
    done = server.upgrade(changed, "--format", "csv")
    assert done.returncode == 1, done.stderr
    assert "standings,prediction_distance," in done.stdout
    assert "standings,rank," in done.stdout
    assert "responses" not in done.stdout, "no response was judged differently"
    assert f"{same} stays in force" in done.stderr
    assert server.current.resolve() == same
    assert count(server.care.place, ADMIN, None, Moment(NOW)) == before
    said = server.home / "said.txt"
    said.write_text(done.stdout + done.stderr, encoding="utf-8")
    assert leaks(said, ["Người Số", "09000"]) == []


def test_a_version_that_does_not_start_or_that_holds_data_changes_nothing(server: Server) -> None:
    now = server.current.resolve()
    broken = server.version("2.0")
    (broken / "results" / "compute.py").write_text("raise ValueError", "utf-8")
    assert server.upgrade(broken).returncode != 0
    assert server.current.resolve() == now

    within = server.version("2.1")
    shutil.copytree(server.care.folder, within / "thu")
    done = server.upgrade(within, "--contest", str(within / "thu"))
    assert done.returncode == 2
    assert "CONTEST_DIR: found a place inside of a version's folder" in done.stderr
    assert server.current.resolve() == now
