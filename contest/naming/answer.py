"""Turns the readings of a text into one answer. Only a certain answer names a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from contest.naming import near, words
from contest.naming.index import Index, index_of
from contest.naming.reading import Fit, Found, Reader, Tier
from contest.naming.spelling import decoded, spell
from contest.text import fold_case
from contest.units import UnitTree

Kind = Literal["certain", "candidates", "none", "outside"]
_LONGEST = 200
_ROADS = {Tier.SAME: "name", Tier.SHORT: "abbreviation", Tier.BARE_LETTERS: "folded"}


class Candidate(NamedTuple):
    """A unit that a text may mean. `score`: how near its name is, from 0 to 100 (the nearest)."""

    unit: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a text. `unit` is None unless `kind` is "certain". `candidates`: best first.

    `how` is the road to the answer: "name", "alias", "predecessor" (an ended unit, through its
    successor), "folded" (accents left out), "abbreviation", "owner" (a part of the unit), "fuzzy"
    (a slip, or only alike), "contradiction" (the unit does not belong to the units named before
    it), "province", or "" if no road led to an answer.
    """

    kind: Kind
    unit: int | None
    candidates: tuple[Candidate, ...]
    how: str


class Settled(NamedTuple):
    """An answer without suggestions. `units`: those that the text means, not those only alike."""

    kind: Kind
    units: frozenset[int]
    how: str


_NOTHING = Settled("none", frozenset(), "")


def resolve(
    tree: UnitTree, text: str, day: date, *, within: frozenset[int] = frozenset()
) -> Answer:
    """The unit that a text names on a day, or the units that the text may mean.

    A text is certain if it is the name or an alias of exactly one unit, as `fold_case` compares. A
    text is also certain if it leads to exactly one unit and to no other by typing, abbreviations,
    places named beside it, kinds, owners and slips, in the way that docs/contest-folder.md
    describes. `within`: units that more general columns name. Each of these units is the unit of
    the answer, or stands above it.
    """
    index = index_of(tree)
    settled = settle(index, text, day, within)
    if settled.kind == "certain":
        (unit,) = settled.units
        return Answer("certain", unit, (Candidate(unit, 100.0),), settled.how)
    if settled.units:
        named = tuple(Candidate(unit, 100.0) for unit in sorted(settled.units)[: near.MOST])
        return Answer(settled.kind, None, named, settled.how)
    if settled.kind == "outside":
        return Answer("outside", None, (), settled.how)
    alike = tuple(Candidate(*pair) for pair in near.alike(index, text, day, within))
    return Answer("candidates", None, alike, "fuzzy") if alike else Answer("none", None, (), "")


def settle(index: Index, text: str, day: date, within: frozenset[int]) -> Settled:
    """`resolve` without the search for names that are only alike."""
    if (exact := _exact(index, text, day, within)) is not None:
        return exact
    if len(text) > _LONGEST:
        return _NOTHING
    readers: list[Reader] = []
    for written in _as_meant(text):
        reader = Reader(index, spell(written), day, within)
        readers.append(reader)
        found = reader.direct()
        if any(f.fit != Fit.OTHER for f in found):
            return _decide(index, found, day, None)
        if found := reader.owners():
            return _decide(index, found, day, "owner")
    if any(reader.names_another_province() for reader in readers):
        return Settled("outside", frozenset(), "province")
    if within and (named := settle(index, text, day, frozenset())).units:
        return Settled("candidates", named.units, "contradiction")
    slipped = Reader(index, spell(text), day, within, slips=True).direct()
    return _decide(index, slipped, day, None) if slipped else _NOTHING


def _as_meant(text: str) -> Iterator[str]:
    """Yield the text, then, if the input method seems to have been off, the text that it means."""
    yield text
    if (meant := decoded(text)) != text:
        yield meant


