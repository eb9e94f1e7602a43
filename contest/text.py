"""Compares texts in the one way that the whole project uses.

The contract ("Reading") compares texts after Unicode NFC and after folding of white space, NBSP
included. Characters that nobody sees do not matter. Case matters in answers, and does not matter in
headings and units.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

_Key = TypeVar("_Key")

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters, except white space
    "\u00ad\u034f\u061c\u180b-\u180f"  # soft hyphen, joiners and marks of other scripts
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # spaces of no width, joiners, directions
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"  # variants, byte order mark, tags
)
NOT_SEEN = re.compile(f"[{_INVISIBLE}]")
"""Finds the characters that `fold` drops, because nobody sees them."""
VISIBLE = f"[^{_INVISIBLE}\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""A pattern, for Python and for RE2, that finds a character that `fold` keeps and is not blank."""
_NAME = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f'’.-])+")
_RUN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_PARTICLES = frozenset(
    ("al", "bin", "binti", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
     "van", "von")
)  # fmt: skip
"""Words that people write small in the middle of names from other countries."""
_ERROR_VALUE = re.compile(
    r"#+|#(?:n/a|name\?|value!|ref!|div/0!|num!|null!|error!|spill!|calc!|getting_data|busy!"
    r"|field!|blocked!|unknown!|connect!|python!|external!)"
)


def fold(text: str) -> str:
    """Normalize to NFC, drop invisible characters, turn every run of white space into one space,
    and trim the ends.

    >>> fold("  Xã\\u00a0 Hồng   Ph\\u200bong\\n")
    'Xã Hồng Phong'
    """
    return " ".join(unicodedata.normalize("NFC", NOT_SEEN.sub("", text)).split())


def fold_case(text: str) -> str:
    """`fold`, then ignore case: for headings, names of units and names of people.

    >>> fold_case("XÃ Hồng Phong") == fold_case("xã hồng phong")
    True
    """
    return without_case(fold(text))


def without_case(folded: str) -> str:
    """`fold_case` of a text that is folded already."""
    return unicodedata.normalize("NFC", folded.casefold())


def tone_last(text: str) -> str:
    """`fold_case` with the tone of each word at its end: for comparing two spellings of a name.

    Keyboards put the tone of a word on one vowel or on the next, and a word has one tone only, so
    its place says nothing. Another tone, another letter and a missing accent are another word.

    >>> tone_last("HÒA  Thuý") == tone_last("Hoà Thúy"), tone_last("Hòa") == tone_last("Hoa")
    (True, False)
    """
    words = unicodedata.normalize("NFD", fold_case(text)).split(" ")
    moved = (_TONE.sub("", word) + "".join(_TONE.findall(word)) for word in words)
    return unicodedata.normalize("NFC", " ".join(moved))


def is_error_value(text: str) -> bool:
    """True for what a spreadsheet shows in place of a value: `#N/A`, `#NAME?`, …, or `#` alone.

    >>> is_error_value("#NAME?"), is_error_value(" ### "), is_error_value("#1 Nguyễn")
    (True, True, False)
    """
    return "#" in text and _ERROR_VALUE.fullmatch(fold(text).casefold()) is not None


def bare(text: str) -> str:
    """`fold_case` without accents: for finding texts, never for proof that two texts are the same.

    >>> bare("Nguyễn Thị  Đào")
    'nguyen thi dao'
    """
    apart = unicodedata.normalize("NFD", fold_case(text).replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def tidy_name(text: str) -> str:
    """A name as it is shown: folded, and each word in one case only begins with a capital letter.

    A word of mixed case stays, and so does a word with other characters than a name has. A particle
    stays small between other words of a name with capital letters. Only the case of letters
    changes, and only where the letter stays the same letter (`casefold`).

    >>> tidy_name("  nguyễn văn   AN"), tidy_name("H'HEN NIÊ"), tidy_name("y moan êban")
    ('Nguyễn Văn An', "H'Hen Niê", 'Y Moan Êban')
    >>> tidy_name("Ludwig van Beethoven"), tidy_name("Ronald McDonald"), tidy_name("王小明")
    ('Ludwig van Beethoven', 'Ronald McDonald', '王小明')
    """
    folded = fold(text)
    if folded.istitle():
        return folded
    words = folded.split(" ")
    has_capitals = any(character.isupper() for character in folded)
    return fold(
        " ".join(
            word
            if has_capitals and word in _PARTICLES and 0 < place < len(words) - 1
            else _begun(word)
            for place, word in enumerate(words)
        )
    )


def _begun(word: str) -> str:
    """The word with a capital letter at the beginning of each run of letters, if the word is in one
    case and is one of a name: letters, apostrophes, hyphens and full stops."""
    if not _NAME.fullmatch(word) or word not in (word.upper(), word.lower()):
        return word
    plain = word.capitalize()
    if word.isalpha() and len(plain) == len(word) and plain.casefold() == word.casefold():
        return plain
    return _RUN.sub(
        lambda run: _same(run[0][0], str.upper) + "".join(_same(c, str.lower) for c in run[0][1:]),
        word,
    )


def _same(letter: str, cased: Callable[[str], str]) -> str:
    """The letter in another case, if it is then the same letter."""
    other = cased(letter)
    return other if other.casefold() == letter.casefold() and len(other) == 1 else letter


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, bare: letters and digits only.

    >>> words_of("Xã Hồng-Phong (Đông)")
    ('xa', 'hong', 'phong', 'dong')
    """
    return tuple("".join(c if c.isalnum() else " " for c in bare(text)).split())


def holds_words(text: str, search: str) -> bool:
    """Whether each word of `search` begins a word of the text, in any order, whatever case and
    accents. A search without words is true of every text.

    >>> holds_words("Huyện Thanh Miện", "thanh mien"), holds_words("Lê Thị Lan", "an")
    (True, False)
    """
    begun = _beginnings(text)
    return all(f" {word}" in begun for word in words_of(search))


def found_in(search: str, texts: Mapping[_Key, Iterable[str]]) -> list[_Key]:
    """The keys whose texts together hold the words of `search` (`holds_words`), in their order:
    first those whose first text, the own name, holds the words alone.

    >>> texts = {1: ("Xã Hồng Đức", "Huyện Ninh Giang"), 2: ("Huyện Ninh Giang",)}
    >>> found_in("ninh giang", texts), found_in("duc ninh", texts), found_in(" ", texts)
    ([2, 1], [1], [1, 2])
    """
    words = [f" {word}" for word in words_of(search)]
    found: tuple[list[_Key], list[_Key]] = ([], [])
    for key, parts in texts.items():
        own, *others = parts
        begun = _beginnings(own)
        if all(word in begun for word in words):
            found[0].append(key)
        elif all(word in begun + _beginnings(*others) for word in words):
            found[1].append(key)
    return found[0] + found[1]


def _beginnings(*texts: str) -> str:
    """The words of the texts, each after a space."""
    return "".join(f" {word}" for text in texts for word in words_of(text))
