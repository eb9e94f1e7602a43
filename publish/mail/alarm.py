"""The letter about a fault of an installation: that it began, stays, or is over."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from publish.mail.letter import Letter

News = Literal["begun", "still", "ended"]
_LONGEST = 120


def alarm(
    news: News,
    code: str,
    subject: str,
    *,
    title: str,
    since: datetime | None,
    at: datetime,
    page: str,
) -> Letter:
    """The letter. `code`: of the fault (`service.health.Code`); `subject`: the source, or empty.
    `title`: the contest, or what its folder is called. `since` None: nobody knows since when;
    `at`: now; both contest-local. `page`: the address of the page Vận hành; empty: unknown."""
    say, fmt = Words("vi"), Format("vi")
    what = say(f"fault.{code}", source=on_one_line(subject, _LONGEST))
    todo = say("alarm_do.ended") if news == "ended" else say(f"fault_do.{code}")
    began = say("alarm_mail.since", moment=fmt.moment(since)) if since else say("alarm_mail.never")
    said = say(f"alarm_kind.{news}", what=what.removesuffix("."))
    return _letter(said, [began], todo, title, at, page)


def trial_letter(*, title: str, at: datetime, page: str) -> Letter:
    """The letter that tries the way of alarms and reports no fault."""
    say = Words("vi")
    return _letter(say("alarm_kind.test"), [], say("alarm_do.test"), title, at, page)


def _letter(said: str, since: list[str], todo: str, title: str, at: datetime, page: str) -> Letter:
    say, fmt = Words("vi"), Format("vi")
    contest = on_one_line(title, _LONGEST)
    lines = [f"{said}.", *since, say("alarm_mail.do", what=todo)]
    lines.append(say("alarm_mail.at", moment=fmt.moment(at)))
    if page:
        lines.append(say("alarm_mail.see", address=page))
    subject = say("alarm_mail.subject", contest=contest, said=said)
    return Letter(subject, "\n".join([contest, "", *lines, ""]))
