"""Compares texts as the contract says ("Reading"): after NFC and folding of white space.

The recount has a reading of its own, so that a fault of the program's reading is a difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no white space
    "\xad\u200b-\u200f\u2060-\u206f\ufeff"  # soft hyphen, no width, joiners, byte order mark
    "\u061c\u202a-\u202e"  # directions of writing
    "\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variants and tags
    "]"
)
_NAMES_OF_ERRORS = (
    "n/a", "name?", "value!", "ref!", "div/0!", "num!", "null!", "error!", "spill!", "calc!",
    "getting_data", "busy!", "field!", "blocked!", "unknown!", "connect!", "python!", "external!",
)  # fmt: skip
_ERRORS = frozenset(f"#{name}" for name in _NAMES_OF_ERRORS)
Cells = Sequence[str | None]


def fold(text: str) -> str:
    """NFC, without characters that nobody sees, each run of white space one space, ends trimmed.

    >>> fold("  Xã\\u00a0 Hồng   Ph\\u200bong\\n")
    'Xã Hồng Phong'
    """
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return " ".join(text.split())


def caseless(folded: str) -> str:
    """A folded text for comparisons in which case does not matter."""
    return unicodedata.normalize("NFC", folded.casefold())


def is_error(folded: str) -> bool:
    """True for an error value of a spreadsheet, which is neither a name nor an answer.

    >>> is_error("#N/A"), is_error("##"), is_error("#1 Nguyễn")
    (True, True, False)
    """
    return folded.startswith("#") and (not folded.strip("#") or folded.casefold() in _ERRORS)


def bare(text: str) -> str:
    """Without case and accents, as the marks of names in decisions are made.

    >>> bare("Nguyễn Thị  Đào")
    'nguyen thi dao'
    """
    apart = unicodedata.normalize("NFD", caseless(fold(text)).replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def written(
    cells: Cells, places: Sequence[int], same: Callable[[str], str] = caseless
) -> tuple[str | None, bool]:
    """What one field says: the folded text, and whether the text is certain.

    The text is None if every column of the field is blank. The text is not certain if it is an
    error value, or if several columns are filled and differ. `same`: what of a text is compared.
    """
    if len(places) == 1:
        cell = cells[places[0]]
        text = fold(cell) if cell else ""
        return (text, not is_error(text)) if text else (None, True)
    texts = [text for place in places if (cell := cells[place]) and (text := fold(cell))]
    if not texts:
        return None, True
    return texts[0], len(set(map(same, texts))) == 1 and not is_error(texts[0])
