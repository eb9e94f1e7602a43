"""What was declared on the page, by whom and why, and what was edited by hand."""

from __future__ import annotations

import streamlit as st

from service.declare import Kept, kept_files
from service.taken import AFTER, BEFORE, Decision
from ui.components.blocks import badge, heading, quiet, show
from ui.components.markup import Child, join, tag
from ui.components.tables import Column, table
from ui.decisions.log import who_and_when
from ui.shell import session
from ui.shell.visit import Visit

PAGE = 10
_SHORT = 12


def draw_history(visit: Visit) -> None:
    """Draw where each file's text comes from, then the declarations, the latest first."""
    say = visit.say
    show(heading(say("setup.files"), say("setup.files_lead")))
    columns = (
        Column(say("setup.file_name"), lambda r: tag("code", r["kept"].file), "main"),
        Column(say("setup.standing"), lambda r: _standing(visit, r["kept"]), "line"),
    )
    kept = kept_files(session.place(), visit.view)
    show(table(columns, ({"kept": one} for one in kept), name=say("setup.files")))
    taken = [one for one in visit.view.decisions if one.kind == "declare"][::-1]
    show(heading(say("setup.history")))
    if not taken:
        show(quiet(say("setup.history_none")))
        return
    number, pages, place = 1, -(-len(taken) // PAGE), st.container()
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key="setup_history_page")
    hand = _by_hand(taken)
    with place:
        for one in taken[(number - 1) * PAGE : number * PAGE]:
            _draw_line(visit, one, by_hand=one.decision_id in hand)


def _by_hand(taken: list[Decision]) -> set[str]:
    """Ids of the declarations before which somebody edited the file by hand. `taken`: the latest
    first."""
    last: dict[str, str] = {}
    found: set[str] = set()
    for one in reversed(taken):
        if one.subject in last and one.facts[BEFORE] != last[one.subject]:
            found.add(one.decision_id)
        last[one.subject] = one.facts[AFTER]
    return found


def _draw_line(visit: Visit, one: Decision, *, by_hand: bool) -> None:
    say = visit.say
    head: list[Child] = [tag("b", one.subject), ": ", one.note]
    if by_hand:
        head += [" ", badge(say("setup.by_hand_before"), "warn")]
    hashes = say("setup.hashes", before=one.facts[BEFORE][:_SHORT] or "–",
                 after=one.facts[AFTER][:_SHORT])  # fmt: skip
    show(join([tag("div", join(head), cls="ct-act"),
               tag("div", f"{who_and_when(visit, one)} · {hashes}", cls="ct-quiet")]))  # fmt: skip


def _standing(visit: Visit, kept: Kept) -> Child:
    say, last = visit.say, _last(visit, kept.file)
    if kept.standing == "declared" and last is not None:
        return say("setup.standing_declared", when=who_and_when(visit, last))
    if kept.standing == "not_written":
        return join([badge(say("setup.standing_not_written"), "bad")])
    key = "setup.standing_by_hand" if last is not None else "setup.standing_never"
    seen = say("setup.seen", at=visit.fmt.moment(kept.first_seen)) if kept.first_seen else ""
    return join([badge(say(key), "warn" if last is not None else "plain"), seen], " ")


def _last(visit: Visit, file: str) -> Decision | None:
    found = [one for one in visit.view.decisions if one.kind == "declare" and one.subject == file]
    return found[-1] if found else None
