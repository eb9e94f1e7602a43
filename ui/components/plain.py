"""Text for places where Streamlit reads Markdown (labels, page titles, buttons), and for the
options of a choice, where it reads none.

Other people wrote the names of people and units, the headings of a file and the titles of a
contest. `[x](y)`, `$a$`, `:red[a]`, `:smile:`, `www.a.vn` or `->` in such a text must appear
unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from contest.sanitize import isolated, on_one_line

_Key = TypeVar("_Key")

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=@/\"'])")
_JOINER = "\u2060"
_ISOLATE, _END = "\u2068", "\u2069"
_LONGEST = 500
# Streamlit replaces these after it has read the escapes: an address, `www.`, an e-mail address,
# a name of a picture between colons, an arrow. A joiner without width inside ends each of them.
_REPLACED = re.compile(
    r"(?<=:)(?=//)"
    r"|(?<=www)(?=\.)"
    r"|(?<=@)(?=[-\w])"
    r"|(?<=:)(?!\d\d?:)(?=[-+\w]+:)"
    r"|(?<=[<>=~-])(?=[<>=~-])",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    r"""The text on one line, with every possible mark of Markdown escaped; a long text is cut.

    >>> plain("Sở *A*\n:red[b]")
    'Sở \\*A\\* \\:red\\[b\\]'
    """
    apart = _REPLACED.sub(_JOINER, isolated(on_one_line(text, _LONGEST), _ISOLATE, _END))
    return _SPECIAL.sub(r"\\\1", apart)


def option(text: str) -> str:
    """The text on one line for an option of `st.selectbox` and `st.multiselect`, cut if long.

    Streamlit shows these options as they are, so an escape would be seen.

    >>> option("Sở *A*\\u202e")
    'Sở *A*'
    """
    return isolated(on_one_line(text, _LONGEST), _ISOLATE, _END)


def options(texts: Mapping[_Key, str]) -> dict[_Key, str]:
    """`option` of each text; texts that look the same get a number, because the browser names its
    choice by the text that it shows.

    >>> options({1: "An", 2: "An "})
    {1: 'An', 2: 'An (2)'}
    """
    shown: dict[_Key, str] = {}
    taken: set[str] = set()
    for key, text in texts.items():
        name = free = option(text)
        number = 1
        while free in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add(free)
        shown[key] = free
    return shown
