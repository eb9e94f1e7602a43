"""The contest: everything that the organizers declare, read once and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import permutations
from typing import Self
from zoneinfo import ZoneInfo

from contest.exclusions import Exclusion
from contest.geography import Shape
from contest.items import Item, common_denominator
from contest.settings import Group, Hotline, Info, Round, Settings, Source
from contest.tables import Row
from contest.text import fold_case
from contest.titles import english_titles, items_in_english, settings_in_english, titled
from contest.units import UnitTree

ALL = "all"
"""Id of the single round of a contest that declares no rounds."""


@dataclass(frozen=True)
class Contest:
    """A contest folder in memory.

    `hash` changes with every byte of the folder that may change a result. `reading_hash` changes
    only with the parts that interpretation reads (columns, options, units, identity), so a new key
    or another ranking rule does not require a new reading of the rows. Neither hash covers the
    shapes, which have `map_hash`, nor the titles in English, which have `titles_hash`.

    `unit_names` maps a folded writing to the number of the unit that the writing means by a
    decision of the committee. Only `hash` covers `unit_names`, because the program reads again
    only the rows that a decision concerns.

    `undone_loads`: source and number of each load that the committee has undone. Both hashes cover
    `undone_loads`, because the responses are then read without the rows of these loads.
    """

    settings: Settings
    units: UnitTree = field(default_factory=UnitTree)
    items: tuple[Item, ...] = ()
    exclusions: tuple[Exclusion, ...] = field(default=(), repr=False)
    roster: tuple[Row, ...] = field(default=(), repr=False)
    contacts: tuple[Row, ...] = field(default=(), repr=False)
    shapes: tuple[Shape, ...] = field(default=(), repr=False)
    unit_names: Mapping[str, int] = field(default_factory=dict, repr=False)
    undone_loads: frozenset[tuple[str, int]] = field(default=frozenset(), repr=False)

    @property
    def info(self) -> Info:
        """`[contest]`."""
        return self.settings.contest

    @property
    def id(self) -> str:
        """The contest's id."""
        return self.info.id

    @property
    def title(self) -> str:
        """The contest's title."""
        return self.info.title

    @cached_property
    def english_titles(self) -> dict[str, str]:
        """Each title that is declared in both languages: Vietnamese → English."""
        return english_titles(self.settings, self.items)

    def titled(self, title: str, language: str) -> str:
        """A title in a language, "vi" or "en", also one that stands in a row of results: the name
        of a prize, a topic. Without an English title the Vietnamese one, as `InVietnamese`."""
        return titled(title, self.english_titles) if language == "en" else title

    def in_language(self, language: str) -> Self:
        """The contest under its titles in a language, for display. Rows of results and other people
        name prizes and topics in Vietnamese (see `titled`)."""
        return self._in_english if language == "en" else self

    @cached_property
    def _in_english(self) -> Self:
        english = self.english_titles
        return replace(
            self,
            settings=settings_in_english(self.settings, english),
            items=items_in_english(self.items, english),
        )

    @property
    def hotline(self) -> Hotline | None:
        """`[hotline]`, if declared."""
        return self.settings.hotline

    @cached_property
    def zone(self) -> ZoneInfo:
        """The contest's time zone. Local times are wall times of this zone."""
        return ZoneInfo(self.info.timezone)

    def local(self, moment: datetime) -> datetime:
        """Turn an aware moment into contest-local wall time, in whole seconds without a zone."""
        return moment.astimezone(self.zone).replace(tzinfo=None, microsecond=0)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Declared groups in order, then groups that only units.csv names, titled by their id."""
        declared = {group.id for group in self.settings.groups}
        others = dict.fromkeys(g for g in self.units.groups if g and g not in declared)
        return (*self.settings.groups, *(Group(id=g, title=g) for g in others))

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Declared rounds in order of time, or a single round "all" that spans the window."""
        if self.settings.rounds:
            return tuple(sorted(self.settings.rounds, key=lambda r: r.opens_at or datetime.min))
        info = self.info
        return (Round(id=ALL, title=info.title, opens_at=info.opens_at, closes_at=info.closes_at),)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Declared sources, or a single source called "file" of kind "file"."""
        return self.settings.sources or (Source(id="file"),)

    @cached_property
    def closes_at(self) -> datetime | None:
        """The end of the contest: the end of its window, else the end of its last round."""
        ends = [r.closes_at for r in self.rounds if r.closes_at]
        return self.info.closes_at or max(ends, default=None)

    @cached_property
    def opens_at(self) -> datetime | None:
        """The start of the contest: the start of its window, else the start of its first round."""
        starts = [r.opens_at for r in self.rounds if r.opens_at]
        return self.info.opens_at or min(starts, default=None)

    @cached_property
    def denominator(self) -> int:
        """D, the common denominator: every mark is a whole number of 1/D."""
        return common_denominator(self.items)

    def items_of(self, round_id: str) -> tuple[tuple[int, Item], ...]:
        """The questions asked in a round, as `(number, item)`."""
        return tuple((n, i) for n, i in enumerate(self.items) if i.round in ("", round_id))

    @cached_property
    def twins(self) -> frozenset[str]:
        """Ids of the questions whose heading another question of the same round also has. If the
        column of such a question is missing, nothing shows which question was renamed."""
        asked: dict[str, list[Item]] = {}
        for item in self.items:
            for key in {*map(fold_case, item.headings)}:
                asked.setdefault(key, []).append(item)
        return frozenset(
            one.id
            for items in asked.values()
            for one, other in permutations(items, 2)
            if one.round == other.round or "" in (one.round, other.round)
        )

    def full_marks(self, round_id: str) -> int:
        """The sum of points of a round's items, in 1/D."""
        return int(sum(item.points for _, item in self.items_of(round_id)) * self.denominator)

    @cached_property
    def hash(self) -> str:
        """SHA-256 over everything declared, 16 hexadecimal digits."""
        return _digest(
            self.settings,
            self.units,
            self.items,
            [tuple(one) for one in self.exclusions],
            self.roster,
            sorted(self.unit_names.items()),
            *_if_any(self.undone_loads),
        )

    @cached_property
    def map_hash(self) -> str:
        """SHA-256 over the shapes, 16 hexadecimal digits. No result depends on the shapes."""
        return _digest(self.shapes)

    @cached_property
    def titles_hash(self) -> str:
        """SHA-256 over the titles in English, 16 hexadecimal digits. No result depends on them."""
        return _digest(sorted(self.english_titles.items()))

    @cached_property
    def reading_hash(self) -> str:
        """SHA-256 over the parts that interpretation reads, 16 hexadecimal digits."""
        names = [
            (u.code, u.name, u.kind, u.aliases, u.parent, u.valid_from, u.valid_to, u.successors)
            for u in self.units.units
        ]
        items = [(i.id, i.round, i.headings, i.kind, i.options) for i in self.items]
        settings = self.settings
        identity = settings.identity
        return _digest(
            settings.columns,
            [(s.id, s.day_first, s.timezone) for s in settings.sources],
            identity.match_on,
            identity.required,
            self.info.timezone,
            self.units.places,
            self.units.sub_units,
            names,
            items,
            *_if_any(self.undone_loads),
            *([settings.categories] if settings.categories else ()),
        )


def _if_any(loads: frozenset[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """The loads in order, as a part of a hash. Without loads there is no such part."""
    return [sorted(loads)] if loads else []


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
