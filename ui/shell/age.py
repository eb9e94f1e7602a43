"""The age of live data, and in plain words the failure of a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

from i18n.phase import left_until
from results import Pulse
from ui.components.blocks import Tone, show, state
from ui.components.markup import Html, tag
from ui.components.source_name import source_name
from ui.shell import session
from ui.shell.visit import Visit


def draw_age(visit: Visit, pulses: Mapping[str, Pulse]) -> None:
    """Draw one line: the time up to which all sources are known; then the failure of each stale
    source and the time of the next try. Draw nothing if no source is polled."""
    now = session.clock()
    if not pulses:
        return
    times = [pulse.known_at for pulse in pulses.values()]
    tone: Tone = "bad" if any(pulse.stale for pulse in pulses.values()) else "good"
    age = visit.say("age.never")
    if all(times):
        oldest = min(time for time in times if time)
        age = visit.say("age.good", moment=_clock(visit, oldest, now), ago=_ago(visit, oldest, now))
    troubles = [_trouble(visit, pulse, now) for pulse in pulses.values() if pulse.stale]
    show(tag("p", state(age, tone), *troubles, cls="ct-strip"))


def _trouble(visit: Visit, pulse: Pulse, now: datetime) -> Html:
    say, fmt = visit.say, visit.fmt
    if not pulse.failure:
        return tag("span", say("age.silent", source=source_name(visit, pulse.source)))
    key = f"failure.{pulse.failure}"
    facts = {k: fmt.whole(v) if isinstance(v, int) else v for k, v in pulse.facts.items()}
    # A pulse that another version of the program wrote may lack a fact.
    reason = say.fill(
        key if say.has(key) else "failure.unforeseen", defaultdict(lambda: "?", facts)
    )
    moment = _clock(visit, pulse.next_at, now)
    return tag(
        "span",
        say("age.failed", source=source_name(visit, pulse.source), reason=reason, moment=moment),
    )


def _clock(visit: Visit, moment: datetime, now: datetime) -> str:
    """The time of day; with the date if it is not today."""
    local, today = visit.contest.local(moment), visit.contest.local(now)
    return f"{local:%H:%M:%S}" if local.date() == today.date() else visit.fmt.second(local)


def _ago(visit: Visit, moment: datetime, now: datetime) -> str:
    age = now - moment
    if age < timedelta(minutes=2):
        seconds = max(0, int(age.total_seconds()))
        return visit.say("age.seconds", n=seconds, count=visit.fmt.whole(seconds))
    return left_until(now, moment, visit.say, visit.fmt)
