"""What is public now: the moment of the numbers, the address, what comes next, and corrections."""

from __future__ import annotations

import logging

from service.publication import keeping, publishing
from service.publication.publishing import Standing
from service.publication.record import PublicationError
from ui.components.blocks import Tone, facts, note, show, state
from ui.components.markup import Child, Html, tag
from ui.shell import session
from ui.shell.visit import Visit

_log = logging.getLogger("publication")


def standing_of(visit: Visit) -> Standing | None:
    """What is public of the contest. If the record cannot be read, draw so and return None."""
    try:
        return publishing.standing(session.place(), session.moment())
    except PublicationError as error:
        _log.error("%s", error)
        show(note(visit.say("press_trouble.public"), tone="bad"))
        return None


def draw_standing(visit: Visit, now: Standing) -> None:
    """Draw for the committee what is public, what comes next, and who holds it back."""
    say, fmt, last = visit.say, visit.fmt, now.published
    tone, said = _said(visit, now)
    lines: list[tuple[str, Child]] = [(say("press.now"), state(said, tone))]
    if last:
        lines += [
            (say("press.as_of"), fmt.moment(last.as_of)),
            (say("press.since"), fmt.moment(last.published_at)),
        ]
    url = publishing.address(visit.contest.id, session.local_address())
    lines += [(say("press.address"), _link(url)), (say("press.next"), _next(visit, now))]
    if now.embargo_until:
        lines.append((say("press.embargo"), fmt.moment(now.embargo_until)))
    show(facts(lines))
    if now.held:
        since = fmt.moment(now.held.since)
        show(note(say("press.held", name=now.held.by, moment=since), tone="warn"))
    if trouble := keeping.trouble(session.place()):
        since = fmt.moment(visit.contest.local(trouble.since))
        why = say(f"press_trouble.{trouble.what}")
        show(note(say("press.trouble", moment=since, why=why), tone="bad"))


def draw_for_press(visit: Visit, now: Standing) -> None:
    """Draw for a journalist whether and from when the numbers may be published."""
    say, fmt, last = visit.say, visit.fmt, now.published
    if now.embargo_until:
        until = fmt.moment(now.embargo_until)
        show(note(say("public.embargo", moment=until), tone="warn"))
    elif last:
        url = publishing.address(visit.contest.id, session.local_address())
        link = tag("span", tag("a", url, href=url, target="_blank", rel="noopener"), cls="ct-act")
        show(note(say("press.allowed", moment=fmt.moment(last.as_of)), " ", link, tone="good"))
    else:
        show(note(say("press.allowed_not_yet"), tone="warn"))


def _link(url: str) -> Html:
    link = tag("a", url, href=url, target="_blank", rel="noopener")
    return tag("span", link, cls="ct-act")


def _said(visit: Visit, now: Standing) -> tuple[Tone, str]:
    if now.published:
        return ("warn" if now.held else "good"), visit.say("press.is_public")
    return "plain", visit.say("press.nothing_public")


def _next(visit: Visit, now: Standing) -> str:
    say = visit.say
    if now.held:
        return say("press.next_held")
    if now.next_at:
        return visit.fmt.moment(now.next_at)
    is_live = visit.contest.settings.publication.turnout == "live"
    return say("press.next_live" if is_live else "press.next_manual")
