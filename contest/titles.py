"""Titles in the language of the reader.

The organizers declare each title in Vietnamese, and in English where they want to: `title_en`
beside `title`. Names of units stay Vietnamese in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from contest.items import Item
from contest.sanitize import on_one_line
from contest.settings import Section, Settings

_Section = TypeVar("_Section", bound=BaseModel)


class InVietnamese(str):
    """A Vietnamese text among English ones, because no English one is declared. Pages mark it, so
    that a screen reader reads it as Vietnamese."""

    __slots__ = ()


def english_titles(settings: Settings, items: Iterable[Item]) -> dict[str, str]:
    """Each title that is declared in both languages: Vietnamese → English. Of several English
    titles for one Vietnamese title the first holds."""
    found: dict[str, str] = {}
    for section in _sections(settings):
        for key in _translated(section):
            found.setdefault(getattr(section, key), getattr(section, f"{key}_en"))
    for item in items:
        found.setdefault(item.topic, item.topic_en)
    return {title: english for title, english in found.items() if title and english}


def titled(text: str, english: Mapping[str, str]) -> str:
    """The English title, else the Vietnamese one, marked as such. An empty title stays empty.

    >>> titled("Giải Nhất", {"Giải Nhất": "First prize"}), titled("Giải Nhì", {})
    ('First prize', 'Giải Nhì')
    """
    return english.get(text) or (InVietnamese(text) if text else text)


def title_line(title: str) -> str:
    """`on_one_line`, and a title that is `InVietnamese` stays so."""
    line = on_one_line(title)
    return InVietnamese(line) if isinstance(title, InVietnamese) else line


def settings_in_english(settings: Settings, english: Mapping[str, str]) -> Settings:
    """The settings with `titled` titles."""
    changed: dict[str, object] = {}
    for name in Settings.model_fields:
        value = getattr(settings, name)
        if isinstance(value, Section):
            changed[name] = _said(value, english)
        elif isinstance(value, tuple):
            changed[name] = tuple(_said(one, english) for one in value)
    return settings.model_copy(update=changed)


def items_in_english(items: Iterable[Item], english: Mapping[str, str]) -> tuple[Item, ...]:
    """The questions with `titled` topics; the questions themselves stay as they were asked."""
    return tuple(replace(item, topic=titled(item.topic, english)) for item in items)


def _said(section: _Section, english: Mapping[str, str]) -> _Section:
    texts = {key: titled(getattr(section, key), english) for key in _translated(section)}
    return section.model_copy(update=texts) if texts else section


def _sections(settings: Settings) -> Iterator[BaseModel]:
    for name in Settings.model_fields:
        value = getattr(settings, name)
        yield from value if isinstance(value, tuple) else [value]


def _translated(section: object) -> list[str]:
    """The keys of a section that have an English key beside them."""
    keys = type(section).model_fields if isinstance(section, BaseModel) else {}
    return [key for key in keys if f"{key}_en" in keys]
