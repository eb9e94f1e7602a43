"""What the press sees: figures with their meaning, texts to copy, corrections, code to embed."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from contest.sanitize import sanitized
from i18n.format import Format
from i18n.words import Words
from publish.press.corrections import Correction
from publish.press.files import BADGES
from publish.press.pages import Edition, board_snippet
from publish.press.text import Line, PressText, press_text
from publish.press.turnout import PublicTurnout, public_turnout
from publish.sharing.shared import Shared
from publish.sharing.units import contest_headline, groups_bars
from results import View
from service.publication.publishing import PRESS, Standing, address
from ui.components.blocks import Figure, bullets, figures, heading, note, quiet, show
from ui.components.share import share
from ui.components.tables import Column, table
from ui.shell import session
from ui.shell.visit import Visit


def turnout_now() -> PublicTurnout:
    """The public numbers of now, from the view of the press."""
    return public_turnout(session.open_for(PRESS).view)


def draw_texts(visit: Visit, now: Standing) -> None:
    """Draw what the press page says: corrections, figures with their meaning, the paragraph and the
    script to copy, groups and leading units, and who answers the press."""
    say = visit.say
    text = _text(visit, now.corrections)
    _draw_notices(visit, text)
    show(
        heading(say("public.figures"), text.as_of),
        figures(Figure(one.label, one.value, one.under) for one in text.figures),
    )
    share(visit, "press", _headline)
    show(bullets(f"{one.label}: {one.meaning}" for one in text.figures))
    left, right = st.columns(2, gap="medium")
    with left:
        _draw_copied(say("public.paragraph"), text.paragraph, "press_paragraph")
    with right:
        _draw_copied(say("public.script"), text.script, "press_script")
    left, right = st.columns(2, gap="medium")
    with left:
        _draw_lines(visit, say("public.groups"), text.groups)
        if text.groups:
            share(visit, "press_groups", _groups)
    with right:
        for title, lines in text.leading:
            _draw_lines(visit, f"{say('public.leading')} – {title}", lines)
        if text.no_leading:
            show(heading(say("public.leading")), quiet(text.no_leading))
    answers = (" – ".join(filter(None, (one.who, one.phone))) for one in text.contacts)
    show(heading(say("public.contact")), bullets(answers))


def draw_embedding(visit: Visit) -> None:
    """Draw the code that portals paste: the board, and a badge."""
    say = visit.say
    turnout = turnout_now()
    url = address(visit.contest.id, session.local_address())
    show(heading(say("public.board"), say("public.board_lead")))
    if not url.startswith("https"):
        show(note(say("press.not_https", url=url), tone="warn"))
    edition = Edition(turnout, visit.view.contest, turnout.as_of, address=url)
    st.code(board_snippet(edition, visit.say.language), language="html", wrap_lines=True)
    show(heading(say("public.badges"), say("public.badges_lead")))
    if not turnout.units:
        show(quiet(say("press.no_badges")))
        return
    count = len(turnout.units)
    show(quiet(say("press.badge_code", n=count, count=visit.fmt.whole(count))))
    badge = f'<img src="{url}{BADGES}/CODE.svg" width="240" height="80" alt="">'
    st.code(badge, language="html", wrap_lines=True)


def _headline(_view: View, say: Words, fmt: Format) -> Shared:
    """The headline. Whoever sends it on, it is made from the view of the press."""
    return contest_headline(session.open_for(PRESS).view, say, fmt)


def _groups(_view: View, say: Words, fmt: Format) -> Shared:
    """The rates of the groups, from the view of the press as well."""
    return groups_bars(session.open_for(PRESS).view, say, fmt)


def _text(visit: Visit, corrections: Iterable[Correction]) -> PressText:
    return press_text(turnout_now(), visit.view.contest, visit.say, visit.fmt, tuple(corrections))


def _draw_notices(visit: Visit, text: PressText) -> None:
    """Draw every correction, the latest first; the older ones are folded."""
    say, notices = visit.say, text.notices
    if not notices:
        return
    show(heading(say("public.corrected")), note(bullets(notices[:3]), tone="warn"))
    if older := notices[3:]:
        with st.expander(say("public.more_corrections")):
            show(bullets(older))


def _draw_copied(title: str, text: str, key: str) -> None:
    show(heading(title))
    with st.container(key=key):
        st.code(sanitized(text), language=None, wrap_lines=True)


def _draw_lines(visit: Visit, title: str, lines: Iterable[Line]) -> None:
    say = visit.say
    columns = (
        Column(say("column.unit"), lambda row: row["name"], "main"),
        Column(say("column.rate"), lambda row: row["rate"], "lead-value", True, "ct-strong"),
        Column(say("column.people"), lambda row: row["ratio"], "line", True),
    )
    rows = [{"name": one.name, "rate": one.rate, "ratio": one.ratio} for one in lines]
    show(heading(title), table(columns, rows, name=title))
