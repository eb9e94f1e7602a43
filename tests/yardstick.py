"""A contest with the counts that a published bulletin of a comparable contest states (week 1 of
2025), and a smaller one of the same shape. All people are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

from contest import Contest, load
from ingest import ensure_current, load_file
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, csv_text, write_folder

QUESTIONS = 8
OPENS = datetime(2025, 3, 3, 8)
AS_OF = datetime(2025, 3, 10, 8)
HEADER = (
    "Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Đối tượng",
    *(f"Câu {n}" for n in range(1, QUESTIONS + 1)),
)  # fmt: skip
TOML = """
[contest]
id = "thuoc-do"
title = "Cuộc thi thước đo"
organizer = "Ban Tổ chức"
opens_at = 2025-03-03T08:00:00
closes_at = 2025-03-31T08:00:00
[[groups]]
id = "so"
title = "Sở, ban, ngành"
[[categories]]
id = "can-bo"
title = "Cán bộ, công chức, viên chức"
when = { column = "Đối tượng", is = ["Cán bộ"] }
[[categories]]
id = "nguoi-dan"
title = "Người dân"
when = { column = "Đối tượng", is = ["Người dân"] }
[[sources]]
id = "bieu-mau"
day_first = true
[columns]
submitted_at = ["Dấu thời gian"]
full_name = ["Họ và tên"]
phone = ["Số điện thoại"]
unit = ["Đơn vị"]
[identity]
match_on = ["phone"]
required = ["full_name", "phone", "unit"]
[targets]
letter_below = 0.3
"""
ITEMS = "id,round,heading,kind,points,options,key\n" + "".join(
    f"q{n},,Câu {n},single,1,A|B,A\n" for n in range(1, QUESTIONS + 1)
)


@dataclass(frozen=True)
class Yardstick:
    """Counts of participations. `units`: name → people and headcount; the last one takes the people
    whom no other has."""

    officials: int
    citizens: int
    full: int
    high: int
    middle: int
    low: int
    none: int
    units: tuple[tuple[str, int, int], ...]

    @property
    def people(self) -> int:
        """All participations; each is one person's only one."""
        return self.officials + self.citizens

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The sheet: one row a person, in order of time."""
        right = [
            *[8] * self.full,
            *(n for n, _ in zip(cycle((6, 7)), range(self.high), strict=False)),
            *(n for n, _ in zip(cycle((2, 3, 4, 5)), range(self.middle), strict=False)),
            *[1] * (self.low - self.none),
            *[0] * self.none,
        ]
        units = [name for name, people, _ in self.units for _ in range(people)]
        step = timedelta(days=6) / self.people
        for n, count in enumerate(right):
            sent = OPENS + n * step
            yield (
                f"{sent:%d/%m/%Y %H:%M:%S}",
                f"Người Thứ {n}",
                f"09{n:08}",
                units[n],
                "Cán bộ" if n < self.officials else "Người dân",
                *("A" if question < count else "B" for question in range(QUESTIONS)),
            )

    def contest(self, folder: Path) -> Contest:
        """The contest folder."""
        lines = "".join(
            f"D{n},{name},sở,so,,{headcount}\n"
            for n, (name, _, headcount) in enumerate(self.units, start=1)
        )
        units = f"code,name,kind,group,parent,headcount\n{lines}"
        return load(write_folder(folder, toml=TOML, units=units, items=ITEMS))

    def view(self, place: Path) -> View:
        """What the committee sees at `AS_OF`, the sheet being loaded."""
        contest, ledger = self.contest(place / "contest"), Ledger.at(place / "ledger")
        sheet = place / "answers.csv"
        sheet.write_text(csv_text(self.rows(), header=HEADER), encoding="utf-8")
        now = AS_OF.replace(tzinfo=contest.zone)
        load_file(contest, ledger, sheet, now=now)
        ensure_current(contest, ledger)
        return visible(compute(contest, ledger, now=now), COMMITTEE, now=now)


LOW = (
    ("Sở Nhất", 21, 990), ("Sở Nhì", 231, 1000), ("Sở Ba", 587, 2500), ("Sở Tư", 8, 31),
    ("Sở Năm", 149, 500),
)  # fmt: skip
PUBLISHED = Yardstick(
    officials=24_399, citizens=1_581, full=5_945, high=11_228, middle=7_851, low=956, none=16,
    units=(*LOW, ("Sở Đủ", 300, 300), ("Sở Còn Lại", 24_684, 40_000)),
)  # fmt: skip
"""The published counts; the rates of the five low units are 2,12 %, 23,1 %, 23,48 %, 25,81 % and
29,8 %."""
SMALL = Yardstick(
    officials=244, citizens=16, full=59, high=112, middle=79, low=10, none=1,
    units=(("Sở Nhất", 2, 99), ("Sở Nhì", 3, 13), ("Sở Đủ", 30, 30), ("Sở Còn Lại", 225, 400)),
)  # fmt: skip
"""About a hundredth of them."""
