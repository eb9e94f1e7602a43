"""What a release needs, as a list with the state of each check."""

from __future__ import annotations

from contest.errors import ContestError
from service.release.ready import Ready, readiness
from ui.components.blocks import Tone, heading, note, quiet, show, state
from ui.components.tables import Column, table
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit


def draw_checks(visit: Visit) -> Ready | None:
    """Draw the checks and return them; None if they cannot be made."""
    say = visit.say
    try:
        found = readiness(session.place(), session.principal(), session.moment())
    except ContestError as error:
        show(note(say(refusal(error)), tone="bad"))
        return None
    rows = [
        {"name": say(f"release.{name}"), "tone": tone, "said": said}
        for name, tone, said in _checks(visit, found)
    ]
    columns = (
        Column(say("release.check"), lambda row: row["name"], "main", style="ct-strong"),
        Column(say("release.found"), lambda row: state(row["said"], row["tone"]), "line"),
    )
    show(
        quiet(say("release.lead")),
        heading(say("release.checks")),
        table(columns, rows, name=say("release.checks")),
    )
    return found


def _checks(visit: Visit, found: Ready) -> list[tuple[str, Tone, str]]:
    say, fmt = visit.say, visit.fmt
    held = visit.view.balance().held
    none = say("release.none_left")
    draws = say("release.draws_left", n=found.draws, count=fmt.whole(found.draws))
    open_ones = say("release.petitions_left", n=found.petitions, count=fmt.whole(found.petitions))
    left = say("release.held_left", n=held, count=fmt.whole(held))
    checks = [("ended", *_ended(visit, found)), ("known", *_known(visit, found))]
    if found.covered.ended_at and not found.ranked:
        checks.append(("ranked", "bad", say("release.nobody")))
    return [
        *checks,
        ("held", "warn" if held else "good", left if held else none),
        ("draws", "bad" if found.draws else "good", draws if found.draws else none),
        ("term", *_term(visit, found)),
        ("petitions", "bad" if found.petitions else "good", open_ones if found.petitions else none),
        ("recount", "plain", say("release.recount_runs")),
    ]


def _ended(visit: Visit, found: Ready) -> tuple[Tone, str]:
    say, of = visit.say, found.covered
    if of.ended_at is None:
        return "bad", say("release.not_ended")
    moment = visit.fmt.moment(of.ended_at)
    if of.overall:
        return "good", say("release.ended_all", moment=moment)
    titles = {r.id: r.title or r.id for r in visit.contest.rounds}
    rounds = ", ".join(titles[one] for one in of.rounds)
    return "good", say("release.ended_rounds", rounds=rounds, moment=moment)


def _known(visit: Visit, found: Ready) -> tuple[Tone, str]:
    say, until, ended_at = visit.say, found.known_until, found.covered.ended_at
    if until is None:
        return "bad", say("release.never_read")
    moment = visit.fmt.moment(until)
    if ended_at and until < ended_at:
        return "bad", say("release.not_known", moment=moment)
    return "good" if ended_at else "plain", say("release.known_until", moment=moment)


def _term(visit: Visit, found: Ready) -> tuple[Tone, str]:
    say = visit.say
    if found.term is None:
        return "plain", say("release.no_term")
    moment = visit.fmt.moment(found.term)
    if found.now < found.term:
        return "bad", say("release.term_open", moment=moment)
    return "good", say("release.term_over", moment=moment)
