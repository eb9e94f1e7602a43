"""Asking the service to write decisions, and saying in words why it refused."""

from __future__ import annotations

from collections.abc import Sequence

from contest.errors import ContestError, NotAllowedError
from service.acts import Wanted
from service.decide import ChangedError, Marks, decide
from ui.components.blocks import note, show
from ui.shell import session
from ui.shell.visit import Visit


def write(
    visit: Visit, wanted: Sequence[Wanted], *, looked_at: Marks | None = None, why: str = ""
) -> bool:
    """True when the decisions were written, in the name of whoever is signed in at this moment.

    Raises:
        ChangedError: something changed since it was looked at.
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
    """The key of the sentence that says why something was not written."""
    return "failure.not_allowed" if isinstance(error, NotAllowedError) else "failure.ledger"
