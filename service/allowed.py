"""Checks at the moment of an act that the role allows the act, whatever a page has drawn."""

from __future__ import annotations

from contest.errors import NotAllowedError
from results import Principal, access
from results.access import Act
from service.environment import Place

__all__ = ["Act", "may", "require", "require_overview", "require_served"]


def may(who: Principal, act: Act) -> bool:
    """True if the role of `who` allows the act, and `who` has a name to act under."""
    return bool(who.name) and access.may(who, act)


def require(who: Principal, act: Act) -> None:
    """Refuse an act that the role does not allow.

    Raises:
        NotAllowedError: the role may not do this, or nobody is signed in.
    """
    if not may(who, act):
        raise NotAllowedError(
            f"the role {who.role!r} may not do this: {act}; ask an administrator for another role"
        )


def require_overview(who: Principal, act: str) -> None:
    """Refuse what tells of the people of all units and of live standings. `act`: what was asked
    for, as an infinitive, with why if that is not plain.

    Raises:
        NotAllowedError: the role of `who` does not see both.
    """
    seen = access.access_of(who)
    if seen.people != "all" or seen.standings != "live":
        raise NotAllowedError(
            f"the role {who.role!r} may not {act}; ask an administrator for another role"
        )


def require_served(place: Place) -> None:
    """Refuse an act that reaches somebody outside, such as publishing or a link, on a draft.

    Raises:
        NotAllowedError: the contest is somebody's draft.
    """
    if place.is_draft:
        raise NotAllowedError(
            "this contest is a draft; only a contest that is served reaches others"
        )
