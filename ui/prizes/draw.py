"""A tie across a prize: the people concerned, the seal of their list, and the draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from contest.errors import UsageError
from publish.prizes import TieLine
from results import Draw
from service import acts
from service.acts import Wanted
from ui.components.blocks import facts, heading, note, quiet, show
from ui.components.markup import join, tag
from ui.components.plain import options
from ui.components.tables import Column, table
from ui.decisions.write import write
from ui.shell.visit import Visit


def draw_tie(visit: Visit, line: TieLine, *, of: str) -> None:
    """Draw the alarm with the people of the tie, and what the draw needs next."""
    say, fmt = visit.say, visit.fmt
    columns = (
        Column(say("column.name"), lambda row: row["full_name"], "main"),
        Column(say("column.unit"), lambda row: row["unit_name"], "line"),
        Column(say("column.score"), lambda row: fmt.score(row["score"]), "lead-value", True),
        Column(say("column.submitted"), lambda row: fmt.second(row["submitted_at"]), "more", True),
        Column(say("prizes.id"), lambda row: tag("code", row["response_id"]), "more"),
    )
    names = {row["response_id"]: f"{row['full_name']} · {row['unit_name']}" for row in line.rows}
    _draw(visit, line, _what(visit, line, "prizes.tie", of), columns, names)


def draw_unit_tie(visit: Visit, line: TieLine, columns: Sequence[Column], *, of: str) -> None:
    """Draw the alarm with the units of the tie, and what the draw needs next."""
    names = {row["unit_code"]: str(row["unit_name"]) for row in line.rows}
    _draw(visit, line, _what(visit, line, "prizes.unit_tie", of), columns, names)


def _what(visit: Visit, line: TieLine, key: str, of: str) -> str:
    fmt, count, (first, last) = visit.fmt, len(line.rows), line.tie.places
    return visit.say(
        key, n=count, count=fmt.whole(count), of=of,
        prizes=", ".join(map(visit.titled, line.prizes)),
        first=fmt.whole(first), last=fmt.whole(last),
    )  # fmt: skip


def _draw(
    visit: Visit, line: TieLine, what: str, columns: Sequence[Column], names: Mapping[str, str]
) -> None:
    """`names`: the id of each tied person or unit, and how the draw in the room calls it."""
    show(note(tag("b", what), tone="bad"), table(columns, line.rows, name=what))
    if line.sealed is None:
        _draw_sealing(visit, line)
    else:
        _draw_drawing(visit, line.sealed, names)


def _draw_sealing(visit: Visit, line: TieLine) -> None:
    say = visit.say
    if not visit.may("decide"):
        show(quiet(say("prizes.not_sealed")))
        return
    with st.form(f"seal_{line.tie.ids[0]}"):
        show(quiet(say("prizes.seal_lead")))
        event = st.text_input(say("prizes.event"), max_chars=300)
        on = st.date_input(say("prizes.on"), value=visit.today, format="DD/MM/YYYY")
        if st.form_submit_button(say("prizes.seal"), icon=":material/lock:"):
            _write(visit, lambda: acts.seal_draw(visit.view, line.tie, event, on, visit.today))


def _draw_drawing(visit: Visit, sealed: Draw, names: Mapping[str, str]) -> None:
    say = visit.say
    draw_seal(visit, sealed)
    if not visit.may("decide"):
        return
    if visit.today < sealed.on:
        show(quiet(say("prizes.wait", day=visit.fmt.day(sealed.on))))
        return
    by_seed, by_hand = say("prizes.by_seed"), say("prizes.by_hand")
    way = st.radio(say("prizes.way"), (by_seed, by_hand), key=f"way_{sealed.decision_id}",
                   horizontal=True)  # fmt: skip
    with st.form(f"draw_{sealed.decision_id}"):
        show(quiet(say("prizes.once")))
        if way == by_seed:
            seed = st.text_input(say("prizes.seed"), max_chars=300)
        else:
            order = st.multiselect(
                say("prizes.order"),
                list(names),
                format_func=options(names).__getitem__,
                placeholder=say("what_if.choose"),
                filter_mode=None,
            )
            witnesses = st.text_input(say("prizes.witnesses"), max_chars=300)
        if st.form_submit_button(say("prizes.draw"), icon=":material/casino:", type="primary"):
            today = visit.today
            _write(
                visit,
                (lambda: acts.draw_by_seed(sealed, seed, today))
                if way == by_seed
                else (lambda: acts.draw_by_hand(sealed, order, witnesses, today)),
            )


def draw_seal(visit: Visit, one: Draw) -> None:
    """Draw what was sealed, when, by whom, and the draw if there is one."""
    say, fmt = visit.say, visit.fmt
    known = [
        (say("prizes.sealed_at"), f"{fmt.moment(one.sealed_at)} · {one.sealed_by}"),
        (say("prizes.event"), f"{one.event} ({fmt.day(one.on)})"),
        (say("prizes.seal_is"), tag("code", one.seal)),
    ]
    if one.drawn_at is not None:
        outcome = one.seed or join([say("prizes.by_hand"), ": ", one.witnesses])
        known += [
            (say("prizes.seed"), outcome),
            (say("prizes.drawn_at"), f"{fmt.moment(one.drawn_at)} · {one.drawn_by}"),
        ]
    show(facts(known))


def draw_past(visit: Visit) -> None:
    """Draw all recorded draws, so that anybody can do them again."""
    drawn = [one for one in visit.view.draws() if one.is_drawn]
    if not drawn:
        return
    show(heading(visit.say("prizes.draws"), visit.say("prizes.redo")))
    for one in drawn:
        draw_seal(visit, one)


def _write(visit: Visit, wanted: Callable[[], Wanted]) -> None:
    """Write the decision, or say what is missing."""
    try:
        one = wanted()
    except UsageError:
        show(note(visit.say("prizes.incomplete"), tone="bad"))
        return
    if write(visit, [one]):
        st.rerun()
