"""What a change moves: people, attempts, ranks, and prizes. Decisions and trials share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from i18n.format import UNKNOWN
from results import (
    Balance,
    Concerned,
    Effect,
    Moved,
    PrizeEffect,
    View,
    concerned,
    effect,
    prize_effect,
)
from ui.components.blocks import Figure, bullets, figures, note, quiet, show
from ui.components.markup import Child, Html, join, tag
from ui.components.tables import Column, table
from ui.shell.visit import Visit

SHOWN = 10
_NAMED = 5
"""Number of persons whose ranks are told in words."""


@dataclass(frozen=True, slots=True)
class Change:
    """The first people whose rank moves, and how many move, enter and leave in all; the balances
    before and after; the prizes that change hands, in a contest with prizes; what the change means
    for the persons whom it is about, and for the others."""

    effect: Effect
    moved: int
    entered: int
    left: int
    balances: tuple[Balance, Balance]
    prizes: PrizeEffect | None
    concerned: Concerned


def change_between(before: View, after: View, responses: Sequence[str] = ()) -> Change:
    """Compare two views of one contest. `responses`: ids of those that the change is about."""
    moves = effect(before, after)
    settings = (before.contest.settings, after.contest.settings)
    with_prizes = any(one.prizes or one.unit_prizes for one in settings)
    return Change(
        Effect(moves.people, moves.attempts, moves.moved[:SHOWN]),
        len(moves.moved),
        moves.entered,
        moves.left,
        (before.balance(), after.balance()),
        prize_effect(before, after) if with_prizes else None,
        concerned(before, after, moves.moved, responses),
    )


def draw_change(visit: Visit, change: Change) -> None:
    """Draw the counts, the prizes and the people whose rank moves."""
    draw_counts(visit, change)
    draw_prizes(visit, change)
    draw_ranks(visit, change)


def draw_words(visit: Visit, found: Concerned) -> None:
    """Say what happens to the persons concerned, one line each, then how many others move."""
    say, fmt = visit.say, visit.fmt
    lines: list[Child] = [_moves(visit, one) for one in found.persons[:_NAMED]]
    if more := len(found.persons) - len(lines):
        lines.append(say("effect.persons_more", n=more, count=fmt.whole(more)))
    others = fmt.whole(found.others)
    if not found.others:
        lines.append(say("effect.no_others") if lines else say("review.nobody_moves"))
    elif found.furthest:
        most = fmt.whole(found.furthest)
        key = "effect.others" if lines else "effect.moved"
        lines.append(say(key, n=found.others, count=others, most=most))
    show(bullets(lines))


def _moves(visit: Visit, one: Moved) -> Html:
    """What happens to one person: the name, and the rank before and after in words."""
    say = visit.say

    def place(rank: int | None) -> str:
        return say("effect.rank", rank=visit.fmt.whole(rank)) if rank else say("effect.unranked")

    change = f"{place(one.before)} → {place(one.after)}"
    if one.before == one.after:
        change = say("effect.stays", place=place(one.after))
    return join([tag("b", one.full_name or say("lookup.no_name")), f": {change}"])


def draw_counts(visit: Visit, change: Change) -> None:
    """Draw the numbers of people, attempts and held responses before and after."""
    people, attempts = change.effect.people, change.effect.attempts
    held = change.balances[0].held, change.balances[1].held
    observed = change.balances[0].observed, change.balances[1].observed
    # Only a load that is undone or restored changes how much was observed.
    of_loads = [_pair(visit, "state.observed", observed)] if len({*observed}) > 1 else []
    show(
        figures(
            [
                *of_loads,
                _pair(visit, "figure.people", people),
                _pair(visit, "figure.attempts", attempts),
                _pair(visit, "review.waiting", held),
            ],
            small=True,
        )
    )


def _prize(visit: Visit, name: str | None) -> str:
    return visit.titled(name) if name else visit.say("effect.no_prize")


def draw_prizes(visit: Visit, change: Change, most: int | None = None) -> None:
    """Draw the prizes that change hands, in a contest with prizes; at most `most` of them."""
    prizes = change.prizes
    if prizes is None:
        return
    say = visit.say
    lines = [
        say("effect.prize", name=move.name, before=_prize(visit, move.before),
            after=_prize(visit, move.after))
        for move in (*prizes.persons, *prizes.units)
    ]  # fmt: skip
    old, new = prizes.ties
    if old != new:
        lines.append(say("effect.ties", before=visit.fmt.whole(old), after=visit.fmt.whole(new)))
    if most is not None and (more := len(lines) - most) > 0:
        lines[most:] = [say("effect.prizes_more", n=more, count=visit.fmt.whole(more))]
    if lines:
        show(note(tag("b", say("effect.prizes")), bullets(lines), tone="warn"))
    else:
        show(quiet(say("effect.same_prizes")))


def draw_ranks(visit: Visit, change: Change) -> None:
    """Draw the first people whose rank moves as a table."""
    say, fmt = visit.say, visit.fmt
    if not change.moved:
        show(quiet(say("review.nobody_moves")))
        return
    text = say(
        "review.moves",
        entered=fmt.whole(change.entered),
        left=fmt.whole(change.left),
        moved=fmt.whole(change.moved - change.entered - change.left),
    )
    show(quiet(text), table(_columns(visit), map(asdict, change.effect.moved), name=text))
    if change.moved > SHOWN:
        show(quiet(say("review.first", count=fmt.whole(SHOWN))))


def _pair(visit: Visit, key: str, pair: tuple[int, int]) -> Figure:
    fmt, (old, new) = visit.fmt, pair
    sign = "+" if new > old else "−"
    under = f"{sign}{fmt.whole(abs(new - old))}" if new != old else visit.say("review.same")
    value = f"{fmt.whole(old)} → {fmt.whole(new)}" if new != old else fmt.whole(new)
    return Figure(visit.say(key), value, under)


def _columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt

    def rank(number: int | None) -> str:
        return UNKNOWN if number is None else fmt.whole(number)

    return (
        Column(say("column.name"), lambda row: row["full_name"], "main"),
        Column(say("review.old_rank"), lambda row: rank(row["before"]), "more", True),
        Column(
            say("review.new_rank"), lambda row: tag("b", rank(row["after"])), "lead-value", True
        ),
    )
