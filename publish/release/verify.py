"""Verifies the folder of a release. This file needs nothing but Python's standard library, so an
inspector can read it, copy it and run it alone: `python verify.py DIR [SEAL]`.

`SHA256SUMS` lists every file of the release but `names.csv` and `seal.txt`, and the seal is the
SHA-256 of `SHA256SUMS`. Who alters a file and all the sums after it has another seal, so the seal
has to be compared with the one that was printed. `names.csv` stands outside the seal: each of its
lines opens the commitment of a row of `standings.csv`. An erased person has no line there any more.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SUMS, SEAL, NAMES, STANDINGS = "SHA256SUMS", "seal.txt", "names.csv", "standings.csv"
APART = (NAMES, SEAL, SUMS)
NAME_COLUMNS = ("row", "name", "unit_code", "secret")
_SUM = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_SECRET = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Verified:
    """`problems`: what is not as it was; each names a file and a line, never a person. `seal`: the
    seal of the files as they are. `erased`: number of rows whose person has no name any more; None
    if the folder has no `names.csv`, as in the copy for the public."""

    problems: tuple[str, ...]
    seal: str
    erased: int | None

    @property
    def intact(self) -> bool:
        """Whether all is as it was."""
        return not self.problems


def verified(folder: Path, printed: str = "") -> Verified:
    """Look at every file of a release. `printed`: the seal that was printed; "" compares with none.

    Raises:
        OSError: a file cannot be read.
    """
    there = dict(_files(folder))
    sums = there.get(SUMS, b"")
    seal = hashlib.sha256(sums).hexdigest()
    problems = [*_sums_problems(there, sums)]
    if there.get(SEAL) != f"{seal}\n".encode():
        problems.append(f"{SEAL}: expected the SHA-256 of {SUMS}")
    if printed and printed.strip().lower() != seal:
        problems.append(f"{SUMS}: its seal is {seal}, which is not the printed one")
    erased, more = _names_problems(there)
    return Verified((*problems, *more), seal, erased)


def commitment(secret: str, name: str, unit_code: str) -> str:
    """HMAC-SHA-256 of name, line break and unit's code in UTF-8; the key is the secret's bytes.

    By hand: `printf '%s\\n%s' NAME CODE | openssl dgst -sha256 -mac HMAC -macopt hexkey:SECRET`.

    >>> commitment("00" * 32, "An", "S1")[:16]
    'b7e6c2485ac590fc'
    """
    return keyed(secret, f"{name}\n{unit_code}")


def keyed(secret: str, text: str) -> str:
    """HMAC-SHA-256 of a text in UTF-8. `secret`: hexadecimal digits."""
    return hmac.new(bytes.fromhex(secret), text.encode(), hashlib.sha256).hexdigest()


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """`SHA256SUMS` of these files, sorted bytewise by path, as `sha256sum -c` reads it."""
    return _written({path: hashlib.sha256(text).hexdigest() for path, text in files.items()})


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path → content of every file. A link is read as what it leads to."""
    for path in sorted(folder.rglob("*")):
        if not path.is_dir():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _sums_problems(there: Mapping[str, bytes], sums: bytes) -> Iterator[str]:
    if SUMS not in there:
        yield f"{SUMS}: there is no such file"
        return
    found = [_SUM.fullmatch(line) for line in sums.decode("utf-8", "replace").split("\n")[:-1]]
    listed = {one[2]: one[1] for one in found if one}
    if None in found or _written(listed) != sums:
        yield f"{SUMS}: expected lines of a SHA-256, two spaces and a path, sorted by path"
    for path, digest in listed.items():
        if path not in there:
            yield f"{path}: the file is missing"
        elif hashlib.sha256(there[path]).hexdigest() != digest:
            yield f"{path}: the file was changed"
    for path in there:
        if path not in listed and path not in APART:
            yield f"{path}: the file does not belong to the release"


def _written(listed: Mapping[str, str]) -> bytes:
    lines = sorted((path.encode("utf-8", "replace"), digest) for path, digest in listed.items())
    return b"".join(f"{digest}  ".encode() + path + b"\n" for path, digest in lines)


def _names_problems(there: Mapping[str, bytes]) -> tuple[int | None, list[str]]:
    """The number of rows without a name, and what is wrong with the names."""
    rows = _rows(there.get(STANDINGS, b""))
    if rows is None or not {"row", "commitment"} <= {*(rows[0] if rows else ("row", "commitment"))}:
        return None, [f"{STANDINGS}: expected a table with row and commitment"]
    if NAMES not in there:
        return None, []
    names = _rows(there[NAMES])
    if names is None or _csv(NAME_COLUMNS, (one.values() for one in names)) != there[NAMES]:
        return None, [f"{NAMES}: expected a table with {', '.join(NAME_COLUMNS)} as it was written"]
    sealed = {one["row"]: one["commitment"] for one in rows}
    problems, last = [], 0
    for one in names:
        row = int(one["row"]) if _NUMBER.fullmatch(one["row"]) else 0
        if row <= last or one["row"] not in sealed:
            problems.append(f"{NAMES}: row {one['row'][:20]!r} is out of order or of no person")
        elif not _opens(one, sealed[one["row"]]):
            problems.append(f"{NAMES}: row {row}: name, unit or secret was changed")
        last = max(last, row)
    return len(rows) - len(names), problems


def _opens(one: Mapping[str, str], sealed: str) -> bool:
    if not _SECRET.fullmatch(one["secret"]) or "\n" in one["name"] + one["unit_code"]:
        return False
    return hmac.compare_digest(commitment(one["secret"], one["name"], one["unit_code"]), sealed)


def _rows(content: bytes) -> list[dict[str, str]] | None:
    """The rows of a table by column; None if the bytes are no such table."""
    try:
        lines = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    if not lines or any(len(line) != len(lines[0]) for line in lines):
        return None
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _csv(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue().encode()


if __name__ == "__main__":
    result = verified(Path(sys.argv[1]), *sys.argv[2:3])
    print(*result.problems, f"seal {result.seal}", f"erased {result.erased}", sep="\n")
    print("intact" if result.intact else "NOT INTACT")
    raise SystemExit(not result.intact)
