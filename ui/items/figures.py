"""Probable wrong keys in words, the table of questions, and the options that people chose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from i18n.format import UNKNOWN
from publish.sharing.items import facility, options, questions
from results import ItemFigures
from ui.components.blocks import badge, bar, bullets, heading, note, quiet, show
from ui.components.markup import Child, Html, join, tag
from ui.components.plain import plain
from ui.components.share import share
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit


def draw_signs(visit: Visit) -> None:
    """Say which keys are probably wrong and why, or that there is no sign."""
    say, fmt = visit.say, visit.fmt
    items = visit.view.items()
    show(quiet(say("items.lead")))
    if not any(item.attempts for item in items):
        show(note(say("items.none")))
        return
    suspected = _suspected(items)
    if not suspected:
        show(note(say("items.no_sign"), tone="good"))
        return
    count = fmt.whole(len(suspected))
    lines = (join([tag("b", item.heading), bullets(_sentences(visit, item))]) for item in suspected)
    show(
        note(
            tag("b", say("items.suspected", n=len(suspected), count=count)),
            bullets(lines),
            tag("p", say("items.do")),
            tone="bad",
        )
    )


def draw_table(visit: Visit) -> None:
    """Draw the indices of each question, in the order of items.csv."""
    say, fmt = visit.say, visit.fmt
    items = visit.view.items()
    if not any(item.attempts for item in items):
        return
    columns = [
        Column(say("items.item"), lambda row: _name(visit, _of(row)), "main"),
        Column(say("items.facility"), lambda row: fmt.share(facility(_of(row))), "lead-value",
               True),
        Column(say("items.bar"), lambda row: bar(facility(_of(row))), "line", style="ct-wide"),
        Column(say("items.discrimination"),
               lambda row: fmt.decimal(_of(row).discrimination_index), "more", True),
        Column(say("items.attempts"), lambda row: fmt.whole(_of(row).attempts), "more", True),
    ]  # fmt: skip
    if any(item.topic for item in items):
        columns.append(
            Column(say("items.topic"), lambda row: visit.titled(_of(row).topic) or UNKNOWN, "more")
        )
    show(
        heading(say("items.table"), say("items.table_lead")),
        table(columns, [{"item": item} for item in items], name=say("items.table")),
    )
    share(visit, "items", questions)


def draw_options(visit: Visit) -> None:
    """Draw how many chose each option, a question after the other. Suspected ones are open."""
    say = visit.say
    items = visit.view.items()
    if not any(item.attempts for item in items):
        return
    show(heading(say("items.options"), say("items.options_lead")))
    for item in items:
        with st.expander(plain(item.heading), expanded=bool(item.signs)):
            show(_options(visit, item))
            share(visit, f"options_{item.item_id}", partial(options, item_id=item.item_id))


def _suspected(items: tuple[ItemFigures, ...]) -> list[ItemFigures]:
    """Those that the best share contradicts come first, then the lowest discrimination."""
    return sorted(
        (item for item in items if item.signs),
        key=lambda item: (
            "best_answer_not_key" not in item.signs,
            item.discrimination_index or 0,
        ),
    )


def _sentences(visit: Visit, item: ItemFigures) -> Iterator[str]:
    say, fmt = visit.say, visit.fmt
    if "best_answer_not_key" in item.signs:
        yield say(
            "items.prefers",
            best=say("items.no_option") if item.best is None else f"“{item.best}”",
            count=fmt.out_of(item.best_count, item.upper),
            key=say("items.or").join(f"“{text}”" for text in item.key)
            if item.is_single
            else f"“{', '.join(item.key)}”",
        )
    if "negative_discrimination" in item.signs:
        value = fmt.decimal(item.discrimination_index)
        yield say("items.negative", value=value, count=fmt.whole(item.attempts))


def _name(visit: Visit, item: ItemFigures) -> Child:
    if not item.signs:
        return item.heading
    return join([item.heading, " ", badge(visit.say("items.check"), "bad")])


def _options(visit: Visit, item: ItemFigures) -> Html:
    say, fmt = visit.say, visit.fmt
    rows = [{"text": text, "n": n, "key": text in item.key} for text, n in item.options.items()]
    others = (("items.other", item.other), ("items.no_answer", item.no_answer))
    rows += [{"text": say(key), "n": n, "key": False} for key, n in others if n]

    def text(row: Row) -> Child:
        return (
            join([row["text"], " ", badge(say("items.key"), "good")]) if row["key"] else row["text"]
        )

    def share(row: Row) -> float | None:
        return row["n"] / item.attempts if item.attempts else None

    columns = (
        Column(say("items.option"), text, "main"),
        Column(say("items.chosen"), lambda row: fmt.whole(row["n"]), "lead-value", True),
        Column(say("items.share"), lambda row: fmt.share(share(row)), "more", True),
        Column(say("items.bar"), lambda row: bar(share(row)), "line", style="ct-wide"),
    )
    return table(columns, rows, name=item.heading)


def _of(row: Row) -> ItemFigures:
    item: ItemFigures = row["item"]
    return item
