"""The notices of corrections: what was public, what is right, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from publish.press.corrections import Correction, Measure

MOST = 6
"""The most groups and units that one notice names."""
LINES = 12
"""The most notices."""


def notices(corrections: Sequence[Correction], say: Words, fmt: Format) -> Iterator[str]:
    """A sentence for each kind of figure that was corrected at one time, the latest first; if there
    are more than `LINES`, one that says so."""
    said = tuple(_said(corrections, say, fmt))
    yield from said[:LINES]
    if older := len(said[LINES:]):
        yield say("public.older_corrections", n=older, count=fmt.whole(older))


def _said(corrections: Sequence[Correction], say: Words, fmt: Format) -> Iterator[str]:
    together: defaultdict[tuple[datetime, datetime, Measure], list[Correction]] = defaultdict(list)
    for one in sorted(corrections, key=lambda one: one.corrected_at, reverse=True):
        together[one.corrected_at, one.as_of, one.measure].append(one)
    for (corrected_at, as_of, measure), changed in together.items():
        values = {
            "figure": say(f"figure.{measure}"),
            "as_of": fmt.moment(as_of),
            "at": fmt.moment(corrected_at),
        }
        if len(changed) == 1:
            name = on_one_line(changed[0].name)
            of = say("public.correction_of", name=name) if name else ""
            before, after = fmt.whole(changed[0].before), fmt.whole(changed[0].after)
            values |= {"of": of, "before": before, "after": after}
            yield say.fill("public.correction", values)
        else:
            changes = _changes(changed, say, fmt)
            yield say.fill("public.corrections", {"changes": changes, **values})


def _changes(changed: Sequence[Correction], say: Words, fmt: Format) -> str:
    """The first of them from what to what, and how many more there are."""
    said = [
        say(
            "public.change",
            name=on_one_line(one.name) or say("public.change_in_all"),
            before=fmt.whole(one.before),
            after=fmt.whole(one.after),
        )
        for one in changed[:MOST]
    ]
    if more := len(changed) - len(said):
        said.append(say("public.more_changes", n=more, count=fmt.whole(more)))
    return "; ".join(said)
