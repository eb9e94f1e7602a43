"""How texts are compared, everywhere in the project.

The contract ("Reading"): after Unicode NFC and folding of white space, NBSP too; answers keep
their case, headings and units do not.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """NFC, every run of white space one space, none at the ends.

    >>> fold("  Xã\\u00a0 Hồng   Phong\\n")
    'Xã Hồng Phong'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold_case(text: str) -> str:
    """`fold`, and case does not matter: for headings, names of units, names of people.

    >>> fold_case("XÃ Hồng Phong") == fold_case("xã hồng phong")
    True
    """
    return unicodedata.normalize("NFC", fold(text).casefold())


def bare(text: str) -> str:
    """`fold_case` without accents: for finding, never for telling that two are the same.

    >>> bare("Nguyễn Thị  Đào")
    'nguyen thi dao'
    """
    apart = unicodedata.normalize("NFD", fold_case(text).replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))
