"""The tables that a release freezes, exact and in a declared order, out of the present results.

A release covers what can no longer change by the clock: the rounds that have ended, and overall
only after the closing of the contest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple

from contest import Contest
from contest.csv_cells import Cell
from ledger.pulse import Pulse
from results.awards import person_awards, round_numbers, unit_awards
from results.balance import balance, last_good
from results.compute import Results
from results.units import units_of
from scoring.awards import Awards, Tie

STANDINGS = (
    "row", "round", "category", "rank", "response_id", "score", "prediction_distance",
    "submitted_at", "prize",
)  # fmt: skip
UNITS = (
    "group", "unit_code", "valid_from", "unit_name", "people", "attempts", "headcount",
    "participation_rate", "mean_score", "prize",
)  # fmt: skip
PRIZES = ("kind", "round", "category", "prize", "row", "unit_code", "state")
BALANCE = ("what", "key", "count")
WINS, WAITS = "expected", "waits_for_draw"
BETWEEN = " | "
"""Between the names of several prizes in one cell."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What a release of a moment covers. `rounds`: ids of the ended rounds of several.
    `overall`: the standings of the whole contest, and the prizes of units. `ended_at`: the end of
    the last of these, contest-local; None: nothing has ended."""

    rounds: tuple[str, ...]
    overall: bool
    ended_at: datetime | None

    def has(self, contest: Contest, round_id: str) -> bool:
        """Whether the standings of a round are covered; "" is overall."""
        return self.overall if len(contest.rounds) == 1 or not round_id else round_id in self.rounds


class Holder(NamedTuple):
    """Who stands in a row of the standings: the text of the name, and the code of the unit ("" for
    none)."""

    response_id: str
    name: str
    unit_code: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """The cells of the tables of a release, in order. `standings` has the columns `STANDINGS`, with
    `holders` beside, row by row; the other tables those of the constants of their names."""

    covered: Covered
    standings: tuple[tuple[Cell, ...], ...]
    holders: tuple[Holder, ...]
    units: tuple[tuple[Cell, ...], ...]
    prizes: tuple[tuple[Cell, ...], ...]
    balance: tuple[tuple[Cell, ...], ...]


def covered(contest: Contest, now: datetime) -> Covered:
    """What has ended at a contest-local time.

    A round has not ended for its ranks while the number that predictions are compared with is that
    of the whole contest.
    """
    closes_at = contest.closes_at
    overall = closes_at is not None and closes_at <= now
    settings = contest.settings
    waits = settings.prediction.scope == "contest" and not overall
    waits = waits and "prediction_distance" in settings.ranking.order
    several = contest.rounds if len(contest.rounds) > 1 and not waits else ()
    ended = [(one.id, one.closes_at) for one in several if one.closes_at and one.closes_at <= now]
    ends = [end for _, end in ended] + ([closes_at] if overall and closes_at else [])
    return Covered(tuple(one for one, _ in ended), overall, max(ends, default=None))


def known_until(results: Results, pulses: Mapping[str, Pulse], now: datetime) -> datetime | None:
    """The contest-local time up to which every source is known, at most `now`; None: a source was
    never read."""
    contest, good = results.contest, last_good(results, pulses)
    if any(source.id not in good for source in contest.sources):
        return None
    return min([now, *(contest.local(good[source.id]) for source in contest.sources)])


def open_draws(results: Results, of: Covered) -> tuple[Tie, ...]:
    """The ties that wait for a draw among the covered prizes."""
    numbers = _released_prizes(results.contest, of)
    found = [tie for tie in person_awards(results).ties if numbers & {*tie.prizes}]
    return (*found, *(unit_awards(results, units_of(results))[1].ties if of.overall else ()))


def frozen(results: Results, of: Covered) -> Frozen:
    """The tables of a release. Equal states give equal tables."""
    contest = results.contest
    numbers = _released_prizes(contest, of)
    awards = person_awards(results)
    won = [one for one in awards.won if one.prize in numbers]
    prizes = contest.settings.prizes
    held: dict[tuple[str, str, str], str] = {}
    for one in won:
        prize = prizes[one.prize]
        held.setdefault((_list_id(contest, prize.round), prize.category, one.contender.holder),
                        prize.name)  # fmt: skip
    standings: list[tuple[Cell, ...]] = []
    holders: list[Holder] = []
    rows: dict[tuple[str, str, str], int] = {}
    ids = [category.id for category in contest.settings.categories]
    for round_id in (*of.rounds, *([""] if of.overall else [])):
        for line in _lines(results, round_numbers(contest)[round_id]):
            category = "" if line["category"] is None else ids[line["category"]]
            at = (round_id, category, line["person_id"])
            rows[at] = len(standings) + 1
            score = str(Fraction(line["score"], contest.denominator))
            standings.append((
                rows[at], round_id, category, line["rank"], line["response_id"], score,
                line["prediction_distance"], _time(line["submitted_at"]), held.get(at, ""),
            ))  # fmt: skip
            holders.append(
                Holder(line["response_id"], line["full_name"] or "", line["unit_code"] or "")
            )
    told = _person_prizes(contest, awards, numbers, rows)
    units_won, unit_lines = _unit_prizes(results) if of.overall else ({}, [])
    return Frozen(
        of,
        tuple(standings),
        tuple(holders),
        tuple(_units(results, units_won)),
        (*told, *unit_lines),
        tuple(_balance(results)),
    )


def _released_prizes(contest: Contest, of: Covered) -> set[int]:
    """Numbers of the prizes that can be released. While a person may hold one prize, a prize
    depends on all prizes before it: it waits until these are covered too."""
    found: set[int] = set()
    for number, prize in enumerate(contest.settings.prizes):
        if of.has(contest, prize.round):
            found.add(number)
        elif contest.settings.prize_rules.one_per_person:
            break
    return found


def _list_id(contest: Contest, round_id: str) -> str:
    """The round as standings name it: the only round of a contest stands as overall."""
    return "" if len(contest.rounds) == 1 else round_id


def _lines(results: Results, number: int) -> list[dict[str, Any]]:
    query = (
        "select category, rank, response_id, person_id, full_name, unit_code, score, "
        "prediction_distance, submitted_at from standings left join units using (unit) "
        "where round = ? order by category, rank, response_id"
    )
    lines: list[dict[str, Any]] = results.rows("standings", query, [number]).to_pylist()
    return lines


def _person_prizes(
    contest: Contest, awards: Awards, numbers: set[int], rows: Mapping[tuple[str, str, str], int]
) -> list[tuple[Cell, ...]]:
    """Who holds a prize, in the order of the prizes and places; then who waits for a draw."""
    prizes = contest.settings.prizes

    def line(of: int, holder: str, names: str, state: str) -> tuple[Cell, ...]:
        prize = prizes[of]
        row = rows[_list_id(contest, prize.round), prize.category, holder]
        return ("person", prize.round, prize.category, names, row, "", state)

    won = [
        line(one.prize, one.contender.holder, prizes[one.prize].name, WINS)
        for one in sorted(awards.won, key=lambda one: (one.prize, one.place, one.contender))
        if one.prize in numbers
    ]
    waiting = [
        line(tie.prizes[0], one.holder, _names(prizes[n].name for n in tie.prizes), WAITS)
        for tie in awards.ties
        if numbers & {*tie.prizes}
        for one in sorted(tie.contenders)
    ]
    return won + waiting


def _unit_prizes(results: Results) -> tuple[dict[str, list[str]], list[tuple[Cell, ...]]]:
    """The prizes by the unit's code, and the lines of prizes.csv."""
    _, awards = unit_awards(results, units_of(results))
    prizes = results.contest.settings.unit_prizes
    held: dict[str, list[str]] = {}
    lines: list[tuple[Cell, ...]] = []
    for one in sorted(awards.won, key=lambda one: (one.prize, one.place, one.contender)):
        name = prizes[one.prize].name
        held.setdefault(one.contender.id, []).append(name)
        lines.append(("unit", "", "", name, "", one.contender.id, WINS))
    for tie in awards.ties:
        names = _names(prizes[n].name for n in tie.prizes)
        lines += [("unit", "", "", names, "", one.id, WAITS) for one in sorted(tie.contenders)]
    return held, lines


