"""The button under every figure: a picture, the numbers and a sentence to send on.

Nothing is made before somebody opens the button, and no file before somebody takes it.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from contest.sanitize import sanitized
from i18n.format import Format
from i18n.words import Words
from publish.sharing.shared import FORMS, Form, Sharing, file_name, file_of
from results import View
from ui.components.blocks import quiet, show
from ui.components.offer import offer_counted
from ui.shell.visit import Visit

_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


def share(visit: Visit, key: str, sharing: Sharing) -> None:
    """Draw the button. `sharing` makes the figure from a view, also later and outside of the page,
    so it keeps no view. `key`: figures of one page have different ones."""
    say = visit.say
    button = st.popover(
        say("share.open"), icon=":material/share:", type="tertiary", key=f"share_{key}",
        on_change="rerun",
    )  # fmt: skip
    if not button.open:
        return
    shared = sharing(visit.view, say, visit.fmt)
    with button:
        with st.container(horizontal=True):
            for form in FORMS:
                name = file_name(shared, form, visit.view.known_until)
                make = partial(_made, sharing=sharing, form=form, say=say, fmt=visit.fmt)
                offer_counted(visit, say(f"share.{form}"), name, make, _TYPES[form])
        show(quiet(say("share.lead")))
        with st.container(key=f"sentence_{key}"):
            st.code(sanitized(shared.sentence), language=None, wrap_lines=True)


def _made(
    view: View, *, sharing: Sharing, form: Form, say: Words, fmt: Format
) -> tuple[bytes, int]:
    """The file and the number of its lines."""
    shared = sharing(view, say, fmt)
    contest = view.contest.in_language(say.language)
    content = file_of(shared, form, contest, view.known_until, say, fmt)
    return content, len(shared.rows)
