"""The people and offices that one calls about a unit: the lines of contacts.csv.

A focal person stands in contacts.csv to be called, so the phone is whole for whoever leads the unit
and for the committee. A link that somebody passed on shows offices only.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from contest import Contest
from contest.phones import phone

_LANDLINE = "02"


@dataclass(frozen=True, slots=True)
class Office:
    """The number of a unit's office, in the form `02…`."""

    unit_code: str
    phone: str


@dataclass(frozen=True, slots=True)
class Focal:
    """A focal person of a unit. `phone`: as the file has it, "" if the cell is blank.

    `dialled`: the number to call, `0…`; None if the cell holds no number that can be read.
    """

    unit_code: str
    name: str
    title: str
    phone: str
    dialled: str | None


def focal_of(contest: Contest, codes: Collection[str]) -> tuple[Focal, ...]:
    """The focal persons of the units with these codes, in the order of contacts.csv."""
    return tuple(
        Focal(row["unit_code"], row["name"], row["title"], row["phone"], phone(row["phone"]))
        for row in contest.contacts
        if row["unit_code"] in codes and (row["name"] or row["title"] or row["phone"])
    )


def offices_of(contest: Contest, codes: Collection[str]) -> tuple[Office, ...]:
    """The landline numbers of these units, each once, in the order of contacts.csv.

    A mobile number belongs to a person and is not among them.
    """
    numbers = (
        (row["unit_code"], number)
        for row in contest.contacts
        if row["unit_code"] in codes and (number := phone(row["phone"]))
    )
    lines = (line for line in numbers if line[1].startswith(_LANDLINE))
    return tuple(Office(*line) for line in dict.fromkeys(lines))
