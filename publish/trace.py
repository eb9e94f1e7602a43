"""The trace of the rules about one response, as programs read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from contest import Contest
from contest.settings import RankField
from publish.prizes import differs_in
from results import Explained, Line, Placed, Span

COLUMNS = ("rule", "basis", "value", "compared_with", "better")
_OPEN = ".."
"""The side of a period that is not declared (ISO 8601)."""


def trace(contest: Contest, found: Explained) -> list[dict[str, Any]]:
    """One row a rule in the order of the rules, then `above` and `below`.

    `basis`: several are joined with "; "; null: none is stated. A period is an ISO 8601 interval.
    Of `above` and `below`, `better` names the field in which the neighbour differs first, `value`
    is ours and `compared_with` theirs; all three are null without a neighbour.
    """
    return [*map(_row, found.lines), *(_neighbour(contest, found.place, side) for side in SIDES)]


SIDES = ("above", "below")


def deciding(order: Sequence[RankField], place: Placed, side: str) -> str | None:
    """The field of the order in which the neighbour of a side differs first; None without a
    neighbour."""
    other = place.above if side == "above" else place.below
    return None if other is None else differs_in(order, place.row, other)


def _row(line: Line) -> dict[str, Any]:
    values = ("; ".join(line.basis) or None, _text(line.value), _text(line.compared_with))
    return dict(zip(COLUMNS, (line.rule, *values, line.better), strict=True))


def _neighbour(contest: Contest, place: Placed | None, side: str) -> dict[str, Any]:
    ranking = contest.settings.ranking
    name = deciding(ranking.order, place, side) if place else None
    basis = ranking.basis or None
    if place is None or name is None:
        return dict(zip(COLUMNS, (side, basis, None, None, None), strict=True))
    other: Mapping[str, Any] | None = place.above if side == "above" else place.below
    assert other is not None
    return dict(zip(COLUMNS, (side, basis, place.row[name], other[name], name), strict=True))


def _text(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    parts = ["/".join(map(_edge, part)) if isinstance(part, Span) else part for part in value]
    return "; ".join(parts) or None


def _edge(moment: datetime | None) -> str:
    return _OPEN if moment is None else moment.isoformat()
