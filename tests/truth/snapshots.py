"""Loads of a source, laid over one another: which rows were seen, edited, and are gone.

Which row of a later load is which row of an earlier one is given by the caller (`tokens`);
nothing is guessed here.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from .folder import Contest, Item, Source
from .reading import (
    caseless,
    fold,
    read_date,
    read_email,
    read_full_name,
    read_moment,
    read_national_id,
    read_phone,
    read_prediction,
)

TWO = "≠"
"""Stands for two columns that differ: neither a name, a number, a unit nor an answer."""


@dataclass(frozen=True)
class Load:
    """One file as it was imported. Without tokens the n-th row is the n-th row of every load."""

    source: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    complete: bool = False
    tokens: tuple[str, ...] = ()

    def named_rows(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each row with the token that says which response it is."""
        tokens = self.tokens or tuple(f"row {n}" for n in range(len(self.rows)))
        return list(zip(tokens, self.rows, strict=True))


@dataclass
class LoadReport:
    """What one load changed."""

    observed: int
    new: int = 0
    edited: int = 0
    gone: int = 0


@dataclass(frozen=True)
class Sheet:
    """One row under its header, asked by field or by item. `lost`: fields whose column an earlier
    file of the source had and this one does not."""

    source: Source
    header: tuple[str, ...]
    row: tuple[str, ...]
    lost: frozenset[str] = frozenset()

    def _columns(self, heading: str) -> list[int]:
        return [n for n, cell in enumerate(self.header) if caseless(cell) == caseless(heading)]

    def _cell(self, column: int) -> str:
        return self.row[column] if column < len(self.row) else ""

    def columns(self, contest: Contest, field: str) -> list[int]:
        """A field reads the columns with the first of its declared headings present."""
        found = (self._columns(heading) for heading in contest.columns.get(field, []))
        return next(filter(None, found), [])

    def _filled(self, columns: list[int], compared: Callable[[str], str]) -> str:
        """The text of the one that is filled; `TWO` if two of them differ."""
        texts = [text for column in columns if fold(text := self._cell(column))]
        return TWO if len({compared(text) for text in texts}) > 1 else (texts or [""])[0]

    def text(self, contest: Contest, field: str) -> str:
        """What is written as a field, whichever of its columns is filled."""
        return self._filled(self.columns(contest, field), caseless)

    def under(self, heading: str) -> str:
        """What is written under a heading, whichever of its columns is filled; case is kept."""
        return self._filled(self._columns(heading), fold)

    def is_response(self, contest: Contest) -> bool:
        """A row in which the time and every declared column are blank is none."""
        fields = [n for field in contest.columns for n in self.columns(contest, field)]
        headings = [item.heading for item in contest.items]
        headings += [category.column for category in contest.categories]
        asked = [n for heading in headings for n in self._columns(heading)]
        cells = [self._cell(n) for n in {*fields, *asked}]
        return any(fold(cell) and cell != "FALSE" for cell in cells)

    def submitted_at(self, contest: Contest) -> datetime | None:
        """The row's own timestamp, to the second."""
        return read_moment(self.text(contest, "submitted_at"), self.source.day_first)

    def value(self, contest: Contest, field: str) -> str | int | date | None:
        """The field's readable value, as it is compared; None when blank or unreadable."""
        text = self.text(contest, field)
        match field:
            case "phone":
                return read_phone(text)
            case "email":
                return read_email(text)
            case "national_id":
                return read_national_id(text)
            case "birth_date":
                return read_date(text, self.source.day_first)
            case "prediction":
                return read_prediction(text)
            case "submitted_at":
                return self.submitted_at(contest)
            case _:
                return None if text == TWO else read_full_name(text)

    def answer(self, contest: Contest, item: Item, round_id: str) -> str | None:
        """The item's cell; None when the header has no column for it.

        The n-th item (of the same round) with a heading reads the n-th column with it. Without a
        second item, the column that is filled is read.
        """
        alike = [
            other.id
            for other in contest.items_of(round_id)
            if caseless(other.heading) == caseless(item.heading)
        ]
        columns, place = self._columns(item.heading), alike.index(item.id)
        if place >= len(columns):
            return None
        shared = any(
            [caseless(other.heading) for other in contest.items_of(period.id)].count(
                caseless(item.heading)
            )
            > 1
            for period in contest.played_rounds
        )
        return self._cell(columns[place]) if shared else self._filled(columns, fold)


@dataclass
class Seen:
    """One row of a source over all its loads."""

    token: str
    appeared: tuple[int, int]
    first: Sheet
    last: Sheet
    edited: bool = False
    earlier: list[Sheet] = field(default_factory=list)
    missed: int = 0
    gone: bool = False


def lay_over(contest: Contest, loads: Sequence[Load]) -> tuple[list[Seen], list[LoadReport]]:
    """Every row ever seen in its last version, in order of first appearance, and the reports.

    "The version last seen counts."
    """
    seen: dict[tuple[str, str], Seen] = {}
    reports: list[LoadReport] = []
    sources = {source.id: source for source in contest.sources}
    met: dict[str, set[str]] = defaultdict(set)
    for number, load in enumerate(loads):
        report = LoadReport(observed=0)
        present = set()
        there = fields_there(contest, load.header)
        lost = frozenset(met[load.source] - there)
        met[load.source] |= there
        for position, (token, row) in enumerate(load.named_rows()):
            sheet = Sheet(sources[load.source], load.header, row, lost)
            if not sheet.is_response(contest):
                continue
            report.observed += 1
            present.add((load.source, token))
            known = seen.get((load.source, token))
            if known is None:
                seen[load.source, token] = Seen(token, (number, position), sheet, sheet)
                report.new += 1
                continue
            known.missed, known.gone = 0, False
            if is_edit(contest, known.last, sheet):
                known.earlier.append(known.last)
                known.last, known.edited = sheet, True
                report.edited += 1
        _miss(load, seen, present, report)
        reports.append(report)
    return list(seen.values()), reports


def fields_there(contest: Contest, header: Sequence[str]) -> set[str]:
    """The declared fields that have a column under a header."""
    written = {caseless(cell) for cell in header}
    return {
        field
        for field, headings in contest.columns.items()
        if any(caseless(heading) in written for heading in headings)
    }


def _miss(
    load: Load,
    seen: dict[tuple[str, str], Seen],
    present: set[tuple[str, str]],
    report: LoadReport,
) -> None:
    """A missing row is gone with `--complete`, or after a second snapshot in a row without it."""
    for key, row in seen.items():
        if key[0] == load.source and key not in present and not row.gone:
            row.missed += 1
            row.gone = load.complete or row.missed >= 2
            report.gone += row.gone


def is_edit(contest: Contest, old: Sheet, new: Sheet) -> bool:
    """Any difference is an edit, except a difference of at most one second in the time alone."""
    if (old.header, old.row) == (new.header, new.row):
        return False
    before, after = old.submitted_at(contest), new.submitted_at(contest)
    close = before is not None and after is not None and abs(after - before) <= timedelta(seconds=1)
    return not (close and _without_time(contest, old) == _without_time(contest, new))


def _without_time(contest: Contest, sheet: Sheet) -> list[tuple[str, str]]:
    stamps = {caseless(heading) for heading in contest.columns["submitted_at"]}
    return [
        (fold(heading), cell)
        for heading, cell in zip(sheet.header, sheet.row, strict=False)
        if caseless(heading) not in stamps
    ]
