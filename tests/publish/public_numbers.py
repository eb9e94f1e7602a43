"""Invented public numbers, and the contest that they belong to."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from contest import Contest
from contest.geography import Shape
from contest.settings import Group, Info, Settings, Targets
from contest.units import Unit, UnitTree
from publish.press.turnout import PublicDay, PublicGroup, PublicTurnout, PublicUnit

AS_OF = datetime(2024, 12, 2, 20, 0)
GROUP = Group(id="huyen", title="Huyện, thị xã")
HOSTILE = '#panic("x") *đậm* $a^2$ \\n ]} <b>& @x `c` \u202e\u05d0\u05d1 =1+1'
LONG = "Trung tâm Nghiên cứu ứng dụng khoa học, công nghệ và phát triển cộng đồng vùng cao số {}"


def units(*people_of: tuple[int, int | None], name: str = "Huyện Số {}") -> tuple[PublicUnit, ...]:
    """One unit for each (people, headcount); its code is its position."""
    return tuple(
        PublicUnit(
            code=f"U{number}",
            name=name.replace("{}", str(number)),
            group=GROUP.id,
            parent=None,
            people=people,
            headcount=headcount,
            rate=people / headcount if headcount else None,
        )
        for number, (people, headcount) in enumerate(people_of)
    )


def many(count: int, name: str = "Huyện Số {}") -> tuple[PublicUnit, ...]:
    """Units with rates from 99 % down."""
    return units(*((990 - 20 * n, 1000) for n in range(count)), name=name)


def turnout(named: tuple[PublicUnit, ...], days: int = 15) -> PublicTurnout:
    """The public numbers: 5.100 people, of them 4.100 in the units whose headcount is known."""
    first = date(2024, 11, 18)
    return PublicTurnout(
        id="thu",
        title="Cuộc thi thử",
        as_of=AS_OF,
        people=5100,
        attempts=7345,
        counted_people=4100,
        headcount=8000,
        rate=4100 / 8000,
        groups=(
            PublicGroup(GROUP.id, GROUP.title, 5100, 4100, 8000, 4100 / 8000, 12),
            PublicGroup("so", "Sở, ban, ngành", 77, 0, None, None, 3),
        ),
        units=named,
        days=tuple(
            PublicDay(first + timedelta(days=n), 100 + 7 * n % 50, 160 + 11 * n % 70)
            for n in range(days)
        ),
    )


def contest(
    named: tuple[PublicUnit, ...], shapes: tuple[Shape, ...] = (), target: float | None = 0.8
) -> Contest:
    """A contest with these units."""
    return Contest(
        Settings(
            contest=Info(id="thu", title="Cuộc thi thử", organizer="Ban Tổ chức thử"),
            groups=(GROUP,),
            targets=Targets(participation_rate=target),
        ),
        units=UnitTree(
            tuple(Unit(unit.code, unit.name, "Huyện", group=GROUP.id) for unit in named)
        ),
        shapes=shapes,
    )


def squares(count: int) -> tuple[Shape, ...]:
    """A square for each of the first units, in a row from west to east."""
    return tuple(
        Shape(f"U{n}", (((n, 20.0), (n + 1, 20.0), (n + 1, 21.0), (n, 21.0), (n, 20.0)),))
        for n in range(count)
    )