def _units(results: Results, won: Mapping[str, list[str]]) -> list[tuple[Cell, ...]]:
    """Every unit that is valid at the reference time, in the order of units.csv."""
    contest = results.contest
    small = contest.settings.privacy.small_cell
    return [
        (
            row["group"] or "", row["unit_code"], row["valid_from"], row["unit_name"],
            row["people"], row["attempts"], row["headcount"],
            _ratio(row["people"], row["headcount"]),
            "" if row["people"] < small
            else _ratio(row["score_sum"], (row["score_count"] or 0) * contest.denominator),
            _names(won.get(row["unit_code"], ())),
        )
        for row in units_of(results).exact_rows("unit")
        if row["valid"]
    ]  # fmt: skip


def _balance(results: Results) -> list[tuple[Cell, ...]]:
    counted = balance(results, {})
    states = ("observed", "accepted", "held", "rejected", "superseded", "withdrawn")
    loads = dict(results.state.loads) if results.state else {}
    return [
        *(("state", name, getattr(counted, name)) for name in states),
        *(("reason", code, count) for code, count in counted.reasons.items()),
        *(("rows_of_source", one.id, one.rows) for one in counted.sources),
        *(("last_load_of_source", source, number) for source, number in loads.items()),
    ]


def _ratio(above: int | None, below: int | None) -> str:
    """An exact fraction as text: `57/2`, `12`, "" if unknown."""
    return str(Fraction(above or 0, below)) if below else ""


def _names(names: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(names))


def _time(moment: object) -> str:
    return moment.isoformat() if isinstance(moment, datetime) else ""
