"""Compares texts in the one way that the whole project uses.

The contract ("Reading") compares texts after Unicode NFC and after folding of white space, NBSP
included. Characters that nobody sees do not matter. Case matters in answers, and does not matter in
headings and units.
"""

from __future__ import annotations

import re
import unicodedata

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
