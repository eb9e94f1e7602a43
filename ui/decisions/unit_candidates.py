"""The units that a writing may mean, for a person to choose from."""

from __future__ import annotations

from datetime import date

import streamlit as st

from contest.naming import resolve
from contest.units import UnitTree
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


def candidates(tree: UnitTree, text: str, day: date) -> list[tuple[int, float | None]]:
    """The units that `text` may mean on a day, as pairs of number and score (0 to 100; None: no
    score), the best first."""
    return list(resolve(tree, text, day).candidates)


def namesakes(tree: UnitTree, text: str, day: date) -> list[int]:
    """The units that `text` names equally well on a day."""
    return [unit for unit, score in resolve(tree, text, day).candidates if score == 100]


def searched(tree: UnitTree, search: str, day: date) -> list[tuple[int, float | None]]:
    """The units that have all words of `search` in their path or aliases."""
    codes = units_found(tree, search)
    return [(number, None) for code in codes for number in on_day(tree, code, day)]


def on_day(tree: UnitTree, code: str, day: date) -> tuple[int, ...]:
    """The unit with this code on a day; if there is none, all units that ever had the code."""
    had = tree.by_code[code]
    return tuple(n for n in had if tree.units[n].valid_on(day)) or had
