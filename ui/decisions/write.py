"""Asks the service to write decisions, and explains a refusal in words."""

from __future__ import annotations

from collections.abc import Sequence

from contest.errors import ContestError, NotAllowedError, UsageError
from service.acts import Wanted
from service.decide import ChangedError, Marks, decide
from ui.components.blocks import note, show
from ui.shell import session
from ui.shell.visit import Visit


def write(
    visit: Visit, wanted: Sequence[Wanted], *, looked_at: Marks | None = None, why: str = ""
) -> bool:
    """Write decisions in the name of the person who is signed in now; True when they were written.

    Raises:
        ChangedError: something in `looked_at` has changed since.
    """
    try:
        decide(
            session.place(),
            session.principal(),
            wanted,
            looked_at=looked_at,
            note=why,
            moment=session.moment(),
        )
    except ChangedError:
        raise
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
        return False
    return True


def refusal(error: ContestError) -> str:
    """The key of the sentence that explains a refusal."""
    if isinstance(error, UsageError):
        return "failure.not_now"
    return "failure.not_allowed" if isinstance(error, NotAllowedError) else "failure.ledger"
