"""The verification of a winner: what to check, what was found, and who moves up in the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from contest.errors import ContestError
from publish.prizes import PrizeLine
from results import PrizeCheck, UnitStanding
from service import acts
from service.acts import Wanted
from service.verified import LONGEST, Verdict, verify_response, verify_unit
from ui.components.blocks import badge, bullets, facts, heading, note, show
from ui.components.choice import choose_one
from ui.components.markup import Child, Html, join, tag
from ui.components.plain import plain
from ui.decisions.preview import ask, draw_draft
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_TONES = {"expected": "plain", "pending": "warn", "verified": "good", "ineligible": "bad"}
_CONTACTS = ("phone", "email", "national_id")


def state_of(visit: Visit, check: PrizeCheck) -> Html:
    """The state in words."""
    return badge(visit.say(f"prize_state.{check.state}"), _TONES[check.state])  # type: ignore[arg-type]


def with_state(visit: Visit, prize: str, check: PrizeCheck) -> Html:
    """The name of a prize above its state."""
    return join([tag("div", visit.titled(prize)), state_of(visit, check)])


def draw_person(visit: Visit, lines: Sequence[PrizeLine], *, key: str) -> None:
    """Draw the choice of one of the winners, the checks to make and the buttons."""
    say = visit.say
    known = {one.row["response_id"]: one for one in lines if one.state in ("wins", "ineligible")}
    if not known:
        return
    entries = {key: (_name(visit, one),) for key, one in known.items()}
    chosen = choose_one(visit, say("prizes.verify"), entries, key=f"verify_{key}", first=None,
                        placeholder=say("prizes.choose"))  # fmt: skip
    if chosen is None:
        return
    line, moment = known[chosen], session.moment()
    (response,) = visit.view.responses([chosen])
    found = [sign for sign in visit.view.altered_near_prizes() if sign.response_id == chosen]
    checks: list[Child] = [say(f"sign_name.{name}") for one in found for name in one.signs]
    if not any(response[name] for name in _CONTACTS):
        checks.append(say("prizes.no_contact"))
    see = tag("a", say("prizes.see_response"), href=f"review{visit.link(response=chosen)}")
    _draw_state(visit, line.check, [see, *(checks or [say("prizes.no_sign")])])
    content = str(response["content_hash"])
    _draw_buttons(
        visit, line.check, chosen, acts.disqualify(chosen), [chosen],
        lambda verdict, why: verify_response(
            session.place(), session.principal(), chosen, content, verdict, note=why, moment=moment
        ),
    )  # fmt: skip


def draw_unit(visit: Visit, units: Sequence[UnitStanding], *, key: str) -> None:
    """The same for the units that win."""
    say, tree, checks = visit.say, visit.contest.units, visit.view.prize_checks()
    numbers = {(unit.code, unit.valid_from): n for n, unit in enumerate(tree.units)}
    known = {
        str(numbers[one.row["unit_code"], one.row["valid_from"]]): one
        for one in units
        if one.prize or not one.eligible
    }
    if not known:
        return
    entries = {number: (str(one.row["unit_name"]),) for number, one in known.items()}
    chosen = choose_one(visit, say("prizes.verify"), entries, key=f"verify_{key}", first=None,
                        placeholder=say("prizes.choose_unit"))  # fmt: skip
    if chosen is None:
        return
    row, moment = known[chosen].row, session.moment()
    check = checks.of_unit(row["unit_code"], row["valid_from"])
    source = tree.units[int(chosen)].headcount_source or say("prizes.no_source")
    _draw_state(visit, check, [say("prizes.headcount_source", source=source)])
    _draw_buttons(
        visit, check, f"unit_{chosen}", acts.disqualify_unit(tree, int(chosen)), [],
        lambda verdict, why: verify_unit(
            session.place(), session.principal(), int(chosen), verdict, note=why, moment=moment
        ),
    )  # fmt: skip


def _name(visit: Visit, line: PrizeLine) -> str:
    return f"{line.row['full_name'] or visit.say('lookup.no_name')} · {line.row['unit_name'] or ''}"


def _draw_state(visit: Visit, check: PrizeCheck, checks: Sequence[Child]) -> None:
    say, fmt = visit.say, visit.fmt
    pairs: list[tuple[str, Child]] = [(say("prizes.state"), state_of(visit, check))]
    if check.at is not None:
        by = join([f"{fmt.moment(check.at)} · {check.by}", f": {check.note}" if check.note else ""])
        pairs.append((say("prizes.stated"), by))
    if check.changed:
        show(note(say("prizes.changed"), tone="warn"))
    show(facts(pairs), heading(say("prizes.checks")), bullets(checks))


def _draw_buttons(
    visit: Visit,
    check: PrizeCheck,
    about: str,
    out: Wanted,
    responses: Sequence[str],
    verify: Callable[[Verdict, str], None],
) -> None:
    """`out`: the decision that the winner is not eligible."""
    say, place = visit.say, f"prize_{about}"
    if not visit.may("decide"):
        return
    if check.state == "ineligible":
        if visit.may("undo") and st.button(say("decision.undo"), icon=":material/undo:",
                                           key=f"undo_{place}"):  # fmt: skip
            ask(visit, place, about, [acts.undo(check.decision_id)], responses,
                [check.decision_id])  # fmt: skip
        draw_draft(visit, place, about)
        return
    why = st.text_input(say("prizes.found"), max_chars=LONGEST, key=f"why_{place}")
    with st.container(horizontal=True):
        verdicts: tuple[tuple[Verdict, str], ...] = (
            ("pending", ":material/hourglass_top:"), ("verified", ":material/verified:"),
            ("expected", ":material/restart_alt:"),
        )  # fmt: skip
        pressed = [
            verdict
            for verdict, icon in verdicts
            if verdict != check.state
            and st.button(say(f"prize_do.{verdict}"), icon=icon, key=f"{verdict}_{place}")
        ]
        refused = st.button(
            say("prize_do.ineligible"), icon=":material/person_off:", key=f"out_{place}"
        )
    if pressed:
        _verify(visit, lambda: verify(pressed[0], why))
    if refused and not why.strip():
        show(note(say("prizes.why_needed"), tone="bad"))
    elif refused:
        ask(visit, place, about, [out], responses)
    draw_draft(visit, place, about, why)


def _verify(visit: Visit, writing: Callable[[], None]) -> None:
    try:
        writing()
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
        return
    st.toast(plain(visit.say("prizes.noted")), icon=":material/check:")
    st.rerun()
