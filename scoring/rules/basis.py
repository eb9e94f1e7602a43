"""The basis of a rule ("Điều 5 Thể lệ"), as the contest folder states it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from contest.settings import Section, Settings

_Rule = TypeVar("_Rule", bound=Callable[..., Any])
_declared: dict[Callable[..., Any], Callable[[Settings], Iterable[Section]]] = {}


def declared_in(sections: Callable[[Settings], Iterable[Section]]) -> Callable[[_Rule], _Rule]:
    """Note the sections of contest.toml that declare a rule."""

    def note(rule: _Rule) -> _Rule:
        _declared[rule] = sections
        return rule

    return note


def nowhere(settings: Settings) -> Iterable[Section]:
    """No section: for a rule that holds in every contest, or that a table declares."""
    return ()


def basis(rule: Callable[..., Any], settings: Settings) -> tuple[str, ...]:
    """The bases that the declaring sections of a rule state, each once, in the order of the
    sections; empty if no section states a basis.

    Example: of two `[[voids]]`, the second has `basis = "Thông báo số 7"`: the basis of
    `in_void_period` is `("Thông báo số 7",)`.

    Raises:
        KeyError: the function is not a rule.
    """
    found = (section.basis for section in _declared[rule](settings))
    return tuple(dict.fromkeys(text for text in found if text))
