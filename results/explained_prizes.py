"""The rules of prizes for one person: who holds a prize already, the places, a tie, a draw."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from results.awards import drawn, person_awards, person_list, persons_out, sealed_draws
from results.compute import Results
from results.explained_places import Placed
from results.explained_states import Line, line
from scoring.awards import Tie, Won
from scoring.rules import prizes as rules
from scoring.standings import OVERALL


def prize_lines(results: Results, place: Placed | None, number: int) -> Iterator[Line]:
    """What each list of prizes of this round (`OVERALL`: of the whole contest) and of the person's
    category says of the person; nothing if no prize is given there."""
    for of, numbers in _lists(results, place, number).items():
        if place is None:
            for rule in _OF_A_LIST:
                yield line(rule, results.contest, None, None, None)
            return
        yield from _of_list(results, place, of, numbers)


_OF_A_LIST = (rules.is_eligible, rules.may_win, rules.last_places, rules.lies_in_one_prize)


def _lists(results: Results, place: Placed | None, number: int) -> dict[Hashable, list[int]]:
    """List → the numbers of its prizes."""
    contest = results.contest
    rounds = {"" if number == OVERALL else contest.rounds[number].id}
    if len(contest.rounds) == 1:  # its standings are those of the whole contest
        rounds |= {"", contest.rounds[0].id}
    found: dict[Hashable, list[int]] = {}
    for n, prize in enumerate(contest.settings.prizes):
        if prize.round in rounds and (place is None or prize.category == place.category):
            found.setdefault(person_list(prize.round, prize.category), []).append(n)
    return found


def _of_list(
    results: Results, place: Placed, of: Hashable, numbers: Sequence[int]
) -> Iterator[Line]:
    contest, awards = results.contest, person_awards(results)
    declared = contest.settings.prizes
    person, rank = place.row["person_id"], place.row["rank"]
    eligible = rules.is_eligible(person, persons_out(results))
    yield line(rules.is_eligible, contest, None, None, eligible)
    if not eligible:
        for rule in _OF_A_LIST[1:]:
            yield line(rule, contest, None, None, None)
        return
    here = [one for one in awards.won if one.of == of]
    own = next((one for one in here if one.contender.holder == person), None)
    tie = next((one for one in awards.ties if one.of == of and _holds(one, person)), None)
    held = None if own or tie else _held_before(awards.won, here, person, rank, numbers)
    if contest.settings.prize_rules.one_per_person:
        name = None if held is None else declared[held.prize].name
        yield line(rules.may_win, contest, name, None, held is None)
    if held is not None:
        yield line(rules.last_places, contest, None, None, None)
        yield line(rules.lies_in_one_prize, contest, None, None, None)
        return
    last = rules.last_places([declared[n].count for n in numbers])[-1]
    at = own.place if own else tie.places[0] if tie else rank
    yield line(rules.last_places, contest, at, last, own is not None or tie is not None)
    names = tuple(declared[n].name for n in (tie.prizes if tie else [own.prize] if own else []))
    decided = True if own else False if tie else None
    yield line(rules.lies_in_one_prize, contest, _places(own, tie), names, decided)
    yield from _draw(results, of, place.row["response_id"])


def _places(own: Won | None, tie: Tie | None) -> tuple[str, ...] | None:
    """The places that the group takes: the first and the last, or the only one."""
    if tie:
        return tuple(str(one) for one in tie.places)
    return (str(own.place),) if own else None


def _holds(tie: Tie, person: str) -> bool:
    return person in [one.holder for one in tie.contenders]


def _held_before(
    won: Sequence[Won], here: Sequence[Won], person: str, rank: int, numbers: Sequence[int]
) -> Won | None:
    """The prize of another list for which the person was left out of this one; None: the person
    was not left out."""
    lowest = max((one.contender.rank for one in here), default=0)
    if rank > lowest:
        return None
    return next(
        (one for one in won if one.contender.holder == person and one.prize < numbers[-1]), None
    )


def _draw(results: Results, of: Hashable, response_id: str) -> Iterator[Line]:
    """The place in the drawn order, if a draw ordered the person's group."""
    for group, order in drawn(sealed_draws(results)).get(of, {}).items():
        if response_id in group:
            at = list(order).index(response_id) + 1
            yield line(rules.drawn_order, results.contest, at, len(order), True)
