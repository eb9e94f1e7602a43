"""The records that the recount takes in and works with. None of them is a type of another room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from recount.texts import Cells


class Event(NamedTuple):
    """One line of the observations, without its cells."""

    response_id: str
    source: str
    load_number: int
    row_number: int | None
    event: str


class Version(NamedTuple):
    """What a row said when it was seen first or edited. `cells`: in the order of the header."""

    response_id: str
    load_number: int
    load_id: str
    row_hash: str
    cells: Cells


class Load(NamedTuple):
    """One load. `zone`: of its times, if the spreadsheet told it, else "". `is_coarse`: every time
    of the snapshot was a whole minute, unlike those before."""

    load_id: str
    source: str
    number: int
    header: Sequence[str]
    zone: str
    is_coarse: bool


class Decision(NamedTuple):
    """One line of the decisions."""

    decision_id: str
    number: int
    kind: str
    subject: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the ledger holds. `events` and `versions` may be called once each, in this order.

    `versions` need not be in any order. `credited`: the unit (number in units.csv) of each response
    that the program has credited to a certain unit. `now`: contest-local.
    """

    loads: Sequence[Load]
    decisions: Sequence[Decision]
    events: Callable[[], Iterable[Event]]
    versions: Callable[[], Iterable[Version]]
    credited: Callable[[], Iterable[tuple[str, int]]]
    salt: str = field(repr=False)
    now: datetime


class Response:
    """One response, in as little memory as possible: a contest may have millions.

    `presence`: the event that was seen last. `when`: seconds of wall time, or None. `person`: None
    if unknown. `marks`: in 1/D. `round`: a number, or -1. `category`: a number, or -1.
    """

    __slots__ = (
        "category", "duration", "first_load", "first_row", "full", "last_load",
        "marks", "name", "person", "prediction", "presence", "reason", "response_id", "round",
        "settled", "source", "state", "unit", "version", "versions", "when",
    )  # fmt: skip

    def __init__(self, response_id: str, source: int) -> None:
        self.response_id = response_id
        self.source = source
        self.first_load = 0
        self.first_row = 0
        self.last_load = 0
        self.version = 0
        self.versions = 0
        self.presence = ""
        self.unit: int | None = None
        self.when: int | None = None
        self.person: str | None = None
        self.name = ""
        self.prediction: int | None = None
        self.duration: int | None = None
        self.round = -1
        self.category = -1
        self.marks = 0
        self.full = False
        self.settled = False
        self.reason: str | None = None
        self.state = ""

    @property
    def owner(self) -> str:
        """The person, or the response itself if the person is unknown."""
        return self.response_id if self.person is None else self.person

    @property
    def is_valid(self) -> bool:
        """True for an attempt."""
        return self.state in ("accepted", "superseded")
