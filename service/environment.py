"""Reads the operator's environment variables: the folder, the ledger, and a demonstration.

No other module reads CONTEST_DIR, CONTEST_DATA, CONTEST_DEMO, CONTEST_NOW, CONTEST_SPEED,
CONTEST_PULL, CONTEST_ACCESS, CONTEST_PROXY_SECRET, CONTEST_OIDC_SECRET, CONTEST_PUBLIC,
CONTEST_DRAFTS, CONTEST_BACKUP_PASSPHRASE, CONTEST_LOG, CONTEST_MAIL and CONTEST_SMTP_PASSWORD.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from contest import Contest, logs
from contest.process import begin_process as begin_process
from results import Principal

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FOLDER = ROOT / "contests" / "hai-duong-2024"
_STEP_SECONDS = 2
DECLARATION = "contest.toml"
"""The file that makes a folder a contest folder."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a contest: its folder, and the directory or URL of its ledger (empty: the
    default, `var/<contest id>` in the program's folder). `is_draft`: the contest of somebody's
    draft, which reaches nobody else. `shares_data`: the installation serves a folder of contests,
    and `data` holds the ledger of each under the contest's id."""

    folder: Path
    data: str = ""
    is_draft: bool = False
    shares_data: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """The present (aware), and the contest-local time that a demonstration pretends instead.

    Written lines carry the present. Pages show the numbers of the pretended time.
    """

    now: datetime
    pretended: datetime | None = None

    def shown(self, contest: Contest) -> datetime:
        """The moment that the numbers are for (aware)."""
        if self.pretended is None:
            return self.now
        return self.pretended.replace(tzinfo=contest.zone)

    def local(self, contest: Contest) -> datetime:
        """The same moment, contest-local."""
        return contest.local(self.shown(contest))


def places() -> tuple[Place, ...]:
    """The places that the dashboard serves, as they stand on the disk now; at least one.

    CONTEST_DIR names a contest folder, or a folder of contest folders. A contest that somebody puts
    into such a folder is served without a restart.
    """
    named, data = Path(named_folder() or DEFAULT_FOLDER), named_data() or ""
    several = several_folders()
    return tuple(Place(one, data, shares_data=True) for one in several) or (Place(named, data),)


def several_folders() -> tuple[Path, ...]:
    """The contest folders in CONTEST_DIR; none if that is a contest folder itself."""
    return folders_in(Path(named_folder() or DEFAULT_FOLDER))


def folders_in(folder: Path) -> tuple[Path, ...]:
    """The contest folders in a folder, by name; none in a folder that is itself a contest's.

    A folder in which somebody still writes has a name that begins with a dot.
    """
    if os.path.exists(os.path.join(folder, DECLARATION)):
        return ()
    try:
        inside = sorted(os.listdir(folder))
    except OSError:
        return ()
    named = (name for name in inside if name[0] != ".")
    # Every click of every viewer asks, and strings take a tenth of the time of paths.
    return tuple(
        folder / name for name in named if os.path.exists(os.path.join(folder, name, DECLARATION))
    )


def named_folder() -> str | None:
    """CONTEST_DIR: a contest folder, or a folder of contest folders."""
    return os.environ.get("CONTEST_DIR")


def named_data() -> str | None:
    """CONTEST_DATA: the ledger, or for a folder of contest folders the directory that holds the
    ledger of each under the contest's id."""
    return os.environ.get("CONTEST_DATA")


def data_of(contest_id: str) -> str | None:
    """The ledger of a contest according to CONTEST_DATA; None if that is not set."""
    data = named_data()
    return ledger_beside(data, contest_id) if data and several_folders() else data


def ledger_beside(data: str, contest_id: str) -> str:
    """The ledger of a contest in the directory or below the URL that holds several ledgers.

    >>> ledger_beside("s3://so/", "thu")
    's3://so/thu'
    """
    return f"{data.rstrip('/')}/{contest_id}"


