"""Banners: the picture in a chosen size, its files, and the HTML to paste."""

from __future__ import annotations

from functools import partial

import streamlit as st

from contest.sanitize import on_one_line
from publish.promotion.banner import SIZES, Size, banner, banner_html, snippet
from publish.promotion.files import target_of
from publish.promotion.qr_sheets import Target
from results import View
from ui.components.blocks import heading, quiet, show
from ui.components.offer import offer_document
from ui.shell.visit import Visit


def draw_banners(visit: Visit, target: Target) -> None:
    """Draw the banner of a target in the chosen size, and offer it."""
    say = visit.say
    show(heading(say("promotion.banners"), say("promotion.banners_lead")))
    sizes = {f"{one.width} × {one.height}": one for one in SIZES}
    size = sizes[
        st.segmented_control(
            say("promotion.size"),
            list(sizes),
            default=next(iter(sizes)),
            required=True,
            key="promotion_size",
        )
    ]
    made = _picture(visit.contest.hash, target, size, _view=visit.view)
    shown = filter(None, (target.name, visit.contest.title, say("promotion.alt")))
    st.image(made, alt=on_one_line(" – ".join(shown)), width=size.width)
    name = f"{size.kind}-{target.code}" if target.code else size.kind
    file = f"{name}-{visit.view.known_until:%Y%m%d-%H%M}"
    with st.container(horizontal=True):
        offer_document(
            visit, say("promotion.banner_png"), f"{file}.png",
            partial(_png, code=target.code, size=size), "image/png",
        )  # fmt: skip
        offer_document(
            visit, say("promotion.banner_html"), f"{file}.html",
            partial(_html, code=target.code, size=size), "text/html; charset=utf-8",
        )  # fmt: skip
    show(quiet(say("promotion.paste")))
    st.code(snippet(visit.view, target, size, f"{file}.png"), language="html", wrap_lines=True)


@st.cache_data(max_entries=64, show_spinner=False)
def _picture(contest: str, target: Target, size: Size, *, _view: View) -> bytes:
    """One picture for each (contest folder, target, size), whoever looks."""
    return banner(_view, target, size).content


def _png(view: View, *, code: str, size: Size) -> bytes:
    return banner(view, target_of(view, code), size).content


def _html(view: View, *, code: str, size: Size) -> bytes:
    return banner_html(view, target_of(view, code), size).content
