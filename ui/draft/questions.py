"""Step 3 of a draft: the columns that are questions, their keys and their points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from authoring.draft import Draft, Seen
from authoring.edit import (
    as_question,
    candidates,
    leader,
    proposed,
    tally,
    with_option,
    with_questions,
    without_key,
)
from contest.items import Item, Kind
from contest.text import fold, fold_case
from ui.components.blocks import badge, heading, note, quiet, show
from ui.components.choice import narrowed
from ui.components.markup import join, tag
from ui.components.plain import plain
from ui.draft.unfinished import before
from ui.shell.visit import Visit

_KINDS: tuple[Kind, ...] = ("single", "multiple", "multiple_partial")


def draw_questions(visit: Visit, draft: Draft, seen: Seen, key: str) -> Draft:
    """The draft with the questions as this step corrects them."""
    say, fmt = visit.say, visit.fmt
    show(heading(say("draft.questions_title"), say("draft.questions_lead")))
    drafted = list(proposed(draft))
    others = [n for n in candidates(draft) if n not in drafted]
    with st.container(key="draft_points", horizontal=True, vertical_alignment="bottom"):
        points = st.number_input(
            say("draft.points_each"),
            min_value=0.0,
            value=before(f"{key}_points", 1.0),
            step=0.5,
            format="%g",
            key=f"{key}_points",
            persist_state="session",
        )
        added = _draw_added(visit, draft, others, f"{key}_added")
    repeated = Counter(fold_case(text) for text in draft.header)
    # Columns with the same heading are all questions, or none is.
    groups = {leader(draft, n) for n in (*drafted, *added)}
    shown = [n for n in candidates(draft) if leader(draft, n) in groups]
    used: dict[int, bool] = {}
    questions: dict[int, Item] = {}
    for number in shown:
        first = leader(draft, number)
        with st.container(border=True, key=f"{key}_q{number}"):
            head = st.container(
                horizontal=True, vertical_alignment="center", key=f"{key}_head_{number}"
            )
            alone = repeated[fold_case(draft.header[number])] == 1
            slot, marking = head.container(), head.container(width="content")
            if number == first:
                none = f"{key}_none_{number}"
                used[number] = not head.checkbox(
                    say("draft.none" if alone else "draft.none_all"),
                    before(none, False),
                    key=none,
                    persist_state="session",
                    width="content",
                )
            item = None
            if used[first]:
                item = _draw_question(visit, draft, seen, number, key, points, marking)
                questions[number] = item
            else:
                show(quiet(say("draft.none_effect")))
            with slot:
                _draw_name(visit, draft.header[number], item)
    draft = with_questions(draft, questions)
    open_keys, count = without_key(draft.items), len(draft.items)
    if not count:
        show(note(say("draft.no_questions"), tone="warn"))
    elif open_keys:
        done = fmt.out_of(count - open_keys, count)
        show(note(say("draft.keys_open", n=open_keys, count=fmt.whole(open_keys), done=done),
                  tone="warn"))  # fmt: skip
    else:
        show(note(say("draft.keys_done", n=count, count=fmt.whole(count)), tone="good"))
    return draft


def _draw_added(visit: Visit, draft: Draft, others: Sequence[int], key: str) -> list[int]:
    """A choice among the other columns; the numbers of those that are questions too."""
    say, columns = visit.say, {str(n): (draft.header[n],) for n in others}
    first = [str(n) for n in before(key, list[int | str]()) if str(n) in columns]
    kept = st.session_state.get(key, first)
    offered = narrowed(visit, say("draft.add"), columns, key, kept)
    chosen = st.multiselect(
        offered.label,
        offered.keys,
        first,
        format_func=offered.shown.__getitem__,
        placeholder=say("draft.add_hint"),
        label_visibility=offered.visibility,
        select_all=False,
        filter_mode=None,
        key=key,
        persist_state="session",
    )
    return [int(number) for number in chosen]


def _draw_name(visit: Visit, text: str, item: Item | None) -> None:
    waits = item is not None and not item.key
    mark = badge(visit.say("draft.no_key"), "warn") if waits else None
    show(tag("p", join([tag("b", text), mark], " ")))


def _draw_question(
    visit: Visit,
    draft: Draft,
    seen: Seen,
    number: int,
    key: str,
    points: float,
    marking: DeltaGenerator,
) -> Item:
    """Draw the options, each with its number of responses, to press the right ones; in a folded
    part, the marking of the question."""
    say, fmt = visit.say, visit.fmt
    drafted = as_question(draft, seen, number)
    place = f"{key}_{number}"
    with marking:
        kind, value, extra = _draw_marking(visit, drafted.kind, place, points)
    item = with_option(as_question(draft, seen, number, kind), extra)
    counts, others = tally(item, seen, number)
    right = before(f"{place}_key_{kind}", list[str]())
    key_texts = st.pills(
        say("draft.key"),
        item.options,
        selection_mode="multi",
        default=[text for text in right if text in item.options],
        format_func=lambda text: plain(f"{text} · {fmt.whole(counts.get(text, 0))}"),
        key=f"{place}_key_{kind}",
        label_visibility="collapsed",
        persist_state="session",
        wrap=True,
    )
    remarks = []
    if others:
        remarks.append(say("draft.others", n=others, count=fmt.whole(others)))
    if kind == "single" and len(key_texts) > 1:
        remarks.append(say("draft.several_right", count=fmt.whole(len(key_texts))))
    show(quiet(" ".join(remarks)) if remarks else None)
    worth = Fraction(str(value)).limit_denominator(1000)
    return replace(item, key=tuple(key_texts), points=worth)


def _draw_marking(
    visit: Visit, drafted: Kind, place: str, points: float
) -> tuple[Kind, float, str]:
    """Kind, points, and a right answer that nobody has chosen yet."""
    say, fmt = visit.say, visit.fmt
    first = before(f"{place}_kind", drafted)
    first = first if first in _KINDS else drafted
    kind: Kind = st.session_state.get(f"{place}_kind") or first
    own = before(f"{place}_points_{points}", points)
    worth = st.session_state.get(f"{place}_points_{points}", own)
    label = say("draft.marking", kind=say(f"kind.{kind}"), points=fmt.score(float(worth or 0)))
    with st.popover(plain(label), icon=":material/tune:"):
        kind = st.selectbox(
            say("draft.kind"),
            _KINDS,
            index=_KINDS.index(first),
            format_func=lambda name: say(f"kind.{name}"),
            filter_mode=None,
            key=f"{place}_kind",
            persist_state="session",
        )
        show(quiet(say(f"kind_help.{kind}")))
        value = st.number_input(
            say("draft.points"),
            min_value=0.0,
            value=own,
            step=0.5,
            format="%g",
            key=f"{place}_points_{points}",
            persist_state="session",
        )
        extra = st.text_input(
            say("draft.unseen"),
            before(f"{place}_extra", ""),
            help=say("draft.unseen_help"),
            max_chars=300,
            key=f"{place}_extra",
            persist_state="session",
        )
    return kind, value, fold(extra.replace("|", " "))
