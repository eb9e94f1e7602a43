"""What the pages look at: the contest folder, the ledger, and the view of one principal.

The folder is named by CONTEST_DIR, the ledger by CONTEST_DATA. Whether there is anything new is
looked up for all viewers together. Results are computed once for each
(ledger position, contest, boundary of time) and shared; what a viewer gets is made from them for
that viewer's principal and is never kept for another. Sessions hold no data.
"""

from __future__ import annotations

import getpass
import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import streamlit as st

from contest import Contest, load
from ingest import ensure_current, reread, touched
from ledger import Ledger
from ledger.decided import as_decided
from ledger.decisions import Kind, drafted
from ledger.ledger import last_commit
from ledger.pulse import Pulse, read_pulses
from results import Principal, Results, Supposed, View, compute, visible
from results.boundary import last_boundary

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FOLDER = ROOT / "contests" / "hai-duong-2024"

_looking = threading.Lock()
_looked: dict[str, Any] = {}
_LOOK_SECONDS = 0.5
_STEP_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Opened:
    """A contest, its ledger, and all that one principal may see of it now.

    `stamp` changes when the page would show something else; it is the key of every cached figure.
    """

    contest: Contest
    ledger: Ledger
    view: View
    stamp: str


@dataclass(frozen=True, slots=True)
class _Look:
    """What the disk held: the contest as decided, the ledger and its position; the responses, in
    `files`, hold at least that."""

    contest: Contest
    ledger: Ledger
    position: str
    files: str
    pulses: Mapping[str, Pulse]


def demonstration() -> bool:
    """True when the operator opened the dashboard to everybody who can reach it."""
    return os.environ.get("CONTEST_DEMO") == "1"


def principal() -> Principal | None:
    """Who is looking: in a demonstration the committee, otherwise nobody (there is no sign-in)."""
    return Principal(getpass.getuser(), "admin") if demonstration() else None


def folder() -> Path:
    """The contest folder."""
    return Path(os.environ.get("CONTEST_DIR") or DEFAULT_FOLDER)


def contest() -> Contest:
    """The contest as the folder declares it now; read again only when a file changed."""
    path = folder()
    return _contest(str(path), _fingerprint(path))


def ledger_of(contest: Contest) -> Ledger:
    """The contest's ledger; nothing is created by looking."""
    return Ledger.at(os.environ.get("CONTEST_DATA") or ROOT / "var" / contest.id)


def assumed_now() -> datetime | None:
    """The moment that CONTEST_NOW pretends, contest-local; only in a demonstration. Where it goes
    on from there, it does so in steps: what is seen in one is computed once."""
    text = os.environ.get("CONTEST_NOW")
    if not text or not demonstration():
        return None
    speed, since = _pace()
    steps = max(0.0, clock().timestamp() - since) // _STEP_SECONDS
    return datetime.fromisoformat(text) + steps * timedelta(seconds=_STEP_SECONDS * speed)


def assumed_speed() -> float:
    """How many times as fast as it is the pretended time goes on; 0: it stands still."""
    return _pace()[0]


def _pace() -> tuple[float, float]:
    """CONTEST_SPEED, `9000@1700000000`: so many times as fast, from that second of Unix time on."""
    speed, _, since = os.environ.get("CONTEST_SPEED", "0@0").partition("@")
    return float(speed), float(since)


def clock() -> datetime:
    """The present moment, aware. The one place of the dashboard that reads a clock."""
    return datetime.now(UTC)


def now(contest: Contest) -> datetime:
    """The moment that the pages show: the present, or the one that a demonstration pretends."""
    assumed = assumed_now()
    return assumed.replace(tzinfo=contest.zone) if assumed else clock()


