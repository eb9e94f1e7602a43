"""Decisions about units as the ledger holds them: the meaning of a writing, and proposed data.

A decision names a unit by its code and its first day, because a code may be reused after a merger.
The roster and the contact person are personal data: no message states them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from contest.errors import UsageError
from contest.phones import phone as read_phone
from contest.roster import LONGEST, Person, distinct, read_person
from contest.tables import parse_day
from contest.text import fold, fold_case
from contest.units import Unit, UnitTree
from ledger.decisions import ROWS, Kind

UNIT_CODE, VALID_FROM, TEXT = "unit_code", "valid_from", "text"
HEADCOUNT, SOURCE, DATED = "headcount", "source", "dated"
NAME, TITLE, PHONE = "name", "title", "phone"
LINES = "lines"
MOST_PEOPLE, MOST_BYTES = 20_000, 2_000_000
"""The size of the largest roster that somebody can propose."""

Stated = tuple[str, dict[str, str]]
"""Subject and facts of a decision."""


def unit_facts(unit: Unit) -> dict[str, str]:
    """The facts by which a decision names a unit.

    >>> unit_facts(Unit("10621", "Xã Quốc Tuấn"))
    {'unit_code': '10621', 'valid_from': ''}
    """
    first_day = unit.valid_from.isoformat() if unit.valid_from else ""
    return {UNIT_CODE: unit.code, VALID_FROM: first_day}


def unit_of(tree: UnitTree, facts: Mapping[str, str]) -> int | None:
    """The number of the unit that a decision names; None if the folder no longer has the unit, or
    if the decision is not about a unit."""
    for number in tree.by_code.get(facts.get(UNIT_CODE, ""), ()):
        if unit_facts(tree.units[number])[VALID_FROM] == facts[VALID_FROM]:
            return number
    return None


def alias(tree: UnitTree, text: str, number: int) -> Stated:
    """The writing means a unit.

    Raises:
        UsageError: the writing is blank.
    """
    key = fold_case(text)
    if not key:
        raise UsageError("the writing is blank; expected what a participant wrote as the unit")
    return key, {**unit_facts(tree.units[number]), TEXT: text}


def writing(tree: UnitTree, text: str, number: int) -> Stated:
    """A unit proposes that a writing means this unit. Invisible characters are left out.

    Raises:
        UsageError: the writing is blank, or longer than `LONGEST`.
    """
    return alias(tree, _short(text, "writing"), number)


def headcount(tree: UnitTree, number: int, count: str, source: str, dated: str) -> Stated:
    """A unit has `count` people on the day `dated`, such as 2024-11-01, according to `source`.

    Raises:
        UsageError: the headcount is not a whole number above 0, the source is blank or longer than
            `LONGEST`, or `dated` is not a day.
    """
    unit = tree.units[number]
    if not (count.isascii() and count.isdigit() and len(count) < 10 and int(count)):
        raise UsageError(f"found the headcount {count[:20]!r}; expected a whole number above 0")
    origin = _short(source, "source")
    if not origin:
        raise UsageError(f"the headcount of {unit.name} has no source; expected its origin")
    if parse_day(dated) is None:
        raise UsageError(f"found the day {dated[:20]!r}; expected one such as 2024-11-01")
    facts = {HEADCOUNT: str(int(count)), SOURCE: origin, DATED: dated}
    return unit.code, {**unit_facts(unit), **facts}


def contact(tree: UnitTree, number: int, name: str, title: str, phone: str) -> Stated:
    """A unit's contact person, with title (may be blank) and telephone number.

    Raises:
        UsageError: the name is blank, a text is longer than `LONGEST`, the number cannot be read,
            or the unit's code was reused.
    """
    unit = _bearer(tree, number)
    who, title = _short(name, "contact's name"), _short(title, "contact's title")
    dialled = read_phone(_short(phone, "contact's phone"))
    if not who:
        raise UsageError(f"the contact of {unit.name} has no name; expected a person's name")
    if dialled is None:
        raise UsageError(f"the phone of the contact of {unit.name} cannot be read; "
                         "expected one such as 0912345678")  # fmt: skip
    return unit.code, {**unit_facts(unit), NAME: who, TITLE: title, PHONE: dialled}


def roster(tree: UnitTree, number: int, people: Iterable[Sequence[str]]) -> Stated:
    """The people who are expected of a unit, as (full name, birth date, phone), each line once.

    Raises:
        UsageError: there is no line or more than `MOST_PEOPLE`, a line is not a person, the lines
            have more than `MOST_BYTES`, or the unit's code was reused.
    """
    unit = _bearer(tree, number)
    found: list[Person] = []
    for line, cells in enumerate(people, start=1):
        person = read_person(*cells)
        if not isinstance(person, Person):
            raise UsageError(f"line {line} of the roster of {unit.name}: {person}; expected a full "
                             "name, a birth date such as 2000-12-31, and a phone")  # fmt: skip
        if line > MOST_PEOPLE:
            raise UsageError(f"the roster of {unit.name} has more than {MOST_PEOPLE:,} lines")
        found.append(person)
    lines = distinct(found)
    text = json.dumps(lines, ensure_ascii=False, separators=(",", ":"))
    if not lines or len(text.encode()) > MOST_BYTES:
        raise UsageError(f"the roster of {unit.name} has {len(lines):,} people and "
                         f"{len(text.encode()):,} bytes; expected one person at least, and at most "
                         f"{MOST_BYTES:,} bytes")  # fmt: skip
    return unit.code, {**unit_facts(unit), LINES: text, ROWS: str(len(lines))}


def stated(tree: UnitTree, kind: Kind, facts: Mapping[str, str]) -> Stated:
    """What the act of this kind would state with these facts. A decision must state the same.

    Raises:
        UsageError: the folder has no such unit, or the act refuses the facts.
    """
    number = unit_of(tree, facts)
    if number is None:
        raise UsageError(f"{kind} names a unit that units.csv does not have")
    match kind:
        case "propose_headcount":
            return headcount(tree, number, facts[HEADCOUNT], facts[SOURCE], facts[DATED])
        case "propose_contact":
            return contact(tree, number, facts[NAME], facts[TITLE], facts[PHONE])
        case "propose_roster":
            return roster(tree, number, people_of(facts))
        case "propose_alias":
            return writing(tree, facts[TEXT], number)
    return alias(tree, facts[TEXT], number)


def people_of(facts: Mapping[str, str]) -> tuple[Person, ...]:
    """The people of a proposed roster."""
    return tuple(Person(*cells) for cells in json.loads(facts[LINES]))


def is_bearer(tree: UnitTree, number: int) -> bool:
    """True for the last unit with its code: a line of roster.csv or contacts.csv means that one."""
    return tree.by_code[tree.units[number].code][-1] == number


def _bearer(tree: UnitTree, number: int) -> Unit:
    unit = tree.units[number]
    if not is_bearer(tree, number):
        raise UsageError(f"another unit has the code of {unit.name} now; expected that unit")
    return unit


def _short(text: str, what: str) -> str:
    """A text of a form, folded: without control characters and directions of writing."""
    folded = fold(text)
    if len(folded) > LONGEST:
        raise UsageError(f"the {what} has {len(folded)} letters; expected at most {LONGEST}")
    return folded
