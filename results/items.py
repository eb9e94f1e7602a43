"""What the answers say about each item, and about each topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from contest import Contest
from contest.items import Item
from results.compute import Results
from results.tables import Key
from results.units import UnitRows
from scoring.items import topics
from scoring.rules.items import (
    Answered,
    best_answers,
    discriminates_negatively,
    discrimination_index,
    facility_index,
    prefers_another_answer,
    upper_group,
)
from scoring.standings import OVERALL

Sign = Literal["best_answer_not_key", "negative_discrimination"]
"""Why a key is probably wrong, the stronger sign first."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """An item and the accepted responses that were asked the item.

    `key`: the accepted options; `is_single`: each of them is right alone, else only all together.
    `attempts`: number of these responses. `facility_index`, `discrimination_index`: see
    `scoring.rules.items`; None: there is none. `options`: option → number of responses that chose
    it, in the order of items.csv; several choices count each.
    `other`: number of responses with a text that is no option; `no_answer`: those without a
    readable answer. `signs`: why the key is probably wrong; empty: no sign. `best`: the answer that
    the upper group gives most often, in the words of the options; None: no option. `best_count`:
    how many of the `upper` responses of the upper group give that answer.
    """

    item_id: str
    heading: str
    round: str
    topic: str
    key: tuple[str, ...]
    is_single: bool
    attempts: int
    facility_index: float | None
    discrimination_index: float | None
    options: Mapping[str, int]
    other: int
    no_answer: int
    signs: tuple[Sign, ...]
    best: str | None
    best_count: int
    upper: int


@dataclass(frozen=True, slots=True)
class TopicShare:
    """A topic: the number of people asked about it, and the marks that they got as a share of
    those they could get. `share` None: nobody was asked, or fewer people than `small_cell`."""

    topic: str
    people: int
    share: float | None


@dataclass(frozen=True, slots=True)
class UnitTopics:
    """A unit with all beneath, and its topics in the order of items.csv."""

    unit_code: str
    unit_name: str
    topics: tuple[TopicShare, ...]

    @property
    def weakest(self) -> TopicShare | None:
        """The topic with the smallest share; None if no share is shown."""
        known = [(one.share, n, one) for n, one in enumerate(self.topics) if one.share is not None]
        return min(known)[2] if known else None


def item_figures(results: Results) -> tuple[ItemFigures, ...]:
    """The figures of each item, in the order of items.csv. Made once for all viewers."""
    return results.keep("items", lambda: _item_figures(results))


def _item_figures(results: Results) -> tuple[ItemFigures, ...]:
    contest = results.contest
    if not contest.items:
        return ()
    lines: dict[int, list[Answered]] = {n: [] for n in range(len(contest.items))}
    query = "from answered order by item, value, mark, rest"
    for row in results.rows("answered", query).to_pylist():
        lines[row.pop("item")].append(Answered(**row))
    return tuple(
        figures_of(item, lines[n], contest.denominator) for n, item in enumerate(contest.items)
    )


def figures_of(item: Item, lines: list[Answered], denominator: int) -> ItemFigures:
    """The figures of one item. `lines`: all responses that were asked the item; `denominator`: D.

    An item without a key or without points has no indices and no signs: all its marks are 0.
    """
    points = int(item.points * denominator) if item.key else 0
    attempts = sum(line.responses for line in lines)
    marks = sum(line.mark * line.responses for line in lines)
    discrimination = discrimination_index(lines)
    upper = upper_group(lines)
    best = best_answers(upper)
    right = {line.value for line in lines if line.value is not None and line.mark == points}
    signs: dict[Sign, bool] = {
        "best_answer_not_key": prefers_another_answer(best, right),
        "negative_discrimination": discriminates_negatively(discrimination),
    }
    options = dict.fromkeys(item.options, 0)
    other = 0
    for line in lines:
        if line.value is not None:
            for option in item.chosen(line.value):
                options[option] += line.responses
            other += line.responses if item.is_other(line.value) else 0
    return ItemFigures(
        item_id=item.id,
        heading=item.heading,
        round=item.round,
        topic=item.topic,
        key=item.key,
        is_single=item.kind == "single",
        attempts=attempts,
        facility_index=facility_index(marks, attempts, points),
        discrimination_index=discrimination,
        options=options,
        other=other,
        no_answer=sum(line.responses for line in lines if line.value is None),
        signs=tuple(sign for sign, there in signs.items() if there),
        best=item.answer_text(best[0]) if best else None,
        best_count=sum(line.responses for line in upper if best and line.value == best[0]),
        upper=sum(line.responses for line in upper),
    )


def whole_topics(results: Results) -> tuple[TopicShare, ...]:
    """The topics of the whole contest, in the order of items.csv."""
    return _shares(results.contest, _topic_marks(results, Key("topic_marks")), None)


def topics_by_unit(results: Results, units: UnitRows, group: str) -> tuple[UnitTopics, ...]:
    """The topics of each top unit of a group, or with "unit" of every unit: units that are valid or
    have people, in the order of units.csv.

    Raises:
        UsageError: no such group.
    """
    numbers, contest = units.numbers(group, None), results.contest
    found = _topic_marks(results, Key("topic_marks", units.state))
    rows = zip(numbers, units.rows(numbers, OVERALL), strict=True)
    return tuple(
        UnitTopics(row["unit_code"], row["unit_name"], _shares(contest, found, number))
        for number, row in rows
        if row["valid"] or row["people"]
    )


_Marks = Mapping[tuple[int | None, int], tuple[int, int, int]]
"""Unit (None: the whole contest) and topic → people, marks, and the marks that there were."""


def _topic_marks(results: Results, table: Key) -> _Marks:
    if not topics(results.contest):
        return {}

    def read() -> _Marks:
        lines: Iterable[Mapping[str, int]] = results.rows(table, f'from "{table}"').to_pylist()
        return {
            (line["unit"], line["topic"]): (line["people"], line["marks"], line["full"])
            for line in lines
        }

    return results.keep(table, read)


def _shares(contest: Contest, found: _Marks, unit: int | None) -> tuple[TopicShare, ...]:
    """The share of a few people would tell what single persons answered, so it is left out."""
    least = max(contest.settings.privacy.small_cell, 1)
    lines = [(topic, *found.get((unit, n), (0, 0, 0))) for n, topic in enumerate(topics(contest))]
    return tuple(
        TopicShare(topic, people, marks / full if people >= least and full else None)
        for topic, people, marks, full in lines
    )
