"""A contest for tests of the pages, and a real view of it over the rows that a test writes down.

The rows are loaded into a ledger and computed as those of a contest are: a page test asserts no
number that does not follow from its rows. Titles, names and units hold text that tries to become
markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from contest import Contest
from contest.items import Item
from contest.settings import Group, Hotline, Info, Ranking, Round, Settings, Source, Targets
from contest.units import Unit, UnitTree
from ingest import ensure_current
from ledger import Ledger
from results import Pulse, Results, View, compute, visible
from tests.builders import COMMITTEE, HEADER, row
from tests.desk import load_rows

OPENS = datetime(2024, 11, 18, 7, 30)
CLOSES = datetime(2024, 12, 13, 16, 30)
MIDDLE = datetime(2024, 12, 2, 14, 5)
BEFORE = datetime(2024, 11, 15, 9, 0)
LOADED = datetime(2024, 12, 2, 7, 2, tzinfo=UTC)
HOSTILE = "[x](http://evil.example) $a^2$ :red[b] **c** <img src=x onerror=alert(1)> `d` :smile:"

UNITS = UnitTree(
    (
        Unit("288", "Thành phố Hải Dương", "Thành phố", "district", headcount=200),
        Unit("10507", "Phường Cẩm Thượng", "Phường", parent="288", headcount=50),
        Unit("10510", "Phường Bình Hàn", "Phường", parent="288"),
        Unit(
            "10522",
            "Phường Phạm Ngũ Lão",
            "Phường",
            parent="288",
            headcount=30,
            valid_to=date(2024, 11, 30),
        ),
        Unit("290", "Thành phố Chí Linh", "Thành phố", "district", headcount=100),
        Unit("291", f"Huyện {HOSTILE}", "Huyện", "district"),
        Unit("S01", "Sở Nội vụ", "Sở", "department", headcount=40),
    )
)
QUESTION = Item("q1", "Câu 1", points=Fraction(10), options=("A", "B", "C"), key=("A",))
COLUMNS = {
    "submitted_at": ["Dấu thời gian"],
    "full_name": ["Họ và tên"],
    "phone": ["Số điện thoại"],
    "unit": ["Đơn vị"],
    "prediction": ["Dự đoán"],
}


def make_contest(
    *,
    items: tuple[Item, ...] = (QUESTION,),
    roster: Sequence[dict[str, str]] = (),
    **changes: Any,
) -> Contest:
    """A contest with two groups, one of them with a hostile title; `changes` of its settings."""
    parts: dict[str, Any] = {
        "contest": Info(
            id="thu",
            title="Cuộc thi thử",
            organizer="Ban Tổ chức",
            parent_body="UBND tỉnh",
            contact="Sở Nội vụ",
            opens_at=OPENS,
            closes_at=CLOSES,
        ),
        "hotline": Hotline(phone="0220 3123 456", hours="7:30–17:00"),
        "groups": (Group(id="district", title="Huyện"), Group(id="department", title=HOSTILE)),
        "targets": Targets(participation_rate=0.8),
        "ranking": Ranking(basis="Điều 5 Thể lệ"),
        "columns": COLUMNS,
        "identity": {"match_on": ["phone"], "required": ["full_name", "phone", "unit"]},
    }
    settings = Settings(**{**parts, **changes})
    return Contest(settings=settings, units=UNITS, items=items, roster=tuple(roster))


def with_window(contest: Contest, opens_at: datetime | None, closes_at: datetime | None) -> Contest:
    """The same contest with another window; None: without one."""
    info = contest.info.model_copy(update={"opens_at": opens_at, "closes_at": closes_at})
    return replace(contest, settings=contest.settings.model_copy(update={"contest": info}))


def with_rounds(contest: Contest) -> Contest:
    """The same contest in two rounds and from two sources."""
    middle = datetime(2024, 12, 1, 0, 0)
    rounds = (
        Round(id="tuan-1", title="Tuần 1", opens_at=OPENS, closes_at=middle),
        Round(id="tuan-2", title="Tuần 2", opens_at=middle, closes_at=CLOSES),
    )
    sources = (Source(id="bieu-mau-1"), Source(id="bieu-mau-2"))
    return replace(
        contest, settings=contest.settings.model_copy(update={"rounds": rounds, "sources": sources})
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a source at one moment; `source` empty: the contest's first."""

    rows: tuple[tuple[str, ...], ...]
    source: str = ""
    header: tuple[str, ...] = HEADER


