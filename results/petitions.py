"""Petitions as those who work on them read them: contacts in what people wrote are masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from ledger.petitions import Channel, Petition, mark_of_petitions, petitions_of
from results.compute import Results
from results.masks import masked_text

__all__ = ["Channel", "Petition", "due_count", "is_overdue", "petitions"]

SOON = timedelta(days=2)
"""So long before the end of its due day a petition is a task."""


def petitions(results: Results, beside: str) -> tuple[Petition, ...]:
    """Every petition, in order of number; `at` is contest-local. They are beside the state, so they
    are read once for all viewers, and again after each line that any process writes.

    `beside`: a text that changes with each such line, as known since the last look; without one
    ("") the ledger is asked.
    """
    mark = beside or mark_of_petitions(results.ledger)
    return results.keep(("petitions", mark), lambda: _read(results))


def _read(results: Results) -> tuple[Petition, ...]:
    return tuple(
        replace(
            one,
            at=results.contest.local(one.at),
            content=masked_text(one.content),
            answer=masked_text(one.answer),
        )
        for one in petitions_of(results.ledger)
    )


def is_overdue(petition: Petition, today: date) -> bool:
    """Whether nobody has answered by the end of the due day.

    >>> from datetime import datetime
    >>> one = Petition(1, datetime(2024, 12, 1), "An", date(2024, 12, 1), "phone", "", "…",
    ...                date(2024, 12, 13))
    >>> is_overdue(one, date(2024, 12, 13)), is_overdue(one, date(2024, 12, 14))
    (False, True)
    """
    return petition.answered_on is None and today > petition.due_on


def due_count(petitions: Iterable[Petition], today: date) -> int:
    """The number of open petitions that are overdue or due within `SOON`."""
    return sum(one.answered_on is None and one.due_on <= today + SOON for one in petitions)
