"""The committee's own Word template of a paper: whether it can be used, and why not."""

from __future__ import annotations

import streamlit as st

from contest.errors import Problem, UsageError
from contest.templates import own_template
from publish.own_templates import problems_in
from ui.components.blocks import note, show
from ui.shell import session
from ui.shell.trouble import problem_table
from ui.shell.visit import Visit


def is_usable(visit: Visit, name: str) -> bool:
    """True without a template of the committee's own with this name, or with one that has no
    mistake. Otherwise draw why no paper can be made, because a failed download would not say it."""
    say = visit.say
    try:
        template = own_template(session.place().folder, name)
    except UsageError:
        show(note(say("template.unread", name=name), tone="bad"))
        return False
    mistakes = [] if template is None else _mistakes(template, name)
    if mistakes:
        count = visit.fmt.whole(len(mistakes))
        title = say("template.wrong", n=len(mistakes), name=name, count=count)
        show(note(title, tone="bad"), problem_table(mistakes, title, say))
    return not mistakes


@st.cache_data(max_entries=8, show_spinner=False)
def _mistakes(template: bytes, name: str) -> list[Problem]:
    """The mistakes of the committee's own template, found once for each version of the file."""
    return problems_in(template, name)
