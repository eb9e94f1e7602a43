"""Finds the columns of a header: which hold which field, question or condition of a category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest.items import Item
from recount.texts import caseless, fold

Places = tuple[int, ...]
SCORE = "quiz_score"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the headings that it may have, the declared heading first."""

    item: Item
    headings: tuple[str, ...]

    def competes(self, other: Asked) -> bool:
        """True if some round asks both questions."""
        return self.item.round == other.item.round or "" in (self.item.round, other.item.round)


@dataclass(frozen=True, slots=True)
class Names:
    """The headings of the contest, in the form for comparison, with those that were mapped."""

    fields: Mapping[str, Sequence[str]]
    items: Sequence[Asked]
    conditions: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The places of a header, from 0.

    `fields`: the declared fields that have a column. `units`: the unit's columns, the most general
    first. `items`: the columns of each question; () if it has none. `read`: all of these, and the
    form's own scores. `absent`: the fields, and the ids of the questions, that have no column.
    `conditions`: the columns of each category's condition; () if it has none.
    """

    fields: Mapping[str, Places]
    units: tuple[tuple[str, Places], ...]
    items: tuple[Places, ...]
    read: Places
    absent: frozenset[str]
    conditions: tuple[Places, ...]


def find(names: Names, header: Sequence[str]) -> Header:
    """The places of everything that is declared."""
    places: dict[str, Places] = {}
    for place, heading in enumerate(header):
        key = caseless(fold(heading))
        places[key] = (*places.get(key, ()), place)
    fields = {
        name: places[here]
        for name, headings in names.fields.items()
        if (here := next((one for one in headings if one in places), None)) is not None
    }
    items = tuple(_columns(names.items, number, places) for number in range(len(names.items)))
    scores = tuple(
        _columns(names.items, number, _scores(names, places)) for number in range(len(names.items))
    )
    levels = sorted((name for name in fields if name.startswith("unit")), key=_depth)
    absent = {name for name in names.fields if name not in fields}
    absent |= {asked.item.id for asked, own in zip(names.items, items, strict=True) if not own}
    read = {place for own in (*fields.values(), *items, *scores) for place in own}
    return Header(
        fields,
        tuple((name, fields[name]) for name in levels),
        items,
        tuple(sorted(read)),
        frozenset(absent),
        tuple(places.get(heading, ()) for heading in names.conditions),
    )


def _depth(name: str) -> tuple[int, str]:
    return len(name), name


def _columns(items: Sequence[Asked], number: int, places: Mapping[str, Places]) -> Places:
    """The n-th question of a round with a heading reads the n-th of its columns; a question that
    alone has the heading reads the one that is filled."""
    asked = items[number]
    for heading in asked.headings:
        found = places.get(heading, ())
        same = [other for other in items if heading in other.headings]
        before = [other.item.round for other in items[:number] if heading in other.headings]
        rounds = {name for name in before if name and asked.item.round in ("", name)}
        nth = before.count("") + max(map(before.count, rounds), default=0)
        if nth < len(found):
            pairs = (one.competes(other) for n, one in enumerate(same) for other in same[:n])
            return (found[nth],) if any(pairs) else found
    return ()


def _scores(names: Names, places: Mapping[str, Places]) -> dict[str, Places]:
    """Heading of a question → the places of the form's own scores of it: `heading [Score]`."""
    found: dict[str, Places] = {}
    words = (*names.fields[SCORE], "score") if SCORE in names.fields else ()
    for word in words:
        for heading, own in places.items():
            if heading.endswith(f" [{word}]"):
                found[heading.removesuffix(f" [{word}]")] = own
    return found
