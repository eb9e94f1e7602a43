"""The choice of the unit that a writing means: the best three with their likeness, a search for any
other, and why a name has no unit on its day. Pages Chờ xử lý and Đơn vị draw the same choice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from contest.naming import named_another_day, resolve
from contest.text import found_in
from contest.units import UnitTree
from ui.components.blocks import note, quiet, show
from ui.components.choice import unit_texts
from ui.components.inputs import search_field
from ui.components.plain import plain
from ui.decisions.keys import FIRST_THREE, listen_all
from ui.decisions.preview import chose
from ui.shell.visit import Visit

_FOUND = 8


def draw_unit_choice(visit: Visit, text: str, day: date, about: str, *, shared: str) -> int | None:
    """Draw the choice; the number of the chosen unit, or None.

    `text`: the writing. `day`: the day of the responses. `about`: names the writing in the keys of
    the session. `shared`: the key of the sentence for a name that several units have.
    """
    say, tree = visit.say, visit.contest.units
    offered = candidates(tree, text, day)
    _explain(visit, text, day, shared)
    best, found = f"unit_best_{about}", f"unit_found_{about}"
    number: int | None = None
    if offered:
        number = _choice(visit, say("writings.means"), offered, best, found, numbered=True)
        listen_all(FIRST_THREE, _choose, list(offered), "unit", best, found)
    else:
        show(quiet(say("writings.no_candidate")))
    label, hint = say("review.unit_search"), say("review.unit_other")
    search = search_field(label, hint, f"unit_search_{about}", labelled=False)
    if not search:
        return number
    others = dict.fromkeys(units_found(tree, search, day)[:_FOUND])
    if not others:
        show(quiet(say("review.unit_none")))
        return number
    other = _choice(visit, say("review.unit_found"), others, found, best, numbered=False)
    return number if other is None else other


def candidates(tree: UnitTree, text: str, day: date) -> dict[int, float | None]:
    """The units to offer for a writing on a day, each with its likeness (0 to 100): the best three,
    or all that have exactly this name. If the name is that of a later unit, the units that became
    this unit come first; they have no likeness."""
    later = named_another_day(tree, text, day)
    before = () if later is None else tree.predecessors[later]
    first: dict[int, float | None] = {n: None for n in before if tree.units[n].valid_on(day)}
    alike = resolve(tree, text, day).candidates
    most = max(len(FIRST_THREE), sum(score == 100 for _, score in alike))
    offered = {**first, **{unit: score for unit, score in alike if unit not in first}}
    return dict(list(offered.items())[: max(most, len(first))])


def units_found(tree: UnitTree, search: str, day: date) -> list[int]:
    """The numbers of the units that the words find (`found_in`). A code stands for the unit that
    has it on the day; without one, for all units that ever had it."""
    bearers = (number for code in tree.by_code for number in tree.bearers(code, day))
    return found_in(search, {number: unit_texts(tree, number) for number in bearers})


def _explain(visit: Visit, text: str, day: date, shared: str) -> None:
    """Say that the name belongs to several units, or to a unit of another time."""
    say, tree, fmt = visit.say, visit.contest.units, visit.fmt
    named = sum(score == 100 for _, score in resolve(tree, text, day).candidates)
    if named > 1:
        show(note(say(shared, n=named, count=fmt.whole(named)), tone="warn"))
    number = named_another_day(tree, text, day)
    if number is None:
        return
    unit = tree.units[number]
    others: tuple[int, ...] = ()
    if unit.valid_from and day < unit.valid_from:
        told = [say("writings.only_from", unit=unit.name, day=fmt.day(unit.valid_from))]
        others, key = tree.predecessors[number], "writings.was_before"
    else:
        assert unit.valid_to is not None, "a unit that does not exist on a day begins or ends"
        told = [say("writings.only_until", unit=unit.name, day=fmt.day(unit.valid_to))]
        others, key = tree.heirs[number], "writings.is_after"
    if others:
        told.append(say(key, units=", ".join(tree.units[n].name for n in others)))
    show(note(" ".join(told), tone="warn"))


def _choice(
    visit: Visit,
    label: str,
    offered: Mapping[int, float | None],
    key: str,
    other: str,
    *,
    numbered: bool,
) -> int | None:
    """A choice of one unit. It forgets what the key `other` holds, so that one unit is chosen."""
    names = {number: _label(visit, number, score) for number, score in offered.items()}
    if numbered:
        names |= {n: f"{digit} · {names[n]}" for digit, n in zip(FIRST_THREE, names, strict=False)}
    with st.container(key=f"choice_{key}"):
        chosen: int | None = st.pills(
            label,
            list(names),
            format_func=lambda number: names.get(number, ""),
            key=key,
            on_change=_other_way,
            args=(other,),
        )
    return chosen if chosen in offered else None


def _other_way(other: str) -> None:
    if st.session_state.get(other) is not None:
        st.session_state[other] = None
    chose()


def _choose(number: int, key: str, other: str) -> None:
    st.session_state[key] = number
    _other_way(other)


def _label(visit: Visit, number: int, score: float | None) -> str:
    """A unit with the units above it, its time if it does not exist now, and its likeness."""
    tree = visit.contest.units
    unit, parts = tree.units[number], []
    parts.append(" – ".join(tree.units[step].name for step in tree.paths[number]))
    if unit.valid_from:
        parts.append(visit.say("writings.from", day=visit.fmt.day(unit.valid_from)))
    if unit.valid_to and unit.valid_to < visit.view.reference_time.date():
        parts.append(visit.say("writings.until", day=visit.fmt.day(unit.valid_to)))
    if score is not None:
        parts.append(visit.say("writings.score", score=visit.fmt.whole(round(score))))
    return plain(" · ".join(parts))
