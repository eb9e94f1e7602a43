"""Letters to the units of the page **Đôn đốc** that the committee ticks, in one zip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from contest.templates import own_template
from publish.chase import Chase, Chased
from publish.letters.writing import KIND, letters, template_name
from publish.made import zipped
from results import View
from ui.components.blocks import heading, show
from ui.components.choice import choose_some, unit_entries
from ui.components.offer import offer_counted
from ui.components.own_template import is_usable
from ui.components.plain import plain
from ui.shell import session
from ui.shell.visit import Visit

_SILENT, _ALL, _SOME = "silent", "all", "some"


def draw_letters(visit: Visit, chased: Chase, about: str) -> None:
    """Draw the choice of units and the zip; nothing for who is not of the committee, because the
    letters are the committee's."""
    due = [one for one in chased.below if one.pace is None or one.pace.shortfall]
    if not due or not visit.view.shows("held"):
        return
    say = visit.say
    show(heading(say("chase.letters"), say("chase.letters_lead")))
    if not is_usable(visit, template_name(together=False)):
        return
    codes = _choose(visit, due, about)
    if codes:
        offer_counted(
            visit,
            say("chase.letters_zip", n=len(codes), count=visit.fmt.whole(len(codes))),
            f"{KIND}-{visit.view.known_until:%Y%m%d-%H%M}.zip",
            partial(_zip, codes=codes, folder=session.place().folder),
            "application/zip",
        )


def _choose(visit: Visit, due: Sequence[Chased], about: str) -> tuple[str, ...]:
    """Codes of the units without participants, of all units, or of those that are ticked."""
    say, fmt = visit.say, visit.fmt
    every = tuple(one.unit.code for one in due)
    silent = tuple(one.unit.code for one in due if not one.unit.people)
    ways: Mapping[str, tuple[str, ...]] = {
        **({_SILENT: silent} if silent else {}), _ALL: every, _SOME: (),
    }  # fmt: skip
    names = {
        way: say(f"chase_letters.{way}", n=len(codes), count=fmt.whole(len(codes)))
        for way, codes in ways.items()
    }
    way = st.pills(
        say("chase.letters_to"),
        list(ways),
        default=next(iter(ways)),
        required=True,
        format_func=lambda way: plain(names[way]),
        wrap=True,
        key=f"chase_letters_{about}",
    )
    if way != _SOME:
        return ways[way]
    entries = unit_entries(visit.contest.units, every, visit.today)
    return tuple(
        choose_some(
            visit,
            say("chase.letters_some"),
            entries,
            key=f"chase_ticked_{about}",
            placeholder=say("chase.choose_unit"),
        )
    )


def _zip(view: View, *, codes: Sequence[str], folder: Path) -> tuple[bytes, int]:
    template = own_template(folder, template_name(together=False))
    files = letters(view, codes, template=template).files
    return zipped(files), len(files)
