"""The effect of a proposal on its unit: rate, rank, the ranks of others, and the roster."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.format import UNKNOWN
from results import UnitEffect
from ui.components.blocks import bullets, show
from ui.shell.visit import Visit


def draw_unit_effect(visit: Visit, effect: UnitEffect) -> None:
    """Draw what changes for the unit as a list."""
    show(bullets(_lines(visit, effect)))


def _lines(visit: Visit, effect: UnitEffect) -> Iterator[str]:
    say, fmt = visit.say, visit.fmt
    pairs = zip(effect.people, effect.headcount, strict=True)
    before, after = (rate(visit, people, headcount) for people, headcount in pairs)
    yield say("proposals.rate", before=before, after=after)
    old, new = (UNKNOWN if one is None else fmt.whole(one) for one in effect.rank)
    yield say("proposals.rank", before=old, after=new)
    yield say("proposals.others", n=effect.others, count=fmt.whole(effect.others))
    if any(effect.roster):
        was, will_be = effect.roster
        new_lines = fmt.whole(effect.new_lines)
        whole = [fmt.whole(sum(one.values())) for one in (was, will_be)]
        yield say("proposals.roster", before=whole[0], after=whole[1], new=new_lines)
        for status in ("took_part", "to_confirm", "not_recorded"):
            old, new = (fmt.whole(one.get(status, 0)) for one in (was, will_be))
            yield f"{say(f'roster_status.{status}')}: {old} → {new}"


def rate(visit: Visit, people: int, headcount: int | None) -> str:
    """A rate with its numbers; words for an unknown headcount."""
    if not headcount:
        return visit.say("unknown_headcount")
    return f"{visit.fmt.share(people / headcount)} ({visit.fmt.out_of(people, headcount)})"
