"""The part of a contest that everybody may know."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contest.contest import Contest


@dataclass(frozen=True)
class PublicContest(Contest):
    """A contest without its keys, exclusions, roster, contacts, the writings of participants, and
    the addresses of its spreadsheets. The public contest serves for display and judges nothing.

    `denominator` and `hash` depend on the missing parts, so they are copied from the
    whole contest. `units` keeps the headcounts that the roster gives.
    """

    denominator: int = 1
    hash: str = ""


def public(contest: Contest) -> PublicContest:
    """The public part of a contest.

    >>> from contest.items import Item
    >>> from contest.settings import Info, Settings
    >>> whole = Contest(Settings(contest=Info(id="c", title="C")),
    ...                 items=(Item("q1", "Câu 1", options=("A", "B"), key=("B",)),))
    >>> known = public(whole)
    >>> known.items[0].key, known.full_marks("all"), known.hash == whole.hash
    ((), 1, True)
    """
    settings = contest.settings
    sources = tuple(s.model_copy(update={"spreadsheet_id": ""}) for s in settings.sources)
    return PublicContest(
        settings=settings.model_copy(update={"sources": sources}),
        units=contest.units,
        items=tuple(replace(item, key=()) for item in contest.items),
        shapes=contest.shapes,
        denominator=contest.denominator,
        hash=contest.hash,
    )
