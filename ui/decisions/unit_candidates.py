"""The search for a unit by name, for a person to choose from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import streamlit as st

from contest.units import UnitTree
from ui.components.blocks import quiet, show
from ui.components.plain import option
from ui.decisions.unit_search import units_found
from ui.shell.visit import Visit


def search_box(visit: Visit, key: str) -> str:
    """A box to search for a unit by name; the text so far, "" for none."""
    say = visit.say
    text = st.text_input(
        say("review.unit_search"),
        placeholder=say("review.unit_hint"),
        max_chars=100,
        type="search",
        live="400ms",
        key=key,
    )
    return text or ""


def searched(tree: UnitTree, search: str, day: date) -> list[tuple[int, float | None]]:
    """The units that have all words of `search` in their path or aliases."""
    codes = units_found(tree, search)
    return [(number, None) for code in codes for number in tree.bearers(code, day)]


def unit_box(visit: Visit, codes: Collection[str], key: str) -> str | None:
    """A choice of one of the units with these codes, by their names of today; None: none yet."""
    tree, today = visit.contest.units, visit.view.reference_time.date()
    return st.selectbox(
        visit.say("review.unit"),
        list(codes),
        index=0 if len(codes) == 1 else None,
        format_func=lambda code: option(tree.units[tree.bearers(code, today)[-1]].name),
        placeholder=visit.say("review.unit_choose"),
        key=key,
    )


def codes_found(visit: Visit, key: str) -> list[str]:
    """Draw a search box; the codes of the units that it finds. Without any, say what to type."""
    search, today = search_box(visit, key), visit.view.reference_time.date()
    tree = visit.contest.units
    codes = dict.fromkeys(tree.units[n].code for n, _ in searched(tree, search, today))
    if not codes:
        show(quiet(visit.say("review.unit_none" if search else "review.unit_type")))
    return list(codes)
