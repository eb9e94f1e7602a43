"""Text for places where Streamlit reads Markdown (labels, page titles, buttons).

Other people wrote the names of people and units, the headings of a file and the titles of a
contest. `[x](y)`, `$a$`, `:red[a]` or `:smile:` in such a text must appear unchanged.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=@/\"'])")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    r"""The text on one line, with every possible mark of Markdown escaped.

    >>> plain("Sở *A*\n:red[b]")
    'Sở \\*A\\* \\:red\\[b\\]'
    """
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip())
