"""Finds every way to read a whole text as names of units, each above the next or beneath it.

A text is read only as a whole. If a word does not belong to a name, a kind, an authority or the
contest's own place, the text has no reading. So a school, a bank's branch or another province's
ward is not credited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache

from contest.naming import near, words
from contest.naming.index import Form, Index, shortening
from contest.naming.provinces import ALL, INITIALS
from contest.naming.spelling import Accents, Spelled, word_list

_MOST_MENTIONS, _MOST_READINGS = 4, 64


class Tier(IntEnum):
    """How near a text is to a name, nearest first."""

    SAME = 0
    SHORT = 1  # words written by their initials
    BARE_LETTERS = 2  # accents left out
    SLIP = 3  # one accent or letter differs


class Fit(IntEnum):
    """How the kind in a text fits the kind of the unit."""

    RIGHT = 0
    NONE = 1  # the text names no kind: "Sao Đỏ"
    WRONG = 2  # the text names another kind of the same level: "Huyện Kinh Môn" for a town
    OTHER = 3  # another level, or the unit is not valid that day: only a rival, never the answer


@dataclass(frozen=True, slots=True)
class Match:
    """One unit that a mention may mean."""

    form: Form
    tier: Tier
    fit: Fit
    slips: int = 0


Mention = tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A unit that a reading of the whole text may mean.

    `is_placed`: the text names units above the unit. `slips`: the number of accents and letters of
    the name that differ.
    """

    unit: int
    form: Form
    tier: Tier
    fit: Fit
    is_placed: bool
    slips: int = 0


