"""Draws people's answers and marks them.

An answer is a number. 0 means no answer. An answer to a `single` item is the position of the
option, from 1; an answer to any other item has one bit for each option.
"""

from __future__ import annotations

from fractions import Fraction
from math import exp

from sample.draw import Random, pick
from sample.folder import Item

Answers = tuple[int, ...]

LEVELS = 30
_DIFFICULTIES = (0.3, 0.0, 1.6, 1.0, 0.8, 1.3, 1.2, 1.5, 0.2, 0.9, 1.1, 0.7, 1.2, 1.7, -0.4)
_UNANSWERED_SHARE = 0.02  # of the wrong answers


class Questions:
    """Tables from answer numbers to texts and marks, made once."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        self.texts = [_texts(item) for item in items]
        self.full_marks = sum((Fraction(item.points) for item in items), Fraction())
        self._marks = [
            [_marks(item, answer) for answer in range(len(texts))]
            for item, texts in zip(items, self.texts, strict=True)
        ]
        self._right = [_right(item) for item in items]
        self._wrong = [
            [answer for answer in range(1, len(texts)) if answer != right]
            for texts, right in zip(self.texts, self._right, strict=True)
        ]
        self._chances = [
            [1 / (1 + exp(_difficulty(n) - 0.33 * level)) for n in range(len(items))]
            for level in range(LEVELS)
        ]

    def latent(self, random: Random) -> list[float]:
        """The difficulty of each question for one person, the same in all attempts."""
        return [random() for _ in self.items]

    def answer(self, level: int, latent: list[float], random: Random) -> Answers:
        """The answers of a person with this level of knowledge."""
        chances = self._chances[min(level, LEVELS - 1)]
        answers = [
            right if hard < chance else self._mistake(wrong, random())
            for hard, chance, right, wrong in zip(
                latent, chances, self._right, self._wrong, strict=True
            )
        ]
        if random() < 0.08:  # a slip of the finger
            slip = int(random() * len(answers))
            answers[slip] = self._mistake(self._wrong[slip], random())
        return tuple(answers)

    def score(self, answers: Answers) -> Fraction:
        """The exact sum of marks."""
        marks = (table[answer] for table, answer in zip(self._marks, answers, strict=True))
        return sum(marks, Fraction())

    @staticmethod
    def _mistake(wrong: list[int], chance: float) -> int:
        if chance < _UNANSWERED_SHARE:
            return 0
        return pick(wrong, (chance - _UNANSWERED_SHARE) / (1 - _UNANSWERED_SHARE))


def _difficulty(number: int) -> float:
    return _DIFFICULTIES[number % len(_DIFFICULTIES)]


def _right(item: Item) -> int:
    return item.key[0] + 1 if item.kind == "single" else sum(1 << option for option in item.key)


def _chosen(item: Item, answer: int) -> set[int]:
    if item.kind == "single":
        return {answer - 1} - {-1}
    return {option for option in range(len(item.options)) if answer >> option & 1}


def _texts(item: Item) -> list[str]:
    """The text of each answer. A form joins several choices with a comma, in the form's order."""
    if item.kind == "single":
        return ["", *item.options]
    return [
        ", ".join(item.options[option] for option in sorted(_chosen(item, answer)))
        for answer in range(1 << len(item.options))
    ]


def _marks(item: Item, answer: int) -> Fraction:
    chosen, key, points = _chosen(item, answer), set(item.key), Fraction(item.points)
    if item.kind == "single":
        return points if chosen and chosen <= key else Fraction()
    if item.kind == "multiple":
        return points if chosen == key else Fraction()
    right, wrong = len(chosen & key), len(chosen - key)
    return points * max(Fraction(), Fraction(right - wrong, len(key)))
