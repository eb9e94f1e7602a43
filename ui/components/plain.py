"""Text for places where Streamlit reads Markdown (labels, page titles, buttons).

Names of people and units, headings of a file and titles of a contest are text that others wrote:
`[x](y)`, `$a$`, `:red[a]` or `:smile:` in them must be shown as they are.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=@/\"'])")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    r"""The text with everything that Markdown could read as a mark escaped, on one line.

    >>> plain("Sở *A*\n:red[b]")
    'Sở \\*A\\* \\:red\\[b\\]'
    """
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip())
