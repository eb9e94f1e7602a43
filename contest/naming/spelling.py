"""Splits a text into letters, accents and the places where the text may be cut.

Two texts that differ only in typing (Unicode form, case, invisible characters, spaces, dashes,
place of the tone, i or y, "và" or "&") give the same `Spelled`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_QUALITIES = {"\u0302", "\u0306", "\u031b"}
_CROSSED = dict.fromkeys(map(ord, "\u00d0\u00f0\u0189\u0256\u0111"), "\u0110")
_LEADS = re.compile(r"ubnd|hdnd|thanhpho|thitran|thixa|huien|phuong|dackhu|quan|tp|tx|tt|xa|so|vp")


@dataclass(frozen=True)
class Spelled:
    """A text, taken apart.

    `plain`: the letters without accents. `marked`: the letters with â, ă, ê, ô, ơ, ư, đ. `tones`:
    for each letter its tone or "". `cuts`: the places where a word may begin or end, with both ends
    of the text. `words`: the places where a word begins or ends as it was written.
    """

    plain: str
    marked: str
    tones: tuple[str, ...]
    cuts: tuple[int, ...]
    words: tuple[int, ...]

    def part(self, start: int, end: int) -> Accents:
        """The accents of a part."""
        return Accents(self.marked[start:end], "".join(self.tones[start:end]))

    @cached_property
    def cut_places(self) -> frozenset[int]:
        """`cuts`, to look up."""
        return frozenset(self.cuts)

    @cached_property
    def accents(self) -> Accents:
        """The accents of the whole text."""
        return self.part(0, len(self.plain))

    def word_list(self, start: int, end: int) -> list[str]:
        """The words between two places, without accents."""
        places = [start, *(p for p in self.words if start < p < end), end]
        return [self.plain[a:b] for a, b in pairwise(places)]


@dataclass(frozen=True, slots=True)
class Accents:
    """The accents by which two texts of the same letters differ. The place of a tone in its word
    does not matter."""

    marked: str
    tones: str

    def lost_from(self, other: Accents) -> bool:
        """True if these are the other's accents, some left out: "Gia Lôc" for "Gia Lộc"."""
        letters = all(
            a == b or a == _bare(b) for a, b in zip(self.marked, other.marked, strict=True)
        )
        rest = iter(other.tones)
        return letters and all(tone in rest for tone in self.tones)

    def slips_to(self, other: Accents) -> int:
        """The number of accents that differ: "Tứ Ký" and "Tứ Kỳ" differ in one."""
        letters = sum(a != b for a, b in zip(self.marked, other.marked, strict=True))
        if len(self.tones) != len(other.tones):
            return letters + abs(len(self.tones) - len(other.tones))
        return letters + sum(a != b for a, b in zip(self.tones, other.tones, strict=True))


def spell(text: str) -> Spelled:
    """Take a text apart.

    >>> spell("Sở Nội vụ").plain, spell("Hòang Tiến").accents == spell("Hoàng Tiến").accents
    ('sonoivu', True)
    """
    plain, marked, tones = "", "", list[str]()
    cuts, words = {0}, {0}
    for word in _words(text):
        units = [_letter(char) for char in word.lower()]
        bare = "".join([unit[0] for unit in units])
        if bare == "va" and plain and units[1][2] in ("", "f"):
            continue
        start = len(plain)
        cuts.update(start + place for place in _inner_cuts(word, bare))
        plain += bare
        marked += "".join([unit[1] for unit in units])
        tones += [unit[2] for unit in units]
        cuts.add(len(plain))
        words.add(len(plain))
    return Spelled(plain, marked, tuple(tones), tuple(sorted(cuts)), tuple(sorted(words)))


def letters(text: str) -> str:
    """A text without accents and spaces.

    >>> letters("Bà Rịa - Vũng Tàu")
    'bariavungtau'
    """
    return spell(text).plain


def word_list(text: str) -> list[str]:
    """The words of a text without accents.

    >>> word_list("Sở Kế hoạch và Đầu tư")
    ['so', 'ke', 'hoach', 'dau', 'tu']
    """
    spelled = spell(text)
    return spelled.word_list(0, len(spelled.plain)) if spelled.plain else []


