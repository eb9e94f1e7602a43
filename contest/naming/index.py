"""The names by which people may call the units of a tree, computed once for each tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from contest.naming import words
from contest.naming.provinces import ALL, CITIES, INITIALS, own_names
from contest.naming.spelling import Accents, Spelled, spell
from contest.text import fold_case
from contest.units import SubUnits, UnitTree

SYLLABLE = re.compile(
    "(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
    "(?:[aeiou]|ai|ao|au|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu"
    "|ieu|oai|oao|oeo|uai|uao|uoi|uou|uia|uie|uiu)"
    "(?:c|ch|m|n|ng|nh|p|t)?"
)
"""The syllables of Vietnamese words. "UBND" is not a syllable and has no initial; "Sácch" is not a
syllable and cannot be a name."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call a unit: a `kind` (of `words.LEVELS`) and a core name. If `kind` is "", the
    core is a whole name such as "Sở Nội vụ"."""

    unit: int
    kind: str
    core: str
    accents: Accents
    words: tuple[str, ...]
    is_alias: bool
    is_of_many: bool
    """True for communes and schools: they are many, elsewhere too, and some differ in a letter."""

    @property
    def may_slip(self) -> bool:
        """False for names in which one letter tells units apart: "Phúc Thành A", "Phường 1"."""
        return len(self.core) >= 6 and all(len(w) > 1 and not w.isdecimal() for w in self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """A text that begins with `start` belongs to `owner`, or to the unit that its rest names if
    `owner` is None."""

    start: Spelled
    owner: str | None


class Index:
    """The names of a tree by their letters, and the units that the names mean on a day."""

    def __init__(self, tree: UnitTree) -> None:
        self.tree = tree
        self._meanings: dict[tuple[int, date], frozenset[int]] = {}
        self._endings: dict[frozenset[str], frozenset[str]] = {}

    @cached_property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Kind and core of each place where the contest is held: ("", "haiduong")."""
        split = [_split(spell(place)) for place in self.tree.places]
        return tuple(dict.fromkeys((kind, core.plain) for kind, core in split if core.plain))

    @cached_property
    def province(self) -> str:
        """The contest's province as letters; "" if no place is a province."""
        return next((core for _, core in self.places if core in ALL), "")

    @cached_property
    def province_kind(self) -> str:
        """The kind of the province: "tinh" or "thanhpho"."""
        return "thanhpho" if self.province in CITIES else "tinh"

    def own_province(self, day: date) -> frozenset[str]:
        """The names of the province on a day."""
        return own_names(self.province, day) if self.province else frozenset()

    def endings(self, day: date) -> frozenset[str]:
        """The ways to write the contest's place in a text: "tinhhaiduong", "haiduong", "tinh"."""
        own = self.own_province(day)
        if own not in self._endings:
            self._endings[own] = frozenset(self._all_endings(own))
        return self._endings[own]

    def _all_endings(self, own: frozenset[str]) -> Iterator[str]:
        kinds = ("tinh",) if self.province_kind == "tinh" else ("tinh", "thanhpho", "tp")
        for name in own:
            yield from (name, *kinds)
            yield from (kind + n for kind in kinds for n in (name, INITIALS[name]))
        for kind, name in self.places:
            if kind and name not in own:
                for short in (s for s, k in words.KINDS.items() if k == kind and len(s) > 1):
                    yield short + name
                    yield from (f"{short}{name}{tinh}{p}" for tinh in ("", "tinh") for p in ALL)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form of every unit."""
        return tuple(dict.fromkeys(self._all_forms()))

    @cached_property
    def by_core(self) -> dict[str, tuple[Form, ...]]:
        """Core → the forms that have this core."""
        found: dict[str, list[Form]] = {}
        for form in self.forms:
            found.setdefault(form.core, []).append(form)
        return {core: tuple(forms) for core, forms in found.items()}

    @cached_property
    def longest(self) -> int:
        """Letters of the longest core."""
        return max(map(len, self.by_core), default=0)

    @cached_property
    def shortenings(self) -> dict[tuple[str, str], tuple[tuple[re.Pattern[str], Form], ...]]:
        """Kind and first letter → patterns of names whose words may be written by their initials.

        Only districts and departments have patterns, because communes and schools are too many.
        """
        found: dict[tuple[str, str], list[tuple[re.Pattern[str], Form]]] = {}
        for form in self.forms:
            if not form.is_of_many:
                key = form.kind, form.core[:1]
                found.setdefault(key, []).append((shortening(form.words), form))
        return {key: tuple(patterns) for key, patterns in found.items()}

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Names that alone mean a place: those of all provinces and of the contest's places."""
        return frozenset(ALL).union(core for _, core in self.places)

    def cores_at(self, level: int | None) -> tuple[str, ...]:
        """The cores of a level of `words.LEVELS`; the level None has the whole names."""
        return self._cores_at.get(level, ())

    @cached_property
    def _cores_at(self) -> dict[int | None, tuple[str, ...]]:
        found: dict[int | None, dict[str, None]] = {}
        for form in self.forms:
            found.setdefault(words.LEVELS.get(form.kind), {})[form.core] = None
        return {level: tuple(cores) for level, cores in found.items()}

    @cached_property
    def sayings(self) -> tuple[str, ...]:
        """For each form, its words separated by spaces."""
        return tuple(" ".join(filter(None, (form.kind, *form.words))) for form in self.forms)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The declared sub-units, longest beginning first."""
        rules = [
            Rule(spell(start), None if sub.owner == SubUnits.NAMED else sub.owner)
            for sub in self.tree.sub_units
            for start in sub.starts_with
        ]
        return tuple(sorted(rules, key=lambda rule: -len(rule.start.plain)))

    def meaning(self, number: int, day: date) -> frozenset[int]:
        """The units that a unit means on a day: itself, or none before it begins.

        An ended unit means the units of `UnitTree.successors_on`.
        """
        if (number, day) not in self._meanings:
            unit = self.tree.units[number]
            ended = (unit.valid_to or date.max) < day
            self._meanings[number, day] = (
                frozenset([number])
                if unit.valid_on(day)
                else self.tree.successors_on(number, day)
                if ended
                else frozenset()
            )
        return self._meanings[number, day]

    def becomes(self, number: int, other: int) -> bool:
        """True if the other unit is a successor of the unit."""
        units = self.tree.units
        return units[other].code in units[number].successors

    def above(self, number: int) -> tuple[int, ...]:
        """The units strictly above a unit."""
        return self.tree.paths[number][1:]

    def _all_forms(self) -> Iterator[Form]:
        for number, unit in enumerate(self.tree.units):
            declared = words.KINDS.get(spell(unit.kind).plain, "")
            is_school = any(_school_names(unit.name))
            named = [(name, name != unit.name) for name in (unit.name, *unit.aliases)]
            named += [(school, is_alias) for n, is_alias in named for school in _school_names(n)]
            for name, is_alias in named:
                kind, core = _split(spell(name))
                if not kind and not is_alias:
                    kind = declared
                is_of_many = is_school or words.LEVELS.get(kind) == words.COMMUNE
                for part in {core.plain: core, **self._without_province(kind, core)}.values():
                    if part.plain:
                        parts = tuple(part.word_list(0, len(part.plain)))
                        yield Form(
                            number, kind, part.plain, part.accents, parts, is_alias, is_of_many
                        )

    def _without_province(self, kind: str, core: Spelled) -> dict[str, Spelled]:
        """The form "BHXH tỉnh" of "BHXH tỉnh Hải Dương"."""
        ending = self.province_kind + self.province
        if kind or not self.province or not core.plain.endswith(ending) or core.plain == ending:
            return {}
        short = head(core, len(core.plain) - len(self.province))
        return {short.plain: short}


def index_of(tree: UnitTree) -> Index:
    """The index of a tree. The first call makes the index and keeps it with the tree, as the tree
    keeps its own properties."""
    index = vars(tree).get("naming")
    if not isinstance(index, Index):
        index = vars(tree)["naming"] = Index(tree)
    return index


def shortening(parts: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches words written in full or by their initials.

    >>> bool(shortening(["ke", "hoach", "dau", "tu"]).fullmatch("khdautu"))
    True
    """
    return re.compile("".join(map(_word_or_initial, parts)))


