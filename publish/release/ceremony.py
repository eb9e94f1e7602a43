"""The places of a release in the order in which a ceremony reveals them, the last one first.

Persons come first, a list for each round and category as declared, then units, a list for each
group. Equal arguments give an equal order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from publish.release.text import by_list, list_title, unit_line, winner_line
from results import Released, UnitWinner


@dataclass(frozen=True, slots=True)
class Revealed:
    """A place on the screen. `list`: the title of its list; `name`: of the person or the unit;
    `unit`: of the person, "" for a unit; `note`: the rank, or by what number a unit won."""

    list: str
    prize: str
    name: str
    unit: str
    note: str


def places(one: Released, say: Words, fmt: Format) -> tuple[Revealed, ...]:
    """The places, in the order of the presses. In a list the last rank comes first; of a shared
    rank and of several prizes of one person, the one that is declared last. The titles are those of
    the release, in the language of `say`."""
    return (*_persons(one, say, fmt), *_units(one, say, fmt))


def _persons(one: Released, say: Words, fmt: Format) -> Iterator[Revealed]:
    for (round_id, category), winners in by_list(one.winners):
        title = f"{say('released.winners')} – {list_title(one.contest, round_id, category, say)}"
        for winner in sorted(winners, key=lambda w: w.rank)[::-1]:
            line = winner_line(winner, one.contest, say)
            note = say("reveal.rank", rank=fmt.whole(winner.rank))
            yield Revealed(title, line.prize, line.name, line.unit, note)


def _units(one: Released, say: Words, fmt: Format) -> Iterator[Revealed]:
    lists: dict[str, list[UnitWinner]] = {}
    groups = {line["unit_code"]: line["group"] for line in one.units}
    for winner in one.unit_winners:
        lists.setdefault(groups.get(winner.unit_code, ""), []).append(winner)
    declared = one.contest.in_language(say.language)
    titles = {group.id: on_one_line(group.title) for group in declared.groups}
    for group, winners in lists.items():
        title = f"{say('released.unit_winners')} – {titles.get(group, group)}"
        for winner in reversed(winners):
            line = unit_line(winner, one.contest, say, fmt)
            yield Revealed(title, line.prize, line.unit, "", f"{line.rate} ({line.ratio})")
