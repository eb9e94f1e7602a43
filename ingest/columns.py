"""Maps the columns of a sheet to the fields and questions of a contest.

Headings are compared without regard to case (contract, "Reading"). A field takes its first declared
heading that the sheet has. If several columns have that heading, because the sections of the form
branch, the one that is filled in a row is read (`ingest.reading.cells`). The same holds for a
question, unless a second item of its round has the heading: then the n-th item with the heading
reads the n-th of these columns. The form's own score of a question stands under `heading [Score]`
and is read if `quiz_score` is declared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from contest import Contest
from contest.errors import SourceError
from contest.items import Item
from contest.settings import Category
from contest.text import fold, fold_case
from ingest.sources.sheet import filled
from ledger.schema import column_of

CATEGORY = "category"
"""Stands for the columns by which people are ranked apart; no field and no question."""


def condition(category: Category) -> str:
    """The name under which `places` has the column of a category's condition."""
    return f"{CATEGORY} {category.when.column}"


@dataclass(frozen=True)
class Layout:
    """Positions in a header, from 0.

    `items`, `item_scores`: one position for each item of the contest, None if its column is absent.
    `categories`: likewise for each category, the column of its condition.
    `units`: positions of unit, or of unit_1, unit_2, … in order of depth; `unit_fields`: the names
    of these fields. `absent`: the declared
    fields and the items (by id) that have no column → their declared heading. `repeated`: first
    position of a heading that stands on several columns of one field or item → all its positions.
    Every other member has only the first position.
    """

    fields: dict[str, int]
    units: tuple[int, ...]
    unit_fields: tuple[str, ...]
    categories: tuple[int | None, ...]
    items: tuple[int | None, ...]
    item_scores: tuple[int | None, ...]
    headings: dict[str, str]
    unread: tuple[str, ...]
    absent: dict[str, str]
    repeated: dict[int, tuple[int, ...]]

    def positions(self, first: int) -> tuple[int, ...]:
        """All positions of a column, given its first one."""
        return self.repeated.get(first, (first,))

    @property
    def is_whole(self) -> bool:
        """True if every declared column is there."""
        return not self.absent and None not in self.categories

    @property
    def read(self) -> frozenset[int]:
        """The positions of all columns that are read."""
        firsts = {
            *self.fields.values(), *self.units, *self.categories, *self.items, *self.item_scores
        }  # fmt: skip
        return frozenset(p for first in firsts if first is not None for p in self.positions(first))


def by_heading(header: Sequence[str]) -> dict[str, list[int]]:
    """Heading without case → the positions of its columns.

    >>> by_heading(["Đơn vị", "Câu", "đơn vị"])
    {'đơn vị': [0, 2], 'câu': [1]}
    """
    positions: dict[str, list[int]] = {}
    for position, heading in enumerate(header):
        positions.setdefault(fold_case(heading), []).append(position)
    return positions


def lay_out(contest: Contest, header: Sequence[str]) -> Layout:
    """Map a header to the contest's fields and items."""
    positions = by_heading(header)
    columns: dict[str, Sequence[int]] = {}
    for name, headings in contest.settings.columns.items():
        found = [positions[key] for key in map(fold_case, headings) if key in positions]
        if found:
            columns[name] = found[0]
    fields = {name: places[0] for name, places in columns.items()}

    numbers = range(len(contest.items))
    item_columns = [_columns_of(contest.items, number, positions) for number in numbers]
    scores = _score_positions(contest, positions)
    score_columns = [_columns_of(contest.items, number, scores) for number in numbers]
    items = [places[0] if places else None for places in item_columns]
    item_scores = [places[0] if places else None for places in score_columns]

    conditions = [positions.get(fold_case(c.when.column), ()) for c in contest.settings.categories]
    all_columns = [*columns.values(), *conditions, *item_columns, *score_columns]
    used = {place for places in all_columns for place in places}
    units = sorted((n for n in fields if n.startswith("unit")), key=lambda n: (len(n), n))
    return Layout(
        fields={name: place for name, place in fields.items() if not name.startswith("unit")},
        units=tuple(fields[name] for name in units),
        unit_fields=tuple(units),
        categories=tuple(places[0] if places else None for places in conditions),
        items=tuple(items),
        item_scores=tuple(item_scores),
        headings={name: fold(header[place]) for name, place in fields.items()},
        unread=tuple(fold(h) for place, h in enumerate(header) if place not in used),
        absent={
            **{n: h[0] for n, h in contest.settings.columns.items() if n not in fields},
            **{
                item.id: item.heading
                for item, place in zip(contest.items, items, strict=True)
                if place is None
            },
        },
        repeated={places[0]: tuple(places) for places in all_columns if len(places) > 1},
    )


