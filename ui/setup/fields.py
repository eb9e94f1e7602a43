"""The widgets of declared fields. Each returns the value that it holds now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from i18n.field_names import field_name
from ui.components.choice import Entries, choose_one
from ui.components.plain import options
from ui.setup.references import entries_for, several_for
from ui.setup.schema import Block, default_of, kind_of, least_of, values_of
from ui.shell.visit import Visit

_EARLIEST, _LATEST = datetime(2000, 1, 1), datetime(2100, 1, 1)
_LONGEST = 4_000
_WORDS = {
    ("attempts", "counted"): ("what_if", "counted"),
    ("prediction", "of"): ("what_if", "of"),
    ("prediction", "scope"): ("declared_scope",),
    ("ranking", "order"): ("order",),
    ("unit_prizes", "measure"): ("declared_measure",),
}
"""Values that other pages name already."""
_WIDE = ("form_url", "basis")


@dataclass
class Slots:
    """The places under the fields where a mistake is told: by where the check of a folder says
    that the mistake is."""

    places: dict[str, DeltaGenerator] = field(default_factory=dict)

    def add(self, *names: str) -> None:
        """Make a place here, for mistakes in any of `names`."""
        place = st.container(gap=None)
        self.places.update(dict.fromkeys(names, place))

    def same(self, name: str, known: str) -> None:
        """A mistake in `name` is told where one in `known` is."""
        self.places[name] = self.places[known]

    def of(self, where: str) -> DeltaGenerator | None:
        """The place for a mistake; None if no field here is meant."""
        names = [name for name in self.places if where == name or where.startswith((f"{name}.",
                 f"{name}["))]  # fmt: skip
        return self.places[max(names, key=len)] if names else None


def draw_field(
    visit: Visit, block: Block, name: str, before: Any, key: str, *, is_new: bool = False
) -> object:
    """Draw the widget of a field; what it holds. `before`: the declared value, which is also what a
    field holds that nobody changes."""
    say = visit.say
    word = f"setup.{block.section}.{name.replace('.', '_')}"
    label = field_name(name, say) if block.model is None else say(word)
    label = label[:1].upper() + label[1:]
    tip = say(f"{word}_help") if say.has(f"{word}_help") else None
    if (known := entries_for(visit, block.section, name)) is not None:
        return _draw_reference(visit, label, known, str(before or ""), key)
    if (some := several_for(visit, block.section, name)) is not None:
        return _draw_several(visit, label, some, before, key, tip)
    kind = kind_of(block, name)
    if kind in ("choice", "order", "maybe", "flag"):
        return _draw_choice(visit, block, name, label, before, key, tip)
    if kind == "moment":
        return _draw_moment(label, before, key, tip)
    if kind in ("number", "share"):
        return _draw_number(block, name, label, before, key, tip)
    if kind == "lines":
        text = st.text_area(label, "\n".join(before), key=key, help=tip, max_chars=_LONGEST,
                            height=110, persist_state="session")  # fmt: skip
        lines = tuple(filter(None, (line.strip() for line in text.splitlines())))
        return before if lines == tuple(before) else lines
    if kind == "headings":
        text = st.text_input(label, " | ".join(before), key=key, help=tip, max_chars=_LONGEST,
                             persist_state="session")  # fmt: skip
        headings = tuple(filter(None, (part.strip() for part in text.split("|"))))
        return before if text == " | ".join(before) else headings
    fixed = name == "id" and not is_new
    text = st.text_input(label, before, key=key, help=tip, max_chars=_LONGEST, disabled=fixed,
                         persist_state="session")  # fmt: skip
    return before if text == before else text.strip()


def _draw_reference(visit: Visit, label: str, known: Entries, before: str, key: str) -> str:
    entries = known if before in known else {**known, before: (before or visit.say("setup.none"),)}
    return choose_one(visit, label, entries, key=key, first=before) or ""


def _draw_several(
    visit: Visit, label: str, some: Mapping[str, str], before: Any, key: str, tip: str | None
) -> tuple[str, ...]:
    shown = options({**{name: name for name in before}, **some})
    chosen = st.multiselect(
        label, list(shown), list(before), format_func=shown.__getitem__, filter_mode=None,
        select_all=False, placeholder=visit.say("what_if.choose"), key=key, help=tip,
        persist_state="session",
    )  # fmt: skip
    return tuple(chosen)


def _draw_choice(
    visit: Visit, block: Block, name: str, label: str, before: Any, key: str, tip: str | None
) -> object:
    say, kind = visit.say, kind_of(block, name)
    if kind == "flag":
        return st.toggle(label, bool(before), key=key, help=tip, persist_state="session")
    stem = ".".join(_WORDS.get((block.section, name), ("setup", block.section, name)))
    if kind == "order":
        words = {one: say(f"{stem}.{one}") for one in values_of(block, name)}
        return _draw_several(visit, label, words, before, key, tip)
    values: tuple[Any, ...] = (None, True, False) if kind == "maybe" else values_of(block, name)
    shown = options({one: say(f"{stem}.{one}") for one in values})
    return st.selectbox(
        label, values, index=values.index(before), format_func=shown.__getitem__,
        filter_mode=None, key=key, help=tip, persist_state="session",
    )  # fmt: skip


def _draw_moment(label: str, before: Any, key: str, tip: str | None) -> datetime | None:
    """The widget knows minutes; a declared second stays as long as nobody changes the minute."""
    first = before.replace(second=0) if before else None
    moment: datetime | None = st.datetime_input(
        label, first, min_value=_EARLIEST, max_value=_LATEST, format="DD/MM/YYYY", step=900,
        key=key, help=tip, persist_state="session",
    )  # fmt: skip
    return before if moment == first else moment


def _draw_number(
    block: Block, name: str, label: str, before: Any, key: str, tip: str | None
) -> int | float | None:
    if kind_of(block, name) == "share":
        first = None if before is None else round(before * 100, 6)
        percent = st.number_input(
            label, min_value=0.0, max_value=100.0, value=first, step=1.0, format="%g", key=key,
            help=tip, persist_state="session",
        )  # fmt: skip
        return before if percent == first else None if percent is None else percent / 100
    number: int | None = st.number_input(
        label, min_value=least_of(block, name), value=before, step=1, key=key, help=tip,
        persist_state="session",
    )  # fmt: skip
    return number


def is_wide(block: Block, name: str) -> bool:
    """True for a field that has a line of its own."""
    return (name in _WIDE and not block.many) or kind_of(block, name) == "lines"


def initial(block: Block) -> dict[str, object]:
    """The fields of a new entry."""
    return {name: default_of(block, name) for name in block.fields}