def access_path() -> Path | None:
    """CONTEST_ACCESS: the access file; None: nobody can sign in."""
    named = os.environ.get("CONTEST_ACCESS")
    return Path(named) if named else None


def door_store() -> Path:
    """The file of sessions, accounts and links: beside the access file, or, without an access
    file, in the program's folder."""
    named = access_path()
    return Path(f"{named}.sqlite3") if named else ROOT / "var" / "access.sqlite3"


def proxy_secret() -> str:
    """CONTEST_PROXY_SECRET: what a proxy says beside a person's name; empty: no proxy is believed.

    A secret that is shorter than 16 characters is not used.
    """
    said = os.environ.get("CONTEST_PROXY_SECRET", "")
    return said if len(said) >= 16 else ""


def oidc_secret() -> str:
    """CONTEST_OIDC_SECRET: the secret of the program at the OIDC provider; empty: none."""
    return os.environ.get("CONTEST_OIDC_SECRET", "")


def backup_passphrase() -> str:
    """CONTEST_BACKUP_PASSPHRASE: what encrypts and opens a backup; empty: none."""
    return os.environ.get("CONTEST_BACKUP_PASSPHRASE", "")


def mail_path() -> Path | None:
    """CONTEST_MAIL: the settings of mail; None: the program sends none."""
    named = os.environ.get("CONTEST_MAIL")
    return Path(named) if named else None


def mails() -> bool:
    """True if the program sends mail. A demonstration sends none."""
    return mail_path() is not None and not demonstration()


def smtp_password() -> str:
    """CONTEST_SMTP_PASSWORD: the password of the program at the mail server; empty: none."""
    return os.environ.get("CONTEST_SMTP_PASSWORD", "")


def public_folder() -> Path:
    """CONTEST_PUBLIC: the folder that the public may read, which any web server can serve; by
    default `var/public` in the program's folder. A demonstration has a folder of its own by
    default, so that its pretended numbers never stand where the public reads."""
    named = os.environ.get("CONTEST_PUBLIC")
    return Path(named) if named else ROOT / "var" / ("public-demo" if demonstration() else "public")


def drafts_folder() -> Path:
    """CONTEST_DRAFTS: the folder of the drafts in progress, which hold people's answers; by default
    `var/drafts` in the program's folder."""
    named = os.environ.get("CONTEST_DRAFTS")
    return Path(named) if named else ROOT / "var" / "drafts"


def demonstration() -> bool:
    """True if the operator has opened the dashboard to everybody who can reach the server."""
    return os.environ.get("CONTEST_DEMO") == "1"


def polls() -> bool:
    """True if the dashboard itself polls the live sources."""
    return os.environ.get("CONTEST_PULL") == "1"


def begin_logs() -> None:
    """Write the log in the form that CONTEST_LOG names: `json` is one object a line."""
    logs.begin_logs(as_json=os.environ.get("CONTEST_LOG") == "json")


def moment(now: datetime) -> Moment:
    """The present moment `now`, in a demonstration with the time that CONTEST_NOW pretends.

    A moving pretended time moves in steps, so the program computes once for each step.
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
    """The speed of the pretended time, as a multiple of real time; 0 if the time stands still."""
    return _pace()[0]


def _pace() -> tuple[float, float]:
    """The speed, and the second of Unix time from which the pretended time moves.

    Example: CONTEST_SPEED `9000@1700000000` means 9000 times as fast from 1700000000 on.
    """
    speed, _, since = os.environ.get("CONTEST_SPEED", "0@0").partition("@")
    return float(speed), float(since)


def operator(name: str | None = None) -> Principal:
    """The principal of a command or of the demonstration: the operating account, or a person whom
    the account names."""
    return Principal(name or account(), "admin")


def account() -> str:
    """The name of the operating account; the account's number in a container without names."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # Windows asks USERNAME alone
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "admin"
