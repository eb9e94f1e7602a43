"""Compares texts in the one way that the whole project uses.

The contract ("Reading") compares texts after Unicode NFC and after folding of white space, NBSP
included. Case matters in answers, and does not matter in headings and units.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Normalize to NFC, turn every run of white space into one space, and trim the ends.

    >>> fold("  Xã\\u00a0 Hồng   Phong\\n")
    'Xã Hồng Phong'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold_case(text: str) -> str:
    """`fold`, then ignore case: for headings, names of units and names of people.

    >>> fold_case("XÃ Hồng Phong") == fold_case("xã hồng phong")
    True
    """
    return unicodedata.normalize("NFC", fold(text).casefold())


def bare(text: str) -> str:
    """`fold_case` without accents: for finding texts, never for proof that two texts are the same.

    >>> bare("Nguyễn Thị  Đào")
    'nguyen thi dao'
    """
    apart = unicodedata.normalize("NFD", fold_case(text).replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))
