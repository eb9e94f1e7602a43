"""The fields that a template of a letter may use (`publish.letters.values` fills them).

Every leaf is text as it is printed, or a flag; text that nobody knows is empty. So a template
asks `if unit.rate` and never prints "None". docs/templates.md explains each field to clerks.
"""

from __future__ import annotations

from dataclasses import dataclass

ONE, ALL = "letters.docx", "letters-appendix.docx"
"""The template of a unit's letter (`LetterFields`), and of one letter about several units
(`AppendixFields`)."""


@dataclass(frozen=True, slots=True)
class ContestFields:
    """`contest` of every template."""

    title: str
    organizer: str
    parent_body: str
    place: str
    contact: str
    form_url: str
    opens_at: str
    closes_at: str
    target: str
    left: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class HotlineFields:
    """`hotline` of every template."""

    phone: str
    hours: str


@dataclass(frozen=True, slots=True)
class SignerFields:
    """`signer` of every template."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class UnitFields:
    """`unit` of letters.docx: the addressed unit."""

    code: str
    name: str
    called: str
    addressee: str
    people: str
    headcount: str
    rate: str
    rank: str
    shortfall: str
    needed: str
    present: str
    beneath: str
    silent: str
    state: str
    pace: str
    beneath_state: str


@dataclass(frozen=True, slots=True)
class BeneathFields:
    """A line of `lowest` and of `rows` in letters.docx: a unit directly beneath."""

    number: str
    name: str
    people: str
    headcount: str
    rate: str


@dataclass(frozen=True, slots=True)
class ListedFields:
    """A line of `rows` in letters-appendix.docx: a unit that the letter is about."""

    number: str
    name: str
    people: str
    headcount: str
    rate: str
    shortfall: str
    needed: str
    present: str


@dataclass(frozen=True, slots=True)
class TotalFields:
    """`total` of letters-appendix.docx: the whole contest, and the units in the appendix."""

    people: str
    counted_people: str
    headcount: str
    rate: str
    state: str
    units: str
    silent: str
    unknown: str


@dataclass(frozen=True, slots=True)
class CommonFields:
    """What both templates have."""

    contest: ContestFields
    as_of: str
    symbol: str
    legal_bases: tuple[str, ...]
    hotline: HotlineFields
    recipients: tuple[str, ...]
    signer: SignerFields


@dataclass(frozen=True, slots=True)
class LetterFields(CommonFields):
    """All that letters.docx may use: the letter of one unit.

    `rows`: all units directly beneath; empty if `lowest` already has them all.
    """

    unit: UnitFields
    lowest: tuple[BeneathFields, ...]
    rows: tuple[BeneathFields, ...]


@dataclass(frozen=True, slots=True)
class AppendixFields(CommonFields):
    """All that letters-appendix.docx may use: one letter about several units."""

    total: TotalFields
    rows: tuple[ListedFields, ...]
