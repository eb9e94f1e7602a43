"""Which columns of an export are questions with options, and what their options are.

A question's answers are few and repeat. Of several explanations the one with fewest options is
taken: ten combinations of four pieces are one question with several answers, three sentences that
hold commas are three options. It is a proposal, which people correct.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice, pairwise

from authoring.headings import of_the_form
from contest.items import Item, Kind
from contest.text import fold, fold_case

Values = Counter[str]
"""The folded values of a column and how often each stands."""

MOST_CHOICES = 40
_MOST_OPTIONS = 12
_MOST_PIECES = 20
_EXPLAINED = 0.85
_MEASURE = re.compile(
    r"[-+]?\d[\d.,]*(?:e[-+]?\d+)?|\d{1,4}([-/])\d{1,2}\1\d{1,4}(?:[ T].*)?|[^\s@]+@[^\s@]+",
    re.IGNORECASE,
)
"""A bare number, a date, an e-mail address: how old, how many, when, never which of these."""


def questions(
    header: Sequence[str], values: Sequence[Values], fields: Collection[int]
) -> tuple[Item, ...]:
    """The columns that are no field (`fields`: their positions) and look like questions.

    Columns with one heading are told apart by their order, so all of them are questions or none.
    """
    columns: dict[str, list[int]] = {}
    for number, heading in enumerate(header):
        if number not in fields and fold(heading) and not of_the_form(heading):
            columns.setdefault(fold_case(heading), []).append(number)
    found = {
        n: question for same in columns.values() for n in same if (question := _question(values[n]))
    }
    chosen = sorted(n for same in columns.values() if all(n in found for n in same) for n in same)
    return tuple(
        Item(f"q{k}", fold(header[n]), kind=found[n][0], options=found[n][1])
        for k, n in enumerate(chosen, start=1)
    )


def choices(values: Values, kind: Kind) -> tuple[str, ...]:
    """The options of a column that a person says is a question of this kind, most chosen first:
    the answers to a `single`, the pieces of one with several answers. No more than
    `MOST_CHOICES`; what is left out counts as another answer.

    >>> choices(Counter({"a, b": 2, "b": 1}), "multiple")
    ('b', 'a')
    """
    counts = values
    if kind != "single":
        counts = Counter()
        for value, parts in _pieces(values).items():
            counts.update(dict.fromkeys(parts, values[value]))
    named = (text for text, _ in counts.most_common() if "|" not in text)
    return tuple(islice(named, MOST_CHOICES))


def _question(values: Values) -> tuple[Kind, tuple[str, ...]] | None:
    """The kind and the options, or None where it is free text, a number, a date, an address."""
    measures = sum(n for value, n in values.items() if _MEASURE.fullmatch(value))
    if not values or measures >= _EXPLAINED * values.total():
        return None
    found = _explained(values)
    # Options are listed with bars in items.csv, so one that holds a bar cannot be written there.
    return None if found and any("|" in option for option in found[1]) else found


def _explained(values: Values) -> tuple[Kind, tuple[str, ...]] | None:
    """The kind and the options with the fewest of them."""
    whole = _options(values)
    pieces = _pieces(values)
    if any(len(parts) > 1 for parts in pieces.values()):
        several = _several_options(values, pieces)
        marked = all(value.endswith(";") for value in values)
        if several and (marked or len(several) < len(whole or values)):
            return "multiple", several
    return ("single", whole) if whole else None


def _options(values: Values) -> tuple[str, ...]:
    """All values where they are few; of more, those that repeat, if they explain nearly all."""
    total = values.total()
    if len(values) > _MOST_OPTIONS:
        values = Counter({value: n for value, n in values.items() if n > 1})
    few = 1 < len(values) <= _MOST_OPTIONS
    explained = values.total() >= max(2 * len(values), _EXPLAINED * total)
    return tuple(sorted(values)) if few and explained else ()


def _several_options(values: Values, pieces: dict[str, list[str]]) -> tuple[str, ...]:
    """The pieces that repeat, if they are few and explain nearly all that was ticked."""
    counts: Values = Counter()
    for value, parts in pieces.items():
        for part in parts:
            counts[part] += values[value]
    repeated = {part for part, n in counts.items() if n > 1}
    explained = sum(n for part, n in counts.items() if part in repeated)
    few = 1 < len(repeated) <= _MOST_PIECES
    return tuple(sorted(repeated)) if few and explained >= _EXPLAINED * counts.total() else ()


def _pieces(values: Values) -> dict[str, list[str]]:
    """The options that each value joins: Microsoft's `a;b;`, else Google's `a, b`.

    A comma inside parentheses joins nothing, and neither does one between two pieces of which
    neither is ever seen without the other: it belongs to an option.
    """
    if all(value.endswith(";") for value in values):
        return {value: [fold(part) for part in value.split(";") if fold(part)] for value in values}
    pieces = {value: _split(value) for value in values}
    pairs = _inseparable(pieces.values())
    return {value: _joined(parts, pairs) for value, parts in pieces.items()}


def _split(value: str) -> list[str]:
    """At every comma and space that is not inside parentheses."""
    if value.count("(") != value.count(")") or "(" not in value:
        parts = value.split(", ")
    else:
        parts, depth, start = [], 0, 0
        for place, letter in enumerate(value):
            depth = max(depth + (letter == "(") - (letter == ")"), 0)
            if not depth and value.startswith(", ", place):
                parts.append(value[start:place])
                start = place + 2
        parts.append(value[start:])
    return [part for part in map(fold, parts) if part]


def _inseparable(lists: Iterable[list[str]]) -> set[tuple[str, str]]:
    """Every two pieces that always stand side by side, each nowhere else."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for parts in lists:
        single.update(parts)
        pairs.update(pairwise(parts))
    return {pair for pair, n in pairs.items() if n == single[pair[0]] == single[pair[1]]}


def _joined(parts: list[str], pairs: set[tuple[str, str]]) -> list[str]:
    joined = parts[:1]
    for pair in pairwise(parts):
        if pair in pairs:
            joined[-1] += f", {pair[1]}"
        else:
            joined.append(pair[1])
    return joined
