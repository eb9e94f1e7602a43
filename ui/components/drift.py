"""Live sources whose sheet has lost a column, and a sentence about them."""

from __future__ import annotations

from results import Pulse
from ui.components.markup import Html, join, tag
from ui.components.source_name import source_name
from ui.shell.visit import Visit


def drifted(visit: Visit) -> list[Pulse]:
    """The live sources whose sheet has lost a column."""
    return [pulse for pulse in visit.opened.pulses.values() if pulse.vanished]


def drift_sentence(visit: Visit, pulse: Pulse) -> Html:
    """A sentence with the columns that a source no longer has, and their likely new headings."""
    say = visit.say
    gone = [
        join([tag("b", text), f" ({say('renamed.maybe')} ", tag("b", now), ")"])
        if (now := pulse.proposals.get(name))
        else tag("b", text)
        for name, text in pulse.vanished.items()
    ]
    then = "renamed.stopped" if "submitted_at" in pulse.vanished else "renamed.waits"
    first = say("renamed.vanished", source=source_name(visit, pulse.source))
    return join([first, " ", join(gone, ", "), ". ", say(then)])
