"""Which act a role may do; asked at the moment of the act, whatever a page has drawn."""

from __future__ import annotations

from contest.errors import NotAllowedError
from results import Principal, access
from results.access import Act

__all__ = ["Act", "may", "require"]


def may(who: Principal, act: Act) -> bool:
    """True when the role of `who` allows the act, and `who` has a name to act under. Whoever may
    decide may propose, too."""
    if not who.name:
        return False
    return access.may(who, act) or (act == "propose" and access.may(who, "decide"))


def require(who: Principal, act: Act) -> None:
    """Refuse what the role does not allow.

    Raises:
        NotAllowedError: the role may not do this, or nobody is signed in.
    """
    if not may(who, act):
        raise NotAllowedError(
            f"the role {who.role!r} may not do this: {act}; whoever needs it asks an administrator "
            "for another role"
        )
