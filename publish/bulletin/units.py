"""Which units a *báo cáo nhanh* names: those at 100 %, those above, the low ones, the unknown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from i18n.format import Format
from i18n.words import Words
from publish.bulletin.figures import Figures, UnitFigures
from publish.bulletin.parts import Grid, Listed, Part
from publish.bulletin.values import PLACES, rate

LOWEST = 10
"""Low units that a bulletin lists."""
FEW = 5
"""Low units that a bulletin lists where no rate is declared below which a unit is low."""

_say, _fmt = Words("vi"), Format("vi")


def full_units(found: Figures) -> tuple[UnitFigures, ...]:
    """The units whose people are exactly the headcount."""
    return tuple(unit for unit in found.units if unit.share == 1)


def low_units(found: Figures) -> tuple[UnitFigures, ...]:
    """The units below the declared rate, the lowest first; where none is declared, the five lowest
    of those below 100 %. Of equal rates the larger unit comes first."""
    below = Fraction(1) if found.below is None else Fraction(str(found.below))
    low = [(one.share, one) for one in found.units if one.share is not None and one.share < below]
    low.sort(key=lambda line: (line[0], -(line[1].headcount or 0), line[1].name))
    units = tuple(unit for _, unit in low)
    return units[:FEW] if found.below is None else units


def low_lead(found: Figures, listed: int) -> str:
    """How many low units are listed, of how many, and what low means."""
    known = _fmt.whole(known_units(found))
    if found.below is None:
        return _say("bulletin.lowest", n=listed, listed=_fmt.whole(listed), known=known)
    return _say(
        "bulletin.low",
        n=len(low_units(found)),
        count=_fmt.whole(len(low_units(found))),
        listed=_fmt.whole(listed),
        known=known,
        below=_fmt.declared(found.below),
    )


def known_units(found: Figures) -> int:
    """Number of units with a known headcount."""
    return sum(unit.headcount is not None for unit in found.units)


def unit_parts(found: Figures) -> Iterator[Part]:
    """The section about units; nothing while nobody took part."""
    if not found.people or not found.units:
        return
    if known_units(found):
        yield from _full(found)
        yield from _low(found)
    over = [unit for unit in found.units if unit.share is not None and unit.share > 1]
    if over:
        lead = _say("bulletin.over", n=len(over), count=_fmt.whole(len(over)))
        yield Listed(lead, tuple(map(_named, over)))
    unknown = [unit for unit in found.units if unit.headcount is None]
    if unknown:
        lead = _say("bulletin.unknown", n=len(unknown), count=_fmt.whole(len(unknown)))
        names = (
            _say("bulletin.unit_people", unit=one.name, people=_fmt.whole(one.people))
            for one in unknown
        )
        yield Listed(lead, tuple(names))


def _full(found: Figures) -> Iterator[Part]:
    known, full = known_units(found), full_units(found)
    if not full:
        yield _say("bulletin.none_full", n=known, known=_fmt.whole(known))
        return
    counts = _fmt.out_of(len(full), known)
    yield Listed(_say("bulletin.full", n=len(full), counts=counts), tuple(map(_named, full)))


def _low(found: Figures) -> Iterator[Part]:
    low = low_units(found)
    if not low:
        if found.below is not None:
            yield _say("bulletin.none_low", below=_fmt.declared(found.below))
        return
    listed = low[:LOWEST]
    yield low_lead(found, len(listed))
    yield Grid(
        (_say("column.unit"), _say("bulletin.out_of_headcount"), _say("column.rate")),
        tuple(
            (
                one.name,
                _fmt.out_of(one.people, one.headcount),
                _fmt.share(one.people / (one.headcount or 1), PLACES)
                if one.people
                else _say("bulletin.silent"),
            )
            for one in listed
        ),
    )


def _named(unit: UnitFigures) -> str:
    return f"{unit.name} – {rate(unit.people, unit.headcount)}"