def open_for(who: Principal) -> Opened:
    """Open the contest for a principal, computing only what nobody has computed yet."""
    look = _look()
    declared, ledger, moment = look.contest, look.ledger, now(look.contest)
    boundary = last_boundary(declared, declared.local(moment)).isoformat()
    state = (ledger.uri, look.position, declared.hash, boundary)
    results = _results(*state, look.files, _contest=declared, _ledger=ledger, _now=moment)
    view = visible(results, who, look.pulses, moment)
    return Opened(declared, ledger, view, "|".join((*state, who.scope)))


def suppose(
    opened: Opened, wanted: Sequence[tuple[Kind, str, Mapping[str, str]]], who: Principal
) -> View:
    """What the same viewer would see if these decisions (kind, subject, facts) were taken now.
    Nothing is written."""
    ledger, taken = opened.ledger, opened.ledger.decisions()
    last = max((decision.number for decision in taken), default=0)
    more = drafted(wanted, last, note="", by=who.name, now=clock())
    supposed = as_decided(contest(), (*taken, *more))
    again = touched(opened.contest, ledger, taken, (*taken, *more))
    responses = reread(supposed, ledger, again, (*taken, *more))
    results = compute(supposed, ledger, now=now(supposed), supposed=Supposed(more, responses))
    return visible(results, who)


def written() -> str:
    """Changes when the ledger, the folder or the state of a live source did, at each boundary of
    time, and every ten minutes while time still counts: what a waiting page asks now and then."""
    look = _look()
    declared = look.contest
    moment = min(declared.local(now(declared)), declared.closes_at or datetime.max)
    boundary = last_boundary(declared, moment).isoformat()
    slot = moment.replace(minute=moment.minute // 10 * 10, second=0).isoformat()
    pulses = look.pulses.values()
    states = ",".join(f"{p.source}:{p.stale}:{p.failure}:{sorted(p.vanished)}" for p in pulses)
    return f"{look.position}|{declared.hash}|{boundary}|{slot}|{states}"


def _look() -> _Look:
    """However many ask, twice a second at most, and again after each write of this process: who
    pressed a button sees what it did."""
    with _looking:
        place = (str(folder()), os.environ.get("CONTEST_DATA"))
        key, moment = (place, last_commit()), time.monotonic()
        if _looked.get("key") != key or moment - _looked["at"] > _LOOK_SECONDS:
            _looked.update(found=_look_now(_looked.get("found")), at=moment, key=key)
        found: _Look = _looked["found"]
        return found


def _look_now(last: _Look | None) -> _Look:
    """Read what is not read yet. Where nothing is new since the last look, four times a table is
    opened, and no row is read."""
    folder_says = contest()
    ledger = ledger_of(folder_says)
    position = ledger.position(folder_says)  # first: all that is read after it holds at least that
    declared = ledger.decided(folder_says)
    files = ledger.responses_files(declared)
    if last is None or _marks(last) != (ledger, position, files, declared.reading_hash):
        ensure_current(declared, ledger)
        files = ledger.responses_files(declared)
    pulses = read_pulses(ledger.uri, declared, clock())
    return _Look(declared, ledger, position, files, pulses)


def _marks(look: _Look) -> tuple[Ledger, str, str, str]:
    return look.ledger, look.position, look.files, look.contest.reading_hash


def _fingerprint(path: Path) -> tuple[tuple[str, int, int], ...]:
    if not path.is_dir():
        return ()
    files = sorted(p for p in path.iterdir() if p.is_file())
    return tuple((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in files)


@st.cache_resource(max_entries=2, show_spinner=False)
def _contest(path: str, fingerprint: tuple[tuple[str, int, int], ...]) -> Contest:
    return load(Path(path))


@st.cache_resource(max_entries=2, show_spinner=False)
def _results(
    uri: str,
    position: str,
    contest_hash: str,
    boundary: str,
    files: str,
    *,
    _contest: Contest,
    _ledger: Ledger,
    _now: datetime,
) -> Results:
    """`files` are no part of the state, but what they hold is read when it is first asked for."""
    return compute(_contest, _ledger, now=_now, as_of=None)
