"""The form's link, whether it is right, and the choice of what the codes and banners lead to."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from contest.form import Fault, address_faults, prefill_faults
from publish.promotion.files import form_target, unit_targets
from publish.promotion.qr_sheets import Target
from ui.components.blocks import heading, note, show, state
from ui.components.choice import choose_one, unit_entries
from ui.components.inputs import asked
from ui.components.markup import tag
from ui.shell.visit import Visit

_UNIT = "unit"


def draw_link(visit: Visit) -> Mapping[str, Target]:
    """Draw the link and what is wrong with it; return what codes may lead to, by unit code: the
    form itself ("") and, where the form fills them in, the units that the viewer leads. Empty where
    there is no right address."""
    say, settings = visit.say, visit.contest.settings
    show(heading(say("promotion.link")))
    if not settings.contest.form_url.strip():
        show(note(say("promotion.no_form"), tone="warn"))
        return {}
    if faults := address_faults(settings):
        _draw_faults(visit, faults)
        return {}
    form = form_target(visit.view)
    show(
        tag("p", tag("a", form.link, href=form.link, target="_blank", rel="noopener")),
        state(say("promotion.right"), "good"),
    )
    if faults := prefill_faults(settings):
        _draw_faults(visit, faults)
        return {"": form}
    if not settings.prefill:
        show(note(say("promotion.no_prefill"), tone="warn"))
    return {"": form} | {one.code: one for one in unit_targets(visit.view)}


def choose(visit: Visit, targets: Mapping[str, Target]) -> Target:
    """The chosen target. A leader begins with the first own unit, everybody else with the form.

    A unit that the viewer does not lead is as unknown as one that does not exist.
    """
    code = asked(_UNIT)
    if code and code not in targets:
        show(note(visit.say("my_unit.no_such_unit"), tone="warn"))
    if len(targets) == 1:
        return targets[""]
    if code not in targets:
        code = next(filter(None, targets)) if visit.view.principal.role == "leader" else ""
    tree, day = visit.contest.units, visit.view.reference_time.date()
    entries = {
        **({"": (visit.say("promotion.form"),)} if "" in targets else {}),
        **unit_entries(tree, filter(None, targets), day),
    }

    def remember() -> None:
        st.query_params[_UNIT] = st.session_state["promotion_unit"]

    chosen = choose_one(
        visit,
        visit.say("promotion.choose"),
        entries,
        key="promotion_unit",
        first=code or "",
        on_change=remember,
    )
    return targets[chosen or ""]


def _draw_faults(visit: Visit, faults: tuple[Fault, ...]) -> None:
    for one in faults:
        what = "form" if one.where == "contest.form_url" else "prefill"
        where = visit.say(f"link_where.{what}")
        say = visit.say(f"link_fault.{one.code}", where=where, found=one.found)
        show(note(say, tone="bad"))