def _word_or_initial(word: str) -> str:
    if not SYLLABLE.fullmatch(word):
        return re.escape(word)
    onset = next((onset for onset in words.ONSETS if word.startswith(onset)), word[:1])
    return f"(?:{'|'.join(dict.fromkeys(map(re.escape, (word, onset, word[:1]))))})"


def _split(name: Spelled) -> tuple[str, Spelled]:
    """A name's kind and core: ("huien", "namsach") of "UBND huyện Nam Sách"."""
    start = 0
    for authority in sorted(words.AUTHORITIES, key=len, reverse=True):
        end = start + len(authority)
        if name.plain.startswith(authority, start) and end in name.cuts:
            start = end
            break
    length = len(name.plain)
    for end in reversed(name.cuts):
        kind = words.KINDS.get(name.plain[start:end])
        if kind and end < length:
            return kind, tail(name, end)
    return "", name


def _school_names(name: str) -> Iterator[str]:
    """Other ways to write a school's name: "MN Hoa Sen" of "Trường Mầm non Hoa Sen"."""
    called = fold_case(name).removeprefix(words.SCHOOL).strip()
    for pair in words.SCHOOLS.items():
        for kind in map(str.lower, pair):
            if called.startswith(f"{kind} "):
                for other in pair:
                    short = other + called[len(kind) :]
                    yield from (short, f"{words.SCHOOL} {short}")


def head(spelled: Spelled, end: int) -> Spelled:
    """The part before a place."""
    return Spelled(
        spelled.plain[:end],
        spelled.marked[:end],
        spelled.tones[:end],
        tuple(p for p in spelled.cuts if p <= end),
        tuple(p for p in spelled.words if p <= end),
    )


def tail(spelled: Spelled, start: int) -> Spelled:
    """The part after a place."""
    return Spelled(
        spelled.plain[start:],
        spelled.marked[start:],
        spelled.tones[start:],
        tuple(p - start for p in spelled.cuts if p >= start),
        tuple(p - start for p in spelled.words if p >= start),
    )
