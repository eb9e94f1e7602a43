"""Who stands to win: the prizes of persons and of units, given out of the present standings."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from contest import Contest
from contest.settings import UnitPrize
from ledger.decided import disqualified, disqualified_units
from ledger.draws import Draw, draws_of
from results.compute import Results
from results.units import UnitRows
from scoring.awards import Awards, Contender, Drawn, Prize, award, lines_needed
from scoring.rules.prizes import drawn_order, unit_is_out, unit_order
from scoring.standings import OVERALL


def person_list(round_id: str, category_id: str) -> Hashable:
    """The list of a round and a category. "" stands for overall, and for a contest without
    categories."""
    return ("people", round_id, category_id)


def unit_list(prize: UnitPrize) -> Hashable:
    """The list of a unit prize: prizes of the same group, measures and minimum share one."""
    return ("units", prize.group, tuple(prize.measure), prize.minimum_headcount)


def round_numbers(contest: Contest) -> dict[str, int]:
    """Id of a round ("" is overall) → its number in the table of standings, where the only round
    of a contest stands as overall."""
    if len(contest.rounds) == 1:
        return {"": OVERALL, contest.rounds[0].id: OVERALL}
    return {"": OVERALL, **{one.id: number for number, one in enumerate(contest.rounds)}}


def person_prizes(contest: Contest) -> tuple[Prize, ...]:
    """The prizes of persons, in the order of the folder."""
    return tuple(
        Prize(prize.name, prize.count, person_list(prize.round, prize.category))
        for prize in contest.settings.prizes
    )


def person_awards(results: Results) -> Awards:
    """The prizes of persons in the present standings, made once for all viewers."""
    return results.keep("person awards", lambda: _person_awards(results))


def _person_awards(results: Results) -> Awards:
    contest = results.contest
    prizes = person_prizes(contest)
    if not prizes:
        return Awards((), (), {})
    out = persons_out(results)
    categories = {"": None, **{c.id: n for n, c in enumerate(contest.settings.categories)}}
    lines = results.rows(
        "standings",
        "select round, category, rank, response_id as id, person_id as holder from standings "
        "where rank <= ?",
        [lines_needed(prizes, len(out))],
    ).to_pylist()
    found: dict[tuple[int, int | None], list[Contender]] = {}
    for line in lines:
        contender = Contender(line["rank"], line["id"], line["holder"])
        found.setdefault((line["round"], line["category"]), []).append(contender)
    lists: dict[Hashable, list[Contender]] = {
        person_list(round_id, category_id): found.get((number, category), [])
        for round_id, number in round_numbers(contest).items()
        for category_id, category in categories.items()
    }
    one = contest.settings.prize_rules.one_per_person
    draws = drawn(sealed_draws(results))
    return award(prizes, lists, draws, one_per_person=one, ineligible=out)


def persons_out(results: Results) -> frozenset[str]:
    """The persons whom the committee has decided are not eligible for a prize: whose response a
    decision names. A response that is not there any more names nobody."""

    def out() -> frozenset[str]:
        ids = sorted(disqualified(results.decisions))
        query = (
            "select distinct coalesce(decided_person, person_id, response_id) as holder "
            "from responses left join moved using (response_id) "
            "where response_id in (select unnest(?::varchar[]))"
        )
        found = results.rows("moved", query, [ids]) if ids else None
        return frozenset(found["holder"].to_pylist()) if found else frozenset()

    return results.keep("persons out", out)


def prizes_held(results: Results) -> Mapping[tuple[Hashable, str], str]:
    """List (`person_list`) and person → the name of the prize that the person holds in it."""

    def held() -> dict[tuple[Hashable, str], str]:
        prizes = results.contest.settings.prizes
        won = person_awards(results).won
        return {(one.of, one.contender.holder): prizes[one.prize].name for one in won}

    return results.keep("prizes held", held)


def prizes_by_line(results: Results) -> dict[tuple[int, str, str], str]:
    """Number of the round (`OVERALL`), category ("" without) and person → the prize.

    In a contest with one round, its lines are the overall lines: a person who holds prizes in both
    lists has the one that stands first in the folder.
    """
    contest = results.contest
    numbers = round_numbers(contest)
    found: dict[tuple[int, str, str], str] = {}
    for one in person_awards(results).won:
        prize = contest.settings.prizes[one.prize]
        line = (numbers[prize.round], prize.category, one.contender.holder)
        found.setdefault(line, prize.name)
    return found


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit in the list of a unit prize. `rank` and `prize` are None for a unit that cannot win,
    which `out` explains (`scoring.rules.prizes.unit_is_out`); `prize` is None without a prize.
    `eligible`: False for a unit that keeps its rank and can win nothing, by decision."""

    row: Mapping[str, Any]
    rank: int | None
    prize: str | None
    out: str | None
    eligible: bool = True


