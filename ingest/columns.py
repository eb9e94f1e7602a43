"""Maps the columns of a sheet to the fields and questions of a contest.

Headings are compared without regard to case (contract, "Reading"). A field takes its first declared
heading that the sheet has, and reads the first column with that heading. If several columns have
the same heading, the n-th item of a round with that heading reads the n-th of these columns. The
form's own score of a question stands under `heading [Score]` and is read if `quiz_score` is
declared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest import Contest
from contest.errors import SourceError
from contest.items import Item
from contest.text import fold, fold_case


@dataclass(frozen=True)
class Layout:
    """Positions in a header, from 0.

    `items`, `item_scores`: one position for each item of the contest, None if its column is absent.
    `units`: positions of unit, or of unit_1, unit_2, … in order of depth. `absent`: the declared
    fields and the items (by id) that have no column → their declared heading.
    """

    fields: dict[str, int]
    units: tuple[int, ...]
    items: tuple[int | None, ...]
    item_scores: tuple[int | None, ...]
    headings: dict[str, str]
    unread: tuple[str, ...]
    absent: dict[str, str]


def lay_out(contest: Contest, header: Sequence[str]) -> Layout:
    """Map a header to the contest's fields and items."""
    positions: dict[str, list[int]] = {}
    for position, heading in enumerate(header):
        positions.setdefault(fold_case(heading), []).append(position)

    fields: dict[str, int] = {}
    for name, headings in contest.settings.columns.items():
        found = [positions[key][0] for key in map(fold_case, headings) if key in positions]
        if found:
            fields[name] = found[0]

    numbers = range(len(contest.items))
    items = [_place(contest.items, number, positions) for number in numbers]
    scores = _score_positions(contest, positions)
    item_scores = [_place(contest.items, number, scores) for number in numbers]

    used = {*fields.values(), *(p for p in (*items, *item_scores) if p is not None)}
    units = sorted(n for n in fields if n.startswith("unit"))
    return Layout(
        fields={name: place for name, place in fields.items() if not name.startswith("unit")},
        units=tuple(fields[name] for name in sorted(units, key=lambda n: (len(n), n))),
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
    )


def places(contest: Contest, layout: Layout) -> dict[str, int]:
    """Declared field, or id of a question → position of its column, for those that have one."""
    units = sorted((n for n in layout.headings if n.startswith("unit")), key=lambda n: (len(n), n))
    return {
        **layout.fields,
        **dict(zip(units, layout.units, strict=True)),
        **{i.id: p for i, p in zip(contest.items, layout.items, strict=True) if p is not None},
    }


def _place(
    items: Sequence[Item], number: int, positions: Mapping[str, Sequence[int]]
) -> int | None:
    """The position of the item's column, under its first heading that stands often enough."""
    item = items[number]
    for key in map(fold_case, item.headings):
        before = Counter(o.round for o in items[:number] if key in map(fold_case, o.headings))
        # If a sheet has one column for the question, the column serves every round that asks it.
        of_rounds = [count for name, count in before.items() if name and item.round in ("", name)]
        nth = before[""] + max(of_rounds, default=0)
        places = positions.get(key, ())
        if nth < len(places):
            return places[nth]
    return None


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
