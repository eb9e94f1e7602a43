"""The parts of contest.toml on the page Thiết lập: forms and cards made from the settings."""

from __future__ import annotations

import streamlit as st

from ui.components.blocks import heading, show
from ui.setup.cards import draw_cards
from ui.setup.declared import Filled, tables_of, value_in, with_filled, with_listed
from ui.setup.fields import Slots, draw_field, is_wide
from ui.setup.schema import PARTS, Block
from ui.shell.visit import Visit


def draw_part(visit: Visit, part: str, settings: str, key: str, slots: Slots) -> str:
    """Draw the sections of a part; the text of contest.toml as they are filled in. `key`: the
    prefix of the widgets, which is another one once the text on the disk is."""
    text = settings
    for number, block in enumerate(PARTS[part]):
        name = f"{key}_{number}"
        if block.many:
            entries = draw_cards(visit, block, settings, name, slots)
            text = with_listed(text, block, entries)
        else:
            text = with_filled(text, block, _draw_form(visit, block, settings, name, slots))
    return text


def _draw_form(visit: Visit, block: Block, settings: str, key: str, slots: Slots) -> Filled:
    say, (table,) = visit.say, tables_of(settings, block)
    lead = f"setup.{block.section}_lead"
    show(heading(say(f"setup.{block.section}"), say(lead) if say.has(lead) else ""))
    filled: dict[str, object] = {}
    first = [name for name in block.fields if name == "title"]
    wide = [name for name in block.fields if is_wide(block, name) and name not in first]
    for name in first:
        filled[name] = _draw_one(visit, block, name, table, key, slots)
    with st.container(key=f"setup_grid_{key}"):
        for name in (one for one in block.fields if one not in (*first, *wide)):
            filled[name] = _draw_one(visit, block, name, table, key, slots)
    for name in wide:
        filled[name] = _draw_one(visit, block, name, table, key, slots)
    slots.add(block.section)
    return filled


def _draw_one(
    visit: Visit, block: Block, name: str, table: Filled, key: str, slots: Slots
) -> object:
    with st.container(gap="xsmall"):
        value = draw_field(visit, block, name, value_in(table, block, name), f"{key}_{name}")
        slots.add(f"{block.section}.{name}")
    return value
