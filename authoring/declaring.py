"""Changes tables of contest.toml in its text, and leaves the rest as people wrote it.

A value is None, "" or an empty list where nothing is declared: its key is then left out. A key with
a dot, `when.is`, stands in a table inside the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import tomlkit

Values = Mapping[str, object]


class Entry(NamedTuple):
    """One table of a list such as `[[prizes]]`. `before`: its place in the text, from 0; None: it
    is new. Keys that `values` does not name stay as they are."""

    before: int | None
    values: Values


def with_section(settings: str, section: str, values: Values) -> str:
    r"""The text with these values in `[section]`. A section that then says nothing is left out.

    >>> with_section('[hotline]\nphone = "1"  # trực\n', "hotline", {"phone": "2", "hours": ""})
    '[hotline]\nphone = "2"  # trực\n'
    >>> with_section('[contest]\nid = "a"\n', "hotline", {"phone": "", "hours": ""})
    '[contest]\nid = "a"\n'
    """
    document = tomlkit.parse(settings)
    known = section in document
    table: Any = document[section] if known else tomlkit.table()
    _fill(table, values)
    if not known and table:
        document.add(section, table)
    elif known and not table:
        document.remove(section)
    return tomlkit.dumps(document)


def with_entries(settings: str, section: str, entries: Sequence[Entry]) -> str:
    r"""The text with exactly these tables in the list `[[section]]`, in this order.

    A comment goes with the table that it stands in or after; the last lines of a table that is
    taken out go with it.

    >>> two = '[[prizes]]\nname = "Nhất"  # một\n\n[[prizes]]\nname = "Nhì"\n'
    >>> with_entries(two, "prizes", [Entry(0, {"name": "Nhất"}), Entry(1, {"name": "Ba"})])
    '[[prizes]]\nname = "Nhất"  # một\n\n[[prizes]]\nname = "Ba"\n'
    >>> with_entries(two, "prizes", [Entry(1, {})])
    '[[prizes]]\nname = "Nhì"\n'
    """
    document = tomlkit.parse(settings)
    old: Any = document.get(section, [])
    if [entry.before for entry in entries] == list(range(len(old))):
        for entry in entries:
            _fill(old[entry.before], entry.values)
        return tomlkit.dumps(document)
    tables = []
    for entry in entries:
        table: Any = tomlkit.table() if entry.before is None else old[entry.before]
        _fill(table, entry.values)
        tables.append(table)
    if not tables:
        document.remove(section)
        return tomlkit.dumps(document)
    again = tomlkit.aot()
    for table in tables:
        again.append(table)
    document[section] = again
    return tomlkit.dumps(document)


def _fill(table: Any, values: Values) -> None:
    for key, value in values.items():
        outer, dot, inner = key.partition(".")
        if dot:
            within = table.get(outer)
            if within is None:
                within = table[outer] = tomlkit.inline_table()
            _fill(within, {inner: value})
        else:
            _set(table, key, list(value) if isinstance(value, tuple) else value)


def _set(table: Any, key: str, value: object) -> None:
    if value is None or value == "" or value == []:
        table.pop(key, None)
    elif key not in table or not _same(table[key], value):
        table[key] = value


def _same(declared: Any, value: object) -> bool:
    """A heading that stands alone says the same as a list of it."""
    said = declared.unwrap() if hasattr(declared, "unwrap") else declared
    return bool(said == value or [said] == value)
