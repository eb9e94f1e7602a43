"""The principal: the person or account that reads or writes. Every read and write takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal[
    "admin", "reviewer", "viewer", "auditor", "leader", "press", "bearer", "participant", "nobody"
]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Principal:
    """A person (or an account) with a role; `results.access` says what the role may see and do.

    `name`: the name that the ledger records as the author of a decision. `units`: codes of the
    units that a leader leads; a code means the unit that bears it on the day of viewing. The bearer
    of a unit's link has the code of that unit, and every other role has none. A participant is
    whoever asks, with a phone and a name, about the own responses.
    `only_looks`: an administrator looks at the pages as the role sees them, and may do nothing.
    """

    name: str
    role: Role
    units: tuple[str, ...] = ()
    only_looks: bool = False

    @property
    def scope(self) -> str:
        """A key for tables that viewers share. Viewers of equal scope see equal tables.

        >>> Principal("an@example.vn", "leader", ("290", "288")).scope
        'leader:288,290'
        """
        return f"{self.role}:{','.join(sorted(self.units))}" if self.units else self.role


NOBODY = Principal("", "nobody")
"""A person who has not signed in, or whom the program does not know."""
