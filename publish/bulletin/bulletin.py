"""The *báo cáo nhanh*: its figures, and what moved in the figures of the bulletin before.

A bulletin is plain data that goes to JSON and back, so an issued one is printed again as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter

from publish.bulletin.figures import Figures, figures_of
from publish.bulletin.moved import Moved, moved
from results import View


@dataclass(frozen=True, slots=True)
class Bulletin:
    """`earlier`: the time of the bulletin before, contest-local; None: this is the first. `moved`:
    the figures of that bulletin that are others today."""

    figures: Figures
    earlier: datetime | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued bulletin. `number` counts from 1; `issued_at` is contest-local."""

    number: int
    issued_at: datetime
    issued_by: str
    bulletin: Bulletin


def bulletin(view: View) -> Bulletin:
    """The bulletin of a view: a draft until somebody issues it.

    The bulletin before is the last one issued whose time is not later. If it says what this one
    would say of the same time, it is this one.

    Raises:
        NotAllowedError: the viewer may not see all people.
    """
    figures = figures_of(view)
    before = [one for one in issued(view) if one.bulletin.figures.as_of <= figures.as_of]
    if not before:
        return Bulletin(figures)
    last = max(before, key=lambda one: (one.bulletin.figures.as_of, one.number)).bulletin
    if last.figures == figures:
        return last
    return Bulletin(figures, last.figures.as_of, moved_since(view, last))


def moved_since(view: View, one: Bulletin) -> tuple[Moved, ...]:
    """The figures of an issued bulletin that are others today, counted again over the responses
    submitted before its time: by today's decisions and folder, with what arrived late."""
    until = one.figures.until
    return moved(one.figures, figures_of(view.as_of(until), until))


def issued(view: View) -> tuple[Issued, ...]:
    """The issued bulletins, in the order of issue."""
    local = view.contest.local
    return tuple(
        Issued(one.number, local(one.issued_at), one.issued_by, from_json(one.content))
        for one in view.bulletins()
    )


def is_issued(before: Iterable[Issued], one: Bulletin) -> bool:
    """Whether a bulletin is one of those that were issued; else it is a draft."""
    return any(each.bulletin == one for each in before)


def to_json(one: Bulletin) -> str:
    """A bulletin as JSON."""
    return _adapter().dump_json(one).decode()


def from_json(text: str) -> Bulletin:
    """The bulletin that `to_json` wrote."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[Bulletin]:
    return TypeAdapter(Bulletin)
