"""Which act which role may do; asked at the moment of the act, whatever a page has drawn."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from contest.errors import NotAllowedError
from results import Principal

Act = Literal["load", "decide", "undo", "propose", "unmask", "access"]

_ACTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "admin": frozenset({"load", "decide", "undo", "propose", "unmask", "access"}),
        "reviewer": frozenset({"load", "decide", "undo", "propose", "unmask"}),
        "auditor": frozenset({"unmask"}),
        "leader": frozenset({"propose"}),
    }
)


def may(who: Principal, act: Act) -> bool:
    """True when the role of `who` allows the act. A role that the table lacks may do nothing."""
    return bool(who.name) and act in _ACTS.get(who.role, frozenset())


def require(who: Principal, act: Act) -> None:
    """Refuse what the role does not allow.

    Raises:
        NotAllowedError: the role may not do this, or nobody is signed in.
    """
    if not may(who, act):
        raise NotAllowedError(
            f"the role {who.role!r} may not do this: {act}; expected somebody who may, signed in"
        )
