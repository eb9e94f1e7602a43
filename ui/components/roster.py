"""The roster of a unit in its three states: how many people are in each, and the choice of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

import streamlit as st

from results.roster import Status
from ui.components.blocks import Figure, Tone, figures, heading, show
from ui.components.plain import plain
from ui.components.tables import Row
from ui.shell.visit import Visit

STATUSES: tuple[Status, ...] = ("not_recorded", "to_confirm", "took_part")
assert set(STATUSES) == set(get_args(Status))
TONES: Mapping[str, Tone] = {"took_part": "good", "to_confirm": "warn", "not_recorded": "plain"}


def draw_counts(visit: Visit, lines: Sequence[Row]) -> Mapping[str, int]:
    """Draw how many lines are in each state; returns these numbers by state."""
    say, fmt = visit.say, visit.fmt
    counts = Counter(line["status"] for line in lines)
    of = say("roster.of", n=len(lines), count=fmt.whole(len(lines)))
    show(
        heading(say("roster.title"), say("roster.lead")),
        figures(
            [
                Figure(say(f"roster_status.{status}"), fmt.whole(counts[status]), of)
                for status in STATUSES
            ],
            small=True,
        ),
    )
    return counts


def choose_status(visit: Visit, counts: Mapping[str, int], default: Status, key: str) -> Status:
    """Draw the choice of a state, each with its number of lines."""
    say = visit.say
    return st.pills(
        say("roster.status"),
        STATUSES,
        default=default,
        required=True,
        format_func=lambda name: plain(f"{say(f'roster_status.{name}')} ({counts[name]})"),
        key=key,
    )
