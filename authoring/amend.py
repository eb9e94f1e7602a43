"""Changes one declaration in the text of a contest folder's file, and leaves the rest as people
wrote it: comments, order, separators."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

import tomlkit

from authoring.sheets import delimiter
from contest import exclusions
from contest.csv_cells import csv_text, unmarked
from contest.errors import UsageError

ITEMS, EXCLUSIONS, SETTINGS = "items.csv", exclusions.FILE, "contest.toml"

Texts = Mapping[str, str]
"""Name of a file of the folder → its text."""


def with_key(items: str, item_id: str, key: Sequence[str]) -> str:
    r"""The text of items.csv with another key for one question.

    Raises:
        UsageError: the file has no such question, or no column `key`.

    >>> with_key("id;options;key\nq1;A|B;A\n", "q1", ["B"])
    'id;options;key\nq1;A|B;B\n'
    """
    mark = delimiter(items)
    rows = list(csv.reader(io.StringIO(items), delimiter=mark))
    header = [name.strip() for name in rows[0]] if rows else []
    if "id" not in header or "key" not in header:
        raise UsageError("items.csv has no columns id and key; expected both")
    place, where = header.index("id"), header.index("key")
    changed = 0
    for row in rows[1:]:
        if len(row) > max(place, where) and row[place].strip() == item_id:
            row[where] = "|".join(key)
            changed += 1
    if changed != 1:
        raise UsageError(f"items.csv has {changed} questions with the id {item_id!r}; expected one")
    return csv_text([[*map(unmarked, row)] for row in rows], delimiter=mark)


def with_exclusion(text: str, line: Mapping[str, str]) -> str:
    """The text of exclusions.csv with one more line; `line`: column → what to compare.

    Raises:
        UsageError: the file lacks a column that the line fills.
    """
    if not text.strip():
        return csv_text([exclusions.COLUMNS, [line.get(name, "") for name in exclusions.COLUMNS]])
    mark = delimiter(text)
    header = [name.strip() for name in next(csv.reader(io.StringIO(text), delimiter=mark))]
    if missing := [name for name, cell in line.items() if cell and name not in header]:
        raise UsageError(f"exclusions.csv has no column {missing[0]}; add it to the first line")
    added = csv_text([[line.get(name, "") for name in header]], delimiter=mark)
    return f"{text.rstrip()}\n{added}"


def with_rule(settings: str, section: str, key: str, value: object) -> str:
    r"""The text of contest.toml with another value of a key; None removes the key.

    >>> with_rule('[attempts]\ncounted = "best"  # Điều 5\n', "attempts", "counted", "last")
    '[attempts]\ncounted = "last"  # Điều 5\n'
    """
    document = tomlkit.parse(settings)
    if section not in document:
        document.add(section, tomlkit.table())
    table = document[section]
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
    return tomlkit.dumps(document)