def answered(layout: Layout, rows: pa.RecordBatch | pa.Table) -> NDArray[np.bool_]:
    """True for the rows that are responses: the time or another column that is read is filled.

    Whatever stands beside these columns does not make a response (contract, "What is a response").
    In a sheet of which no column is read, any filled cell makes one.
    """
    read = layout.read
    names = [name for name in rows.schema.names if column_of(name) in read]
    return filled(rows.select(names) if read else rows)


def places(contest: Contest, layout: Layout) -> dict[str, int]:
    """Declared field, `condition` of a category, or id of a question → position of its column, for
    those that have one."""
    conditions = zip(contest.settings.categories, layout.categories, strict=True)
    return {
        **{condition(c): place for c, place in conditions if place is not None},
        **layout.fields,
        **dict(zip(layout.unit_fields, layout.units, strict=True)),
        **{i.id: p for i, p in zip(contest.items, layout.items, strict=True) if p is not None},
    }


def _columns_of(
    items: Sequence[Item], number: int, positions: Mapping[str, Sequence[int]]
) -> Sequence[int]:
    """The positions of the item's columns, under its first heading that stands often enough.

    If two items of one round have the heading, each item has only one of the columns.
    """
    item = items[number]
    for key in map(fold_case, item.headings):
        before = Counter(o.round for o in items[:number] if key in map(fold_case, o.headings))
        # If a sheet has one column for the question, the column serves every round that asks it.
        of_rounds = [count for name, count in before.items() if name and item.round in ("", name)]
        nth = before[""] + max(of_rounds, default=0)
        places = positions.get(key, ())
        if nth < len(places):
            asked = [other.round for other in items if key in map(fold_case, other.headings)]
            shared = len(asked) > 1 and ("" in asked or len(set(asked)) < len(asked))
            return [places[nth]] if shared else places
    return ()


def _score_positions(
    contest: Contest, positions: Mapping[str, Sequence[int]]
) -> dict[str, Sequence[int]]:
    """Heading of a question → positions of the form's own scores of the question.

    The scores stand under `heading [Score]`. Forms in other languages may write a declared heading
    of the total into the brackets.
    """
    declared = contest.settings.columns.get("quiz_score")
    tails = [f" [{fold_case(word)}]" for word in (*declared, "Score")] if declared else []
    return {
        heading.removesuffix(tail): places
        for tail in tails
        for heading, places in positions.items()
        if heading.endswith(tail)
    }


def fits(contest: Contest, layout: Layout) -> bool:
    """True if a header belongs to this contest: it has a declared heading, or the contest does not
    declare any yet."""
    asked = any(place is not None for place in layout.items)
    return asked or bool(layout.headings) or not (contest.settings.columns or contest.items)


def check_header(contest: Contest, name: str, header: Sequence[str]) -> None:
    """Refuse a sheet whose first row is not the form's header row.

    Raises:
        SourceError: the header has none of the declared headings.
    """
    if fits(contest, lay_out(contest, header)):
        return
    expected = [headings[0] for headings in contest.settings.columns.values()]
    expected += [item.heading for item in contest.items]
    raise SourceError(
        f"{name}: the first row is not this contest's header row: none of the {len(expected)} "
        f"declared headings is in it; expected for example {expected[0]!r}. Is it the right file "
        "or tab, with its header row? If headings were renamed, declare them in contest.toml "
        "under [columns] or in items.csv",
        code="no_header",
        expected=expected[0],
    )
