"""The access file: ways to sign in, and the role of each person."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from contest import Contest
from contest.errors import Problem
from results.principal import NOBODY, Principal, Role
from service import environment
from service.identity import access_toml
from service.identity.access_toml import Way, same_name

_log = logging.getLogger("access")


@dataclass(frozen=True, slots=True)
class Person:
    """One `[[people]]` of the file. `contests` empty: every contest. `until`: the last day."""

    name: str
    role: Role
    units: tuple[str, ...] = ()
    contests: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class AccessFile:
    """The content of the file. Without ways nobody signs in. `problems`: its mistakes.

    A file with mistakes gives nobody a role. Its `[sign_in]` holds as long as that table itself has
    no mistake, so people reach a page that tells them so.
    """

    ways: tuple[Way, ...] = ()
    proxy_header: str = "X-Forwarded-Email"
    base_url: str = ""
    hosts: tuple[str, ...] = ()
    issuer: str = ""
    client_id: str = ""
    people: tuple[Person, ...] = ()
    problems: tuple[Problem, ...] = ()


CLOSED = AccessFile()
"""No file: nobody signs in."""


class _Kept(NamedTuple):
    """The file that was read last: its mark and its content."""

    mark: object
    content: AccessFile


_kept: _Kept | None = None
_reading = threading.Lock()


def read_access(path: Path | None) -> AccessFile:
    """The file's content now; the file is read again only if the file has changed.

    A change that leaves nobody a role is told to the log once, without a name.
    """
    global _kept
    mark = _mark(path)
    kept = _kept
    if kept is not None and kept.mark == mark:
        return kept.content
    with _reading:
        mark = _mark(path)
        if _kept is None or _kept.mark != mark:
            content = CLOSED if path is None else parse_access(path)
            _tell(path, content)
            _kept = _Kept(mark, content)
        return _kept.content


def parse_access(path: Path) -> AccessFile:
    """What a file says, with all of its mistakes."""
    problems: list[Problem] = []
    sign_in, entries = access_toml.read(path, problems)
    people = tuple(
        Person(one.name.strip(), one.role, one.units, one.contests or (), one.until)
        for _, one in entries
    )
    return AccessFile(
        ways=sign_in.ways,
        proxy_header=sign_in.proxy_header,
        base_url=sign_in.base_url.rstrip("/"),
        hosts=sign_in.hosts,
        issuer=sign_in.issuer,
        client_id=sign_in.client_id,
        people=() if problems else people,
        problems=tuple(problems),
    )


def check_access(path: Path, contests: Sequence[Contest] = ()) -> list[Problem]:
    """All mistakes of a file. With contests, also the units that none of the contests declares in
    which the person has a role."""
    problems: list[Problem] = []
    _, entries = access_toml.read(path, problems)
    for number, entry in entries:
        mine = [one for one in contests if entry.contests is None or one.id in entry.contests]
        problems += [
            Problem(path.name, f"people[{number}].units", repr(code), "a code of units.csv")
            for code in entry.units
            if mine and all(code not in one.units.by_code for one in mine)
        ]
    return problems


def principal_named(access: AccessFile, name: str, contest_id: str, day: date) -> Principal:
    """The principal of a person who has proved to be `name`; `NOBODY` for a person without a role
    on that contest and day."""
    wanted = same_name(name)
    for person in access.people if wanted else ():
        if (
            same_name(person.name) == wanted
            and (not person.contests or contest_id in person.contests)
            and (person.until is None or day <= person.until)
        ):
            return Principal(person.name, person.role, person.units)
    return NOBODY


def has_person(access: AccessFile, name: str) -> bool:
    """Whether the file gives a name any role."""
    return any(same_name(person.name) == same_name(name) for person in access.people)


def open_ways(access: AccessFile) -> tuple[Way, ...]:
    """The ways that can be used: those of the file, less those whose secret the environment does
    not hold."""
    secrets = {"proxy": environment.proxy_secret, "oidc": environment.oidc_secret}
    return tuple(way for way in access.ways if way not in secrets or secrets[way]())


def _mark(path: Path | None) -> object:
    """Changes when the file changes."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError as error:
        return path, type(error).__name__
    return path, found.st_mtime_ns, found.st_size, found.st_ino


def _tell(path: Path | None, content: AccessFile) -> None:
    if path is None:
        if not environment.demonstration():
            _log.warning(
                "nobody can sign in: $CONTEST_ACCESS names no access file; see docs/server.md, or "
                "set CONTEST_DEMO=1 for a demonstration that is open to everybody"
            )
        return
    if content.problems:
        _log.error(
            "the access file has mistakes (%d), so nobody has a role; list the mistakes with: "
            "python -m service access check FILE",
            len(content.problems),
        )
    elif not content.ways:
        _log.warning("nobody can sign in: [sign_in] ways of the access file names no way")
    for way in sorted({*content.ways} - {*open_ways(content)}):
        _log.error(
            "the way %s is closed: $CONTEST_%s_SECRET is missing%s",
            way,
            way.upper(),
            " or shorter than 16 characters" if way == "proxy" else "",
        )
