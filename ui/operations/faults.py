"""What is wrong with the installation, and what to do about it."""

from __future__ import annotations

from service.health import URGENT, Condition, Fault
from ui.components.blocks import note, quiet, show
from ui.components.markup import Html, tag
from ui.components.source_name import source_name
from ui.operations.look import local
from ui.shell.visit import Visit


def draw_faults(visit: Visit, found: Condition) -> None:
    """Draw each fault with what to do, the urgent ones first; or that all is well."""
    say = visit.say
    moment = visit.fmt.second(visit.contest.local(found.now))
    show(quiet(say("operations.lead", moment=moment)))
    if not found.faults:
        show(note(say("operations.well"), tone="good"))
        return
    in_order = sorted(found.faults, key=lambda fault: fault.code not in URGENT)
    for fault in in_order:  # one element each, so that a gap keeps them apart
        show(_fault(visit, fault))


def _fault(visit: Visit, fault: Fault) -> Html:
    say = visit.say
    source = source_name(visit, fault.subject) if fault.subject else ""
    since = ""
    if fault.since is not None:
        since = say(f"fault_since.{_since(fault)}", moment=local(visit, fault.since))
    return note(
        tag("b", say(f"fault.{fault.code}", source=source)),
        f" {since} " if since else " ",
        say(f"fault_do.{fault.code}"),
        tone="bad" if fault.code in URGENT else "warn",
    )


def _since(fault: Fault) -> str:
    return "clock" if fault.code == "clock" else "last"
