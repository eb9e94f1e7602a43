"""The choice of one or several from a list, found by words without accents.

The box of Streamlit finds only what is typed with its accents, and says "No results" in English.
So no box is typed into: a long list has a search field beside the box, and the server searches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from contest.text import found_in
from contest.units import UnitTree
from ui.components.blocks import show
from ui.components.inputs import search_field
from ui.components.markup import tag
from ui.components.plain import options
from ui.shell.visit import Visit

FEW = 10
"""So many can be looked through without a search."""
MOST = 300
"""The most that a box offers at a time."""
Entries = Mapping[str, tuple[str, ...]]
"""The key of each entry; the text that is shown; then the texts that find the entry, its own name
first (none: the shown text). The key "" means all or none, and the entry is always offered."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The keys that a box offers, the text of each, and the label with the number found. Where a
    search field stands before the box, the page shows the label above both of them, and only a
    screen reader says the box's own: `visibility` is that of the box's label."""

    label: str
    keys: list[str]
    shown: Mapping[str, str]
    visibility: Literal["visible", "collapsed"] = "collapsed"


def unit_entries(tree: UnitTree, codes: Iterable[str], day: date) -> dict[str, tuple[str, ...]]:
    """The units that have these codes on a day, else had them last: found by their names, aliases,
    codes, and the names above them. A code that no unit ever had stands for itself."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codes:
        bearers = tree.bearers(code, day)
        if not bearers:
            found[code] = (code,)
            continue
        number = bearers[-1]
        found[code] = (tree.labels[number], *unit_texts(tree, number))
    return found


def unit_texts(tree: UnitTree, number: int) -> tuple[str, ...]:
    """What finds a unit: its name, then its aliases, its code, and the names above it."""
    unit = tree.units[number]
    above = (tree.units[step].name for step in tree.paths[number][1:])
    return (unit.name, *unit.aliases, unit.code, *above)


def choose_one(
    visit: Visit,
    label: str,
    entries: Entries,
    *,
    key: str,
    first: str | None = "",
    placeholder: str | None = None,
    on_change: Callable[[], None] | None = None,
) -> str | None:
    """Draw the box of one entry, after its search field; the chosen key, None before a choice.

    `first`: the key that is chosen in the beginning; None: none.
    """
    with _together(key):
        offered = narrowed(visit, label, entries, key, [first, st.session_state.get(key)])
        chosen: str | None = st.selectbox(
            offered.label,
            offered.keys,
            index=None if first is None else offered.keys.index(first),
            format_func=offered.shown.__getitem__,
            placeholder=placeholder,
            label_visibility=offered.visibility,
            filter_mode=None,
            on_change=on_change,
            key=key,
        )
    return chosen


def choose_some(
    visit: Visit, label: str, entries: Entries, *, key: str, placeholder: str
) -> list[str]:
    """Draw the box of several entries, after its search field; the chosen keys."""
    with _together(key):
        offered = narrowed(visit, label, entries, key, st.session_state.get(key, ()))
        chosen: list[str] = st.multiselect(
            offered.label,
            offered.keys,
            key=key,
            format_func=offered.shown.__getitem__,
            label_visibility=offered.visibility,
            placeholder=placeholder,
            filter_mode=None,
            select_all=False,
        )
    return chosen


def _together(key: str) -> DeltaGenerator:
    """The place of a label, a search field and a box: side by side below the label, on a phone one
    beneath the other."""
    return st.container(key=f"search_and_{key}", horizontal=True, gap="xsmall")


def narrowed(
    visit: Visit, label: str, entries: Entries, key: str, kept: Iterable[str | None]
) -> Offered:
    """Draw the label and the search field of a long list; what a box, or several of them, offer:
    what is found, and before that what is `kept`, because it is chosen already."""
    shown = options({one: texts[0] for one, texts in entries.items()})
    if len(entries) <= FEW:
        return Offered(label, list(entries), shown, "visible")
    say, head = visit.say, st.container()
    named = say("choice.search", what=label)
    search = search_field(named, say("choice.hint"), f"{key}_find", labelled=False)
    keep = dict.fromkeys(one for one in ("", *kept) if one is not None and one in entries)
    texts = {one: texts[1:] or texts for one, texts in entries.items() if one}
    found = found_in(search, texts)
    keys = list(dict.fromkeys([*keep, *found[:MOST]]))
    told = label
    if search:
        count = visit.fmt.whole(len(found))
        told = say("choice.found" if found else "choice.none", what=label, count=count)
    else:
        offered = set(keys)
        keys = [one for one in entries if one in offered]
    with head:
        show(tag("p", told, cls="ct-label"))
    return Offered(told, keys, shown)
