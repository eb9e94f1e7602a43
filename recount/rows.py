"""Reads the last version of each response and judges it alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from contest import Contest
from recount import answers, decided, reading
from recount.exclusions import Exclusions
from recount.headings import Header, find
from recount.history import Last
from recount.persons import Acts, Identity
from recount.records import Decision, Load, Recorded, Response, Version
from recount.rules import Facts, Rules, is_old_enough, state_of
from recount.texts import Cells, caseless, fold, written
from recount.times import is_coarse, moment, seconds_of

_READERS: Mapping[str, Callable[[str], object]] = {
    "phone": reading.phone,
    "email": reading.email,
    "national_id": reading.national_id,
    "prediction": reading.prediction,
}
_BY_PERSON = ("full_name", "birth_date", *_READERS)
_Written = Mapping[str, tuple[str | None, bool]]
"""Field → what is written, and whether it is certain."""
_CATEGORY = "category"
_BLANK: tuple[str | None, bool] = (None, True)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How the rows of one load are read. `lost`: fields whose column an earlier load still had."""

    header: Header
    day_first: bool
    zone: ZoneInfo
    is_coarse: bool
    lost: frozenset[str]


class Reader:
    """Reads and judges the responses of one contest. `loads`: those in force."""

    def __init__(
        self,
        contest: Contest,
        recorded: Recorded,
        loads: Sequence[Load],
        standing: Sequence[Decision],
    ) -> None:
        settings = contest.settings
        self._contest = contest
        self._loads = {load.load_id: load for load in loads}
        self._names = decided.names(contest, standing)
        self._verdicts = decided.verdicts(standing)
        self._identity = Identity(contest.id, settings.identity.match_on, recorded.salt)
        self._acts = Acts(standing, recorded.salt)
        self._rules = Rules(contest)
        self._exclusions = Exclusions(contest.exclusions, contest.units)
        self._least_age = settings.identity.minimum_age
        self._opens_at = seconds_of(contest.opens_at) if contest.opens_at else None
        self._categories = [frozenset(map(fold, one.when.is_)) for one in settings.categories]
        self._holds_names = settings.identity.same_key_other_name == "hold"
        self.parts = answers.denominator(contest.items)
        self._markers = [answers.marker(item, self.parts) for item in contest.items]
        rounds = {-1: "", **{number: r.id for number, r in enumerate(contest.rounds)}}
        self._asked = {
            number: [n for n, item in enumerate(contest.items) if item.round in ("", name)]
            for number, name in rounds.items()
        }
        self._full = {
            number: int(sum(contest.items[n].points for n in asked) * self.parts)
            for number, asked in self._asked.items()
        }
        self._says_who = {part for key in settings.identity.match_on for part in key.split("+")} | {
            *settings.identity.required
        }
        if self._least_age:
            self._says_who |= {"birth_date"}
        self._says_who |= {_CATEGORY}
        self._sources = {source.id: source for source in contest.sources}
        self._header = lru_cache(maxsize=256)(lambda header: find(self._names, header))
        self._sheets: dict[str, _Sheet] = {}

    def header(self, version: Version) -> Header:
        """The columns of the load of a version."""
        return self._sheet(version).header

    def _sheet(self, version: Version) -> _Sheet:
        if (known := self._sheets.get(version.load_id)) is None:
            load = self._loads[version.load_id]
            source = self._sources[load.source]
            known = self._sheets[version.load_id] = _Sheet(
                self._header(tuple(load.header)),
                source.day_first is not False,
                ZoneInfo(load.zone or source.timezone or self._contest.info.timezone),
                load.is_coarse,
                self._lost_columns(load),
            )
        return known

    def time(self, version: Version) -> tuple[int | None, bool]:
        """The time of submission of a version, and whether it is written without seconds."""
        sheet = self._sheet(version)
        places = sheet.header.fields.get("submitted_at")
        if places is None:
            return None, False
        text, is_certain = written(version.cells, places)
        when = self._moment((text, is_certain), sheet)
        return when, sheet.is_coarse or (text is not None and is_coarse(text))

    def read(self, one: Response, last: Last) -> bool:
        """Fill in what the last version says; False for a row that is not a response.

        The unit must have been credited before. Attempts are not counted yet.
        """
        version = last.version
        sheet = self._sheet(version)
        header = sheet.header
        if not _says_anything(version.cells, header):
            return False
        cells, when, assigned = self._corrected(version, header, last)
        values = {name: written(cells, own) for name, own in header.fields.items()}
        read = _read(values, sheet.day_first)
        began = self._moment(values.get("started_at", _BLANK), sheet)
        one.when = when
        one.duration = when - began if when is not None and began is not None else None
        if one.duration is not None and one.duration < 0:
            one.duration = None
        name = read["full_name"]
        born = read["birth_date"]
        prediction = read["prediction"]
        one.prediction = prediction if isinstance(prediction, int) else None
        own_name = caseless(name) if isinstance(name, str) else ""
        keys = {key: str(value) for key, value in read.items() if value is not None}
        if own_name:
            keys["full_name"] = own_name
        one.person = self._identity.person(keys)
        if self._holds_names:
            one.name = own_name
        if self._acts and (led := self._acts.lead(one.owner, own_name)):
            one.person, one.settled = led
        accepted = self._verdicts.accepted.get(one.response_id)
        is_taken = accepted is not None and accepted == last.content_hash
        if is_taken:
            one.person = one.owner
            one.settled = True
        one.round = self._rules.round_of(when)
        one.category = self._category(cells, header)
        self._mark(one, cells, header)
        missing, unreadable = self._required(values, read, began, assigned)
        is_written = any(values[level][0] is not None for level, _ in header.units)
        facts = Facts(
            earlier=last.earlier,
            lost=bool(sheet.lost & self._says_who)
            or (not assigned and any(field.startswith("unit") for field in sheet.lost)),
            unasked=any(not header.items[number] for number in self._asked[one.round]),
            missing=missing,
            unreadable=unreadable,
            is_unit_uncertain=is_written and one.unit is None,
            # Without a time no unit is certain, because units begin and end.
            is_excluded=self._exclusions.meets(keys, None if one.when is None else one.unit),
            old_enough=is_old_enough(
                born if isinstance(born, date) else None, self._least_age, self._opens_at
            ),
            is_refused=one.response_id in self._verdicts.rejected,
            is_taken=is_taken,
        )
        one.reason = self._rules.reason(one, facts)
        one.state = state_of(one.reason) if one.reason else ""
        return True

    def _moment(self, said: tuple[str | None, bool], sheet: _Sheet) -> int | None:
        text, is_certain = said
        if text is None or not is_certain:
            return None
        return moment(text, sheet.day_first, self._contest.zone, sheet.zone)

    def _corrected(
        self, version: Version, header: Header, last: Last
    ) -> tuple[Cells, int | None, bool]:
        """The cells with the committee's corrections, the time, and whether a unit is assigned."""
        facts = self._verdicts.corrections.get(version.response_id)
        if facts is None or facts["row_hash"] != last.content_hash:
            return version.cells, last.kept_at, False
        cells, when = [*version.cells], last.kept_at
        for field, places in header.fields.items():
            if field in facts and not field.startswith("unit"):
                for place in places:
                    cells[place] = None
                cells[places[0]] = facts[field] or None
                if field == "submitted_at":
                    when = self.time(version._replace(cells=cells))[0]
        return cells, when, "unit_code" in facts

    def _required(
        self,
        values: _Written,
        read: Mapping[str, object],
        began: int | None,
        assigned: bool,
    ) -> tuple[bool, bool]:
        """Whether a required field is missing, and whether one is unreadable. A unit that is not
        certain has reasons of its own, and so has the time of submission."""
        missing = unreadable = False
        for field in self._contest.settings.identity.required:
            text, is_certain = values.get(field, _BLANK)
            if field == "unit":
                levels = [text for name, (text, _) in values.items() if name.startswith("unit")]
                missing |= not assigned and not any(levels)
            elif field.startswith("unit_"):
                missing |= not assigned and text is None
                unreadable |= not assigned and not is_certain
            elif field != "submitted_at":
                value = began if field == "started_at" else read.get(field, is_certain or None)
                missing |= text is None
                unreadable |= text is not None and value is None
        return missing, unreadable

    def _mark(self, one: Response, cells: Cells, header: Header) -> None:
        asked, items = self._asked[one.round], header.items
        one.marks = sum(self._markers[n](cells, items[n]) for n in asked if items[n])
        one.full = one.marks == (self._full[one.round] if one.round >= 0 else 0)

    def _category(self, cells: Cells, header: Header) -> int:
        for number, (texts, own) in enumerate(
            zip(self._categories, header.conditions, strict=True)
        ):
            text, is_certain = written(cells, own, fold)  # case is kept
            if is_certain and text in texts:
                return number
        return -1

    def _lost_columns(self, load: Load) -> frozenset[str]:
        """The fields that have no column in this load, but had one in an earlier load; likewise
        `_CATEGORY` for the conditions of categories."""
        absent = self._absent(self._header(tuple(load.header)))
        before = (
            tuple(other.header)
            for other in self._loads.values()
            if absent and other.source == load.source and other.number < load.number
        )
        headers = map(self._header, dict.fromkeys(before))
        return frozenset(
            itertools.chain.from_iterable(absent - self._absent(header) for header in headers)
        )

    def _absent(self, header: Header) -> frozenset[str]:
        return header.absent | (frozenset() if all(header.conditions) else {_CATEGORY})


def _read(values: _Written, day_first: bool) -> dict[str, object]:
    """The fields of a person, read; None if a field is missing or unreadable."""
    found: dict[str, object] = {}
    for field in _BY_PERSON:
        text, is_certain = values.get(field, _BLANK)
        if text is None or not is_certain:
            found[field] = None
        elif field == "birth_date":
            found[field] = reading.birth_date(text, day_first)
        else:
            found[field] = _READERS[field](text) if field in _READERS else text
    return found


def _says_anything(cells: Cells, header: Header) -> bool:
    """True if the time or any other column that is read is filled; where no column is read, any."""
    places = header.read or range(len(cells))
    return any(
        (text := cells[place]) is not None and text != "FALSE" and fold(text) for place in places
    )
