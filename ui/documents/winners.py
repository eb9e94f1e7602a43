"""The section *Giấy chứng nhận đạt giải*: who won by the newest official release, and the PDF."""

from __future__ import annotations

from functools import partial

from publish.certificates import MEDIA_TYPE
from publish.winner_certificates import awards, newest_official, paper
from service.winner_paper import address
from ui.components.blocks import heading, note, quiet, show
from ui.components.choice import choose_some
from ui.components.offer import offer_counted
from ui.documents.left_out import draw_left_out
from ui.shell.visit import Visit


def draw_winners(visit: Visit) -> None:
    """Draw the section. Without an official release it says that there are no such papers yet."""
    say, fmt, view = visit.say, visit.fmt, visit.view
    show(heading(say("winners_paper.title"), say("winners_paper.lead")))
    one = newest_official(view)
    if one is None:
        show(note(say("winners_paper.not_yet")))
        return
    found = awards(one)
    ready = [award for award in found if not award.named.why]
    if not found:
        show(note(say("winners_paper.none")))
    if ready:
        chosen = choose_some(
            visit,
            say("winners_paper.people"),
            {a.named.person_id: (f"{a.named.name} – {a.winner.prize}",) for a in ready},
            key=f"winners_paper_{one.release.number}",
            placeholder=say("winners_paper.all"),
        )
        count, number = len(chosen) or len(ready), fmt.whole(one.release.number)
        said = say("winners_paper.count", n=count, count=fmt.whole(count), number=number)
        show(note(said, tone="good"))
        at = address(visit.contest.id)
        offer_counted(
            visit,
            say("winners_paper.download"),
            "giay-chung-nhan-dat-giai.pdf",
            partial(paper, address=at, chosen=frozenset(chosen)),
            MEDIA_TYPE,
        )
        show(quiet(say("certificates.logged")))
        if not at:
            show(quiet(say("winners_paper.no_address")))
    draw_left_out(visit, [award.named for award in found if award.named.why])
