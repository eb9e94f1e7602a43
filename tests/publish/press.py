"""A contest with hostile names and a small unit, the view of its press, and how to read its files.

The numbers, worked out by hand: Huyện Một has 31 people of 40 (18 of 20, 10 of 12 and 3 of 3 in
its communes), Huyện Hai 6 of 30, Sở Một 9 of 10, Sở Hai 4 of nobody knows how many. One person of
Xã Một sent two responses. Together 50 people, 51 attempts; 46 of 80 in units with a headcount.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

from contest import load
from ingest import ensure_current
from ledger import Ledger
from results import Principal, View, compute, visible
from tests.builders import TOML, row, write_folder
from tests.desk import load_rows

PRESS = Principal("bao-chi", "press")
AS_OF = datetime(2024, 12, 2, 20)
NOW = datetime(2024, 12, 2, 13, tzinfo=UTC)
FORM = "https://bieu-mau.example/du-thi"
ADDRESS = "https://cuoc-thi.example/thu/bao-chi/"
TITLE = 'Cuộc thi "thử" <script>alert(1)</script> #[x] 2024'
FIRST = "Xã <b onmouseover=alert(1)>Một</b>"
OFFICE = "=HYPERLINK(A1) & Sở Một"
NOT_NAMED = ("Huyện Hai", "Sở Hai", "Tổ Ba", "Xã Hai")
"""Two below the target, a small unit, and the one that goes with it."""

GROUPS = """[[groups]]
id = "huyen"
title = "Huyện <i>& thị xã</i>"
[[groups]]
id = "so"
title = "Sở"
[targets]
participation_rate = 0.7
[publication]
turnout = "daily"
at = ["15:30"]
spokesperson = "Bà Phát Ngôn"
spokesperson_phone = "0220 3838 383"
[hotline]
phone = "0220 3777 888"
"""
UNITS = f"""code,name,kind,group,parent,headcount
H1,Huyện Một,,huyen,,40
X1,{FIRST},,,H1,20
X2,Xã Hai,,,H1,12
X3,Tổ Ba,,,H1,3
H2,Huyện Hai,,huyen,,30
S/1,{OFFICE},,so,,10
S2,Sở Hai,,so,,
"""
PEOPLE = {FIRST: 18, "Xã Hai": 10, "Tổ Ba": 3, "Huyện Hai": 6, OFFICE: 9, "Sở Hai": 4}


def press_view(place: Path, *, role: Principal = PRESS, low: bool = False) -> View:
    """The contest as the press sees it, or another role. `low`: all units may be named."""
    toml = TOML.replace('[[groups]]\nid = "so"\ntitle = "Sở"\n', GROUPS)
    toml = toml.replace('"Cuộc thi thử"', f"'{TITLE}'\nform_url = \"{FORM}\"")
    toml = toml.replace("[publication]", f"[publication]\nname_low_units = {str(low).lower()}")
    folder, ledger = place / "thu", Ledger.at(place / "ledger")
    contest = load(write_folder(folder, toml=toml, units=UNITS))
    if not ledger.exists():
        units = [unit for unit, count in PEOPLE.items() for _ in range(count)]
        again = row(1, unit=FIRST, time="21/11/2024 09:00:00")
        load_rows(contest, ledger, *(row(n, unit=unit) for n, unit in enumerate(units, 1)), again)
    ensure_current(contest, ledger)
    return visible(compute(contest, ledger, now=NOW), role, now=NOW)


class Read(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] not in (["script"], ["style"]):
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        self._inside.append(f"/{tag}")

    def values(self, tag: str, name: str) -> list[str]:
        """The values of an attribute, over all tags of a kind."""
        return [value for kind, attrs in self.tags if kind == tag and (value := attrs.get(name))]


def unpacked(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with the parts of every zip, workbook and Word file beside them."""
    found: dict[str, bytes] = {}
    for name, content in files.items():
        found[name] = content
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                parts = {f"{name}/{part}": package.read(part) for part in package.namelist()}
            found |= unpacked(parts)
    return found
