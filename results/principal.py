"""Who is looking. Every read and every write takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["admin", "reviewer", "viewer", "auditor", "leader", "press", "nobody"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Principal:
    """A person (or an account) with a role; `results.access` says what the role may see and do.

    `name`: who the person is, as the ledger names the author of a decision. `units`: codes of the
    units that a leader leads; a code means its bearer on the day of viewing. Other roles have none.
    """

    name: str
    role: Role
    units: tuple[str, ...] = ()

    @property
    def scope(self) -> str:
        """What may be shared between viewers: equal scopes see equal tables, whatever their names.

        >>> Principal("an@example.vn", "leader", ("290", "288")).scope
        'leader:288,290'
        """
        return f"{self.role}:{','.join(sorted(self.units))}" if self.units else self.role


NOBODY = Principal("", "nobody")
"""Who has not signed in, and who is not known."""
