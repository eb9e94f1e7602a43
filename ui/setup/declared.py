"""What the text of contest.toml declares now, by section and field, and the text with what was
filled in on the page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from authoring.declaring import Entry, with_entries, with_section
from authoring.draft import slug
from ui.setup.schema import Block, default_of

Filled = Mapping[str, object]
"""Field → its value."""


def tables_of(settings: str, block: Block) -> list[Mapping[str, Any]]:
    """The tables of a section: one, or those of a list."""
    found = tomllib.loads(settings).get(block.section, [] if block.many else {})
    return found if isinstance(found, list) else [found]


def value_in(table: Mapping[str, Any], block: Block, field: str) -> object:
    """What a table says in a field, as a tuple where it lists; else what an absent field means."""
    outer, dot, inner = field.partition(".")
    said = table.get(outer, {}).get(inner) if dot else table.get(outer)
    if said is None:
        return default_of(block, field)
    if isinstance(default_of(block, field), tuple) and isinstance(said, str):
        return (said,)
    return tuple(said) if isinstance(said, list) else said


def with_filled(settings: str, block: Block, filled: Filled) -> str:
    """The text with one section as filled in. A field that says what it said before stays."""
    (table,) = tables_of(settings, block)
    changed = _changed(table, block, filled)
    return with_section(settings, block.section, changed) if changed else settings


def with_listed(settings: str, block: Block, entries: Sequence[tuple[int | None, Filled]]) -> str:
    """The text with one list of tables as filled in: each with its place in the text, or None for
    a new one, whose id comes from its title if none was given."""
    old = tables_of(settings, block)
    new = [
        Entry(before, _changed(old[before] if before is not None else {}, block, _named(filled)))
        for before, filled in entries
    ]
    same = [entry.before for entry in new] == list(range(len(old)))
    if same and not any(entry.values for entry in new):
        return settings
    return with_entries(settings, block.section, new)


def _changed(table: Mapping[str, Any], block: Block, filled: Filled) -> dict[str, object]:
    return {f: value for f, value in filled.items() if value != value_in(table, block, f)}


def _named(filled: Filled) -> Filled:
    if filled.get("id", "-") or not filled.get("title"):
        return filled
    return {**filled, "id": slug(str(filled["title"]))}