@dataclass(frozen=True, slots=True)
class UnitList:
    """One list of unit prizes: the `prizes` given out of it and its units, best first, those that
    cannot win last."""

    of: Hashable
    prizes: tuple[UnitPrize, ...]
    units: tuple[UnitStanding, ...]


def unit_awards(results: Results, units: UnitRows) -> tuple[tuple[UnitList, ...], Awards]:
    """The unit prizes in the present numbers, by list in the order of the folder."""
    return results.keep(("unit awards", units.state), lambda: _unit_awards(results, units))


def _unit_awards(results: Results, units: UnitRows) -> tuple[tuple[UnitList, ...], Awards]:
    declared = results.contest.settings.unit_prizes
    prizes = tuple(Prize(prize.name, prize.count, unit_list(prize)) for prize in declared)
    rows = {unit_list(prize): _ordered(prize, units) for prize in declared}
    lists = {
        of: [Contender(rank, row["unit_code"], row["unit_code"]) for row, rank, _ in found if rank]
        for of, found in rows.items()
    }
    named = disqualified_units(results.decisions)
    out = {
        row["unit_code"]
        for found in rows.values()
        for row, _, _ in found
        if (row["unit_code"], row["valid_from"].isoformat() if row["valid_from"] else "") in named
    }
    draws = drawn(sealed_draws(results))
    awards = award(prizes, lists, draws, one_per_person=False, ineligible=out)
    won = {(one.of, one.contender.id): prizes[one.prize].name for one in awards.won}
    return tuple(
        UnitList(
            of,
            tuple(prize for prize in declared if unit_list(prize) == of),
            tuple(
                UnitStanding(
                    row, rank, won.get((of, row["unit_code"])), why, row["unit_code"] not in out
                )
                for row, rank, why in found
            ),
        )
        for of, found in rows.items()
    ), awards


def _ordered(
    prize: UnitPrize, units: UnitRows
) -> list[tuple[dict[str, Any], int | None, str | None]]:
    """The valid top units of the group with rank and the reason to be out, best first."""
    rows = [row for row in units.exact_rows(prize.group) if row["valid"]]
    judged = [
        (row, unit_order(row, prize.measure), unit_is_out(row, prize.minimum_headcount))
        for row in rows
    ]
    keys = sorted(key for _, key, out in judged if out is None)
    found = [(row, None if out else keys.index(key) + 1, out) for row, key, out in judged]
    return sorted(found, key=lambda one: (one[1] is None, one[1] or 0, one[0]["unit_code"]))


def sealed_draws(results: Results) -> tuple[Draw, ...]:
    """The tied lists that were sealed for a draw, with the draws that are recorded."""
    return results.keep("draws", lambda: draws_of(results.decisions))


def drawn(draws: tuple[Draw, ...]) -> Drawn:
    """The recorded draws: list → a tied group, by its ids → the ids in the drawn order. The last
    draw comes last."""
    found: dict[Hashable, dict[frozenset[str], tuple[str, ...]]] = {}
    for draw in sorted(draws, key=lambda one: one.number):
        if draw.is_drawn:
            order, ids = draw.order or tuple(drawn_order(draw.seed, draw.ids)), frozenset(draw.ids)
            found.setdefault(draw.of, {}).pop(ids, None)
            found[draw.of][ids] = order
    return found
