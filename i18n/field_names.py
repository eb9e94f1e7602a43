"""The name of a contest's field in the reader's language."""

from __future__ import annotations

from i18n.words import Words


def field_name(field: str, say: Words) -> str:
    """`phone` → số điện thoại; `unit_2` → đơn vị cấp 2; anything else is a question."""
    if say.has(f"field.{field}"):
        return say(f"field.{field}")
    level = field.removeprefix("unit_")
    if level != field and level.isdigit():
        return say("field.unit_level", name=level)
    return say("field.item", name=field)
