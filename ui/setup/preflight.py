"""The checks before the opening, as a list with the date at which each passed last."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contest.errors import ContestError
from service import preflight
from service.preflight import CHECKS, OF_SHEETS, Check
from ui.components.blocks import Tone, heading, note, show, state
from ui.components.markup import Html, join, tag
from ui.components.plain import plain
from ui.components.tables import Column, Row, table
from ui.components.uploaded import failure_sentence
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_KEPT = "preflight_checks"


def draw_preflight(visit: Visit) -> None:
    """Draw the list, and the button that checks. What was found stays while the session lasts; the
    date of a check's last pass stays with the ledger."""
    say, place = visit.say, session.place()
    kept: Sequence[Check] = st.session_state.get(_KEPT, {}).get(place, ())
    show(heading(say("preflight.title"), say("preflight.lead")))
    label = say("preflight.again") if kept else say("preflight.run")
    if st.button(plain(label), key="preflight_run", icon=":material/checklist:"):
        try:
            with st.spinner(plain(say("preflight.running"))):
                kept = preflight.run(place, session.principal(), session.moment())
        except ContestError as error:
            show(note(say(refusal(error)), tone="bad"))
            return
        st.session_state[_KEPT] = {place: kept}
        st.rerun()
    if kept:
        show(_sum(visit, kept))
    show(_table(visit, _rows(visit, kept)))


def _sum(visit: Visit, kept: Sequence[Check]) -> Html:
    """Whether all has passed, in one sentence."""
    failed, count = sum(not one.passed for one in kept), visit.fmt.whole(len(kept))
    if not failed:
        return note(visit.say("preflight.all", count=count), tone="good")
    told = visit.say("preflight.some", failed=visit.fmt.whole(failed), count=count)
    return note(told, tone="warn")


def _rows(visit: Visit, kept: Sequence[Check]) -> list[Row]:
    """A line for each check; before the first run, one for each that this contest will have."""
    say, sources = visit.say, visit.contest.sources
    has_sheets = any(source.kind == "google_sheet" for source in sources)
    names = [name for name in CHECKS if has_sheets or name not in OF_SHEETS]
    if not kept:
        asked = say("preflight.unasked")
        return [{"name": n, "source": "", "tone": "plain", "state": asked} for n in names]
    several = len({one.source for one in kept if one.source}) > 1
    words: dict[bool, tuple[Tone, str]] = {
        True: ("good", say("preflight.passed")),
        False: ("bad", say("preflight.not_passed")),
    }
    return [
        {
            "name": one.name,
            "source": one.source if several else "",
            "tone": words[one.passed][0],
            "state": words[one.passed][1],
            "check": one,
        }
        for one in kept
    ]


def _table(visit: Visit, rows: Sequence[Row]) -> Html:
    say, last = visit.say, preflight.last_passes(session.place())

    def name(row: Row) -> str:
        title = say(f"preflight_check.{row['name']}")
        return f"{title} – {row['source']}" if row["source"] else title

    def since(row: Row) -> str:
        at = last.get(row["name"])
        if at is None:
            return say("preflight.never")
        return say("preflight.last", at=visit.fmt.moment(visit.contest.local(at)))

    columns = (
        Column(say("preflight.check"), name, "main", style="ct-strong"),
        Column(
            say("preflight.state"),
            lambda row: state(row["state"], row["tone"]),
            "line",
            style="ct-tight",
        ),
        Column(say("preflight.found"), lambda row: _found(visit, row.get("check")), "line"),
        Column(say("preflight.since"), since, style="ct-tight"),
    )
    return table(columns, rows, name=say("preflight.title"))


def _found(visit: Visit, check: Check | None) -> Html | str:
    """What a check has found and, if it has not passed, what to do."""
    say = visit.say
    if check is None:
        return ""
    if check.failure and say.has(f"failure.{check.failure}"):
        found = failure_sentence(check.failure, check.facts, say, visit.fmt)
    elif check.failure:
        found = say("failure.other")
    else:
        facts = {name: str(value) for name, value in check.facts.items()}
        found = say.fill(f"preflight_found.{check.outcome}", facts)
    if check.passed:
        return found
    what = say.fill(f"preflight_do.{check.outcome}", {k: str(v) for k, v in check.facts.items()})
    return join([tag("p", found), tag("p", say("preflight.do", what=what))])
