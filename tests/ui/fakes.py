"""A contest and a view for tests of the pages: small, in memory, with text that wants to break out.

The view answers like the one of `results`, from rows written down here; it counts nothing that a
test has not put in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pyarrow as pa

from contest import Contest
from contest.settings import Group, Hotline, Info, Ranking, Round, Settings, Source, Targets
from contest.units import Unit, UnitTree
from ledger import Decision
from results import KeyCheck, Observed, Principal, Question, Writing
from results.league import League, league, ranked
from results.masks import masked_line
from results.units import SCHEMA as PARTICIPATION
from tests.builders import COMMITTEE

OPENS = datetime(2024, 11, 18, 7, 30)
CLOSES = datetime(2024, 12, 13, 16, 30)
MIDDLE = datetime(2024, 12, 2, 14, 5)
BEFORE = datetime(2024, 11, 15, 9, 0)
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


def make_contest(**changes: Any) -> Contest:
    """A contest with two groups, one of them with a hostile title."""
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
    }
    return Contest(settings=Settings(**{**parts, **changes}), units=UNITS)


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


@dataclass
class FakeView:
    """All that a committee may see, as the pages ask for it."""

    contest: Contest
    reference_time: datetime = MIDDLE
    last_good_at: datetime | None = datetime(2024, 12, 2, 7, 2, tzinfo=UTC)
    people: dict[str, int] = field(default_factory=dict)
    attempts: dict[str, int] = field(default_factory=dict)
    ranked: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    source_state: str = "ok"
    days: dict[datetime, tuple[int, int]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    scores: KeyCheck | None = None
    lines: list[dict[str, Any]] = field(default_factory=list)
    expected: list[dict[str, Any]] = field(default_factory=list)
    principal: Principal = field(default_factory=lambda: COMMITTEE)

    @property
    def known_until(self) -> datetime:
        return self.reference_time

    def held(
        self,
        reason: str | None = None,
        unit_text: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[dict[str, Any]]:
        found = [x for x in self.lines if x["state"] == "held" and reason in (None, x["reason"])]
        found = [x for x in found if unit_text in (None, x["unit_text"])]
        return [masked_line(x) for x in found[offset : offset + limit]]

    def held_texts(self, reason: str, limit: int = 200) -> dict[str, int]:
        counts = Counter(x["unit_text"] for x in self.held(reason, limit=10**6))
        return {text: n for text, n in counts.most_common(limit) if n > 1}

    def responses(self, response_ids: Sequence[str]) -> list[dict[str, Any]]:
        return [masked_line(x) for x in self.lines if x["response_id"] in response_ids]

    def history(self, response_id: str) -> tuple[Observed, ...]:
        lines = self.responses([response_id])
        at = datetime(2024, 12, 2, 7, 2, tzinfo=UTC)
        cells = (("Họ và tên", HOSTILE), (HOSTILE, "=1+1"))
        return tuple(Observed(at, "seen", 7, cells) for _ in lines)

    def decided(self, response_id: str) -> tuple[Decision, ...]:
        return tuple(d for d in self.decisions if d.subject == response_id)

    def writings(self) -> tuple[Writing, ...]:
        lines = [x for x in self.lines if x["unit_text"]]
        return tuple(
            Writing(text.casefold(), text, (text,), n, 0, n, None, None)
            for text, n in Counter(x["unit_text"] for x in lines).most_common()
        )

    def responses_with(self, texts: Sequence[str]) -> list[str]:
        return [x["response_id"] for x in self.lines if x["unit_text"] in texts]

    def roster(self, unit: str | None = None) -> list[dict[str, Any]]:
        return [masked_line(x) for x in self.expected if unit in (None, x["unit_code"])]

    @property
    def persons(self) -> Any:
        """One question, about the persons of all lines."""
        people = tuple(dict.fromkeys(x["person_id"] for x in self.lines))
        found = (Question("near", people, len(self.lines)),) if len(people) > 1 else ()
        ids = [x["response_id"] for x in self.lines]
        return SimpleNamespace(
            questions=lambda: found,
            responses_of=lambda persons: ids,
            responses_of_act=lambda decision_id: ids,
            doubts=lambda: dict.fromkeys(ids[:1], "birth_year"),
            act=lambda kind, persons: (kind, people[0], {"others": "", "names": ""}),
        )

    def look_up(self, text: str) -> list[dict[str, Any]]:
        return [masked_line(x) for x in self.lines if text in (x["phone"] or "")]

    def key_check(self) -> KeyCheck | None:
        return self.scores

    def balance(self) -> Any:
        names = ("accepted", "held", "rejected", "superseded", "withdrawn")
        counts = {name: self.states.get(name, 0) for name in names}
        source = SimpleNamespace(
            id=self.contest.sources[0].id,
            rows=sum(counts.values()),
            last_good_at=self.last_good_at,
            state=self.source_state,
        )
        return SimpleNamespace(
            observed=sum(counts.values()),
            **counts,
            reasons=self.reasons,
            sources=(source,),
            repaired_phones=counts["held"],
        )

    def headline(self, round: str | None = None) -> Any:
        rows = [row for row in self._rows() if row["valid"]]
        people = self.states.get("accepted", 0)
        known = [row for row in rows if not row["parent_code"] and row["headcount"]]
        total = sum(row["headcount"] for row in known) or None
        counted = sum(row["people"] for row in known)
        return SimpleNamespace(
            people=people,
            attempts=people + self.states.get("superseded", 0),
            counted_people=counted,
            headcount=total,
            participation_rate=counted / total if total else None,
            mean_score=8.25 if people else None,
            full_marks=10,
            full_mark_people=min(people, 3),
            units=len(rows),
            silent_units=sum(row["people"] == 0 for row in rows),
            units_without_headcount=sum(row["headcount"] is None for row in rows),
            people_today=min(people, 7),
            people_yesterday=min(people, 5),
        )

    def standings(
        self,
        round: str | None = None,
        unit: str | None = None,
        search: str = "",
        offset: int = 0,
        limit: int | None = None,
    ) -> pa.Table:
        rows = self._filtered(unit, search)
        return pa.Table.from_pylist(rows[offset : None if limit is None else offset + limit])

    def standings_count(
        self, round: str | None = None, unit: str | None = None, search: str = ""
    ) -> int:
        return len(self._filtered(unit, search))

    def participation(
        self, by: str | None = None, under: str | None = None, round: str | None = None
    ) -> pa.Table:
        rows: Iterable[dict[str, Any]] = self._rows()
        if under is None and by != "unit":
            rows = [r for r in rows if r["group"] == by and not r["parent_code"]]
        if under is not None:
            rows = [r for r in rows if r["parent_code"] == under]
        return pa.Table.from_pylist(ranked(rows), schema=PARTICIPATION)

    def league(
        self, group: str | None = None, under: str | None = None, round: str | None = None
    ) -> League:
        return league(self.participation(group, under=under).to_pylist())

    def turnout(self, step: str = "day") -> pa.Table:
        rows = [
            {"starts_at": day, "people": people, "attempts": attempts}
            for day, (people, attempts) in sorted(self.days.items())
        ]
        return pa.Table.from_pylist(rows, schema=_TURNOUT)

    def unit(self, code: str, round: str | None = None) -> dict[str, Any] | None:
        rows = {row["unit_code"]: row for row in self._rows()}
        row = rows.get(code)
        if row is None:
            return None
        above = rows.get(row["parent_code"] or "")
        path = [(above["unit_code"], above["unit_name"], above["group"])] if above else []
        return {**row, "path": path}

    def _rows(self) -> list[dict[str, Any]]:
        return list(_participation(self))

    def _filtered(self, unit: str | None, search: str) -> list[dict[str, Any]]:
        return [
            row
            for row in self.ranked
            if search.lower() in row["full_name"].lower() and unit in (None, row["unit_code"])
        ]


_TURNOUT = pa.schema(
    [("starts_at", pa.timestamp("s")), ("people", pa.int64()), ("attempts", pa.int64())]
)


def _participation(view: FakeView) -> Iterator[dict[str, Any]]:
    tree = view.contest.units
    day = view.reference_time.date()
    for number, unit in enumerate(tree.units):
        above = tree.parents[number]
        people = view.people.get(unit.code, 0)
        yield {
            "unit_code": unit.code,
            "unit_name": unit.name,
            "kind": unit.kind,
            "group": tree.groups[number],
            "parent_code": None if above is None else tree.units[above].code,
            "valid": unit.valid_on(day),
            "children": len(tree.children[number]),
            "people": people,
            "attempts": view.attempts.get(unit.code, people),
            "headcount": unit.headcount,
            "headcount_derived": False,
            "headcount_source": unit.headcount_source,
            "participation_rate": people / unit.headcount if unit.headcount else None,
            "mean_score": 8.5 if people else None,
            "last_submitted_at": view.reference_time if people else None,
        }


def standing(rank: int, name: str, unit: Unit, score: float, at: datetime) -> dict[str, Any]:
    """One line of the standings."""
    return {
        "rank": rank,
        "person_id": f"p{rank}",
        "response_id": f"r{rank}",
        "full_name": name,
        "unit_code": unit.code,
        "unit_name": unit.name,
        "score": score,
        "prediction_distance": rank,
        "submitted_at": at,
    }


def line(number: int, **fields: Any) -> dict[str, Any]:
    """One response with all its fields, held because its unit is unknown; keywords replace."""
    usual = {
        "response_id": f"r{number}",
        "content_hash": f"h{number}",
        "source": "file",
        "row_number": number,
        "submitted_at": datetime(2024, 11, 20, 9, 14, 5),
        "full_name": "Nguyễn Văn An",
        "phone": f"09123{number:05}",
        "phone_repaired": False,
        "email": None,
        "national_id": "030095123456",
        "national_id_repaired": False,
        "national_id_doubt": None,
        "birth_date": None,
        "unit": None,
        "unit_code": None,
        "unit_name": None,
        "unit_text": "so y te",
        "prediction": 1000,
        "person_id": f"p{number}",
        "state": "held",
        "reason": "R206_unit_unknown",
    }
    return {**usual, **fields}


def empty_view(contest: Contest, moment: datetime = MIDDLE) -> FakeView:
    """A contest in which nothing was ever loaded."""
    return FakeView(contest, reference_time=moment, last_good_at=None, source_state="never loaded")


def single_view(contest: Contest) -> FakeView:
    """A contest with one response."""
    day = MIDDLE.replace(hour=0, minute=0)
    return FakeView(
        contest,
        people={"288": 1, "10507": 1},
        ranked=[standing(1, "Nguyễn Văn An", UNITS.units[1], 10.0, MIDDLE)],
        states={"accepted": 1},
        days={day: (1, 1)},
    )


def full_view(contest: Contest, moment: datetime = MIDDLE) -> FakeView:
    """A contest in the middle: all states, a hostile name, a unit above 100 %, a silent one."""
    names: Sequence[str] = (HOSTILE, "=SUM(A1)", "Trần Thị Bích")
    ranked = [
        standing(1 + n // 2 * 2, names[n % 3], UNITS.units[n % 6], 10 - n / 100, MIDDLE)
        for n in range(120)
    ]
    start = OPENS.replace(hour=0, minute=0)
    return FakeView(
        contest,
        reference_time=moment,
        people={"288": 150, "10507": 60, "290": 50, "291": 12, "10522": 8, "10510": 0},
        attempts={"288": 180},
        ranked=ranked,
        states={"accepted": 1204, "held": 12, "rejected": 7, "superseded": 40, "withdrawn": 2},
        reasons={
            "R206_unit_unknown": 9,
            "R203_field_unreadable": 3,
            "R101_outside_window": 7,
            "R301_other_attempt_counts": 40,
            "R401_gone_from_sheet": 2,
        },
        days={start + timedelta(days=n): (10 + n, 15 + n) for n in range(14)},
        lines=[
            *(line(n, full_name=names[n % 3], unit_text=HOSTILE) for n in range(9)),
            *(line(n, phone=None, reason="R203_field_unreadable") for n in range(9, 12)),
        ],
    )
