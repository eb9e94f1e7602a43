"""Counts a contest again from the raw observations and the decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from contest import Contest
from recount import attempts, decided, history, prizes, units
from recount.ranking import Standings, standings
from recount.records import Decision, Load, Recorded, Response
from recount.rows import Reader
from recount.units import Turnout


@dataclass(frozen=True, slots=True)
class Count:
    """What the recount found.

    `responses`: by id. `parts`: D; scores and marks are in 1/D. `participation`: round (-1: all) →
    number of a unit → its counts. `unit_prizes`: group and number of a unit → names of prizes.
    """

    contest: Contest
    responses: Mapping[str, Response]
    parts: int
    standings: Standings
    participation: Mapping[int, Mapping[int, Turnout]]
    unit_prizes: Mapping[tuple[str, int], list[str]]


def count(contest: Contest, recorded: Recorded) -> Count:
    """Count everything. `contest`: as its folder declares it."""
    standing = decided.in_force(recorded.decisions)
    undone = decided.undone_loads(standing)
    loads = [load for load in recorded.loads if (load.source, load.number) not in undone]
    found = _responses(contest, recorded, loads, standing, undone)
    hold = contest.settings.identity.same_key_other_name == "hold"
    attempts.count(found.responses.values(), contest.settings.attempts, hold_names=hold)
    everyone = [*found.responses.values()]
    now = min(recorded.now, contest.closes_at or recorded.now)
    has_categories = bool(contest.settings.categories)
    ranked = standings(everyone, contest, now, has_categories=has_categories)
    draws = decided.draws(standing)
    out = decided.left_out(standing)
    owners = {one.owner for key, one in found.responses.items() if key in out.responses}
    prizes.award_people(ranked, contest, draws, owners)
    turnout = units.by_round(everyone, contest.units, len(contest.rounds))
    day = now.date()
    heads = units.headcounts(contest, standing, day)
    tops = partial(units.tops, contest.units, day)
    won = prizes.award_units(turnout[-1], heads, tops, contest, draws, found.parts, out.units)
    return Count(contest, found.responses, found.parts, ranked, turnout, won)


@dataclass(frozen=True, slots=True)
class _Found:
    responses: dict[str, Response]
    parts: int


def _responses(
    contest: Contest,
    recorded: Recorded,
    loads: list[Load],
    standing: Sequence[Decision],
    undone: frozenset[tuple[str, int]],
) -> _Found:
    """Every response, read and judged alone."""
    sources = {source.id: place for place, source in enumerate(contest.sources)}
    found = history.responses(recorded.events(), sources, undone)
    for own, unit in recorded.credited():
        if own in found:
            found[own].unit = unit
    reader = Reader(contest, recorded, loads, standing)
    numbers = {load.load_id for load in loads}
    versions = (one for one in recorded.versions() if one.load_id in numbers)
    kept: dict[str, Response] = {}
    for one, last in history.last_versions(versions, found, reader.header, reader.time):
        if reader.read(one, last):
            kept[one.response_id] = one
    return _Found(kept, reader.parts)
