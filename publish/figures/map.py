"""The map of a group as a plain model: outlines filled by participation rate, and their labels.

Everything lies on a plane: x runs east, y runs north, both from 0; their unit is a degree of
latitude. The map fetches neither a base map nor tiles. Each outline also carries the meaning of its
fill as text, so a drawing adds only style.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from contest.geography import Ring, Shape
from i18n.format import Format
from i18n.rates import people_cell, rate_text
from i18n.words import Words
from publish.figures.label_place import place

Row = Mapping[str, Any]

BANDS = 5
SILENT, UNKNOWN = "silent", "unknown"
PHONE = 350
"""Pixels: the width of the smallest picture."""
TEXT = 12
"""Pixels: the size of the letters that labels are placed for."""
_USUAL_TARGET = Fraction(4, 5)
_MOST_HIGH, _LEAST_HIGH = 520, 240
LETTER = 0.5
"""The width of a letter that labels are placed for, as a share of the size of the letters."""
_LINE = 14
_DECIMALS = 5
_FRAMED = {SILENT: 1, UNKNOWN: 2}
"""Outlines of these levels lie over the others, so that no neighbour covers their frames."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A unit's outline. `level` chooses the fill and the frame. `rings` are closed, include holes,
    and are filled as one path. `said`: the lines that appear on hovering."""

    code: str
    level: str
    rings: tuple[Ring, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The text on a unit's outline: lines around the middle (x, y). `level` is that of the outline,
    because the letters must stand out from the outline's fill. `number`: where the name does not
    fit, the lines are this number of the map's key; None: the lines name the unit."""

    code: str
    level: str
    x: float
    y: float
    lines: tuple[str, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class GroupMap:
    """A plane of `width` by `depth`. Later outlines lie over earlier ones, and labels over all.

    `key`: the number, the name and the rate of each unit whose name does not fit on its outline, as
    `1 Chí Linh 62,4 %`. Numbers run from north to south.

    `height`: pixels of the smallest picture, `PHONE` wide. Labels fit there with letters of `TEXT`
    pixels, and so in any larger one.
    """

    width: float
    depth: float
    height: int
    outlines: tuple[Outline, ...]
    labels: tuple[Label, ...]
    key: tuple[str, ...] = ()


def edges(target: float | None) -> tuple[Fraction, ...]:
    """The lower edges of the second to the last band: quarters of the target.

    Without a declared target, the target is 80 %. The last band holds the units that have reached
    the target. Edges are exact, so that 60 of 100 is not below 60 %.

    >>> [str(edge) for edge in edges(None)]
    ['1/5', '2/5', '3/5', '4/5']
    """
    top = Fraction(str(target)) if target else _USUAL_TARGET
    return tuple(top * n / (BANDS - 1) for n in range(1, BANDS))


def level(row: Row, target: float | None) -> str:
    """The band of a unit, "1" (lowest) to "5"; "silent": nobody; "unknown": no headcount."""
    if not row["headcount"]:
        return UNKNOWN
    if not row["people"]:
        return SILENT
    rate = Fraction(row["people"], row["headcount"])
    return str(1 + sum(rate >= edge for edge in edges(target)))


def legend(target: float | None, say: Words, fmt: Format) -> dict[str, str]:
    """The meaning of every level in words, from the lowest band up, then `SILENT` and `UNKNOWN`."""
    starts = [fmt.declared(float(edge)) for edge in edges(target)]
    between = enumerate(pairwise(starts), start=2)
    return {
        "1": say("map.below", high=starts[0]),
        **{str(n): say("map.between", low=low, high=high) for n, (low, high) in between},
        str(BANDS): say("map.met" if target else "map.from", low=starts[-1]),
        SILENT: say("map.silent"),
        UNKNOWN: say("unknown_headcount"),
    }


def short_name(row: Row) -> str:
    """The unit's name without its kind: "Nam Sách" for "Huyện Nam Sách"."""
    name, kind = str(row["unit_name"]), row["kind"]
    rest = name[len(kind) :].strip() if kind and name.startswith(f"{kind} ") else ""
    return rest or name


def group_map(
    rows: Sequence[Row], shapes: Sequence[Shape], target: float | None, say: Words, fmt: Format
) -> GroupMap:
    """The map of each unit that has a shape, labelled with the unit's name and rate.

    `rows`: participation rows with `rank` (None: no rank). `target`: the declared participation
    rate. A label that does not fit on a phone shrinks to the name, then to a number, which the key
    explains: every unit is named.
    """
    by_code = {row["unit_code"]: row for row in rows}
    flat = _Flat.of(shapes)
    drawn = [(shape, by_code[shape.code]) for shape in shapes if shape.code in by_code]
    outlines = [
        Outline(shape.code, level(row, target), flat.rounded(shape), _said(row, say, fmt))
        for shape, row in drawn
    ]
    numbered = _numbered(
        [_label(shape, row, target, flat, say, fmt) for shape, row in drawn], by_code, say, fmt
    )
    return GroupMap(
        width=flat.width,
        depth=flat.depth,
        height=flat.height,
        outlines=tuple(sorted(outlines, key=lambda outline: _FRAMED.get(outline.level, 0))),
        labels=tuple(label for label, _ in numbered),
        key=tuple(
            line for label, line in sorted(numbered, key=lambda one: one[0].number or 0) if line
        ),
    )


@dataclass(frozen=True, slots=True)
class _Flat:
    """Turns degrees into equal units on a plane: a degree of longitude is cos(latitude) wide."""

    west: float
    south: float
    narrow: float
    width: float
    depth: float

    @classmethod
    def of(cls, shapes: Sequence[Shape]) -> _Flat:
        points = [point for shape in shapes for ring in shape.rings for point in ring]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        narrow = math.cos(math.radians((south + north) / 2))
        return cls(west, south, narrow, (east - west) * narrow, north - south)

    @property
    def height(self) -> int:
        """Pixels. The map fills a phone's width unless that makes the map too high."""
        return round(min(max(PHONE * self.depth / self.width, _LEAST_HIGH), _MOST_HIGH))

    @property
    def pixel(self) -> float:
        """The size of a phone's pixel in units of the plane."""
        return max(self.width / PHONE, self.depth / self.height)

    def rings(self, shape: Shape) -> tuple[Ring, ...]:
        return tuple(
            tuple(((x - self.west) * self.narrow, y - self.south) for x, y in ring)
            for ring in shape.rings
        )

    def rounded(self, shape: Shape) -> tuple[Ring, ...]:
        """The rings as they are drawn: to about a metre."""
        return tuple(
            tuple((round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in ring)
            for ring in self.rings(shape)
        )


def _label(
    shape: Shape, row: Row, target: float | None, flat: _Flat, say: Words, fmt: Format
) -> Label:
    """The longest label that fits on an outline; without lines if none that names the unit fits."""
    choices = _choices(row, say, fmt)
    sizes = [
        (
            max(map(len, lines)) * LETTER * TEXT * flat.pixel,
            len(lines) * _LINE * flat.pixel,
        )
        for lines in choices
    ]
    number, x, y = place(flat.rings(shape), sizes)
    lines = choices[number] if number >= 0 else []
    return Label(shape.code, level(row, target), x, y, tuple(lines))


def _choices(row: Row, say: Words, fmt: Format) -> list[list[str]]:
    name = short_name(row)
    words = name.split()
    half = (len(words) + 1) // 2
    names = [[name], [" ".join(words[:half]), " ".join(words[half:])]][: len(words)]
    rates = [rate_text(row["participation_rate"], say, fmt)]
    if row["participation_rate"] is None:
        rates.append(fmt.share(None))
    return [*([*lines, rate] for rate in rates for lines in names), *names]


def _numbered(
    labels: Sequence[Label], rows: Mapping[str, Row], say: Words, fmt: Format
) -> list[tuple[Label, str]]:
    """The labels, each with its line of the key; those without lines get a number."""
    nameless = sorted((one for one in labels if not one.lines), key=lambda one: (-one.y, one.x))
    numbers = {one.code: number for number, one in enumerate(nameless, start=1)}
    found = []
    for label in labels:
        number, row = numbers.get(label.code), rows[label.code]
        line = ""
        if number is not None:
            written = fmt.whole(number)
            label = replace(label, lines=(written,), number=number)
            line = f"{written} {short_name(row)} {rate_text(row['participation_rate'], say, fmt)}"
        found.append((label, line))
    return found


def _said(row: Row, say: Words, fmt: Format) -> tuple[str, ...]:
    rate = rate_text(row["participation_rate"], say, fmt)
    if (row["participation_rate"] or 0) > 1:
        rate = f"{rate} ({say('over_headcount')})"
    people = say("map.people", n=row["people"], people=people_cell(row, fmt))
    rank = "" if row["rank"] is None else say("map.rank", rank=fmt.whole(row["rank"]))
    return tuple(line for line in (str(row["unit_name"]), rate, people, rank) if line)
