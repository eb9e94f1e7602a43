"""Renamed headings: a person maps a missing column to its new heading, and can undo the mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from i18n.field_names import field_name
from service import acts
from service.taken import in_force
from ui.components.blocks import heading, note, show
from ui.components.drift import drift_sentence, drifted
from ui.components.markup import join, tag
from ui.components.plain import option, plain
from ui.decisions.write import write
from ui.shell.visit import Visit


def draw_drifted(visit: Visit) -> None:
    """For each live source whose sheet has lost a column: the held responses, and the mapping."""
    for pulse in drifted(visit):
        show(note(drift_sentence(visit, pulse), tone="bad"))
        draw_mapping(
            visit, pulse.vanished, pulse.unread, pulse.proposals, form=f"drift_{pulse.source}"
        )


def draw_mapping(
    visit: Visit,
    absent: Mapping[str, str],
    unread: Sequence[str],
    proposals: Mapping[str, str],
    *,
    form: str = "renamed",
) -> None:
    """For each missing column a choice of the unread headings; the likely one is preselected. Only
    a press of the button maps a column."""
    say, twins = visit.say, visit.contest.twins
    if unsure := sorted({text for name, text in absent.items() if name in twins}):
        show(note(join([tag("b", join(unsure, ", ")), ". ", say("renamed.twins")]), tone="bad"))
    absent = {name: text for name, text in absent.items() if name not in twins}
    free = [text for text in unread if text]
    if not absent or not free or not visit.may("decide"):
        return
    with st.form(form):
        show(heading(say("renamed.title"), say("renamed.lead")))
        chosen = {
            subject: st.selectbox(
                plain(subject_name(visit, subject, declared)),
                free,
                format_func=option,
                index=free.index(proposals[subject]) if subject in proposals else None,
                placeholder=say("renamed.none"),
                filter_mode=None,
                key=f"{form}_{subject}",
            )
            for subject, declared in absent.items()
        }
        reason = st.text_input(say("decision.note"), key=f"{form}_note")
        pressed = st.form_submit_button(say("renamed.decide"), icon=":material/link:")
    if pressed:
        _decide(visit, {subject: text for subject, text in chosen.items() if text}, reason)


def _decide(visit: Visit, chosen: dict[str, str], reason: str) -> None:
    if len(set(chosen.values())) < len(chosen):
        show(note(visit.say("renamed.twice"), tone="bad"))
        return
    wanted = [acts.map_heading(subject, text) for subject, text in chosen.items()]
    if wanted and write(visit, wanted, why=reason):
        st.rerun()


def draw_mapped(visit: Visit) -> None:
    """Draw the mappings in force, each with a button to undo it."""
    say, fmt = visit.say, visit.fmt
    mapped = [d for d in in_force(visit.view.decisions) if d.kind == "map_heading"]
    if not mapped:
        return
    show(heading(say("renamed.mapped")))
    declared = {item.id: item.heading for item in visit.contest.items}
    for decision in mapped:
        subject = subject_name(visit, decision.subject, declared.get(decision.subject, ""))
        when = fmt.moment(visit.contest.local(decision.decided_at))
        why = f" · {decision.note}" if decision.note else ""
        row = f"row_{decision.decision_id}"
        with st.container(key=row, horizontal=True, vertical_alignment="center"):
            line = join([tag("b", decision.facts["heading"]), " → ", subject])
            show(tag("div", line, tag("div", f"{when}{why}", cls="ct-quiet")))
            undo = visit.may("undo") and st.button(
                say("decision.undo"), key=f"undo_{decision.decision_id}", icon=":material/undo:"
            )
        if undo and write(visit, [acts.undo(decision.decision_id)]):
            st.rerun()


def subject_name(visit: Visit, subject: str, declared: str) -> str:
    """The name of a field, or the heading of a question."""
    if subject in visit.contest.settings.columns:
        return field_name(subject, visit.say)
    return visit.say("field.item", name=declared or subject)
