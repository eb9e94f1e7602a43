"""What the operator says by the environment: the folder, the ledger, and a demonstration.

CONTEST_DIR, CONTEST_DATA, CONTEST_DEMO, CONTEST_NOW, CONTEST_SPEED and CONTEST_PULL are read here
and nowhere else.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from contest import Contest
from results import Principal

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FOLDER = ROOT / "contests" / "hai-duong-2024"
_STEP_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contest is: its folder, and the directory or URL of its ledger (empty: the usual
    place, `var/<contest id>` in the program's folder)."""

    folder: Path
    data: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """The present (aware), and the contest-local time that a demonstration pretends instead.

    What is written down carries the present; what is shown is of the pretended time.
    """

    now: datetime
    pretended: datetime | None = None

    def shown(self, contest: Contest) -> datetime:
        """The moment that the numbers are for (aware)."""
        if self.pretended is None:
            return self.now
        return self.pretended.replace(tzinfo=contest.zone)


def here() -> Place:
    """The place that the dashboard serves."""
    return Place(Path(named_folder() or DEFAULT_FOLDER), named_data() or "")


def named_folder() -> str | None:
    """CONTEST_DIR."""
    return os.environ.get("CONTEST_DIR")


def named_data() -> str | None:
    """CONTEST_DATA."""
    return os.environ.get("CONTEST_DATA")


def demonstration() -> bool:
    """True when the operator opened the dashboard to everybody who can reach it."""
    return os.environ.get("CONTEST_DEMO") == "1"


def polls() -> bool:
    """True when the dashboard polls the live sources itself."""
    return os.environ.get("CONTEST_PULL") == "1"


def moment(now: datetime) -> Moment:
    """The present moment `now` with what CONTEST_NOW pretends; only in a demonstration.

    Where the pretended time moves on, it moves in steps: all that is seen in one is computed once.
    """
    text = os.environ.get("CONTEST_NOW")
    if not text or not demonstration():
        return Moment(now)
    speed, since = _pace()
    steps = max(0.0, now.timestamp() - since) // _STEP_SECONDS
    return Moment(
        now, datetime.fromisoformat(text) + steps * timedelta(seconds=_STEP_SECONDS * speed)
    )


def assumed_speed() -> float:
    """How many times as fast as the real time the pretended time moves; 0: it stands still."""
    return _pace()[0]


def _pace() -> tuple[float, float]:
    """CONTEST_SPEED, `9000@1700000000`: so many times as fast, from that second of Unix time on."""
    speed, _, since = os.environ.get("CONTEST_SPEED", "0@0").partition("@")
    return float(speed), float(since)


def operator(name: str | None = None) -> Principal:
    """Who runs a command or the demonstration: the operating account, or somebody it names."""
    return Principal(name or account(), "admin")


def account() -> str:
    """The name of the operating account; in a container without one, its number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"
