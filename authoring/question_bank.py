"""Questions as people keep them in a spreadsheet: a column an option, and the letter of the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from authoring.draft import slug
from contest.text import fold

LETTERS = "ABCDEFGH"
OPTION = "option_"
"""Before the letter: the column of an option, `option_A`."""


def as_items(rows: Sequence[Mapping[str, str]], taken: Sequence[str] = ()) -> list[dict[str, str]]:
    """The rows as rows of items.csv: options in columns are joined, a key of letters becomes the
    options' texts, and a row without an id gets the next free one (`taken`: ids in use).

    >>> as_items([{"heading": "Câu 1?", "option_A": "Có", "option_B": "Không", "key": "b"}])
    [{'heading': 'Câu 1?', 'key': 'Không', 'id': 'cau-1', 'options': 'Có|Không'}]
    >>> as_items([{"id": "a", "option_A": "Ngày 1", "option_B": "Ngày 2", "key": "Ngày 2"}])
    [{'id': 'a', 'key': 'Ngày 2', 'options': 'Ngày 1|Ngày 2'}]
    """
    found, used = [], set(taken)
    for row in rows:
        item = {name: cell for name, cell in row.items() if not name.startswith(OPTION)}
        item["id"] = item.get("id") or _free(used)
        used.add(item["id"])
        options = {letter: fold(row.get(f"{OPTION}{letter}", "")) for letter in LETTERS}
        if any(options.values()):
            item["options"] = "|".join(filter(None, options.values()))
            letters = item.get("key", "").upper().replace(",", " ").replace("|", " ").split()
            if letters and all(options.get(letter) for letter in letters):
                item["key"] = "|".join(options[letter] for letter in letters)
                if len(letters) > 1 and not item.get("kind"):
                    item["kind"] = "multiple"
        found.append(item)
    return found


def _free(used: set[str]) -> str:
    number = 1
    while slug(f"cau {number}") in used:
        number += 1
    return slug(f"cau {number}")
