"""The only writer of issued bulletins. Looking at a draft and downloading a draft keep nothing."""

from __future__ import annotations

from datetime import datetime

from contest.errors import UsageError
from ledger.bulletins import keep_bulletin
from publish.bulletin.bulletin import Bulletin, bulletin, is_issued, issued, to_json
from results import Principal
from service.allowed import require
from service.environment import Moment, Place
from service.opened import open_for
from service.wired import declared, ledger_of


def issue(
    place: Place, who: Principal, moment: Moment, *, as_of: datetime | None = None
) -> Bulletin:
    """Issue the bulletin of this moment, or of an earlier contest-local time, and keep its figures
    beside the ledger's tables under the name of `who`.

    Nothing is written if the same bulletin, with the same time and figures, is issued already.

    Raises:
        NotAllowedError: the role does not decide.
        UsageError: `as_of` lies in the future.
        LedgerError: the ledger cannot be read or written; nothing was issued.
    """
    require(who, "decide")
    view = open_for(place, who, moment, as_of=as_of, fresh=True).view
    now = moment.local(view.contest)
    if as_of is not None and as_of > now:
        raise UsageError(
            f"a bulletin as of {as_of:%Y-%m-%dT%H:%M} cannot be issued before that time; "
            f"it is {now:%Y-%m-%dT%H:%M} now. Look at it with --draft, or name an earlier time"
        )
    made = bulletin(view)
    if not is_issued(issued(view), made):
        ledger = ledger_of(place, declared(place))
        keep_bulletin(ledger, to_json(made), by=who.name, now=moment.now)
    return made
