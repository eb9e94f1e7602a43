"""The releases so far: their seals, their files, and the reveal of one that is held back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from contest.errors import ContestError
from publish.release.package import public_files, whole_files, zip_name, zipped
from publish.release.text import made_at
from results import Release, View
from service.release.making import reveal
from ui.components.blocks import heading, note, quiet, seal, show
from ui.components.guide import offer_guide
from ui.components.markup import tag
from ui.components.offer import offer_counted, offer_document
from ui.components.plain import options
from ui.components.release_difference import draw_difference
from ui.components.tables import Column, Row, table
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_DONE = "reveal_done"
"""The session key that says that a release was just revealed."""


def draw_releases(visit: Visit) -> None:
    """Draw the releases, the newest first, and what can be done with them."""
    say = visit.say
    newest_first = tuple(reversed(visit.view.releases))
    show(heading(say("release.all")))
    if not newest_first:
        show(note(say("release.none")))
        return
    draw_difference(visit)
    rows = [{"one": one} for one in newest_first]
    show(table(_columns(visit), rows, name=say("release.all"), ranked=True))
    _draw_ceremony(visit, newest_first[0])
    _draw_reveal(visit, newest_first)
    _draw_files(visit, newest_first)


def _columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt

    def of(row: Row) -> Release:
        one: Release = row["one"]
        return one

    def seen(row: Row) -> str:
        return say("release.everybody" if of(row).is_open else "release.committee")

    def change(row: Row) -> str:
        one = of(row)
        if one.corrects is None:
            return ""
        counts = {name: fmt.whole(n) for name, n in one.difference.items()}
        number = fmt.whole(one.corrects)
        return say.fill("release.corrects", {"number": number, "basis": one.basis, **counts})

    return (
        Column(say("release.no"), lambda row: fmt.whole(of(row).number), "rank", True, "ct-tight"),
        Column(say("release.kind"), lambda row: say(f"released.{of(row).kind}"), "main",
               style="ct-strong"),
        Column(say("release.made_at"),
               lambda row: made_at(visit.view, of(row), fmt), "line"),
        Column(say("release.by"), lambda row: of(row).by, "more"),
        Column(say("release.seen_by"), seen, "more"),
        Column(say("released.seal"), lambda row: seal(of(row).seal), "line"),
        Column(say("release.change"), change, "more"),
    )  # fmt: skip


def _draw_ceremony(visit: Visit, newest: Release) -> None:
    """The way to the page for the hall; a draft reaches nobody, so it has none."""
    if session.opened_draft():
        return
    say, language = visit.say, visit.say.language
    href = f"{session.base()}/{visit.contest.id}/trinh-chieu"
    href += f"?language={language}" if language == "en" else ""
    link = tag("a", say("reveal.open"), href=href, target="_blank", cls="ct-button")
    number = visit.fmt.whole(newest.number)
    show(quiet(say("reveal.open_lead", number=number)), link)


def _draw_reveal(visit: Visit, releases: Sequence[Release]) -> None:
    say = visit.say
    if st.session_state.pop(_DONE, False):
        show(note(say("release.revealed"), tone="good", slim=True))
    waiting = [one for one in releases if not one.is_open]
    if not waiting or not visit.may("decide"):
        return
    number = waiting[0].number
    show(quiet(say("release.reveal_follows", number=visit.fmt.whole(number))))
    if not st.button(say("release.reveal"), icon=":material/visibility:", key="release_reveal"):
        return
    try:
        reveal(session.place(), session.principal(), number, session.moment())
    except ContestError as error:
        show(note(say(refusal(error)), tone="bad"))
        return
    st.session_state[_DONE] = True
    st.rerun()


def _draw_files(visit: Visit, releases: Sequence[Release]) -> None:
    say, fmt = visit.say, visit.fmt
    show(heading(say("release.take")))
    named = options({
        one.number: say(
            "released.one",
            number=fmt.whole(one.number),
            kind=say(f"released.{one.kind}"),
            moment=made_at(visit.view, one, fmt),
        )
        for one in releases
    })  # fmt: skip
    number = st.selectbox(
        say("release.choose"), list(named), format_func=named.__getitem__, filter_mode=None,
        key="release_chosen", width=560,
    )  # fmt: skip
    contest_id = visit.contest.id
    with st.container(key="release_files", horizontal=True):
        offer_document(
            visit, say("release.take_public"), zip_name(contest_id, number),
            partial(_public, number=number), "application/zip",
        )  # fmt: skip
        offer_counted(
            visit, say("release.take_whole"), zip_name(contest_id, number, with_names=True),
            partial(_whole, number=number), "application/zip",
        )  # fmt: skip
        offer_guide(visit)


def _public(view: View, *, number: int) -> bytes:
    return zipped(public_files(view, number), number)


def _whole(view: View, *, number: int) -> tuple[bytes, int]:
    return zipped(whole_files(view, number), number), len(view.release_names(number))
