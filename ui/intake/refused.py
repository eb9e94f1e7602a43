"""A refused file: the cause, the way out, and the words that let the file in all the same."""

from __future__ import annotations

import streamlit as st

from contest.text import fold_case
from service.take_in import LoadReport
from ui.components.blocks import note, show
from ui.components.markup import join, tag
from ui.components.plain import plain
from ui.components.uploaded import failure_sentence
from ui.shell.visit import Visit

_HERE = "\0"
"""Stands for the words in the sentence, which is cut there to set the words in bold."""


def draw_refusal(visit: Visit, report: LoadReport) -> None:
    """Say why the file is not loaded, and that the numbers stay."""
    refused, say = report.refused, visit.say
    if refused is None:
        return
    sentence = failure_sentence(refused.code, refused.facts, say, visit.fmt)
    title = tag("p", tag("b", say("refused.title")))
    show(note(title, tag("p", sentence), tag("p", say("refused.calm")), tone="bad"))


def ask_for_words(visit: Visit, report: LoadReport) -> bool:
    """Ask for the words that say what the load would do; True if the person typed them and pressed.

    Nothing is asked for a file that no confirmation lets in.
    """
    refused, say, fmt = report.refused, visit.say, visit.fmt
    if refused is None or not refused.confirm:
        return False
    words = ", ".join(
        say(f"would.{name}", count=fmt.whole(count)) for name, count in refused.would.items()
    )
    before, after = say("refused.would", words=_HERE).split(_HERE)
    with st.expander(say("refused.insist")), st.form("confirm_refused", border=False):
        show(tag("p", join([before, tag("b", words), after])))
        typed = st.text_input(say("refused.type"), key="confirm_words", autocomplete="off")
        pressed = st.form_submit_button(plain(say("refused.load")), icon=":material/upload:")
        if pressed and fold_case(typed) != fold_case(words):
            show(note(say("refused.mistyped"), tone="bad", slim=True))
            return False
    return pressed
