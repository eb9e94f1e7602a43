"""The digest of a unit: the numbers of its page, as text and as HTML, for one leader.

The HTML is one column without pictures, scripts and styles of others, so that a mail program loads
nothing. The one link leads to the unit's page, which asks for sign-in: a leader's link with its
PIN travels another way.
"""

from __future__ import annotations

from contest.sanitize import on_one_line
from i18n.format import Format
from i18n.words import Words
from publish.mail.letter import Letter
from publish.press.pages import filled
from publish.reminder import (
    beneath_line,
    notices,
    pace_sentence,
    place_line,
    rate_line,
    silent_line,
)
from publish.unit_summary import UnitSummary

_LONGEST = 120


def digest(summary: UnitSummary, page: str, stop_at: str) -> Letter:
    """The letter about a unit in operation of a contest that has opened. `page`, `stop_at`: the
    addresses of the unit's page and of the page that stops such letters."""
    say, fmt = Words("vi"), Format("vi")
    name, title = on_one_line(summary.name, _LONGEST), on_one_line(summary.title, _LONGEST)
    rate, pace = rate_line(summary, say, fmt), pace_sentence(summary, say, fmt)
    place = on_one_line(place_line(summary, say, fmt))
    as_of = say("as_of", moment=fmt.moment(summary.as_of))
    told = [on_one_line(line) for line in notices(summary, say, fmt, opens="account")]
    silent = silent_line(summary, say, fmt) if summary.beneath else ""
    lowest = [
        (on_one_line(unit.name, _LONGEST), beneath_line(unit, say, fmt)) for unit in summary.lowest
    ]
    lines = [f"{name} – {title}", as_of, "", rate, *filter(None, (place, pace)), *told]
    if lowest:
        lines += ["", say("my_unit.lowest_title"), silent]
        lines += [f"- {unit}: {numbers}" for unit, numbers in lowest]
    lines += ["", f"{say('digest.link')}: {page}", "", "-- ", say("digest.why")]
    lines += [f"{say('digest.stop')}: {stop_at}", ""]
    html = filled(
        "digest.html", say=say, unit=name, title=title, as_of=as_of, rate=rate, place=place,
        pace=pace, notices=told, silent=silent, lowest=lowest, page=page, stop_at=stop_at,
    )  # fmt: skip
    return Letter(say("digest.subject", unit=name, rate=rate), "\n".join(lines), html)
