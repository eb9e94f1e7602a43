"""Finds the columns of an export that are questions with options, and finds their options.

The answers to a question are few and repeat. Of several explanations, the one with the fewest
options counts: ten combinations of four pieces are one question with several answers; three
sentences with commas are three options. The result is a proposal that people correct.
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
"""The folded values of a column, and how often each value stands there."""

MOST_CHOICES = 40
_MOST_OPTIONS = 12
_MOST_PIECES = 20
_EXPLAINED = 0.85
_MEASURE = re.compile(
    r"[-+]?\d[\d.,]*(?:e[-+]?\d+)?|\d{1,4}([-/])\d{1,2}\1\d{1,4}(?:[ T].*)?|[^\s@]+@[^\s@]+",
    re.IGNORECASE,
)
"""A bare number, a date or an e-mail address, which answers "how many?" or "when?" but never
"which of these?"."""


def questions(
    header: Sequence[str], values: Sequence[Values], fields: Collection[int]
) -> tuple[Item, ...]:
    """The columns that look like questions and are not fields (`fields`: positions of fields).

    Only their order distinguishes columns with the same heading, so all of them are questions or
    none.
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
    """The options of a column that a person has declared a question of this kind.

    The options of a `single` are its answers; the options of a question with several answers are
    their pieces. The most chosen option is first. There are at most `MOST_CHOICES`; a value that is
    left out counts as another answer.

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
    """The kind and the options, or None for free text, numbers, dates and addresses."""
    measures = sum(n for value, n in values.items() if _MEASURE.fullmatch(value))
    if not values or measures >= _EXPLAINED * values.total():
        return None
    found = _explained(values)
    # Bars separate the options in items.csv, so an option that contains a bar cannot stand there.
    return None if found and any("|" in option for option in found[1]) else found


def _explained(values: Values) -> tuple[Kind, tuple[str, ...]] | None:
    """The kind and the options of the explanation with the fewest options."""
    whole = _options(values)
    pieces = _pieces(values)
    if any(len(parts) > 1 for parts in pieces.values()):
        several = _several_options(values, pieces)
        marked = all(value.endswith(";") for value in values)
        if several and (marked or len(several) < len(whole or values)):
            return "multiple", several
    return ("single", whole) if whole else None


def _options(values: Values) -> tuple[str, ...]:
    """All values if they are few; otherwise the values that repeat, if they explain nearly all."""
    total = values.total()
    if len(values) > _MOST_OPTIONS:
        values = Counter({value: n for value, n in values.items() if n > 1})
    few = 1 < len(values) <= _MOST_OPTIONS
    explained = values.total() >= max(2 * len(values), _EXPLAINED * total)
    return tuple(sorted(values)) if few and explained else ()


def _several_options(values: Values, pieces: dict[str, list[str]]) -> tuple[str, ...]:
    """The pieces that repeat, if they are few and explain nearly all ticks."""
    counts: Values = Counter()
    for value, parts in pieces.items():
        for part in parts:
            counts[part] += values[value]
    repeated = {part for part, n in counts.items() if n > 1}
    explained = sum(n for part, n in counts.items() if part in repeated)
    few = 1 < len(repeated) <= _MOST_PIECES
    return tuple(sorted(repeated)) if few and explained >= _EXPLAINED * counts.total() else ()


def _pieces(values: Values) -> dict[str, list[str]]:
    """Value → the options that it joins: Microsoft's `a;b;`, else Google's `a, b`.

    A comma belongs to an option if it stands inside parentheses. A comma also belongs to an option
    if the two pieces around it never occur without each other.
    """
    if all(value.endswith(";") for value in values):
        return {value: [fold(part) for part in value.split(";") if fold(part)] for value in values}
    pieces = {value: _split(value) for value in values}
    pairs = _inseparable(pieces.values())
    return {value: _joined(parts, pairs) for value, parts in pieces.items()}


def _split(value: str) -> list[str]:
    """Split a value at every comma with a space that is not inside parentheses."""
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
    """Every pair of pieces that always stand side by side, and never apart."""
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
