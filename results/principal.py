"""Who is looking. Every read takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Principal:
    """`committee` sees the whole contest. Narrower roles come with sign-in; there is no default."""

    role: Literal["committee"]

    @classmethod
    def committee(cls) -> Principal:
        """The organizing committee: its pages, and the commands of who holds the ledger's files."""
        return cls("committee")

    @property
    def scope(self) -> str:
        """What may be shared between viewers: equal scopes see equal tables."""
        return self.role
