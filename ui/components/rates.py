"""The table cell of a unit's participation rate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from i18n.format import Format
from i18n.words import Words
from ui.components.blocks import badge
from ui.components.markup import Html, join, tag


def rate_cell(row: Mapping[str, Any], say: Words, fmt: Format) -> Html:
    """The rate of a unit in a table, with a flag on a rate above 100 %."""
    rate = row["participation_rate"]
    if rate is None:
        return tag("span", say("unknown_headcount"), cls="ct-soft")
    text = tag("span", fmt.share(rate), cls="ct-strong")
    return join([text, badge(say("over_headcount"), "bad")]) if rate > 1 else text
