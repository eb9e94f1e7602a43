"""The entries of a list such as the prizes, a card each, to fill in, add, move up and take out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.components.blocks import heading, quiet, show
from ui.setup.declared import Filled, tables_of, value_in
from ui.setup.fields import Slots, draw_field, initial
from ui.setup.schema import Block
from ui.shell.visit import Visit

Card = tuple[int, int | None]
"""A number that names the card's widgets, and its place in the text, from 0; None: it is new."""


def draw_cards(
    visit: Visit, block: Block, settings: str, key: str, slots: Slots
) -> list[tuple[int | None, Filled]]:
    """Draw the list; the entries as they are filled in, in order."""
    say = visit.say
    show(heading(say(f"setup.{block.section}"), say(f"setup.{block.section}_lead")))
    tables, state = tables_of(settings, block), f"{key}_cards"
    cards: list[Card] = st.session_state.setdefault(state, [(n, n) for n in range(len(tables))])
    if not cards:
        show(quiet(say("setup.no_entries")))
    found: list[tuple[int | None, Filled]] = []
    for place, (number, before) in enumerate(cards):
        table = tables[before] if before is not None else None
        with st.container(border=True, key=f"{key}_card_{number}"):
            filled = _draw_card(visit, block, table, f"{key}_{number}", slots, place)
            _draw_ways(visit, state, cards, place, f"{key}_{number}")
        found.append((before, filled))
        if named := filled.get("id"):  # the check of rounds names a round by its id
            slots.same(f"{block.section}.{named}", f"{block.section}[{place}]")
    st.button(
        say("setup.add"), icon=":material/add:", key=f"{key}_add", on_click=_add,
        args=(state, cards),
    )  # fmt: skip
    return found


def _draw_card(
    visit: Visit, block: Block, table: Filled | None, key: str, slots: Slots, place: int
) -> Filled:
    before = (
        initial(block)
        if table is None
        else {name: value_in(table, block, name) for name in block.fields}
    )
    filled: dict[str, object] = {}
    with st.container(key=f"setup_grid_{key}"):
        for name in block.fields:
            with st.container(gap="xsmall"):
                filled[name] = draw_field(
                    visit, block, name, before[name], f"{key}_{name}", is_new=table is None
                )
                slots.add(f"{block.section}[{place}].{name}")
    slots.add(f"{block.section}[{place}]")
    return filled


def _draw_ways(visit: Visit, state: str, cards: Sequence[Card], place: int, key: str) -> None:
    say = visit.say
    with st.container(horizontal=True):
        if place:
            st.button(
                say("setup.up"), icon=":material/arrow_upward:", type="tertiary", key=f"{key}_up",
                on_click=_move_up, args=(state, cards, place),
            )  # fmt: skip
        st.button(
            say("setup.remove"), icon=":material/delete:", type="tertiary", key=f"{key}_remove",
            on_click=_remove, args=(state, cards, place),
        )  # fmt: skip


def _add(state: str, cards: Sequence[Card]) -> None:
    st.session_state[state] = [*cards, (1 + max((n for n, _ in cards), default=-1), None)]


def _move_up(state: str, cards: Sequence[Card], place: int) -> None:
    moved = list(cards)
    moved[place - 1], moved[place] = moved[place], moved[place - 1]
    st.session_state[state] = moved


def _remove(state: str, cards: Sequence[Card], place: int) -> None:
    st.session_state[state] = [*cards[:place], *cards[place + 1 :]]
