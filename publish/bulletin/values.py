"""How a *báo cáo nhanh* writes a rate and the shares of a whole; each with two decimals."""

from __future__ import annotations

from i18n.format import Format
from i18n.words import Words
from publish.bulletin.figures import Figures, GroupFigures
from publish.proportions import proportions
from results import ScoreCounts

PLACES = 2
"""Decimals of a percentage."""
WORST = 3
"""Items and topics that a bulletin prints."""
REACHES = ("full", "high", "middle", "low", "none")
"""The lines of the table of scores; `none` is a part of `low`."""

_say, _fmt = Words("vi"), Format("vi")


def rate(people: int, headcount: int | None) -> str:
    """62,38 % (1.204/1.930); the people alone where the headcount is unknown."""
    if not headcount:
        return f"{_fmt.whole(people)} ({_say('unknown_headcount')})"
    return f"{_fmt.share(people / headcount, PLACES)} ({_fmt.out_of(people, headcount)})"


def known_rate(of: GroupFigures | Figures) -> str:
    """The rate of the units with a known headcount; without any, the people of all units."""
    return rate(of.counted_people if of.headcount else of.people, of.headcount)


def category_shares(found: Figures) -> list[str]:
    """The percentage of each category in all valid attempts; together they are 100 %."""
    shares = proportions([one.attempts for one in found.categories], PLACES)
    return [_fmt.share(share, PLACES) for share in shares]


def reach_shares(counts: ScoreCounts) -> dict[str, str]:
    """The percentage of each line of the table of scores. The first four are together 100 %.
    `counts` must have scored responses."""
    parts = [getattr(counts, name) for name in REACHES[:-1]]
    shares = dict(zip(REACHES, proportions(parts, PLACES), strict=False))
    shares["none"] = counts.none / counts.scored
    return {name: _fmt.share(share, PLACES) for name, share in shares.items()}
