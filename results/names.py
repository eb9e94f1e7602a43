"""Names of people as they are handed out, and the search for one by its words.

What the program compares, ranks, hashes and counts again is the name as it was read. Only rows that
leave for a page, a file or a command have the tidy name; see `contest.text.tidy_name`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from contest.text import bare, tidy_name, words_of


def tidied_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """A row with a tidy `full_name`. Null stays null, and a row without the field stays as it is.

    >>> tidied_line({"full_name": "LÊ VĂN AN", "rank": 1}), tidied_line({"rank": 2})
    ({'full_name': 'Lê Văn An', 'rank': 1}, {'rank': 2})
    """
    name = line.get("full_name")
    return {**line, "full_name": tidy_name(name)} if name else dict(line)


def tidied(table: pa.Table) -> pa.Table:
    """The table with tidy names in the column `full_name`. The work is done once for each name that
    does not have a capital letter at the beginning of each word already."""
    names = table["full_name"].combine_chunks()
    untidy = pc.fill_null(pc.invert(pc.utf8_is_title(names)), False)
    if not pc.any(untidy).as_py():
        return table
    apart = pc.filter(names, untidy).dictionary_encode()
    tidy = pa.array([tidy_name(name) for name in apart.dictionary.to_pylist()], pa.string())
    mended = pc.replace_with_mask(names, untidy, tidy.take(apart.indices))
    return table.set_column(table.schema.get_field_index("full_name"), "full_name", mended)


def by_name(column: str, search: str) -> tuple[str, list[str]]:
    """The condition in SQL that each word of `search` begins a word of the names in a column, in
    any order, whatever case and accents; and its parameters. See `contest.text.holds_words`.

    A search without words holds for every row, also for one without a name.
    """
    words = words_of(search)
    conditions = [f"regexp_matches({column}, ?, 'i')"] * len(words)
    return " and ".join(conditions) or "true", [_begun(word) for word in words]


def _begun(word: str) -> str:
    """A pattern of RE2 that finds a word with this bare beginning. Accents are in the pattern,
    because taking them off a million names takes seconds, and the pattern half a second."""
    accented = _accented()
    letters = "".join(f"[{accented.get(letter, letter)}]" for letter in word)
    return rf"(?:^|[^\pL\pN\pM]){letters}"


@cache
def _accented() -> Mapping[str, str]:
    """Bare letter → the small letters that are this letter with accents or without."""
    found: dict[str, str] = {}
    for number in (*range(0x61, 0x250), *range(0x1E00, 0x1F00)):  # Latin letters, Vietnamese too
        letter = chr(number)
        if letter.islower() and len(bare(letter)) == 1:
            found[bare(letter)] = found.get(bare(letter), "") + letter
    return found
