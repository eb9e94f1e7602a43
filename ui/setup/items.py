"""The part Câu hỏi và đáp án: items.csv as a table, one question to change or add, and rows that
come from a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import get_args

import streamlit as st

from authoring.question_bank import LETTERS, OPTION, as_items
from authoring.sheets import Row
from contest.items import COLUMNS, Kind
from contest.tables import split_list
from ui.components.blocks import badge, quiet, show
from ui.components.choice import choose_one
from ui.components.markup import Html
from ui.components.plain import option, plain
from ui.components.tables import Column, table
from ui.setup.pasting import Sheet
from ui.setup.ways import draw_ways, row_at
from ui.shell.visit import Visit

_USUAL = ("heading", *(f"{OPTION}{letter}" for letter in LETTERS[:4]), "key")


def draw_items(visit: Visit, text: str, key: str) -> str:
    """Draw the way that is chosen; the text of items.csv as it is filled in."""
    sheet = _sheet(visit)
    return draw_ways(
        visit, "items", text, key, sheet,
        look=lambda rows: _draw_table(visit, rows),
        choose=lambda rows: _choose(visit, rows, key),
        fill=lambda rows, place, name: _draw_item(visit, rows, place, name, sheet),
    )  # fmt: skip


def _draw_table(visit: Visit, rows: Sequence[Row]) -> None:
    say, rounds = visit.say, _rounds(visit)
    if not rows:
        show(quiet(say("setup.no_entries")))
        return
    columns = (
        Column(say("setup.item.heading"), lambda r: r["heading"], "main"),
        Column(say("setup.item.key"), lambda r: _key(visit, r), "line"),
        Column(say("setup.item.points"), lambda r: r.get("points", "") or "1", "more", True),
        Column(say("setup.item.kind"), lambda r: say(f"kind.{r.get('kind') or 'single'}")),
        *(
            [Column(say("setup.item.round"), lambda r: rounds.get(r.get("round", ""), ""))]
            if len(rounds) > 1
            else []
        ),
    )
    show(table(columns, rows, name=say("setup.part.items")))


def _key(visit: Visit, row: Row) -> Html | str:
    key = "; ".join(split_list(row.get("key", "")))
    return key or badge(visit.say("draft.no_key"), "warn")


def _choose(visit: Visit, rows: Sequence[Row], key: str) -> int | None:
    entries = {str(n): (f"{row['heading']}",) for n, row in enumerate(rows)}
    chosen = choose_one(
        visit, visit.say("what_if.item"), entries, key=f"{key}_item", first=None,
        placeholder=visit.say("what_if.choose"),
    )  # fmt: skip
    return None if chosen is None else int(chosen)


def _draw_item(
    visit: Visit, rows: Sequence[Row], place: int | None, key: str, sheet: Sheet
) -> Row | None:
    """The row of a question as it is filled in; None: it is taken out."""
    say = visit.say
    before = row_at(rows, place, sheet)
    row = dict(before)
    row["heading"] = st.text_area(
        say("setup.item.heading"), before["heading"], height=80, max_chars=2_000,
        key=f"{key}_heading", help=say("setup.item.heading_help"),
    ).strip()  # fmt: skip
    lines = st.text_area(
        say("setup.item.options"), "\n".join(split_list(before["options"])), height=140,
        max_chars=8_000, key=f"{key}_options", help=say("setup.item.options_help"),
    )  # fmt: skip
    choices = [one for line in lines.splitlines() if (one := line.replace("|", " ").strip())]
    first = [one for one in split_list(before["key"]) if one in choices]
    right = st.pills(
        say("setup.item.key"), list(dict.fromkeys(choices)), selection_mode="multi", default=first,
        format_func=plain, key=f"{key}_key_{_mark(choices)}", wrap=True,
    )  # fmt: skip
    row["options"], row["key"] = _kept(before["options"], choices), _kept(before["key"], right)
    with st.container(key=f"setup_grid_{key}"):
        kinds = list(get_args(Kind))
        row["kind"] = st.selectbox(
            say("setup.item.kind"), kinds, kinds.index(before["kind"] or "single"),
            format_func=lambda kind: say(f"kind.{kind}"), filter_mode=None, key=f"{key}_kind",
        )  # fmt: skip
        if not before["kind"] and row["kind"] == kinds[0] and place is not None:
            row["kind"] = ""  # which means the same
        for name in ("points", "topic", "topic_en"):
            row[name] = st.text_input(
                say(f"setup.item.{name}"), before[name], max_chars=300, key=f"{key}_{name}"
            ).strip()
        rounds = {**_rounds(visit), before["round"]: _rounds(visit).get(before["round"], "")}
        row["round"] = st.selectbox(
            say("setup.item.round"), list(rounds), list(rounds).index(before["round"]),
            format_func=lambda one: option(rounds[one]), filter_mode=None, key=f"{key}_round",
        )  # fmt: skip
    if place is None and row["heading"]:
        row["id"] = as_items([{}], [one["id"] for one in rows])[0]["id"]
    out = place is not None and st.checkbox(say("setup.item.out"), key=f"{key}_out")
    return None if out else row


def _mark(choices: Sequence[str]) -> str:
    """Other options need another widget, which begins with the keys that are still options."""
    return sha256("|".join(choices).encode()).hexdigest()[:8]


def _kept(before: str, now: Sequence[str]) -> str:
    """The cell as it was if it says the same, for who separates with blanks."""
    return before if list(split_list(before)) == list(now) else "|".join(now)


def _rounds(visit: Visit) -> Mapping[str, str]:
    found = {one.id: one.title or one.id for one in visit.contest.settings.rounds}
    return {"": visit.say("setup.every_round"), **found}


def _sheet(visit: Visit) -> Sheet:
    say = visit.say
    option_words = {say("setup.item.option", letter=one): f"{OPTION}{one}" for one in LETTERS}
    words = {
        say("setup.item.heading"): "heading",
        **option_words,
        say("setup.item.key"): "key",
        say("setup.item.points"): "points",
        say("setup.item.kind"): "kind",
        say("setup.item.round"): "round",
        say("setup.item.topic"): "topic",
    }

    def tidied(rows: Sequence[Row], kept: Sequence[Row]) -> Sequence[Row]:
        return as_items(rows, [one["id"] for one in kept])

    return Sheet("heading", COLUMNS, [*option_words.values()], ("id",), words, _USUAL, tidied)
