"""What a release says of one person, to that person: score, rank, prize, and what decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from i18n.format import Format
from i18n.words import Words
from publish.explained_words import neighbours
from publish.release.text import list_title, winner_line
from results import ReleasedPlace, ReleasedPlaces


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place in words. `title`: list, rank and score. `lines`: prizes and the deciding rules."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnResult:
    """`title`: what kind of result. `lead`: sentences about the release. `places`: none if the
    release ranks no response of the person."""

    title: str
    lead: tuple[str, ...]
    places: tuple[OwnPlace, ...]


def own_result(found: ReleasedPlaces, say: Words, fmt: Format) -> OwnResult:
    """The result in words. Of the nearest other ranks it has values and no name, as the files of
    the release have them, and the titles are those of the release."""
    release, contest = found.release, found.contest
    number, made = fmt.whole(release.number), fmt.moment(contest.local(release.made_at))
    lead = [say("released.number", number=number, moment=made)]
    if release.kind == "provisional":
        lead.append(say("released.may_change"))
    if not found.places:
        lead.append(say("own_result.none"))
    places = (
        OwnPlace(_title(found, one, say, fmt), tuple(_lines(found, one, say, fmt)))
        for one in found.places
    )
    return OwnResult(say(f"released.{release.kind}"), tuple(lead), tuple(places))


def _title(found: ReleasedPlaces, one: ReleasedPlace, say: Words, fmt: Format) -> str:
    return say(
        "own_result.place",
        list=list_title(found.contest, one.round, one.place.category, say),
        rank=fmt.whole(one.place.row["rank"]),
        people=fmt.whole(one.place.people),
        score=fmt.score(one.place.row["score"]),
    )


def _lines(found: ReleasedPlaces, one: ReleasedPlace, say: Words, fmt: Format) -> Iterator[str]:
    for prize in one.prizes:
        yield say("own_result.prize", prize=winner_line(prize, found.contest, say).prize)
    who = {"above": say("paper.who_above"), "below": say("paper.who_below")}
    yield from neighbours(found.order, one.place, who, say, fmt)
