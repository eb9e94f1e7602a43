"""The questions: options, keys and marks, in whole numbers.

A mark is an integer in units of 1/D, where D is the common denominator of the contest. Integers
keep scores exact and make engines agree (see docs/decisions). An answer is a number too:

- `single`: the number of the chosen option, from 1; 0 for a text that is not an option.
- `multiple`, `multiple_partial`: one bit for each chosen option (option n is bit n - 1). The bit
  `OTHER` means that something else was written, which is one wrong choice.
- null: no answer. `NO_COLUMN`: the sheet has no column for the question. `UNREAD`: the answer is
  not known, because the cell is an error value or two columns of the question differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal, get_args

from contest.errors import Problem
from contest.tables import read_rows, split_list

DRAFTED = ("id", "round", "heading", "kind", "points", "options", "key")
"""The columns that a draft has."""
COLUMNS = (*DRAFTED, "topic", "topic_en")
MAX_MULTIPLE_OPTIONS = 61
OTHER = 1 << 61
NO_COLUMN, UNREAD = -1, -2

Kind = Literal["single", "multiple", "multiple_partial"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of items.csv. `round` empty: asked in every round. `key` empty: not declared yet.

    `other_headings`: the renamed headings that decisions mapped to the item. `topic`: what the item
    is about, for shares of right answers by topic; empty: none. `topic_en`: the same in English. No
    mark depends on the topic.
    """

    id: str
    heading: str
    round: str = ""
    kind: Kind = "single"
    points: Fraction = Fraction(1)
    options: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    other_headings: tuple[str, ...] = ()
    topic: str = ""
    topic_en: str = field(default="", repr=False)  # no hash covers titles in English

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings that the item may have, the declared heading first."""
        return (self.heading, *self.other_headings)

    @property
    def key_numbers(self) -> tuple[int, ...]:
        """The numbers (from 1) of the accepted options."""
        return tuple(sorted(self.options.index(text) + 1 for text in set(self.key)))

    @property
    def key_mask(self) -> int:
        """The accepted options as bits."""
        return sum(1 << (number - 1) for number in self.key_numbers)

    def chosen(self, value: int) -> tuple[str, ...]:
        """The options that an answer chooses; an answer that is no option chooses none.

        >>> Item("a", "A", options=("x", "y")).chosen(2)
        ('y',)
        >>> Item("a", "A", kind="multiple", options=("x", "y", "z")).chosen(0b101 | OTHER)
        ('x', 'z')
        """
        if self.kind == "single":
            return (self.options[value - 1],) if value > 0 else ()
        return tuple(text for n, text in enumerate(self.options) if value > 0 and value & 1 << n)

    def answer_text(self, value: int) -> str | None:
        """An answer in the words of the options; None for an answer that is not only options.

        >>> Item("a", "A", kind="multiple", options=("x", "y", "z")).answer_text(0b101)
        'x, z'
        """
        return None if self.is_other(value) else ", ".join(self.chosen(value)) or None

    def is_other(self, value: int) -> bool:
        """Whether an answer has a text that is not one of the options.

        >>> one = Item("a", "A", options=("x", "y"))
        >>> one.is_other(0), one.is_other(1)
        (True, False)
        """
        return value == 0 if self.kind == "single" else value > 0 and bool(value & OTHER)


def common_denominator(items: Iterable[Item]) -> int:
    """D, chosen so that every mark that an answer can get is a whole number of 1/D.

    >>> common_denominator([Item("a", "A", points=Fraction(1, 2))])
    2
    """
    parts = [
        (item.points / max(len(set(item.key)), 1)).denominator
        if item.kind == "multiple_partial"
        else item.points.denominator
        for item in items
    ]
    return math.lcm(1, *parts)


def read_items(path: Path, rounds: Iterable[str], problems: list[Problem]) -> tuple[Item, ...]:
    """Read items.csv; mistakes go to `problems` with their line.

    A missing key is not a mistake here. The rows of its round are held until the key is declared.
    """
    known_rounds = set(rounds)
    items: list[Item] = []
    for line, row in read_rows(path, COLUMNS, ("id", "heading"), problems):
        kind = row["kind"] or "single"
        options, key = split_list(row["options"]), split_list(row["key"])
        points = _points(row["points"])
        mistakes = [
            (not row["id"], "an empty id", "an id"),
            (row["id"] in {item.id for item in items}, f"id {row['id']!r} again", "another id"),
            (not row["heading"], "an empty heading", "the heading as the sheet shows it"),
            (
                bool(row["round"]) and row["round"] not in known_rounds,
                f"round {row['round']!r}",
                f"one of {', '.join(sorted(known_rounds)) or 'no rounds'}, or nothing",
            ),
            (kind not in get_args(Kind), f"kind {kind!r}", f"one of {', '.join(get_args(Kind))}"),
            (points is None, f"points {row['points']!r}", "a number such as 1 or 0.5, from 0"),
            (len(set(options)) < len(options), "an option twice", "different options"),
            (not options, "no options", "the options, separated by |"),
            (
                kind != "single" and len(options) > MAX_MULTIPLE_OPTIONS,
                f"{len(options)} options",
                f"at most {MAX_MULTIPLE_OPTIONS} for a question with several answers",
            ),
            (not set(key) <= set(options), "a key that is no option", "keys out of the options"),
        ]
        wrong = [(found, expected) for is_wrong, found, expected in mistakes if is_wrong]
        problems += [Problem(path.name, f"line {line}", *mistake) for mistake in wrong]
        if not wrong and points is not None:
            items.append(
                Item(
                    id=row["id"],
                    heading=row["heading"],
                    round=row["round"],
                    kind=kind,  # type: ignore[arg-type]  # checked above
                    points=points,
                    options=options,
                    key=key,
                    topic=row["topic"],
                    topic_en=row["topic_en"],
                )
            )
    return tuple(items)


def _points(text: str) -> Fraction | None:
    try:
        points = Fraction((text or "1").replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None
    return points if points >= 0 else None
