"""The name of a contest's field in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from i18n.words import Words


class _Item(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def heading(self) -> str: ...


def field_name(field: str, say: Words) -> str:
    """`phone` → số điện thoại; `unit_2` → đơn vị cấp 2; anything else is a question."""
    if say.has(f"field.{field}"):
        return say(f"field.{field}")
    level = field.removeprefix("unit_")
    if level != field and level.isdigit():
        return say("field.unit_level", name=level)
    return say("field.item", name=field)


def cell_name(name: str, items: Iterable[_Item], say: Words) -> str:
    """The name of a field, or the question with this id by its heading."""
    heading = next((item.heading for item in items if item.id == name), None)
    return field_name(name if heading is None else heading, say)