def _exact(index: Index, text: str, day: date, within: frozenset[int]) -> Settled | None:
    """The contract's comparison, which wins over every weaker one; None if no unit ever had the
    name.

    If several units have the name, the function keeps those strictly beneath `within`.
    """
    tree = index.tree
    known = tree.names.get(fold_case(text))
    if known is None:
        return None
    named = tree.named(text, day)
    several = len(named) > 1
    found = frozenset(n for n in named if within <= {*tree.paths[n][several:]})
    if not named:
        return _NOTHING
    if len(found) != 1 or (several and not within):
        return Settled("candidates", found or named, "contradiction" if within else "name")
    (unit,) = found
    if unit not in known:
        return Settled("certain", found, "predecessor")
    is_name = fold_case(tree.units[unit].name) == fold_case(text)
    return Settled("certain", found, "name" if is_name else "alias")


def _decide(index: Index, found: Sequence[Found], day: date, how: str | None) -> Settled:
    """Certain if the best findings name exactly one unit that `_is_certain`; else candidates."""
    best = min(map(_rank, found))
    chosen = [f for f in found if _rank(f) == best]
    units = frozenset(f.unit for f in chosen if f.fit != Fit.OTHER)
    first = chosen[0]
    if len(units) == 1 and _is_certain(index, first, found):
        return Settled("certain", units, how or _road(first))
    rivals = frozenset(f.unit for f in found if index.meaning(f.unit, day))
    return Settled("candidates", rivals, how or _road(first))


def _rank(found: Found) -> int:
    """The order of findings: the right kind by nearness, then other kinds or none, then slips."""
    if found.fit == Fit.OTHER:
        return 9
    if found.tier == Tier.SLIP:
        return 4 if found.fit == Fit.RIGHT else 5
    if found.fit != Fit.RIGHT:
        return 3
    return 0 if found.tier == Tier.SAME else 1


def _is_certain(index: Index, first: Found, found: Sequence[Found]) -> bool:
    """True if the one unit of the best findings is certain, given all the other findings.

    - Never, if another reading finds a unit beneath the unit, because that reading explains more
      of the text.
    - The right kind, the same letters and the same accents: certain.
    - The right kind, with accents left out or with initials: certain if no other unit of any kind
      has these letters with other accents ("xa An Phu": Xã An Phú, Phường An Phụ).
    - No kind: certain if no other unit has these letters and they are not the name of a place.
    - Another kind of the same level: certain if no other unit has these letters, except former
      names of another level. A commune also needs its district named beside it.
    - One slip: certain, because `near.slipped` has seen that no other name is near. Communes and
      schools are many, so they also need the unit above them to be named.
    """
    others = [f for f in found if f.unit != first.unit and not index.becomes(first.unit, f.unit)]
    beneath = (f.is_placed and first.unit in index.above(f.unit) for f in others)
    if first.fit == Fit.OTHER or any(beneath):
        return False
    if first.tier == Tier.SLIP:
        is_known = first.is_placed or not first.form.is_of_many
        return first.fit == Fit.RIGHT and is_known and _one_slip(first, others)
    if first.fit == Fit.RIGHT:
        return first.tier == Tier.SAME or all(
            f.tier == Tier.SLIP or f.form.accents == first.form.accents for f in others
        )
    if not first.is_placed and first.form.core in index.place_names:
        return False
    if first.fit == Fit.NONE:
        return not others
    return all(f.fit == Fit.OTHER and f.form.is_alias for f in others) and (
        first.is_placed or words.LEVELS[first.form.kind] == words.DISTRICT
    )


def _one_slip(first: Found, others: Iterable[Found]) -> bool:
    return first.slips == 1 and all(f.form.accents == first.form.accents for f in others)


def _road(found: Found) -> str:
    if found.tier == Tier.SLIP:
        return "fuzzy"
    if found.unit != found.form.unit:
        return "predecessor"
    return "alias" if found.tier == Tier.SAME and found.form.is_alias else _ROADS[found.tier]
