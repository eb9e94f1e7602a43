"""All signs of one state, made once for all viewers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from results.compute import Results
from results.signs.answers import same_answers
from results.signs.bursts import bursts
from results.signs.model import Sign
from results.signs.phones import phone_units
from results.signs.prized import prized
from results.signs.stops import stopped


def signs(results: Results, known: Mapping[str, datetime], until: datetime) -> tuple[Sign, ...]:
    """Every sign, in the order of the page, also those without a group.

    `known` (aware): the time up to which the program knows each source. `until` (contest-local):
    the time that the numbers are for. Only the stops depend on these; the other signs are kept with
    the results.
    """
    about_people = results.keep(
        "signs about people", lambda: (same_answers(results), phone_units(results), bursts(results))
    )
    return (
        *about_people,
        stopped(results, known, until),
        *results.keep("signs near prizes", lambda: prized(results)),
    )
