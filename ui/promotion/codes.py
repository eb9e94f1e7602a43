"""The QR code of what was chosen, and the files of all units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from contest.sanitize import on_one_line
from publish.made import zipped
from publish.promotion.files import (
    Form,
    code_file,
    every_file,
    file_name,
    target_of,
    together,
    unit_targets,
)
from publish.promotion.qr import png
from publish.promotion.qr_sheets import Target
from results import View
from ui.components.blocks import heading, quiet, show
from ui.components.offer import offer_document
from ui.shell.visit import Visit

_MEDIA: Mapping[Form, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "sheet": "application/pdf",
    "poster": "application/pdf",
}
_SHOWN, _PIXELS = 260, 8


def draw_code(visit: Visit, target: Target) -> None:
    """Draw the code with its link, and offer the code in every form."""
    say = visit.say
    show(heading(say("promotion.code"), target.name or say("promotion.form")))
    left, right = st.columns([1, 2], gap="medium")
    with left:
        alt = " – ".join(filter(None, (say("promotion.alt"), target.name)))
        st.image(png(target.link, _PIXELS), alt=on_one_line(alt), width=_SHOWN)
    with right:
        if target.text:
            show(quiet(say("promotion.filled", text=target.text)))
        st.code(target.link, language=None, wrap_lines=True)
        with st.container(horizontal=True):
            for form, media_type in _MEDIA.items():
                offer_document(
                    visit,
                    say(f"promotion_form.{form}"),
                    file_name(visit.view, target, form),
                    partial(_code, code=target.code, form=form),
                    media_type,
                )


def draw_all(visit: Visit, targets: Mapping[str, Target]) -> None:
    """Offer the codes of all units that the viewer leads, where there are several."""
    say, units = visit.say, len(targets) - 1
    if units < 2:
        return
    count = visit.fmt.whole(units)
    show(heading(say("promotion.all", n=units, count=count), say("promotion.all_lead")))
    stamp = f"{visit.view.known_until:%Y%m%d-%H%M}"
    with st.container(horizontal=True):
        offer_document(
            visit, say("promotion.all_sheets"), f"qr-sheets-{stamp}.pdf", _together,
            "application/pdf",
        )  # fmt: skip
        offer_document(visit, say("promotion.zip"), f"qr-{stamp}.zip", _zip, "application/zip")


def _code(view: View, *, code: str, form: Form) -> bytes:
    return code_file(view, target_of(view, code), form).content


def _together(view: View) -> bytes:
    return together(view, unit_targets(view)).content


def _zip(view: View) -> bytes:
    return zipped(every_file(view, unit_targets(view)))
