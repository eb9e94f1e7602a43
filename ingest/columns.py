"""Which column of a sheet is which field and which question.

Headings are compared without regard to case (contract, "Reading"). A field reads the first column
with the first of its declared headings that is there. Where a heading stands several times, the
n-th item of a round with that heading reads the n-th column with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from contest import Contest
from contest.errors import SourceError
from contest.text import fold, fold_case


@dataclass(frozen=True)
class Layout:
    """Positions in a header, from 0. `items`: one for each item of the contest, None if absent.

    `units`: positions of unit, or unit_1, unit_2, … in order of depth.
    """

    fields: dict[str, int]
    units: tuple[int, ...]
    items: tuple[int | None, ...]
    headings: dict[str, str]
    unread: tuple[str, ...]
    absent: tuple[str, ...]


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

    items: list[int | None] = []
    for number, item in enumerate(contest.items):
        key = fold_case(item.heading)
        places = positions.get(key, [])
        before = Counter(o.round for o in contest.items[:number] if fold_case(o.heading) == key)
        of_rounds = [count for name, count in before.items() if name and item.round in ("", name)]
        nth = before[""] + max(of_rounds, default=0)
        # A sheet that asks the question once asks it so for every round that declares it.
        items.append(places[nth] if nth < len(places) else None)

    used = {*fields.values(), *(place for place in items if place is not None)}
    units = sorted(n for n in fields if n.startswith("unit"))
    return Layout(
        fields={name: place for name, place in fields.items() if not name.startswith("unit")},
        units=tuple(fields[name] for name in sorted(units, key=lambda n: (len(n), n))),
        items=tuple(items),
        headings={name: fold(header[place]) for name, place in fields.items()},
        unread=tuple(fold(h) for place, h in enumerate(header) if place not in used),
        absent=(
            *(name for name in contest.settings.columns if name not in fields),
            *(i.heading for i, place in zip(contest.items, items, strict=True) if place is None),
        ),
    )


def fits(contest: Contest, layout: Layout) -> bool:
    """True when a header is one of this contest's: something declared is in it, or nothing is
    declared yet."""
    asked = any(place is not None for place in layout.items)
    return asked or bool(layout.headings) or not (contest.settings.columns or contest.items)


def check_header(contest: Contest, name: str, header: Sequence[str]) -> None:
    """Refuse a sheet whose first row is not the form's header row.

    Raises:
        SourceError: none of the declared headings is there.
    """
    if fits(contest, lay_out(contest, header)):
        return
    expected = [headings[0] for headings in contest.settings.columns.values()]
    expected += [item.heading for item in contest.items]
    raise SourceError(
        f"{name}: the first row is not this contest's header row: none of the {len(expected)} "
        f"declared headings is in it; expected for example {expected[0]!r}. Is it the right file, "
        "exported with its header row? If headings were renamed, declare them in contest.toml "
        "under [columns] or in items.csv",
        code="no_header",
        expected=expected[0],
    )
