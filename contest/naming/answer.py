"""From the readings of a text to one answer. Only what is certain names a unit."""

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
    """A unit that a text may mean, and how near it is: 0 to 100, 100 the nearest."""

    unit: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text names. `unit` is None unless `kind` is "certain"; `candidates`: best first.

    `how` is the road that led there: "name", "alias", "predecessor" (a unit that has ended, through
    its successor), "folded" (accents left out), "abbreviation", "owner" (a part of the unit),
    "fuzzy" (a slip, or only alike), "contradiction" (not of the units that were named before it),
    "province", or "" where there is none.
    """

    kind: Kind
    unit: int | None
    candidates: tuple[Candidate, ...]
    how: str


class Settled(NamedTuple):
    """An answer without suggestions: `units` are those that the text may mean by right."""

    kind: Kind
    units: frozenset[int]
    how: str


_NOTHING = Settled("none", frozenset(), "")


def resolve(
    tree: UnitTree, text: str, day: date, *, within: frozenset[int] = frozenset()
) -> Answer:
    """The unit that a text names on a day, or what it may mean.

    Certain is: the name or an alias of exactly one unit, as `fold_case` compares; else what leads
    to exactly one unit and to no other by typing, abbreviations, places named beside it, kinds,
    owners and slips, in the way docs/contest-folder.md says. `within`: units that more general
    columns name; the unit is each of them, or beneath it.
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
    """`resolve` without looking for what is only alike."""
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
    """The text, then, if it looks so, what it would be with the input method on."""
    yield text
    if (meant := decoded(text)) != text:
        yield meant


def _exact(index: Index, text: str, day: date, within: frozenset[int]) -> Settled | None:
    """The contract's comparison, which wins over anything weaker; None: no unit ever had the name.

    Of several units with the name those strictly beneath `within` are kept.
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
    """Exactly one unit, and what makes it certain at this nearness; otherwise candidates."""
    best = min(map(_rank, found))
    chosen = [f for f in found if _rank(f) == best]
    units = frozenset(f.unit for f in chosen if f.fit != Fit.OTHER)
    first = chosen[0]
    if len(units) == 1 and _is_certain(index, first, found):
        return Settled("certain", units, how or _road(first))
    rivals = frozenset(f.unit for f in found if index.meaning(f.unit, day))
    return Settled("candidates", rivals, how or _road(first))


def _rank(found: Found) -> int:
    """Which findings speak first: right kinds by nearness, then those without one, then slips."""
    if found.fit == Fit.OTHER:
        return 9
    if found.tier == Tier.SLIP:
        return 4 if found.fit == Fit.RIGHT else 5
    if found.fit != Fit.RIGHT:
        return 3
    return 0 if found.tier == Tier.SAME else 1


def _is_certain(index: Index, first: Found, found: Sequence[Found]) -> bool:
    """Whether the one unit of the best findings is certain, for all the others.

    - Never, where another reading finds a unit beneath it: it reads more of the text.
    - The same letters and accents, kind and all: yes.
    - Accents left out or initials, kind and all: no other unit has these letters with other
      accents, whatever its kind ("xa An Phu": Xã An Phú, Phường An Phụ).
    - No kind: no other unit at all has these letters, and it is no place's name. Another kind of
      the level: no other unit but for former names of another level, and for a commune the
      district is named beside it.
    - One slip: `near.slipped` has seen that nothing else is near; of communes and schools, which
      are many, only with the unit above.
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
