"""What a *báo cáo nhanh* says, as sections of sentences, lists and tables. Always Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator

from contest import Contest
from i18n.format import Format
from i18n.phase import describe, phase_at
from i18n.words import Words
from publish.bulletin.bulletin import Bulletin
from publish.bulletin.figures import Figures, Period
from publish.bulletin.parts import Grid, Part, Section
from publish.bulletin.units import known_units, unit_parts
from publish.bulletin.values import PLACES, REACHES, WORST, category_shares, reach_shares

_say, _fmt = Words("vi"), Format("vi")


def sections(one: Bulletin, contest: Contest) -> tuple[Section, ...]:
    """The sections that have something to say, in order."""
    found = one.figures
    parts = {
        "overall": _overall(found, contest),
        "groups": _groups(found),
        "categories": _categories(found),
        "units": unit_parts(found),
        "scores": _scores(found),
        "items": _items(found),
        "moved": _moved(one),
    }
    made = ((name, tuple(lines)) for name, lines in parts.items())
    return tuple(Section(_say(f"bulletin_part.{name}"), lines) for name, lines in made if lines)


def notes(one: Bulletin) -> tuple[str, ...]:
    """What stands under all sections: that the figures are provisional, and how they add up."""
    lines = [_say("bulletin.provisional")]
    if one.figures.people:
        lines.append(_say("bulletin.rounding"))
    if one.earlier and not one.moved:
        lines.append(_say("bulletin.unmoved", moment=_fmt.moment(one.earlier)))
    return tuple(lines)


def phase_line(found: Figures, contest: Contest) -> str:
    """Whether the contest is open at the time of the figures."""
    said = describe(found.as_of, contest.opens_at, contest.closes_at, _say, _fmt)
    return _say("bulletin.phase", said=said[:1].lower() + said[1:])


def total_lines(found: Figures) -> Iterator[str]:
    """People, attempts, and the rate with its denominator."""
    if not found.people:
        yield _say("bulletin.nobody")
        return
    yield _say(
        "bulletin.totals",
        n=found.people,
        people=_fmt.whole(found.people),
        attempts=_fmt.whole(found.attempts),
    )
    if not found.headcount:
        yield _say("bulletin.no_rate")
        return
    yield _say(
        "bulletin.rate",
        rate=_fmt.share(found.counted_people / found.headcount, PLACES),
        counts=_fmt.out_of(found.counted_people, found.headcount),
    )
    known, units = known_units(found), len(found.units)
    if known < units:
        yield _say("bulletin.rate_known", counts=_fmt.out_of(known, units))


def week_lines(found: Figures) -> Iterator[str]:
    """What came in within the last seven days, and within the seven days before."""
    week, before = found.week, found.before
    if not found.people or not week:
        return
    yield _came_in("bulletin.week" if week.is_whole else "bulletin.week_part", week)
    if before is None:
        yield _say("bulletin.no_before")
        return
    yield _came_in("bulletin.before" if before.is_whole else "bulletin.before_part", before)
    if before.is_whole:
        yield _say(
            "bulletin.compared",
            people=_change(week.people - before.people),
            attempts=_change(week.attempts - before.attempts),
        )


def _came_in(key: str, period: Period) -> str:
    people, attempts = _fmt.whole(period.people), _fmt.whole(period.attempts)
    said = _say("bulletin.came_in", people=people, attempts=attempts)
    return _say(key, moment=_fmt.moment(period.since), said=said)


def _change(difference: int) -> str:
    if not difference:
        return _say("bulletin.same")
    key = "bulletin.more" if difference > 0 else "bulletin.fewer"
    return _say(key, count=_fmt.whole(abs(difference)))


def _overall(found: Figures, contest: Contest) -> Iterator[Part]:
    yield phase_line(found, contest)
    if found.people or phase_at(found.as_of, contest.opens_at, contest.closes_at) != "before":
        yield " ".join(total_lines(found))
    week = " ".join(week_lines(found))
    if week:
        yield week


def _groups(found: Figures) -> Iterator[Part]:
    if not found.people or not found.groups:
        return
    rows = [
        (
            group.title,
            _fmt.out_of(group.units - group.silent, group.units),
            _fmt.whole(group.people),
            *_rate_cells(group.counted_people, group.headcount),
        )
        for group in found.groups
    ]
    total = (
        _say("bulletin.contest"),
        _fmt.out_of(sum(g.units - g.silent for g in found.groups), len(found.units)),
        _fmt.whole(found.people),
        *_rate_cells(found.counted_people, found.headcount),
    )
    head = ("bulletin.group", "bulletin.units_started", "column.people",
            "bulletin.out_of_headcount", "column.rate")  # fmt: skip
    yield Grid(tuple(map(_say, head)), (*rows, total), has_total=True)
    if sum(group.people for group in found.groups) != found.people:
        yield _say("bulletin.groups_overlap")
    if known_units(found) < len(found.units):
        yield _say("bulletin.known_only")


def _rate_cells(people: int, headcount: int | None) -> tuple[str, str]:
    """The counts and the rate; a rate without a denominator is said to be unknown."""
    if not headcount:
        return _fmt.whole(None), _say("unknown_headcount")
    return _fmt.out_of(people, headcount), _fmt.share(people / headcount, PLACES)


def _categories(found: Figures) -> Iterator[Part]:
    if not found.people or not found.categories:
        return
    rows = [
        (
            one.title or _say("bulletin.no_category"),
            _fmt.whole(one.people),
            _fmt.out_of(one.attempts, found.attempts),
            share,
        )
        for one, share in zip(found.categories, category_shares(found), strict=True)
    ]
    total = (
        _say("bulletin.total"),
        _fmt.whole(found.people),
        _fmt.whole(found.attempts),
        _fmt.share(1.0, PLACES),
    )
    head = ("column.category", "column.people", "bulletin.out_of_attempts", "bulletin.share")
    yield Grid(tuple(map(_say, head)), (*rows, total), has_total=True)


def _scores(found: Figures) -> Iterator[Part]:
    if not found.people:
        return
    if found.scores is None:
        yield _say("bulletin.no_items")
        return
    attempts, counted = found.scores.attempts, found.scores.counted
    if not attempts.scored:
        yield _say("bulletin.no_points")
        return
    yield _say("bulletin.scores_lead" if found.rounds == 1 else "bulletin.scores_lead_rounds")
    columns = [(counts, reach_shares(counts)) for counts in (attempts, counted)]
    rows = []
    for name in REACHES:
        row = [_say(f"bulletin_reach.{name}")]
        for counts, shares in columns:
            row += [_fmt.out_of(getattr(counts, name), counts.scored), shares[name]]
        rows.append(tuple(row))
    total = [_say("bulletin.total")]
    for counts, _ in columns:
        total += [_fmt.whole(counts.scored), _fmt.share(1.0, PLACES)]
    head = ("bulletin.reach", "bulletin.attempts", "bulletin.share", "bulletin.counted",
            "bulletin.share")  # fmt: skip
    yield Grid(tuple(map(_say, head)), (*rows, tuple(total)), has_total=True)
    if found.full_mark_people is not None:
        yield _say(
            "bulletin.full_people",
            n=found.full_mark_people,
            count=_fmt.whole(found.full_mark_people),
            rate=_fmt.share(found.full_mark_people / found.people, PLACES),
            counts=_fmt.out_of(found.full_mark_people, found.people),
        )
    if attempts.unscored:
        yield _say("bulletin.unscored", n=attempts.unscored, count=_fmt.whole(attempts.unscored))


def _items(found: Figures) -> Iterator[Part]:
    missed = [one for one in found.items if one.right < 1][:WORST]
    if missed:
        yield _say("bulletin.items_lead")
        yield Grid(
            (_say("bulletin.item"), _say("bulletin.of_responses"), _say("bulletin.right")),
            tuple(
                (one.heading, _fmt.whole(one.attempts), _fmt.share(one.right, PLACES))
                for one in missed
            ),
        )
    weak = [one for one in found.topics if one.right < 1][:WORST]
    if weak:
        yield _say("bulletin.topics_lead")
        yield Grid(
            (_say("bulletin.topic"), _say("bulletin.of_people"), _say("bulletin.marks")),
            tuple(
                (one.topic, _fmt.whole(one.people), _fmt.share(one.right, PLACES)) for one in weak
            ),
        )


def _moved(one: Bulletin) -> Iterator[Part]:
    if not one.moved:
        return
    yield _say("bulletin.moved_lead", moment=_fmt.moment(one.earlier))
    head = tuple(map(_say, ("bulletin.figure", "bulletin.was", "bulletin.now")))
    yield Grid(head, tuple((line.name, line.was, line.now) for line in one.moved))
