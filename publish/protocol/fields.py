"""The fields that a template of a paper of a result may use (`publish.protocol.values` fills them).

All four templates have the same fields. Every leaf is text as it is printed, or a flag; text that
nobody knows is empty. docs/templates.md explains each field to clerks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from publish.letters.fields import SignerFields

Paper = Literal["protocol", "decision", "winners", "receipts"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
OF_A_UNIT: tuple[Paper, ...] = ("winners", "receipts")
"""The papers that may be about the winners of one unit."""


def template_name(paper: Paper) -> str:
    """The name of the template, in `templates/` of the contest folder as among ours."""
    return f"{paper}.docx"


@dataclass(frozen=True, slots=True)
class IssuerFields:
    """`contest`: the contest and who issues the paper."""

    title: str
    organizer: str
    parent_body: str
    place: str
    contact: str


@dataclass(frozen=True, slots=True)
class ReleaseFields:
    """`release`: where the result comes from."""

    number: str
    kind: str
    made_at: str
    until: str
    covers: str
    corrects: str
    state: str
    position: str
    seal: str


@dataclass(frozen=True, slots=True)
class CountFields:
    """A line of `balance` and of `reasons`: what, and how many responses."""

    name: str
    count: str


@dataclass(frozen=True, slots=True)
class WinnerFields:
    """A line of `winners`. `heading`: the round and category, on the first line of each of several
    lists."""

    number: str
    heading: str
    name: str
    unit: str
    prize: str


@dataclass(frozen=True, slots=True)
class UnitWinnerFields:
    """A line of `units`."""

    number: str
    name: str
    prize: str
    people: str
    rate: str


@dataclass(frozen=True, slots=True)
class AlteredFields:
    """A line of `altered`."""

    number: str
    name: str
    unit: str
    submitted_at: str
    response: str
    state: str
    signs: str


@dataclass(frozen=True, slots=True)
class PaperFields:
    """All that a template of a paper of a result may use.

    `protocol_symbol`: the symbol of the protocol, which the decision names. `is_provisional`: the
    release is a provisional one. `unit`: the unit whose winners are listed,
    "" for all. `altered_unknown`: the release does not say which rows were altered.
    """

    contest: IssuerFields
    symbol: str
    protocol_symbol: str
    legal_bases: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: SignerFields
    is_provisional: bool
    unit: str
    release: ReleaseFields
    rules: tuple[str, ...]
    balance: tuple[CountFields, ...]
    reasons: tuple[CountFields, ...]
    winners: tuple[WinnerFields, ...]
    units: tuple[UnitWinnerFields, ...]
    altered: tuple[AlteredFields, ...]
    altered_unknown: bool