def sheet(*rows: tuple[str, ...], source: str = "", header: tuple[str, ...] = HEADER) -> Sheet:
    """The sheet with these rows."""
    return Sheet(rows, source, header)


@dataclass(frozen=True)
class Stage:
    """Loads sheets into ledgers in `folder` and shows the results. Both are kept: tests that ask
    for the same sheets of the same contest share them, and no test changes them."""

    folder: Path
    _ledgers: dict[object, Ledger] = field(default_factory=dict)
    _results: dict[object, Results] = field(default_factory=dict)

    def __call__(
        self,
        contest: Contest,
        *sheets: Sheet,
        moment: datetime = MIDDLE,
        pulses: Sequence[Pulse] = (),
    ) -> View:
        """What the committee sees at a contest-local moment, after the sheets were loaded in this
        order. A row that a later sheet of the same source lacks is gone. Without sheets nothing was
        ever loaded.
        """
        now = moment.replace(tzinfo=contest.zone)
        loaded = (contest.reading_hash, sheets)
        counted = (loaded, contest.hash, contest.map_hash, moment)
        if counted not in self._results:
            ledger = self._ledger(contest, loaded, sheets)
            self._results[counted] = compute(contest, ledger, now=now)
        doing = {pulse.source: pulse for pulse in pulses}
        return visible(self._results[counted], COMMITTEE, doing, now)

    def _ledger(self, contest: Contest, loaded: object, sheets: Sequence[Sheet]) -> Ledger:
        if loaded not in self._ledgers:
            place = self.folder / str(len(self._ledgers))
            place.mkdir()
            ledger = Ledger.at(place / "ledger")
            for one in sheets:
                source = one.source or contest.sources[0].id
                load_rows(
                    contest, ledger, *one.rows,
                    header=one.header, source=source, complete=True, now=LOADED,
                )  # fmt: skip
            if sheets:
                ensure_current(contest, ledger)
            self._ledgers[loaded] = ledger
        return self._ledgers[loaded]


PEOPLE = 1204
_TOP = 120
_PLACES = {
    "Thành phố Hải Dương": 82,
    "Phường Cẩm Thượng": 60,
    "Phường Phạm Ngũ Lão": 8,
    "Thành phố Chí Linh": 50,
    f"Huyện {HOSTILE}": 1004,
}
_NAMES = (HOSTILE, "=SUM(A1)", "Trần Thị Bích")


def _full() -> tuple[Sheet, Sheet]:
    """A contest in the middle: every state, hostile names and units, a unit above 100 %, a silent
    unit, a unit that has ended. The 120 best people have three names and share 60 ranks."""
    places = [unit for unit, people in _PLACES.items() for _ in range(people)]
    people = [_person(number, unit) for number, unit in enumerate(places)]
    # 30 people of Hải Dương and 10 of the last unit take part twice, and their second answer is
    # wrong; two of them give another name then.
    again = [
        row(number, unit=places[number], answer="B", time=_time(number, hour=15),
            name=_NAMES[1] if number < 4 else _name(number), prediction="1")
        for number in (*range(0, 60, 2), *range(500, 510))
    ]  # fmt: skip
    unknown = [row(2000 + n, name=_NAMES[n % 3], unit=f"Trạm {HOSTILE}") for n in range(9)]
    unreadable = [row(2100 + n, phone="12", unit="Sở Nội vụ") for n in range(3)]
    early = [row(2200 + n, time=f"17/11/2024 08:00:0{n}", unit="Sở Nội vụ") for n in range(7)]
    gone = [row(2300 + n, unit="Sở Nội vụ") for n in range(2)]
    rest = (*people, *again, *unknown, *unreadable, *early)
    return sheet(*rest, *gone), sheet(*rest)


def _person(number: int, unit: str) -> tuple[str, ...]:
    pair = number // 2 * 2
    return row(
        number,
        name=_name(number),
        time=_time(pair),
        unit=unit,
        answer="A" if number < _TOP or number % 4 else "B",
        prediction=str(PEOPLE + pair),
    )


def _name(number: int) -> str:
    return _NAMES[number % 3] if number < _TOP else f"Người Số {number}"


def _time(number: int, hour: int = 9) -> str:
    """In the thirteen days in which all units are valid; of the last twenty people ten took part
    yesterday and ten today."""
    left = PEOPLE - number
    day = number % 13 if left > 20 else 13 if left > 10 else 14
    at = OPENS.replace(hour=hour, minute=0) + timedelta(days=day, seconds=number)
    return f"{at:%d/%m/%Y %H:%M:%S}"


FULL = _full()
"""Load both: two rows of the first sheet are gone in the second."""
