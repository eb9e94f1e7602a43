"""The part of the page Đơn vị của tôi where a unit corrects its own data by proposals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from contest.errors import SourceError, UsageError
from contest.roster import Person
from i18n.format import Format
from publish.csv import csv_bytes
from publish.proposed import fault_lines, file_failure, repair_of
from results import Principal
from service.repair import What, number_of, wanted
from service.roster_file import KINDS, pasted, read_roster, template_headings
from ui.components.blocks import badge, bullets, heading, note, quiet, show
from ui.components.markup import Html, join, tag
from ui.components.offer import file_link
from ui.components.plain import plain
from ui.components.uploaded import export_of
from ui.decisions.write import write
from ui.shell.visit import Visit

_LONGEST, _LONGEST_LIST = 200, 500_000
_MEGABYTES = 2
_SENT = "repair_sent"


def draw_repair(visit: Visit, code: str) -> None:
    """Draw the forms of a unit that the viewer leads, and what has become of its proposals; nothing
    for a viewer who may not propose."""
    if not visit.may("propose"):
        return
    say = visit.say
    show(heading(say("repair.title"), say("repair.lead")))
    if st.session_state.pop(_SENT, "") == code:
        show(note(say("repair.sent"), tone="good"))
    parts = repair_of(visit.view, code, say, visit.fmt)
    for what, draw in (
        ("headcount", _draw_headcount),
        ("contact", _draw_contact),
        ("roster", _draw_roster),
        ("alias", partial(_draw_alias, writings=parts.writings)),
    ):
        with st.expander(say(f"repair.{what}"), icon=":material/edit:"):
            draw(visit, code)
    if parts.history:
        show(heading(say("repair.history")), bullets(map(_line, parts.history)))


def _line(made: tuple[str, str, str, str]) -> Html:
    day, kind, content, fate = made
    return join([day, " · ", tag("b", kind), f": {content} ", badge(fate)])


def _draw_headcount(visit: Visit, code: str) -> None:
    say, today = visit.say, visit.view.day_of_codes
    with st.form(f"repair_headcount_{code}", border=False):
        count = st.number_input(
            say("repair.number"), min_value=1, max_value=9_999_999, value=None, step=1,
            key=f"repair_count_{code}",
        )  # fmt: skip
        source = st.text_input(
            say("headcounts.source"),
            placeholder=say("headcounts.source_hint"),
            max_chars=_LONGEST,
            key=f"repair_source_{code}",
        )
        dated = st.date_input(
            say("headcounts.dated"), value=today, format="DD/MM/YYYY", key=f"repair_dated_{code}"
        )
        pressed = st.form_submit_button(say("repair.send"), icon=":material/send:")
    if pressed:
        fields = {"headcount": str(count or ""), "source": source, "dated": dated.isoformat()}
        _propose(visit, code, "headcount", fields)


def _draw_contact(visit: Visit, code: str) -> None:
    say = visit.say
    with st.form(f"repair_contact_{code}", border=False):
        fields = {
            name: st.text_input(
                say(f"repair.{label}"), max_chars=_LONGEST, key=f"repair_{name}_{code}"
            )
            for name, label in (("name", "name"), ("title", "job"), ("phone", "phone"))
        }
        pressed = st.form_submit_button(say("repair.send"), icon=":material/send:")
    if pressed:
        _propose(visit, code, "contact", fields)


def _draw_roster(visit: Visit, code: str) -> None:
    say, fmt = visit.say, visit.fmt
    show(
        quiet(say("repair.roster_lead")),
        file_link(say("repair.template"), "danh-sach-mau.csv", partial(_template, fmt=fmt)),
    )
    file = st.file_uploader(
        say("repair.file"), type=list(KINDS), max_upload_size=_MEGABYTES, key=f"repair_file_{code}"
    )
    text = st.text_area(say("repair.paste"), max_chars=_LONGEST_LIST, key=f"repair_paste_{code}")
    if file is None and not (text or "").strip():
        return
    try:
        found = read_roster(export_of(file) if file is not None else pasted(text))
    except SourceError as error:
        show(note(file_failure(error, say, fmt), tone="bad"))
        return
    if found.faults:
        faulty = say("roster_file.faulty", n=len(found.faults), count=fmt.whole(len(found.faults)))
        show(note(tag("b", faulty), bullets(fault_lines(found.faults, say, fmt)), tone="bad"))
        return
    people, repeated = fmt.whole(len(found.people)), fmt.whole(found.repeated)
    show(note(say("roster_file.found", count=people, repeated=repeated)))
    if st.button(say("repair.send"), icon=":material/send:", key=f"repair_roster_{code}"):
        _propose(visit, code, "roster", {}, found.people)


def _template(who: Principal, *, fmt: Format) -> bytes:
    """The headings alone. They hold nobody's data, so every viewer may take them."""
    return csv_bytes(template_headings(), [], fmt)


def _draw_alias(visit: Visit, code: str, writings: Sequence[tuple[str, str]]) -> None:
    say = visit.say
    show(quiet(say("repair.alias_lead" if writings else "repair.alias_none")))
    if not writings:
        return
    text = st.radio(
        say("repair.alias"),
        [text for text, _ in writings],
        index=None,
        format_func=lambda text: plain(f"“{text}”"),
        captions=[plain(waiting) for _, waiting in writings],
        key=f"repair_writing_{code}",
        label_visibility="collapsed",
    )
    pressed = st.button(say("repair.ours"), icon=":material/send:", key=f"repair_alias_{code}")
    if pressed and text is not None:
        _propose(visit, code, "alias", {"text": text})


def _propose(
    visit: Visit,
    code: str,
    what: What,
    fields: Mapping[str, str],
    people: Sequence[Person] = (),
) -> None:
    tree, today = visit.contest.units, visit.view.day_of_codes
    try:
        one = wanted(tree, number_of(tree, code, today), what, fields, people)
    except UsageError:
        show(note(visit.say(f"repair.bad_{what}"), tone="warn"))
        return
    if write(visit, [one]):
        st.session_state[_SENT] = code
        st.rerun()
