"""The script that Streamlit runs: language, principal, menu, and the head and foot of all pages.

`dashboard.py` starts this script. Only this script registers pages; nobody can reach a page that is
not registered.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from contest.errors import ContestError
from i18n.format import Format
from i18n.words import Words
from ui.shell import guard, head, session
from ui.shell.age import draw_age
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
    st.logo(MARK, size="large")
    who = session.principal()
    if who.role == "nobody":
        head.draw_closed()
        return
    top, switch = head.places()
    with switch:
        language = session.choose_language()
    say, fmt = Words(language), Format(language)
    head.draw_style(say)
    try:
        written = session.written()  # read first, so that a later change draws the page again
        opened = session.open_for(who)
    except ContestError as error:
        show_trouble(error, say, fmt)
        return
    held = opened.view.balance().held
    menu = build(opened.view.contest, say, fmt.whole(held) if held else "")
    page = st.navigation(menu.navigation)
    entry = menu.entry(page)
    visit = Visit(opened, say, fmt, menu.pages, entry.group)
    with top:
        head.draw_top(visit, entry.title)
        is_live = any(source.is_live for source in opened.view.contest.sources)
        st.fragment(keep_current, run_every=LIVE if is_live else STILL)(visit, written, [])
    head.draw_banner(visit)
    with guard.admitted(visit):
        page.run()
    head.draw_foot(visit)


def keep_current(visit: Visit, written: str, runs: list[bool]) -> None:
    """Draw the age of live data, and draw the page again after a change of ledger or folder.

    `written` is the value of `session.written` when the page was drawn. `runs` stays the same
    object between the runs. The first run never draws the page again: it may answer a press, and
    the answer would be lost.
    """
    draw_age(visit, session.open_for(session.principal()).pulses)
    if runs and session.written() != written:
        st.rerun()
    runs.append(True)


main()
