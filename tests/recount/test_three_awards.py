"""The program, the recount and the truth give the same prizes out of random lists, with ties,
draws, and people who are not eligible."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recount.decided import draws, in_force
from recount.prizes import award_people
from recount.ranking import Line, Standings
from recount.records import Decision
from scoring.awards import Contender, Prize, award
from tests.recount.test_prizes import contest
from tests.truth import awarding
from tests.truth import draws as truths
from tests.truth.rules import Prize as TruePrize

LISTS = (("people", "r1", ""), ("people", "", ""))
PEOPLE = "ABCDEFGH"
MANY = settings(
    max_examples=400, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)


@dataclass(frozen=True)
class Case:
    """Lists of groups of equal rank, prizes as (name, count, number of the list), draws as (number
    of the list, drawn order), and people who are not eligible."""

    lists: tuple[tuple[str, ...], ...]
    prizes: tuple[tuple[str, int, int], ...]
    draws: tuple[tuple[int, str], ...]
    out: frozenset[str]
    one_per_person: bool


@st.composite
def cases(draw: st.DrawFn) -> Case:
    lists = []
    for _ in LISTS:
        rest, groups = "".join(draw(st.permutations(PEOPLE))), list[str]()
        while rest:
            size = draw(st.sampled_from([1, 1, 2, 3, 4]))
            groups.append(rest[:size])
            rest = rest[size:]
        lists.append(tuple(groups))
    prizes = draw(
        st.lists(
            st.tuples(st.sampled_from([1, 1, 2, 3]), st.sampled_from([0, 1])),
            min_size=1, max_size=5,
        )
    )  # fmt: skip
    drawn = []
    for _ in range(draw(st.integers(0, 6))):
        of = draw(st.sampled_from([0, 1]))
        group = draw(st.sampled_from(lists[of]))
        whole = draw(st.permutations(group))
        drawn.append((of, "".join(whole[: draw(st.sampled_from([len(group), len(group), 2]))])))
    out = draw(st.frozensets(st.sampled_from(PEOPLE), max_size=4))
    return Case(
        tuple(lists),
        tuple((f"G{n}", size, of) for n, (size, of) in enumerate(prizes)),
        tuple(drawn),
        out,
        draw(st.booleans()),
    )


Held = dict[tuple[int, str], str]
"""Number of the list and person → prize."""


def by_program(case: Case) -> tuple[Held, list[frozenset[str]]]:
    lists = {LISTS[n]: contenders(groups) for n, groups in enumerate(case.lists)}
    orders: dict[Any, dict[frozenset[str], Sequence[str]]] = {}
    for of, order in case.draws:
        known = orders.setdefault(LISTS[of], {})
        known.pop(frozenset(order), None)
        known[frozenset(order)] = [*order]
    prizes = [Prize(name, size, LISTS[of]) for name, size, of in case.prizes]
    found = award(prizes, lists, orders, one_per_person=case.one_per_person, ineligible=case.out)
    held = {
        (LISTS.index(one.of), one.contender.holder): prizes[one.prize].name  # type: ignore[arg-type]
        for one in found.won
    }
    return held, [frozenset(tie.ids) for tie in found.ties]


def contenders(groups: Sequence[str]) -> list[Contender]:
    return [
        Contender(1 + sum(map(len, groups[:n])), one, one)
        for n, group in enumerate(groups)
        for one in group
    ]


def by_recount(case: Case) -> Held:
    found: Standings = {}
    for number, groups in enumerate(case.lists):
        lines = [line(one.rank, one.id) for one in contenders(groups)]
        found[(0, -1)[number], -1] = lines
    rounds = ("r1", "")
    asked = [(name, size, rounds[of]) for name, size, of in case.prizes]
    award_people(
        found,
        contest(asked, one_per_person=case.one_per_person),
        draws(in_force([Decision(*one) for one in decisions(case)])),
        case.out,
    )
    return {
        (number, one.person): one.prize
        for number, key in enumerate(((0, -1), (-1, -1)))
        for one in found[key]
        if one.prize
    }


def line(rank: int, own: str) -> Line:
    made = Line(own, own, -1, 0, None, 0, None)
    made.rank = rank
    return made


def decisions(case: Case) -> list[tuple[str, int, str, str, dict[str, str]]]:
    """Seals and draws as (id, number, kind, subject, facts)."""
    found = []
    for number, (of, order) in enumerate(case.draws):
        seal = truths.seal(f"s{number}", LISTS[of], order)
        found += [
            (seal.id, 2 * number, seal.kind, seal.subject, dict(seal.facts)),
            (f"d{number}", 2 * number + 1, "draw", seal.id, {"order": json.dumps([*order])}),
        ]
    return found


def by_truth(case: Case) -> tuple[Held, list[frozenset[str]]]:
    known = [truths.Decision(name, kind, of, facts) for name, _, kind, of, facts in decisions(case)]
    found = awarding.award(
        [TruePrize(name, size, LISTS[of]) for name, size, of in case.prizes],
        {
            LISTS[n]: [[awarding.Entry(one, one) for one in group] for group in groups]
            for n, groups in enumerate(case.lists)
        },
        lambda of, ids: truths.drawn_order(known, of, ids, case.out),
        one_per_person=case.one_per_person,
        barred=case.out,
    )
    held = {
        (LISTS.index(of), str(who)): name  # type: ignore[arg-type]
        for of, names in found.held.items()
        for who, name in names.items()
    }
    return held, [ids for _, ids in found.waiting]


@MANY
@given(cases())
def test_three_counts_give_the_same_prizes_whoever_is_not_eligible(case: Case) -> None:
    held, waiting = by_program(case)
    assert (held, waiting) == by_truth(case)
    assert held == by_recount(case)
    assert not case.out & {person for _, person in held}


def test_the_random_lists_reach_draws_that_lost_somebody() -> None:
    reached: Counter[str] = Counter()

    @MANY
    @given(cases())
    def look(case: Case) -> None:
        held, waiting = by_program(case)
        everybody = Case(case.lists, case.prizes, case.draws, frozenset(), case.one_per_person)
        lost = tuple(one for one in case.draws if not case.out & {*one[1]})
        reached["moved up"] += held != by_program(everybody)[0]
        reached["waits"] += bool(waiting)
        kept = Case(case.lists, case.prizes, lost, case.out, case.one_per_person)
        reached["a draw that lost somebody holds"] += held != by_program(kept)[0]

    look()
    assert len(reached) == 3, reached
    assert min(reached.values()) > 5, reached
