"""The figures of a *báo cáo nhanh*, taken from a view. Each is the number that the pages show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from results import Scores, View

PERIOD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A group over its top units. `counted_people` and `headcount` leave out the units without a
    known headcount; `headcount` None: all of them. `people` counts who took part in two of the
    units twice. `silent`: units without a participant."""

    id: str
    title: str
    units: int
    silent: int
    people: int
    counted_people: int
    headcount: int | None


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """People and valid attempts of a category; `id` "": those that meet none."""

    id: str
    title: str
    people: int
    attempts: int


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A top unit. `headcount` None: unknown."""

    code: str
    name: str
    group: str
    people: int
    headcount: int | None

    @property
    def share(self) -> Fraction | None:
        """The exact rate; None without a headcount."""
        return Fraction(self.people, self.headcount) if self.headcount else None


@dataclass(frozen=True, slots=True)
class ItemFigure:
    """An item that responses which count were asked: `attempts` of them; `right`: the share of its
    marks that they got."""

    id: str
    heading: str
    attempts: int
    right: float


@dataclass(frozen=True, slots=True)
class TopicFigure:
    """A topic, the people asked about it, and the share of its marks that they got."""

    topic: str
    people: int
    right: float


@dataclass(frozen=True, slots=True)
class Period:
    """Seven days or, at the start, less: from `since` on, what came in. `is_whole`: seven days."""

    since: datetime
    is_whole: bool
    people: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a bulletin; times are contest-local.

    `as_of`: the time up to which the sheets were known, as printed. `until`: the second from which
    on a response belongs to the next bulletin, so `view.as_of(until)` counts the same responses
    again. `counted_people` and `headcount` leave out the top units without a known headcount.
    `below`: the rate below which a unit is low; None: none is declared. `units`: all top units.
    `scores` None: the contest has no items. `full_mark_people`: with full marks in a response that
    counts; None as `scores`. `week`: the seven days up to `until`; `before`: the seven days before
    those; None: the contest was not open then. `items` and `topics`: the lowest share of right
    answers first, without those that nobody was asked.
    """

    as_of: datetime
    until: datetime
    people: int
    attempts: int
    counted_people: int
    headcount: int | None
    rounds: int
    below: float | None
    groups: tuple[GroupFigures, ...]
    categories: tuple[CategoryFigures, ...]
    units: tuple[UnitFigures, ...]
    scores: Scores | None
    full_mark_people: int | None
    week: Period | None
    before: Period | None
    items: tuple[ItemFigure, ...]
    topics: tuple[TopicFigure, ...]


def figures_of(view: View, until: datetime | None = None) -> Figures:
    """The figures of a view. `until`: the known end of the responses of the view; None: the second
    after the last of them, at least the time up to which the sheets are known.

    Raises:
        NotAllowedError: the viewer may not see all people.
    """
    contest, headline = view.contest, view.headline()
    targets = contest.settings.targets
    if until is None:
        last = view.came_in().last
        until = max([view.known_until, *([last + timedelta(seconds=1)] if last else [])])
    week, before = _periods(view, until)
    return Figures(
        as_of=view.known_until,
        until=until,
        people=headline.people,
        attempts=headline.attempts,
        counted_people=headline.counted_people,
        headcount=headline.headcount,
        rounds=len(contest.rounds),
        below=targets.participation_rate if targets.letter_below is None else targets.letter_below,
        groups=tuple(_groups(view)),
        categories=tuple(_categories(view)),
        units=tuple(_units(view)),
        scores=view.scores() if contest.items else None,
        full_mark_people=headline.full_mark_people if contest.items else None,
        week=week,
        before=before,
        items=tuple(_items(view)),
        topics=tuple(_topics(view)),
    )


def _groups(view: View) -> Iterator[GroupFigures]:
    for group in view.contest.groups:
        league = view.league(group.id)
        yield GroupFigures(
            group.id,
            group.title,
            len(league.rows),
            len(league.silent),
            sum(row["people"] for row in league.rows),
            league.counted_people,
            league.headcount,
        )


def _units(view: View) -> Iterator[UnitFigures]:
    for group in view.contest.groups:
        for row in view.league(group.id).rows:
            yield UnitFigures(
                row["unit_code"], row["unit_name"], group.id, row["people"], row["headcount"]
            )


def _categories(view: View) -> Iterator[CategoryFigures]:
    """Each declared category, then those that meet none, if there are any."""
    declared = view.contest.settings.categories
    if not declared:
        return
    known = [
        CategoryFigures(
            one.id,
            one.title or one.id,
            view.standings_count(category=one.id),
            _attempts(view, one.id),
        )
        for one in declared
    ]
    yield from known
    headline = view.headline()
    people = headline.people - sum(one.people for one in known)
    attempts = headline.attempts - sum(one.attempts for one in known)
    if people or attempts:
        yield CategoryFigures("", "", people, attempts)


def _attempts(view: View, category: str) -> int:
    counts = view.scores(category=category).attempts
    return counts.scored + counts.unscored


def _items(view: View) -> Iterator[ItemFigure]:
    known = [(one.facility_index, one) for one in view.items() if one.facility_index is not None]
    for facility, one in sorted(known, key=lambda line: line[0]):
        yield ItemFigure(one.item_id, one.heading, one.attempts, facility / 100)


def _topics(view: View) -> Iterator[TopicFigure]:
    known = [(one.share, one) for one in view.topics() if one.share is not None]
    for share, one in sorted(known, key=lambda line: line[0]):
        yield TopicFigure(one.topic, one.people, share)


def _periods(view: View, until: datetime) -> tuple[Period | None, Period | None]:
    """The seven days up to `until`, and the seven days before them; None: before the opening, or
    before anything came in."""
    first = view.contest.opens_at
    middle = until - PERIOD
    found: list[Period | None] = []
    for since, end in ((middle, until), (middle - PERIOD, middle)):
        start = max(since, first) if first else since
        if start >= end:
            found.append(None)
            continue
        span = view.came_in(start, end)
        found.append(Period(start, start == since, span.people, span.attempts))
    return found[0], found[1]
