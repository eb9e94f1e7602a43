"""Hypothesis strategies that draw a whole contest: its folder and the files of its sources.

Every file after a source's first is made from the one before by known steps, so the generator
knows which row is which (`Load.tokens`). Edited rows keep name, phone and all but one other cell;
who is touched by an edit or a deletion submits nothing new, so a diff has one right answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st

from .random_columns import as_sheets_are
from .random_folders import Folder, folders
from .random_people import Person
from .random_rows import (
    Layout,
    Row,
    answers,
    differs,
    layouts,
    near_twin,
    people,
    rows,
    within_two_seconds,
    writings,
)
from .random_units import to_csv
from .reading import caseless, fold, read_phone
from .snapshots import Load

Tokened = list[tuple[str, Row]]


@dataclass(frozen=True)
class RandomContest:
    """A folder, and its loads in the order of import."""

    folder: Folder
    loads: tuple[Load, ...]

    def write(self, directory: Path) -> tuple[Path, list[Path]]:
        """Writes the contest folder and a CSV file for each load, as Sheets exports them."""
        folder = directory / "contest"
        folder.mkdir(parents=True)
        for name, text in self.folder.files.items():
            (folder / name).write_bytes(text.encode())
        paths = []
        for number, load in enumerate(self.loads):
            path = directory / f"{number}-{load.source}.csv"
            path.write_bytes(to_csv([load.header, *load.rows]).encode())
            paths.append(path)
        return folder, paths

    def first_files(self) -> "RandomContest":
        """Only the first file of each source."""
        first = {load.source: load for load in reversed(self.loads)}
        return replace(self, loads=tuple(load for load in self.loads if first[load.source] is load))

    def last_files(self) -> tuple[Load, ...]:
        """The last file of each source."""
        return tuple({load.source: load for load in self.loads}.values())


@st.composite
def contests(draw: st.DrawFn, whole: bool = True) -> RandomContest:
    """A contest with one or two sources, each in one to three snapshots. Not `whole`: without
    exclusions, an age limit, categories, prizes and a roster."""
    folder = draw(folders(whole))
    size = len(folder.phones)
    crowd = draw(st.lists(people(folder), min_size=size - 1, max_size=size + 1))
    histories = []
    for source in folder.sources:
        layout = draw(layouts(folder, source))
        history = draw(Snapshots(folder, source.id, layout, crowd).histories())
        histories.append(draw(as_sheets_are(layout, history)))
    longest = max(len(history) for history in histories)
    loads = [h[n] for n in range(longest) for h in histories if n < len(h)]
    return RandomContest(folder, tuple(loads))


@dataclass(frozen=True)
class Snapshots:
    """Draws the files of one source."""

    folder: Folder
    source: str
    layout: Layout
    crowd: Sequence[Person]

    def histories(self) -> st.SearchStrategy[list[Load]]:
        """One snapshot; or a second that is edited, re-sorted or rounded; or a third."""

        @st.composite
        def draw_history(draw: st.DrawFn) -> list[Load]:
            least = draw(st.sampled_from([2, 8, 12]))
            first = self._added(draw, [], least, least + 4, [], "a")
            loads = [self._load(draw, first)]
            step = draw(st.sampled_from(["none", "changed", "changed", "sorted", "rounded"]))
            if step == "sorted":
                loads.append(self._load(draw, sorted(first, key=lambda entry: entry[1][::-1])))
            if step == "rounded":
                loads.append(self._load(draw, self._rounded(draw, first)))
            if step == "changed":
                touched = self._touched(draw, first)
                avoid = [first[n][1] for n in touched]
                # A sheet without rows deletes nothing: it is no snapshot of anything.
                changed = self._changed(draw, first, touched) or first[:1]
                second = changed + self._added(draw, changed, 0, 3, avoid, "b")
                loads.append(self._load(draw, second))
                if draw(st.booleans()):  # what was missing once is now missing twice
                    third = second + self._added(draw, second, 0, 2, avoid, "c")
                    loads.append(self._load(draw, third))
            return loads

        return draw_history()

    def _load(self, draw: st.DrawFn, entries: Tokened) -> Load:
        return Load(
            source=self.source,
            header=self.layout.header,
            rows=tuple(row for _, row in entries),
            complete=draw(st.booleans()),
            tokens=tuple(token for token, _ in entries),
        )

    def _added(
        self,
        draw: st.DrawFn,
        entries: Tokened,
        least: int,
        most: int,
        avoid: Sequence[Row],
        prefix: str,
    ) -> Tokened:
        """New rows and exact duplicates, none from people in `avoid` or close to their times."""
        added: Tokened = []
        row_strategy = rows(self.folder, self.layout, self.crowd)
        for row in draw(st.lists(row_strategy, min_size=least, max_size=most)):
            for copy in [row] * draw(st.sampled_from([1, 1, 1, 1, 2])):
                present = [other for _, other in [*entries, *added]] + list(avoid)
                if near_twin(self.layout, copy, present) or self._confusable(copy, avoid):
                    continue
                added.append((f"{prefix}{len(added)}", copy))
        return added

    def _confusable(self, row: Row, others: Sequence[Row]) -> bool:
        """True if the row could be taken for another by name, phone or time."""
        return any(
            self._marks(row) & self._marks(other)
            or within_two_seconds(self.layout.moment(row), self.layout.moment(other))
            for other in others
        )

    def _marks(self, row: Row) -> set[str]:
        """What the program may know a row's person by; "": the name or the phone is blank."""
        phone = self.layout.cell(row, "phone")
        held = [field for field in ("national_id", "email") if field in self.layout.fields]
        others = (fold(self.layout.cell(row, field)) for field in held)
        marks = {caseless(self.layout.cell(row, "full_name")), read_phone(phone) or fold(phone)}
        return marks | {caseless(mark) for mark in others if mark}

    def _touched(self, draw: st.DrawFn, entries: Tokened) -> list[int]:
        """Rows to edit or delete: with a name and a phone, each of a different person.

        A row with exact duplicates is chosen only if no other row has its time, because then it
        makes no difference which duplicate is gone.
        """
        wanted = draw(st.permutations(range(len(entries))))[:6]
        all_rows = [row for _, row in entries]
        touched: list[int] = []
        for number in wanted:
            row = all_rows[number]
            others = set().union(*(self._marks(all_rows[n]) for n in touched))
            marks = self._marks(row)
            if "" in marks or marks & others:
                continue
            when = self.layout.cell(row, "submitted_at")
            alike = [r for r in all_rows if self.layout.cell(r, "submitted_at") == when]
            if all_rows.count(row) in (1, len(alike)):
                touched.append(number)
        return touched

    def _changed(self, draw: st.DrawFn, entries: Tokened, touched: Sequence[int]) -> Tokened:
        """Each touched row is edited in place or deleted."""
        changed: Tokened = []
        for number, (token, row) in enumerate(entries):
            is_duplicate = [other for _, other in entries].count(row) > 1
            if number not in touched:
                changed.append((token, row))
            elif draw(st.integers(0, 2)) and not is_duplicate:
                near = [other for _, other in [*entries, *changed] if other != row]
                edited = self._edited(draw, row)
                clash = edited in near or near_twin(self.layout, edited, near)
                changed.append((token, row if clash else edited))
        return changed

    def _edited(self, draw: st.DrawFn, row: Row) -> Row:
        """One answer, the prediction or the unit changed; the time kept or rewritten to later."""
        fields = self.layout.fields
        changeable = ("item", "prediction", "unit", "unit_2", "kind")
        columns = [n for n, name in enumerate(fields) if name in changeable]
        if not columns:
            return row
        column = draw(st.sampled_from(columns))
        pool = answers(self.layout.items[column])
        if fields[column] != "item":
            pool = writings(self.folder, self.layout, fields[column], self.crowd[0])
        text = draw(st.sampled_from([text for text in pool if differs(text, row[column])]))
        edited = (*row[:column], text, *row[column + 1 :])
        if draw(st.booleans()):
            return edited
        before = self.layout.moment(row)
        around = [e + timedelta(seconds=n) for e in self.folder.boundaries for n in (-1, 0)]
        later = [moment for moment in around if before is not None and before < moment]
        return self.layout.at(edited, draw(st.sampled_from(later))) if later else edited

    def _rounded(self, draw: st.DrawFn, entries: Tokened) -> Tokened:
        """Some times moved by one second, as exports round them: no edit."""
        rounded: Tokened = []
        for token, row in entries:
            moment, shift = self.layout.moment(row), draw(st.sampled_from([0, 1, -1]))
            if moment is not None and shift:
                rounded.append((token, self.layout.at(row, moment + timedelta(seconds=shift))))
            else:
                rounded.append((token, row))
        return rounded
