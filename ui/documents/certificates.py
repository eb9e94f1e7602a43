"""The section *Giấy chứng nhận*: the unit, who gets one, and the PDF to take away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from publish.certificates import MEDIA_TYPE, Named, is_over, named, paper
from publish.made import safe
from ui.components.blocks import heading, note, quiet, show
from ui.components.choice import choose_one, choose_some, unit_entries
from ui.components.offer import offer_counted
from ui.documents.left_out import draw_left_out
from ui.shell.visit import Visit


def draw_certificates(visit: Visit) -> None:
    """Draw the section. Before the closing it says from when there are certificates."""
    say, view = visit.say, visit.view
    show(heading(say("certificates.title"), say("certificates.lead")))
    if not is_over(view):
        closes_at = visit.contest.closes_at
        moment = visit.fmt.moment(closes_at)
        key = "certificates.not_yet" if closes_at else "certificates.never"
        show(note(say(key, moment=moment)))
        return
    code = _choose_unit(visit)
    if code is None:
        return
    people = named(view, code)
    ready = [one for one in people if not one.why]
    if not people:
        show(note(say("certificates.none")))
    if ready:
        _draw_offer(visit, code, ready)
    draw_left_out(visit, [one for one in people if one.why])


def _choose_unit(visit: Visit) -> str | None:
    """The code of a unit in which somebody took part. A code that was used again has the names of
    all its units."""
    tree, day, again = visit.contest.units, visit.today, defaultdict[str, list[str]](list)
    for row in visit.view.participation("unit").to_pylist():
        if row["people"]:
            again[row["unit_code"]].append(row["unit_name"])
    entries = {
        code: (", ".join(names), *names, *texts[1:]) if len(names := again[code]) > 1 else texts
        for code, texts in unit_entries(tree, again, day).items()
    }
    return choose_one(
        visit,
        visit.say("certificates.unit"),
        entries,
        key="certificates_unit",
        first=None,
        placeholder=visit.say("certificates.find"),
    )


def _draw_offer(visit: Visit, code: str, ready: Sequence[Named]) -> None:
    say, fmt = visit.say, visit.fmt
    chosen = choose_some(
        visit,
        say("certificates.people"),
        {one.person_id: (f"{one.name} – {one.unit}",) for one in ready},
        key=f"certificates_people_{code}",
        placeholder=say("certificates.whole_unit"),
    )
    count = len(chosen) or len(ready)
    show(note(say("certificates.count", n=count, count=fmt.whole(count)), tone="good"))
    offer_counted(
        visit,
        say("certificates.download"),
        f"giay-chung-nhan-{safe(code)}.pdf",
        partial(paper, code=code, chosen=frozenset(chosen)),
        MEDIA_TYPE,
    )
    show(quiet(say("certificates.logged")))
