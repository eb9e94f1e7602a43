"""Results as they were before later decisions, for standings that stand still."""

from __future__ import annotations

from datetime import datetime

from contest import Contest
from ingest import read_until, reread, touched
from ledger.decided import as_decided
from results import Results, Supposed, compute
from service.wired import Wired


def results_before(wired: Wired, decided: datetime, submitted: datetime) -> Results:
    """The results of the responses submitted before `submitted`, as if nothing had been decided
    since `decided`. Both are contest-local.

    Responses that a later decision reads otherwise, such as a correction or another name of a unit,
    are read again without the decision.
    """
    ledger, taken = wired.ledger, wired.ledger.decisions()
    zone = wired.contest.zone
    before = decided.replace(tzinfo=zone)
    then = tuple(one for one in taken if one.decided_at < before)
    contest = as_decided(wired.declared, then)
    if _reads_otherwise(contest, wired.contest):
        numbers = {source.id: ledger.load_number(source.id) for source in contest.sources}
        what = Supposed((), read_until(contest, ledger, numbers, then), all=True)
    else:
        again = touched(contest, ledger, then, taken)
        what = Supposed((), reread(contest, ledger, again, then))
    return compute(
        contest, ledger, now=submitted.replace(tzinfo=zone), as_of=submitted,
        decided_before=before, supposed=what,
    )  # fmt: skip


def _reads_otherwise(one: Contest, other: Contest) -> bool:
    return one.reading_hash != other.reading_hash or one.undone_loads != other.undone_loads
