"""Drafts units.csv for any province from the official lists in the package `vietnamadminunits`.

One list has the provinces, districts and communes of 30 June 2025, the last day of districts. The
other list has the provinces and communes since 1 July 2025. This module reads the package's data as
files and never runs the package's code (docs/decisions/0014).
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from contest.errors import UsageError
from contest.tables import Row
from contest.units import COLUMNS

PACKAGE = "vietnamadminunits"
LAST_DAY_OF_DISTRICTS, FIRST_DAY_OF_TWO_TIERS = date(2025, 6, 30), date(2025, 7, 1)
_PROVINCES = "select distinct provinceCode, province from {} order by provinceCode"
_UNITS = "select * from {} where provinceCode = ? order by {}"


@dataclass(frozen=True)
class Drafted:
    """The drafted units of a province.

    `province`: the full name of the province. `rows`: lines of units.csv. `doubts`: one sentence
    for each point that the organizers have to look at.
    """

    province: str
    rows: tuple[Row, ...]
    doubts: tuple[str, ...]


def draft_units(province: str, as_of: date) -> Drafted:
    """The units of a province on a day: districts with their communes (group `district`) until 30
    June 2025, communes (group `commune`) from then on.

    The province itself is not a unit, because the whole contest is held in it. Codes are those of
    the statistics office. The lists contain neither headcounts nor departments.

    Raises:
        UsageError: the province does not exist that day, or the package is not installed.
    """
    has_districts = as_of <= LAST_DAY_OF_DISTRICTS
    table = "admin_units_legacy" if has_districts else "admin_units"
    provinces = {line["province"]: line["provinceCode"] for line in _read(_PROVINCES.format(table))}
    name = _find(province, {_key(name): name for name in provinces}, as_of)
    order = "districtCode, wardCode" if has_districts else "wardCode"
    lines = _read(_UNITS.format(table, order), provinces[name])
    rows = tuple(_with_districts(lines) if has_districts else map(_commune, lines))
    return Drafted(name, rows, tuple(_doubts(name, rows, as_of)))


def _with_districts(lines: Iterable[Row]) -> Iterator[Row]:
    last = LAST_DAY_OF_DISTRICTS.isoformat()
    seen = ""
    for line in lines:
        if line["districtCode"] != seen:
            seen = line["districtCode"]
            kind = line["districtType"]
            yield _row(seen, line["district"], kind, group="district", valid_to=last)
        if line["wardCode"]:  # five island districts had no communes
            yield _row(line["wardCode"], line["ward"], line["wardType"], parent=seen, valid_to=last)


def _commune(line: Row) -> Row:
    first = FIRST_DAY_OF_TWO_TIERS.isoformat()
    return _row(line["wardCode"], line["ward"], line["wardType"], group="commune", valid_from=first)


def _row(code: str, name: str, kind: str, **cells: str) -> Row:
    return {**dict.fromkeys(COLUMNS, ""), "code": code, "name": name, "kind": kind, **cells}


def _doubts(province: str, rows: tuple[Row, ...], as_of: date) -> Iterator[str]:
    if as_of < LAST_DAY_OF_DISTRICTS:
        yield (
            f"the list is that of {LAST_DAY_OF_DISTRICTS}, not of {as_of}: it shows communes and "
            "districts that merged in between as merged; add the old ones with valid_to and "
            "successor if the contest needs them"
        )
    elif as_of > LAST_DAY_OF_DISTRICTS:
        yield (
            f"the list is that of {FIRST_DAY_OF_TWO_TIERS}: compare it with what {province} has "
            "decided since then"
        )
    yield (
        "names are as the list has them, and a few are misspelt there (Xã Bình Lãng for Xã Bình "
        "Lăng in Hải Dương): let the units confirm theirs"
    )
    yield f"no headcounts are known: fill in headcount and headcount_source of {len(rows)} units"
    yield (
        "departments, public service units and schools are not in the lists: add them, in groups "
        "of their own"
    )
    for what, names in (
        ("belong to several units, and are certain only with the unit above", _repeated(rows)),
        ("are equal without accents, so unaccented writings of them are not certain", _near(rows)),
    ):
        if names:
            yield f"{len(names)} names {what}: {', '.join(names)}"


def _repeated(rows: Iterable[Row]) -> list[str]:
    counts = Counter(row["name"] for row in rows)
    return sorted(name for name, count in counts.items() if count > 1)


def _near(rows: Iterable[Row]) -> list[str]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[_plain(row["name"])].add(row["name"])
    return sorted(name for names in found.values() if len(names) > 1 for name in names)


def _find(province: str, names: dict[str, str], as_of: date) -> str:
    """The full name of the province that a text names. The text may leave out accents and prefix,
    or be an abbreviation."""
    key = _key(province)
    if key in names:
        return names[key]
    asked = f"there was no province {province!r} on {as_of}"
    if (whole := _joined(key)) in names:
        raise UsageError(
            f"{asked}: it became part of {names[whole]} on {FIRST_DAY_OF_TWO_TIERS}; ask for "
            f"that, or for a day before with --as-of {LAST_DAY_OF_DISTRICTS}"
        )
    near = [names[match] for match in get_close_matches(key, names, n=3, cutoff=0.6)]
    if near:
        raise UsageError(f"{asked}; near are: {', '.join(near)}")
    raise UsageError(f"{asked}; expected one of: {', '.join(names.values())}")


def _joined(key: str) -> str:
    """The key of the province that took in the given one on 1 July 2025; "" if none did."""
    joined = json.loads((_data() / "converter_2025.json").read_text("utf-8"))["DICT_PROVINCE"]
    for whole, parts in joined.items():
        if key in map(_key, parts):
            return _key(whole)
    return ""


def _key(name: str) -> str:
    """The form of a province's name for comparison.

    >>> [_key(name) for name in ("TP. Hải Phòng", "tinh hai duong", "Thừa Thiên-Huế", "tphcm")]
    ['haiphong', 'haiduong', 'hue', 'hochiminh']
    """
    letters = re.sub(r"[^a-z]", "", _plain(name))
    bare = re.sub(r"^(tinh|thanhpho|tp)(?=.)", "", letters)
    return _ALSO.get(bare, bare)


_ALSO = {"hcm": "hochiminh", "hn": "hanoi", "thuathienhue": "hue", "saigon": "hochiminh"}


def _plain(name: str) -> str:
    """The name in lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _read(query: str, *values: str) -> list[Row]:
    file = _data() / "dataset.db"
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [
            {name: line[name] or "" for name in line.keys()}  # noqa: SIM118 (a Row yields values)
            for line in connection.execute(query, values)
        ]


def _data() -> Path:
    try:
        return Path(str(distribution(PACKAGE).locate_file(f"{PACKAGE}/data")))
    except PackageNotFoundError as error:
        raise UsageError(
            f"the official lists are not installed; run: pip install -r requirements.txt "
            f"(found no package {PACKAGE})"
        ) from error
