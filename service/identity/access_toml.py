"""The tables of access.toml as models, named as in the contract, and the mistakes in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from ipaddress import ip_address
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from contest.errors import Problem
from contest.toml_file import read_toml, understood

Way = Literal["proxy", "oidc", "accounts"]
FileRole = Literal["admin", "reviewer", "viewer", "leader", "auditor", "press"]
"""The roles that a person may be given. The program itself gives the others."""

RESERVED = ("x-proxy-secret", "x-principal", "host", "cookie")
Text = Annotated[str, Field(min_length=1, max_length=200)]
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.IGNORECASE)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SignIn(_Table):
    """`[sign_in]`."""

    ways: tuple[Way, ...] = ()
    proxy_header: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$")] = "X-Forwarded-Email"
    base_url: str = ""
    hosts: tuple[str, ...] = ()
    issuer: str = ""
    client_id: str = ""


class Entry(_Table):
    """One `[[people]]`. `contests` None: all contests; `until`: the last day."""

    name: Text
    role: FileRole
    units: tuple[Text, ...] = ()
    contests: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None
    until: Annotated[date | None, Field(strict=True)] = None


def read(path: Path, problems: list[Problem]) -> tuple[SignIn, list[tuple[int, Entry]]]:
    """The two tables of a file: how people sign in, and the people, each with the number of its
    entry (from 0). Every mistake is added to `problems`; what has one is left out."""
    file = path.name
    expected = "the access file, see docs/contest-folder.md"
    missing = Problem(file, "file", "no such file", expected)
    given = read_toml(path, missing=missing, problems=problems)
    if given is None:
        return SignIn(), []
    for key in given.keys() - {"sign_in", "people"}:
        problems.append(Problem(file, key, "an unknown key", "[sign_in] or [[people]]"))
    sign_in = understood(SignIn, given.get("sign_in", {}), file, problems, "sign_in")
    mistakes = [*_sign_in_mistakes(sign_in)] if sign_in else []
    problems += [Problem(file, f"sign_in.{key}", *rest) for key, *rest in mistakes]
    listed = given.get("people", [])
    if not isinstance(listed, list):
        problems.append(Problem(file, "people", type(listed).__name__, "[[people]] tables"))
        listed = []
    entries = [
        (number, entry)
        for number, one in enumerate(listed)
        if (entry := understood(Entry, one, file, problems, f"people[{number}]"))
    ]
    for number, entry in entries:
        for key, *rest in _entry_mistakes(entry):
            problems.append(Problem(file, f"people[{number}].{key}", *rest))
    problems += [
        Problem(
            file,
            f"people[{second}].name",
            f"the name of people[{first}] once more",
            "one entry for a person and a contest; case does not matter",
        )
        for first, second in _doubled(listed)
    ]
    usable = sign_in is not None and not mistakes
    return (sign_in if sign_in and usable else SignIn()), entries


def same_name(name: str) -> str:
    """The form in which names of people are compared: case and white space at the ends do not
    matter.

    Letters that only look alike stay different: a folding that made `ſ` an `s` would let a stranger
    register the name of somebody else.

    >>> same_name(" An@HaiDuong.gov.vn ")
    'an@haiduong.gov.vn'
    """
    text = name.strip().encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())


def _sign_in_mistakes(said: SignIn) -> Iterator[tuple[str, str, str]]:
    """Key, found, expected."""
    if said.proxy_header.lower() in RESERVED:
        yield "proxy_header", repr(said.proxy_header), "a header that has no other meaning"
    if said.base_url and not _is_address(said.base_url):
        expected = "https:// or http://, a host and perhaps a port and a path, and nothing more"
        yield "base_url", repr(said.base_url), expected
    for host in said.hosts:
        if not is_host(host):
            yield "hosts", repr(host), "a host name without scheme, port and path"
    if "oidc" in said.ways:
        for key in ("issuer", "client_id"):
            if not getattr(said, key):
                yield key, "nothing", "this key, because ways names oidc"
    if said.issuer and not _is_safe_issuer(said.issuer):
        yield "issuer", repr(said.issuer), "https://…; http:// only on this machine"


def _entry_mistakes(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Key, found, expected."""
    if not entry.name.strip() or not entry.name.isprintable():
        yield "name", repr(entry.name)[:80], "a name of visible characters"
    if entry.role == "leader" and not entry.units:
        yield "units", "nothing", "at least one unit code, because a leader leads units"
    if entry.role != "leader" and entry.units:
        yield "units", repr(list(entry.units))[:80], f"no units, because the role is {entry.role}"


def _doubled(listed: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Pairs of entries with one name and a contest in common; wrong entries too."""
    same: dict[str, list[int]] = {}
    for number, one in enumerate(listed):
        if isinstance(one, dict) and isinstance(one.get("name"), str):
            same.setdefault(same_name(one["name"]), []).append(number)
    for numbers in same.values():
        for first, second in combinations(numbers, 2):
            theirs = [listed[number].get("contests") for number in (first, second)]
            lists = [{*map(str, one)} for one in theirs if isinstance(one, list)]
            if len(lists) < 2 or lists[0] & lists[1]:
                yield first, second


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and host is not None
        and is_host(host)
        and not (parts.query or parts.fragment or "@" in parts.netloc)
        and not text.endswith(("?", "#"))
        and _PATH.fullmatch(parts.path) is not None
    )


def is_host(text: str) -> bool:
    """True for a host name, an IPv4 address, and an IPv6 address with or without brackets."""
    if ":" not in text:
        return _HOST.fullmatch(text) is not None
    try:
        ip_address(text.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _is_safe_issuer(text: str) -> bool:
    """An issuer's keys decide who somebody is, so nobody on the way may change them."""
    if not _is_address(text):
        return False
    parts = urlsplit(text)
    return parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")