def _words(text: str) -> list[str]:
    """The words of a text, with composed accents, without separators and invisible characters."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_CROSSED))
    kept = "".join(map(_kept, composed))
    return [str(int(w)) if w.isdecimal() else w for w in kept.split()]


@cache
def _kept(char: str) -> str:
    """The letter itself, a space for a separator, or "" for an invisible character."""
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category[0] in "PZ" or char in "+|~`" or char.isspace() else char


@cache
def _letter(char: str) -> tuple[str, str, str]:
    """`(plain, with its quality, tone)`."""
    if char == "đ":
        return "d", "đ", ""
    apart = unicodedata.normalize("NFD", char)
    base, marks = "i" if apart[0] == "y" else apart[0], apart[1:]
    quality = "".join(mark for mark in marks if mark not in _TONES)
    tone = "".join(_TONES[mark] for mark in marks if mark in _TONES)
    composed = unicodedata.normalize("NFC", base + quality)
    if _QUALITIES.issuperset(quality) and len(composed) == 1:
        return base, composed, tone
    return char, char, tone


@cache
def _bare(char: str) -> str:
    return "d" if char == "đ" else unicodedata.normalize("NFD", char)[0]


def _inner_cuts(word: str, bare: str) -> Iterator[int]:
    """Yield the places where one written word may really be two: "BGiang", "UBNDxã", "P1"."""
    if len(bare) == len(word):
        for place in range(1, len(word)):
            before, char, after = word[place - 1], word[place], word[place + 1 : place + 2]
            begins = char.isupper() and (before.islower() or after.islower())
            if begins or char.isdecimal() != before.isdecimal():
                yield place
    place = 0
    while lead := _LEADS.match(bare, place):
        place = lead.end()
        yield place


_TELEX = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_TELEX_TONES = {key: mark for mark, key in _TONES.items()}
_VNI = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
_VNI |= {"2": "\u0300", "1": "\u0301", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)


def decoded(text: str) -> str:
    """Turn raw keystrokes of VNI or Telex into accents; any other text is returned unchanged.

    >>> decoded("So73 xa6y du7ng5"), decoded("Thanh Miêjn"), decoded("Tuws Kyf")
    ('Sở xây dựng', 'Thanh Miện', 'Tứ Kỳ')
    """
    return re.sub(r"[^\W_]+", lambda word: _decoded(word[0]), unicodedata.normalize("NFC", text))


def _decoded(word: str) -> str:
    if not word[:1].isalpha():
        return word
    found = ""
    for char in word:
        low = char.lower()
        vowel = _last_vowel(found)
        if char == "9" and "d" in found.lower():
            found = found.replace("d", "đ").replace("D", "Đ")
        elif vowel is not None and (mark := _VNI.get(char)) is not None:
            place = _place(found, char)
            found = found[: place + 1] + mark + found[place + 1 :] if place is not None else found
        elif vowel is not None and low in _TELEX_TONES:
            found = found[: vowel + 1] + _TELEX_TONES[low] + found[vowel + 1 :]
        elif low == "w" and "uo" in found.lower():
            place = found.lower().rindex("uo")
            found = found[:place] + "ươ" + found[place + 2 :]
        elif found and (double := _TELEX.get(found[-1].lower() + low)):
            found = found[:-1] + (double.upper() if found[-1].isupper() else double)
        else:
            found += char
        found = unicodedata.normalize("NFC", found)
    return found


def _last_vowel(word: str) -> int | None:
    places = [n for n, char in enumerate(word) if _VOWEL.match(_bare(char))]
    return places[-1] if places else None


def _place(word: str, digit: str) -> int | None:
    """The place of the accent of a VNI digit: the last letter that can bear the accent."""
    bearers = {"6": "aeo", "7": "ou", "8": "a"}.get(digit, "aeiouy")
    places = [n for n, char in enumerate(word) if _bare(char).lower() in bearers]
    return places[-1] if places else None
