"""What is left of decisions and notes when persons are erased or all personal data is purged.

A decision keeps its number, its time and its author, because later decisions count on their places.
What it said of the person goes. These are pure functions; an erased text is `GONE`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from contest.phones import phone
from contest.roster import Person
from contest.text import fold, fold_case
from ledger.decisions import ROW_HASH, Decision
from ledger.draws import IDS, ORDER, WITNESSES
from ledger.people_decisions import KINDS, NAMES, OTHERS
from ledger.unit_decisions import LINES, NAME, PHONE, TEXT, TITLE, people_of

GONE = "[đã xóa]"
_NOBODY = "-"
_ABOUT_RESPONSES = ("accept", "reject", "correct")
_FREE_TEXTS = (TEXT, NAME, TITLE, PHONE, WITNESSES, "source", "event")
"""Facts that hold what somebody typed."""
_GAP = r"[\s.\-]*"
_LEAST_NAME = 2
_LEAST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons who are erased, and what they wrote of themselves in any version.

    `response_ids`: all of their responses. `person_ids`: the ids under which decisions may name
    them; `shared_ids`: those of them under which decisions also name somebody who stays.
    `name_marks`: of their names, without those of others who share an id. `names`, `phones`
    (0912345678), `others` (addresses, identity numbers), `birth_dates` (2000-12-31).
    """

    response_ids: frozenset[str]
    person_ids: frozenset[str] = frozenset()
    shared_ids: frozenset[str] = frozenset()
    name_marks: frozenset[str] = frozenset()
    names: frozenset[str] = field(default=frozenset(), repr=False)
    phones: frozenset[str] = field(default=frozenset(), repr=False)
    others: frozenset[str] = field(default=frozenset(), repr=False)
    birth_dates: frozenset[str] = field(default=frozenset(), repr=False)

    def are(self, one: Person) -> bool:
        """Whether a line of a list is one of these persons: the phone is the same, or the name is
        and neither the phone nor the birth date says otherwise."""
        if one.phone and one.phone in self.phones:
            return True
        if fold_case(one.full_name) not in {fold_case(name) for name in self.names}:
            return False
        other_phone = bool(one.phone and self.phones)
        other_day = bool(
            one.birth_date and self.birth_dates and one.birth_date not in self.birth_dates
        )
        same_day = one.birth_date in self.birth_dates
        return same_day or not (other_phone or other_day)


def texts_of(persons: Persons) -> re.Pattern[str] | None:
    """Matches the names, phones, addresses and numbers of the persons in a text, however the
    letters are spaced or composed; None if there is nothing to look for.

    A name of one word is not looked for, because half of a text would match.

    >>> an = Persons(
    ...     frozenset(), names=frozenset({"Lê  An"}), phones=frozenset({"0912345678"})
    ... )
    >>> texts_of(an).sub("x", "gọi lê an, +84 912.345.678")
    'gọi x, x'
    """
    found: list[str] = []
    for name in persons.names:
        words = fold(name).split()
        if len(words) >= _LEAST_NAME:
            for form in ("NFC", "NFD"):
                spelled = (re.escape(unicodedata.normalize(form, word)) for word in words)
                found.append(r"\s+".join(spelled))
    for one in persons.phones:
        found.append(r"(?:\+?84|0)?" + _GAP + _GAP.join(one.lstrip("0")))
    for one in persons.others:
        digits = re.sub(r"\D", "", one)
        if len(digits) >= _LEAST_DIGITS and phone(one) is None and "@" not in one:
            found.append(_GAP.join(digits))
        elif one.strip():
            found.append(re.escape(one.strip()))
    if not found:
        return None
    longest_first = sorted(set(found), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def without(pattern: re.Pattern[str] | None, text: str) -> str:
    """The text with `GONE` in place of what the pattern matches."""
    return pattern.sub(GONE, text) if pattern else text


def forget_persons(decisions: Iterable[Decision], persons: Persons) -> tuple[Decision, ...]:
    """The decisions without what they say of the persons."""
    pattern = texts_of(persons)
    return tuple(_forgotten(one, persons, pattern) for one in decisions)


def _forgotten(one: Decision, persons: Persons, pattern: re.Pattern[str] | None) -> Decision:
    facts = dict(one.facts)
    if one.kind in _ABOUT_RESPONSES and one.subject in persons.response_ids:
        return replace(one, facts=_blank_hash(facts), note=GONE if one.note else "")
    if one.kind in KINDS:
        one = _without_people(one, persons)
        facts = dict(one.facts)
    elif one.kind == "propose_roster":
        people = people_of(facts)
        facts[LINES] = _as_lines(people, [not persons.are(one) for one in people])
    elif one.kind == "propose_contact" and persons.are(Person(facts[NAME], "", facts[PHONE])):
        facts |= {NAME: GONE, TITLE: "", PHONE: ""}
    facts |= {key: without(pattern, facts[key]) for key in _FREE_TEXTS if key in facts}
    subject = without(pattern, one.subject) if TEXT in facts else one.subject
    return replace(one, subject=subject, facts=facts, note=without(pattern, one.note))


def _without_people(one: Decision, persons: Persons) -> Decision:
    """A decision about persons in which the erased ones are nobody."""
    if not persons.person_ids.intersection((one.subject, *one.facts[OTHERS].split())):
        return one
    theirs = persons.person_ids - persons.shared_ids

    def kept(words: str, erased: Collection[str]) -> str:
        return " ".join(_NOBODY if word in erased else word for word in words.split())

    facts = {
        **one.facts,
        OTHERS: kept(one.facts[OTHERS], theirs),
        NAMES: "|".join(kept(some, persons.name_marks) for some in one.facts[NAMES].split("|")),
    }
    return replace(one, subject=kept(one.subject, theirs), facts=facts)


def forget_everybody(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions without anything about persons, and without notes.

    What they say of the contest, of loads and of the headcounts of units stays.
    """
    return tuple(map(_of_nobody, decisions))


def _of_nobody(one: Decision) -> Decision:
    facts, subject = dict(one.facts), one.subject
    if one.kind in _ABOUT_RESPONSES:
        facts = _blank_hash(facts)
    elif one.kind in KINDS:
        facts, subject = {**facts, OTHERS: "", NAMES: _NOBODY}, _NOBODY
    elif one.kind == "propose_roster":
        facts[LINES] = _as_lines(people_of(facts), ())
    elif one.kind == "propose_contact":
        facts |= {NAME: GONE, TITLE: "", PHONE: ""}
    elif one.kind in ("alias", "propose_alias"):
        facts[TEXT], subject = GONE, fold_case(GONE)
    elif one.kind == "seal_draw":
        facts[IDS] = "[]"
    elif one.kind == "draw":
        facts |= {key: "[]" if key == ORDER else GONE for key in (ORDER, WITNESSES) if key in facts}
    return replace(one, subject=subject, facts=facts, note=GONE if one.note else "")


def _blank_hash(facts: Mapping[str, str]) -> dict[str, str]:
    return {ROW_HASH: ""} if ROW_HASH in facts else {}


def _as_lines(people: Sequence[Person], kept: Sequence[bool]) -> str:
    """The lines of a roster. In place of a line that is not kept stands one without a person, so
    that the unit has as many people as before."""
    lines = [
        one if number < len(kept) and kept[number] else Person(f"{GONE} {number + 1}")
        for number, one in enumerate(people)
    ]
    return json.dumps(lines, ensure_ascii=False, separators=(",", ":"))
