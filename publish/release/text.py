"""What a release says to people, for the page inside and the public page alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from contest import Contest
from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from results import Release, Released, UnitWinner, View, Winner
from results.frozen import WAITS


@dataclass(frozen=True, slots=True)
class WinnerLine:
    """A person with a prize, in words."""

    prize: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with a prize, in words. `ratio`: people of the headcount."""

    prize: str
    unit: str
    rate: str
    ratio: str


@dataclass(frozen=True, slots=True)
class ReleaseText:
    """`title`: what kind of result. `lead`: sentences about it. `lists`: the winners of each round
    and category under its name. `steps`: how to check."""

    title: str
    is_provisional: bool
    lead: tuple[str, ...]
    lists: tuple[tuple[str, tuple[WinnerLine, ...]], ...]
    units: tuple[UnitLine, ...]
    seal: str
    steps: tuple[str, ...]


def release_text(one: Released, say: Words, fmt: Format) -> ReleaseText:
    """The text of a release, which says nothing of the contest folder as it is now."""
    release, contest = one.release, one.contest
    return ReleaseText(
        title=say(f"released.{release.kind}"),
        is_provisional=release.kind == "provisional",
        lead=tuple(_lead(one, contest, say, fmt)),
        lists=tuple(_lists(one.winners, contest, say)),
        units=tuple(unit_line(unit, contest, say, fmt) for unit in one.unit_winners),
        seal=release.seal,
        steps=tuple(say(f"released.step_{n}") for n in range(1, 5)),
    )


def made_at(view: View, release: Release, fmt: Format) -> str:
    """When a visible release was made, in its own time zone, which the folder of now may no longer
    have."""
    contest = view.release_contest(release.number) or view.contest
    return fmt.moment(contest.local(release.made_at))


def list_title(contest: Contest, round_id: str, category: str, say: Words) -> str:
    """The name of a list of a release. `round_id`: "" is overall; `category`: "" is none."""
    contest = contest.in_language(say.language)
    rounds = {r.id: r.title or r.id for r in contest.rounds}
    categories = {c.id: c.title or c.id for c in contest.settings.categories}
    parts = [rounds.get(round_id, round_id) if round_id else say("standings.overall")]
    parts += [categories.get(category, category)] if category else []
    return on_one_line(" · ".join(parts))


def _lead(one: Released, contest: Contest, say: Words, fmt: Format) -> Iterator[str]:
    release = one.release
    made = fmt.moment(contest.local(release.made_at))
    yield say("released.number", number=fmt.whole(release.number), moment=made)
    yield say("released.until", moment=fmt.moment(one.counted_until))
    titles = {r.id: r.title or r.id for r in contest.in_language(say.language).rounds}
    if not one.overall:
        covered = ", ".join(on_one_line(titles.get(r, r)) for r in one.rounds)
        yield say("released.covers", rounds=covered)
    if release.kind == "provisional":
        if release.petitions_until:
            yield say("released.petitions", moment=fmt.moment(release.petitions_until))
        else:
            yield say("released.may_change")
    if release.corrects:
        number = fmt.whole(release.corrects)
        yield say("released.corrects", number=number, basis=on_one_line(release.basis))
        counts = {name: fmt.whole(n) for name, n in release.difference.items()}
        yield say.fill("released.difference", counts)
    if one.erased:
        yield say("released.erased", n=one.erased, count=fmt.whole(one.erased))


def _lists(
    winners: Sequence[Winner], contest: Contest, say: Words
) -> Iterator[tuple[str, tuple[WinnerLine, ...]]]:
    for (round_id, category), lines in by_list(winners):
        title = list_title(contest, round_id, category, say)
        yield title, tuple(winner_line(one, contest, say) for one in lines)


def by_list(winners: Iterable[Winner]) -> Iterator[tuple[tuple[str, str], list[Winner]]]:
    """The winners by round and category, in the order in which these have their first prize."""
    lists: dict[tuple[str, str], list[Winner]] = {}
    for one in winners:
        lists.setdefault((one.round, one.category), []).append(one)
    yield from lists.items()


def winner_line(one: Winner, contest: Contest, say: Words) -> WinnerLine:
    """A person with a prize, in words."""
    name = say("released.erased_name") if one.name is None else on_one_line(one.name)
    return WinnerLine(_prize(one, contest, say), name, on_one_line(one.unit))


def unit_line(one: UnitWinner, contest: Contest, say: Words, fmt: Format) -> UnitLine:
    """A unit with a prize, in words."""
    rate = float(Fraction(one.participation_rate)) if one.participation_rate else None
    return UnitLine(
        _prize(one, contest, say),
        on_one_line(one.unit),
        fmt.share(rate),
        fmt.out_of(one.people, one.headcount),
    )


def _prize(one: Winner | UnitWinner, contest: Contest, say: Words) -> str:
    name = on_one_line(contest.titled(one.prize, say.language))
    return say("released.waits", prize=name) if one.state == WAITS else name
