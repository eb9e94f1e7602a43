"""The list Đổi cuộc thi, where an installation has several contests: a link to each, and for an
administrator the folders that cannot be used.

Each link is loaded anew by the browser, so a contest begins with nothing that was chosen in another
one (see `ui.shell.session`).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import streamlit as st

from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.phase import describe
from i18n.words import Words
from results import Principal
from service.served import Served
from service.who import unusable
from ui.components.blocks import note, quiet, show
from ui.components.markup import Html, tag
from ui.shell import menu, session
from ui.shell.trouble import problem_table

_MOST_MISTAKES = 20


def draw_contests(mine: session.Contests, address: str, say: Words, fmt: Format) -> None:
    """Draw the list for somebody who sees several contests, or who looks after a folder that cannot
    be used. `address`: the page that is open, which a link keeps if the other contest has it."""
    usable = [(one, who) for one, who in mine if one.contest is not None]
    broken = unusable(mine)
    if len(usable) + len(broken) < 2:
        return
    with st.popover(say("contests.change"), type="tertiary", icon=":material/swap_horiz:"):
        lines = [_line(one, who, address, say, fmt) for one, who in usable]
        show(tag("ul", *lines, cls="ct-contests"))
        for one in broken:
            show(*_mistakes(one, say, fmt))


def _line(one: Served, who: Principal, address: str, say: Words, fmt: Format) -> Html:
    assert one.contest is not None
    contest = one.contest.in_language(say.language)
    now = session.moment_of(one.place).local(contest)
    phase = quiet(describe(now, contest.opens_at, contest.closes_at, say, fmt))
    if one.place == session.served():
        here = tag("b", contest.title, **{"aria-current": "true"})
        return tag("li", here, phase)
    query = urlencode({session.CONTEST: contest.id, **session.address_of(say.language)})
    kept = address if menu.has(address, who.role, contest.groups) else ""
    href = f"{session.base()}/{kept}?{query}"
    return tag("li", tag("a", contest.title, href=href, target="_self"), phase)


def _mistakes(one: Served, say: Words, fmt: Format) -> Iterator[Html]:
    problems = one.error.problems if one.error else ()
    name, count = on_one_line(one.place.folder.name, 80), fmt.whole(len(problems))
    title = say("contests.broken", n=len(problems), count=count, folder=name)
    yield note(tag("b", title), tone="bad", slim=True)
    yield problem_table(problems[:_MOST_MISTAKES], title, say)
