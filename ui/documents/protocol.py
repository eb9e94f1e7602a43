"""The section *Biên bản, quyết định, danh sách đạt giải*: the papers of a released result."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from contest.templates import own_template
from publish.made import MEDIA_TYPES, safe
from publish.protocol.fields import OF_A_UNIT, PAPERS, Paper, template_name
from publish.protocol.source import release_of, winning_units
from publish.protocol.writing import FORMS, Form, pages, paper
from publish.release.text import made_at
from results import Release, View
from ui.components.blocks import heading, note, quiet, show
from ui.components.choice import choose_one
from ui.components.offer import offer_counted
from ui.components.own_template import is_usable
from ui.components.plain import options
from ui.shell import session
from ui.shell.visit import Visit

_WHOLE, _WIDTH = "", 640


def draw_protocol(visit: Visit) -> None:
    """Draw the section. Before the first release it says where one is made."""
    say = visit.say
    show(heading(say("protocol.title"), say("protocol.lead")))
    release = release_of(visit.view)
    if release is None:
        show(note(say("protocol.no_release")))
        visit.open_page("release", say("release.title"))
        return
    show(note(_about(visit, release), tone="good" if release.kind == "official" else "warn"))
    chosen: Paper = st.segmented_control(
        say("protocol.paper"),
        list(PAPERS),
        default=PAPERS[0],
        required=True,
        format_func=options({one: say(f"protocol_paper.{one}") for one in PAPERS}).__getitem__,
        key="protocol_paper",
    )
    unit = _choose_unit(visit) if chosen in OF_A_UNIT else None
    name = template_name(chosen)
    if is_usable(visit, name):
        folder = session.place().folder
        is_own = own_template(folder, name) is not None
        _offer(visit, chosen, unit, folder, is_own=is_own)
        if not is_own:
            _draw_look(visit, chosen, unit)


def _about(visit: Visit, release: Release) -> str:
    say, fmt = visit.say, visit.fmt
    moment = made_at(visit.view, release, fmt)
    return say(f"protocol_of.{release.kind}", number=fmt.whole(release.number), moment=moment)


def _choose_unit(visit: Visit) -> str | None:
    """The code of a top unit with winners; None for all."""
    say = visit.say
    names = winning_units(visit.view)
    entries = {_WHOLE: (say("protocol.whole"),), **{code: (one,) for code, one in names.items()}}
    return choose_one(visit, say("protocol.scope"), entries, key="protocol_unit") or None


def _offer(visit: Visit, chosen: Paper, unit: str | None, folder: Path, *, is_own: bool) -> None:
    say = visit.say
    of_unit = f"-{safe(unit)}" if unit else ""
    kind = say(f"protocol_file.{chosen}")
    name = f"{kind}-{visit.contest.id}{of_unit}"
    with st.container(key="protocol_files", horizontal=True):
        for form in FORMS[:1] if is_own else FORMS:
            offer_counted(
                visit, say(f"bulletin_take.{form}"), f"{name}.{form}",
                partial(_content, chosen=chosen, form=form, unit=unit, folder=folder),
                MEDIA_TYPES[form],
            )  # fmt: skip
    if is_own:
        show(quiet(say("protocol.own", name=template_name(chosen))))
    show(quiet(say("protocol.logged")))


def _draw_look(visit: Visit, chosen: Paper, unit: str | None) -> None:
    """The pages of our own layout, drawn only for who asks."""
    say = visit.say
    if not st.toggle(say("protocol.look"), key="protocol_look"):
        return
    for number, page in enumerate(pages(visit.view, chosen, unit), 1):
        about = say("protocol.page", paper=say(f"protocol_paper.{chosen}"),
                    number=visit.fmt.whole(number))  # fmt: skip
        with st.container(border=True, width="content"):
            st.image(page, alt=about, width=_WIDTH)


def _content(
    view: View, *, chosen: Paper, form: Form, unit: str | None, folder: Path
) -> tuple[bytes, int]:
    template = own_template(folder, template_name(chosen))
    written = paper(view, chosen, form, template=template, unit=unit)
    return written.file.content, written.listed