class Reader:
    """Reads one text on one day. With `slips`, a name that is one letter away matches too."""

    def __init__(
        self,
        index: Index,
        text: Spelled,
        day: date,
        within: frozenset[int] = frozenset(),
        *,
        slips: bool = False,
    ) -> None:
        self._index, self._text, self._day, self._within = index, text, day, within
        self._slips = slips
        self._endings = index.endings(day)
        self._end = len(text.plain)
        self._tails: dict[int, list[tuple[Mention, ...]]] = {}

    def direct(self) -> list[Found]:
        """The units that the whole text names."""
        return self._targets(0)

    def owners(self) -> list[Found]:
        """The units that own the body in the text: by declared rules, else as parts of offices."""
        for rule in self._index.rules:
            end = len(rule.start.plain)
            begins = self._text.plain.startswith(rule.start.plain) and end in self._text.cut_places
            if not begins or not self._text.part(0, end).lost_from(rule.start.accents):
                continue
            if rule.owner is None:
                return self._targets(end)
            return self._fixed(rule.owner) if () in self._tail(end) else []
        return [
            found
            for end, is_any_part in self._office_ends()
            for found in self._targets(end)
            if found.fit == Fit.RIGHT and not (is_any_part and found.form.kind)
        ]

    def names_another_province(self) -> bool:
        """True if the text ends with another province's name, or has one after "tỉnh" or "TP"."""
        own, plain = self._index.own_province(self._day), self._text.plain
        return bool(own) and any(
            (name := plain[start:end]) in ALL
            and name not in own
            and name not in self._index.by_core
            and self._text.part(start, end).lost_from(ALL[name])
            and (end == self._end or plain[:start].endswith(("tinh", "tp", "thanhpho")))
            for start in self._text.cuts
            for end in self._text.cuts
            if start < end
        )

    def _fixed(self, code: str) -> list[Found]:
        forms = {form.unit: form for form in self._index.forms}
        return [
            Found(unit, forms[number], Tier.SAME, Fit.RIGHT, is_placed=False)
            for number in self._index.tree.by_code.get(code, ())
            for unit in self._index.meaning(number, self._day)
        ]

    def _targets(self, start: int) -> list[Found]:
        found: dict[Found, None] = {}
        for mentions in self._tail(start):
            for place, mention in enumerate(mentions):
                others = mentions[:place] + mentions[place + 1 :]
                for match in mention:
                    found.update(dict.fromkeys(self._placed(match, others)))
        return list(found)

    def _placed(self, match: Match, others: tuple[Mention, ...]) -> Iterator[Found]:
        """Yield the match as the meant unit, if all other mentions are above the unit."""
        meaning = self._index.meaning(match.form.unit, self._day)
        fit = match.fit if meaning else Fit.OTHER
        for unit in meaning or [match.form.unit]:
            above = frozenset(self._index.above(unit))
            if not self._within <= above | {unit}:
                continue
            tiers = [match.tier]
            for other in others:
                fitting = [
                    m.tier
                    for m in other
                    if m.fit != Fit.OTHER and above & self._index.meaning(m.form.unit, self._day)
                ]
                if not fitting:
                    break
                tiers.append(min(fitting))
            else:
                is_placed = bool(others) or bool(self._within & above)
                yield Found(unit, match.form, max(tiers), fit, is_placed, match.slips)

    def _tail(self, start: int) -> list[tuple[Mention, ...]]:
        """The readings of the text from a place to its end."""
        if start == self._end:
            return [()]
        if start not in self._tails:
            self._tails[start] = []
            readings: dict[tuple[Mention, ...], None] = {}
            for end in dict.fromkeys(self._skips(start)):
                readings.update(dict.fromkeys(self._tail(end)))
            for mention, end in self._mentions(start):
                readings.update(
                    ((mention, *rest), None)
                    for rest in self._tail(end)
                    if len(rest) < _MOST_MENTIONS
                )
            self._tails[start] = list(readings)[:_MOST_READINGS]
        return self._tails[start]

    def _skips(self, start: int) -> Iterator[int]:
        """Yield each end of a part that says nothing of the unit: authority or contest's place."""
        plain, index = self._text.plain, self._index
        for end in self._text.cuts:
            part = plain[start:end]
            if end > start and (part in words.SAID_WITHOUT_MEANING or part in self._endings):
                yield end
        own = index.own_province(self._day)
        if plain.startswith(tuple("t" + name for name in own), start):
            yield from ([start + 1] if start + 1 in self._text.words else [])  # "T. Hải Dương"
        if start and plain[start:] in {INITIALS[name] for name in own}:
            yield self._end

    def _mentions(self, start: int) -> Iterator[tuple[Mention, int]]:
        plain = self._text.plain
        cuts = [cut for cut in self._text.cuts if cut > start]
        for core_start, kind in self._kinds(start, cuts):
            for end in cuts:
                if not core_start < end <= core_start + self._index.longest + self._slips:
                    continue
                matches = self._matches(core_start, end, kind)
                if matches:
                    yield matches, end
                if kind:
                    continue
                for word, named in words.KINDS_BEHIND.items():
                    behind = end + len(word)
                    if plain.startswith(word, end) and behind in self._text.cut_places:
                        yield self._matches(core_start, end, named), behind

    def _kinds(self, start: int, cuts: list[int]) -> Iterator[tuple[int, str]]:
        yield start, ""
        for end in cuts:
            if end < self._end and (kind := words.KINDS.get(self._text.plain[start:end])):
                yield end, kind

    def _matches(self, start: int, end: int, kind: str) -> Mention:
        core = self._text.plain[start:end]
        accents = self._text.part(start, end)
        found = []
        for form in self._index.by_core.get(core, ()):
            tier = _tier(accents, form.accents)
            slips = accents.slips_to(form.accents) if tier == Tier.SLIP else 0
            found.append(Match(form, tier, _fit(form.kind, kind), slips))
        for pattern, form in self._index.shortenings.get((kind, core[:1]), ()):
            fits = len(form.words) <= len(core) < len(form.core) and pattern.fullmatch(core)
            if fits and _is_telling(core, form):
                found.append(Match(form, Tier.SHORT, Fit.RIGHT))
        if self._slips and not found:
            parts = self._text.word_list(start, end)
            if len(core) >= 5 and all(len(w) > 1 and not w.isdecimal() for w in parts):
                found += [
                    Match(form, Tier.SLIP, _fit(form.kind, kind), 1)
                    for form in near.slipped(self._index, parts, words.LEVELS.get(kind))
                ]
        return tuple(found)

    def _office_ends(self) -> Iterator[tuple[int, bool]]:
        """Yield each place where the name of a part of an office may end, and whether only a
        department can have a part of that name."""
        text = self._text
        for end in text.cuts[1:-1]:
            if _names_office(text.plain[:end]):
                yield end, False
        opening = next((o for o in words.DEPARTMENT_OFFICES if text.plain.startswith(o)), None)
        if opening is not None and len(opening) in text.words:
            for end in text.words:
                if end > len(opening) and not _other_bodies(text.word_list(len(opening), end)):
                    yield end, True


def _tier(written: Accents, name: Accents) -> Tier:
    if written == name:
        return Tier.SAME
    return Tier.BARE_LETTERS if written.lost_from(name) else Tier.SLIP


def _fit(of_unit: str, written: str) -> Fit:
    if of_unit == written:
        return Fit.RIGHT
    if not of_unit:
        return Fit.OTHER
    if not written:
        return Fit.NONE
    alike = words.LEVELS[of_unit] == words.LEVELS[written] and "quan" not in (of_unit, written)
    return Fit.WRONG if alike else Fit.OTHER


def _is_telling(core: str, form: Form) -> bool:
    """True if the initials are enough to identify a department: "Sở TC", "SYT", "BHXH". A district
    needs no more, because its kind is written too."""
    first = form.words[0]
    return bool(form.kind) or core.startswith(first) or len(core) >= (3 if first == "so" else 4)


_OFFICES = tuple((parts[0], shortening(parts)) for parts in map(word_list, words.DISTRICT_OFFICES))


@cache
def _names_office(text: str) -> bool:
    """True for a part of an office whose first word (or "VP") is written in full."""
    return text in words.SHORT_NAMES_OF_OFFICES or any(
        text.startswith((first, "vp")) and pattern.fullmatch(text) for first, pattern in _OFFICES
    )


def _other_bodies(parts: list[str]) -> bool:
    spoken = " ".join(parts).replace("xa hoi", "")
    return not words.OTHER_BODIES.isdisjoint(spoken.split())
