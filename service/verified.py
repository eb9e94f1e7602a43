"""The only writer of verifications: what the committee found of those who stand to win.

Nothing here changes a result: who is not eligible is a decision (`service.decide`).
"""

from __future__ import annotations

from typing import get_args

from contest.errors import UsageError
from ledger.unit_decisions import UNIT_CODE, VALID_FROM, unit_facts
from ledger.verifications import Verdict, Verification, note_verification
from results import Principal
from results.masks import masked_note
from service.allowed import require
from service.decide import ChangedError, responses_named
from service.environment import Moment, Place
from service.opened import opened
from service.wired import look

__all__ = ["LONGEST", "Verdict", "verify_response", "verify_unit"]

LONGEST = 200
"""The most characters of a note; a longer note is cut."""


def verify_response(
    place: Place,
    who: Principal,
    response_id: str,
    content: str,
    verdict: Verdict,
    *,
    note: str = "",
    moment: Moment,
) -> None:
    """State what was found of a response that stands to win. `content`: the `content_hash` that
    `who` looked at. Telephone numbers and addresses in the note are masked before they are written.

    Raises:
        NotAllowedError: the role may not decide.
        UsageError: there is no such response or verdict.
        ChangedError: the response was edited after somebody looked at it.
        LedgerError: the ledger cannot be written.
    """
    require(who, "decide")
    wired = look(place, moment.now, fresh=True)
    (line,) = responses_named(opened(wired, who, moment).view, [response_id])
    if line["content_hash"] != content:
        raise ChangedError(1)
    about = Verification(
        moment.now,
        who.name,
        response_id,
        "",
        "",
        content,
        _known(verdict),
        masked_note(note, LONGEST),
    )
    note_verification(wired.ledger, about)


def verify_unit(
    place: Place,
    who: Principal,
    number: int,
    verdict: Verdict,
    *,
    note: str = "",
    moment: Moment,
) -> None:
    """State what was found of the unit of this number. The note is masked as for a response.

    Raises:
        NotAllowedError: the role may not decide.
        UsageError: there is no such verdict.
        LedgerError: the ledger cannot be written.
    """
    require(who, "decide")
    wired = look(place, moment.now, fresh=True)
    facts = unit_facts(wired.contest.units.units[number])
    about = Verification(
        moment.now, who.name, "", facts[UNIT_CODE], facts[VALID_FROM], "", _known(verdict),
        masked_note(note, LONGEST),
    )  # fmt: skip
    note_verification(wired.ledger, about)


def _known(verdict: Verdict) -> Verdict:
    if verdict not in get_args(Verdict):
        raise UsageError(
            f"found the verdict {verdict[:20]!r}; expected expected, pending, verified"
        )
    return verdict
