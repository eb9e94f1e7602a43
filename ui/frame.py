"""The script that Streamlit runs: language, principal, menu, and the head and foot of all pages.

`dashboard.py` starts this script. Only this script registers pages; nobody can reach a page that is
not registered.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from contest.errors import ContestError, LedgerError
from i18n.format import Format
from i18n.words import Words
from ui.shell import faces, first_paint, guard, head, session
from ui.shell.age import draw_age
from ui.shell.contests import draw_contests
from ui.shell.menu import build
from ui.shell.trouble import show_trouble
from ui.shell.visit import Visit

MARK = str(Path(__file__).with_name("mark.svg"))
MENU_WIDTH = 272
LIVE, STILL = "1s", "20s"
"""Interval at which an open page asks for news."""
STYLE = Path(__file__).with_name("style.css")


def main() -> None:
    """Draw one run of one page."""
    st.set_page_config(layout="wide", page_icon=MARK, initial_sidebar_state=MENU_WIDTH)
    st.html(STYLE)
    mine = session.contests()
    if not mine:
        head.draw_closed()
        return
    found = session.follow_address(mine)
    signed_in = session.signed_in()
    st.logo(MARK, size="large")
    top, switch = head.places()
    with switch:
        row = st.container(key="head_row", horizontal=True, vertical_alignment="center")
    with row:
        language = session.choose_language()
    say, fmt = Words(language), Format(language)
    head.draw_style(say)
    head.draw_draft(say, found=found)
    try:
        written = session.written()  # read first, so that a later change draws the page again
        with switch:
            faces.choose(signed_in, say)
        who = session.principal()
        opened = session.open_for(who)
    except ContestError as error:
        with row:
            draw_contests(mine, "", say, fmt)
        show_trouble(error, signed_in, say, fmt)
        return
    held = opened.view.balance().held if opened.view.shows("held") else 0
    menu = build(
        opened.view, say, lambda: head.draw_not_yours(say), fmt.whole(held) if held else "",
        is_draft=session.place().is_draft,
    )  # fmt: skip
    page = st.navigation(menu.navigation)
    entry = menu.entry(page)
    if entry.closed and faces.changed():
        st.switch_page(menu.home)
    with row:
        draw_contests(mine, entry.address, say, fmt)
    visit = Visit(opened, say, fmt, menu.pages, entry.group, entry.title)
    with top:
        head.draw_top(visit)
        is_live = any(source.is_live for source in opened.view.contest.sources)
        st.fragment(keep_current, run_every=LIVE if is_live else STILL)(visit, written, [])
    head.draw_banner(visit)
    try:
        with guard.admitted(visit):
            page.run()
    except LedgerError as error:  # a table that only this page reads is damaged
        show_trouble(error, signed_in, say, fmt)
    head.draw_foot(visit)
    first_paint.note_painted()


def keep_current(visit: Visit, written: str, runs: list[bool]) -> None:
    """Draw the age of live data, and draw the page again after a change of ledger or folder, or of
    what the viewer may see.

    `written` is the value of `session.written` when the page was drawn. `runs` stays the same
    object between the runs. The first run never draws the page again: it may answer a press, and
    the answer would be lost.
    """
    who = session.principal()
    if runs and (who != visit.view.principal or session.written() != written):
        st.rerun()
    draw_age(visit, session.open_for(who).pulses)
    runs.append(True)


main()
