"""Each sign in one calm sentence, with its base rate and a page of its groups with their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from results import Sign, SignGroup
from ui.components.blocks import bullets, heading, note, quiet, show
from ui.components.markup import tag
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

PAGE = 5
"""Groups of a sign that are shown at a time."""
_SMALLEST, _FEW = 0.01, 10
"""Expected numbers below the first are not told apart; from the second on they are whole."""


def draw_lead(visit: Visit) -> None:
    """Say what a sign is, and that none of them decides anything."""
    show(note(visit.say("signs.lead")))


def draw_signs(visit: Visit) -> None:
    """Draw the signs that have groups, then the names and base rates of those that have none."""
    say = visit.say
    signs = visit.view.signs()
    for sign in signs:
        if sign.groups:
            _draw_sign(visit, sign)
    absent = [sign for sign in signs if not sign.groups]
    if absent:
        show(heading(say("signs.absent")))
        show(bullets(f"{say(f'sign_name.{sign.name}')}. {_base(visit, sign)}" for sign in absent))


def _draw_sign(visit: Visit, sign: Sign) -> None:
    say, fmt = visit.say, visit.fmt
    name, shown = say(f"sign_name.{sign.name}"), len(sign.groups)
    total = fmt.whole(shown + sign.more)
    show(heading(f"{name} ({total})", say(f"sign_lead.{sign.name}")), quiet(_base(visit, sign)))
    pages = -(-shown // PAGE)
    number = st.pagination(pages, max_visible_pages=5, key=f"signs_{sign.name}") if pages > 1 else 1
    groups = sign.groups[(number - 1) * PAGE : number * PAGE]
    ids = [one for group in groups for one in group.response_ids]
    lines = {line["response_id"]: line for line in visit.view.responses(ids)}
    if all(group.rows == 1 for group in groups):  # such a group needs no sentence of its own
        show(table(_columns(visit), [lines[one] for one in ids if one in lines], name=name))
    else:
        for group in groups:
            _draw_group(visit, sign, group, lines)
    if sign.more:
        show(quiet(say("signs.more", n=sign.more, count=fmt.whole(sign.more),
                       shown=fmt.whole(shown))))  # fmt: skip


def _draw_group(
    visit: Visit, sign: Sign, group: SignGroup, lines: Mapping[str, Mapping[str, Any]]
) -> None:
    say, fmt = visit.say, visit.fmt
    lead = say.fill(
        f"sign_group.{sign.name}",
        {
            "where": group.where,
            "rows": fmt.whole(group.rows),
            "start": fmt.second(group.starts_at),
            "end": fmt.second(group.ends_at),
            "expected": _expected(visit, group.expected),
        },
    )
    rows = [lines[one] for one in group.response_ids if one in lines]
    left = group.rows - len(group.response_ids)
    rest = quiet(say("signs.rest", n=left, count=fmt.whole(left))) if left else None
    show(tag("p", lead), table(_columns(visit), rows, name=lead), rest)


def _expected(visit: Visit, number: float | None) -> str:
    if number is not None and number < _SMALLEST:
        return visit.say("signs.below", number=visit.fmt.score(_SMALLEST))
    if number is not None and number >= _FEW:
        return visit.fmt.whole(round(number))
    return visit.fmt.score(number)


def _base(visit: Visit, sign: Sign) -> str:
    """The base rate in words, with both counts."""
    rate = sign.base.rate
    if rate is None:
        return visit.say("signs.no_base")
    counts = visit.fmt.out_of(sign.base.part, sign.base.whole)
    share = visit.fmt.share(rate)
    return visit.say.fill(f"sign_base.{sign.name}", {"rate": share, "counts": counts})


def _columns(visit: Visit) -> Sequence[Column]:
    say, fmt = visit.say, visit.fmt

    def name(row: Row) -> str:
        return tag(
            "a", row["full_name"] or say("lookup.no_name"),
            href=f"review{visit.link(response=row['response_id'])}",
        )  # fmt: skip

    return (
        Column(say("column.name"), name, "main"),
        Column(say("column.unit"), lambda row: row["unit_name"] or row["unit_text"], "line"),
        Column(say("column.submitted"), lambda row: fmt.second(row["submitted_at"]), "more", True),
        Column(say("column.state"), lambda row: say(f"state.{row['state']}"), "more"),
    )
