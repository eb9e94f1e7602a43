"""The scopes of lines in the log: how they are written, and what a page reads out of them.

A scope is stored as one English text, so old lines stay as they are and a person can read the table
without this program. Pages say the same in the reader's language, with the names of units.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from contest.text import fold
from results.masks import masked_text

Kind = Literal[
    "file", "standings", "response", "new_link", "new_links", "revoked", "own", "all", "published",
    "held_back", "released", "provisional", "official", "revealed", "erased", "purged", "other",
]  # fmt: skip

_FORMS: Mapping[Kind, str] = {
    "new_link": "new link of unit {unit}",
    "new_links": "new links of {count} units",
    "revoked": "link of unit {unit} revoked",
    "response": "response {response}, {field}",
    "standings": "scoring standings with contacts",
    "own": "leader:{units}",
    "published": "turnout as of {as_of} published",
    "held_back": "publication of turnout held back",
    "released": "publication of turnout released",
    "provisional": "provisional release {number}",
    "official": "official release {number}",
    "revealed": "release {number} revealed",
    "erased": "responses erased",
    "purged": "personal data purged",
}
_SIMPLE: dict[Kind, str] = {
    "all": "admin|reviewer|viewer|auditor",
    "file": r"(?P<file>\S+\.(?:csv|docx|html|pdf|png|svg|txt|xlsx|zip))",
}
_LONGEST = 500


def _pattern(form: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(form))


_PATTERNS: Mapping[Kind, re.Pattern[str]] = {
    kind: re.compile(f"(?:{pattern})(?:: (?P<purpose>.*))?", re.DOTALL)
    for kind, pattern in ({kind: _pattern(form) for kind, form in _FORMS.items()} | _SIMPLE).items()
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a line of the log is about. `facts`: by kind `file`, `response` and `field`, `unit`,
    `count`, `units` (codes with commas between them), `as_of` (contest-local, ISO), or the `text`
    of another scope.
    """

    kind: Kind
    facts: Mapping[str, str]
    purpose: str = ""


def written(kind: Kind, **facts: str) -> str:
    """The scope of a line with these facts.

    >>> written("response", response="7", field="phone")
    'response 7, phone'
    """
    return _FORMS[kind].format(**facts)


def stated(scope: str, purpose: str) -> str:
    """The scope of an act with the purpose that somebody stated, with masked contacts.

    >>> stated("response 7", "gọi lại 0912345678")
    'response 7: gọi lại 091 *** 5678'
    """
    return f"{scope}: {masked_text(fold(purpose))[:_LONGEST]}" if purpose.strip() else scope


def read(scope: str) -> Scope:
    """What a stored scope says. A scope that nobody writes any more is its own text.

    >>> read("response 7, phone: gọi lại")
    Scope(kind='response', facts={'response': '7', 'field': 'phone'}, purpose='gọi lại')
    >>> read("leader:288,290").facts["units"], read("admin").kind, read("bài: a").facts["text"]
    ('288,290', 'all', 'bài: a')
    """
    for kind, pattern in _PATTERNS.items():
        if found := pattern.fullmatch(scope):
            facts = {name: text or "" for name, text in found.groupdict().items()}
            purpose = facts.pop("purpose")
            return Scope(kind, facts, purpose)
    return Scope("other", {"text": scope})
