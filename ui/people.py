"""Parts of the page Trùng người: the questions, the responses side by side, the decision.

This page is separate from Chờ xử lý, because its responses count already, and a decision is about
persons, not about single responses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from contest.errors import UsageError
from contest.text import bare
from results import Question
from service.acts import PeopleKind, people, split_groups
from ui.components.blocks import heading, note, quiet, show
from ui.components.markup import Child, join, tag
from ui.components.plain import option, plain
from ui.components.tables import Column, table
from ui.decisions.preview import ask, draw_draft
from ui.shell.visit import Visit

PAGE = 10
SHOWN = 50
_PLACE = "people"
_LONGEST = 50
_KINDS: Mapping[str, tuple[PeopleKind, ...]] = {
    "names": ("split_person", "leave_people"),
    "near": ("merge_people", "leave_people"),
}


def draw_totals(visit: Visit, found: Sequence[Question]) -> None:
    """Draw the purpose of the page, and that only the committee merges persons."""
    show(quiet(visit.say("people.lead")))
    if not found:
        show(note(visit.say("people.none"), tone="good"))


def places() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The places of the list and of the chosen question."""
    left, right = st.columns((1, 2), gap="medium")
    return left, right


def choose(visit: Visit, found: Sequence[Question]) -> Question | None:
    """The question that the viewer chooses from the list."""
    if not found:
        return None
    say, fmt, number = visit.say, visit.fmt, 1
    pages = -(-len(found) // PAGE)
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key="people_page")
    shown = {_key(one): one for one in found[(number - 1) * PAGE : number * PAGE]}
    names = {key: _name(visit, one) for key, one in shown.items()}
    key = st.radio(
        say("people.choose", n=len(found), count=fmt.whole(len(found))),
        list(shown),
        format_func=lambda key: names.get(key, ""),
        key=f"people_choice_{number}",
    )
    return shown.get(key)


def _key(question: Question) -> str:
    return f"{question.kind}_{'_'.join(question.persons)}"


def _name(visit: Visit, question: Question) -> str:
    say, fmt = visit.say, visit.fmt
    ids = visit.view.persons.responses_of(question.persons)[:1]
    lines = visit.view.responses(ids)
    name = _short(lines[0]["full_name"] or "") if lines else ""
    rows = say("review.responses", n=question.rows, count=fmt.whole(question.rows))
    together = plain(rows).replace(" ", "\N{NO-BREAK SPACE}")  # a number stays with its noun
    what = say(f"people_kind.{question.kind}")
    return f"**{plain(name or say('lookup.no_name'))}** · {plain(what)} ·\u00a0{together}"


def draw_question(visit: Visit, question: Question) -> None:
    """Draw the responses of the persons side by side, the possible decisions, and the preview."""
    say, view = visit.say, visit.view
    show(heading(say(f"people_kind.{question.kind}"), say(f"people_about.{question.kind}")))
    ids = view.persons.responses_of(question.persons)
    lines = view.responses(ids[:SHOWN])
    order = {response: place for place, response in enumerate(ids)}
    who = _labels(question, sorted(lines, key=lambda line: order[line["response_id"]]))
    lines.sort(key=lambda line: (int(who(line)), order[line["response_id"]]))
    named = say("people.side_by_side")
    show(table(_columns(visit, who), lines, name=named, ranked=True))
    if len(ids) > SHOWN:
        show(quiet(say("people.first", n=SHOWN, count=visit.fmt.whole(SHOWN))))
    if not visit.may("decide"):
        return
    key = _key(question)
    kind = st.segmented_control(
        say("review.decision"),
        _KINDS[question.kind],
        required=True,
        default=_KINDS[question.kind][0],
        format_func=lambda name: say(f"people_action.{name}"),
        key=f"people_action_{key}",
    )
    persons = _chosen_persons(visit, question, lines) if kind == "merge_people" else None
    show(quiet(say(f"people_do.{kind}")))
    why = st.text_input(say("decision.note"), max_chars=500, key=f"people_note_{key}")
    pressed = st.button(say("review.preview"), icon=":material/preview:", key="people_ask")
    try:
        wanted = people(view, kind, question.persons if persons is None else persons)
    except UsageError:
        if pressed:
            show(note(say("people.two_needed"), tone="warn"))
        return
    about = repr(wanted)
    if pressed:
        ask(visit, _PLACE, about, [wanted], ids)
    draw_draft(visit, _PLACE, about, why)


def _chosen_persons(
    visit: Visit, question: Question, lines: Sequence[Mapping[str, Any]]
) -> Sequence[str]:
    """The persons who are one: all, unless the viewer takes some out."""
    if len(question.persons) == 2:
        return question.persons
    names = {line["person_id"]: line["full_name"] or "" for line in reversed(lines)}
    letters = _letters(question, lines)
    chosen: list[str] = st.multiselect(
        visit.say("people.which"),
        question.persons,
        default=question.persons,
        format_func=lambda person: option(f"{letters[person]}: {_short(names.get(person, ''))}"),
        filter_mode=None,
        key=f"people_which_{_key(question)}",
    )
    return chosen


def _letters(question: Question, lines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The labels of the persons of a question: 1, 2, 3, in the order of the lines."""
    persons = dict.fromkeys([*(line["person_id"] for line in lines), *question.persons])
    return {person: str(number) for number, person in enumerate(persons, start=1)}


def _labels(
    question: Question, lines: Sequence[Mapping[str, Any]]
) -> Callable[[Mapping[str, Any]], str]:
    """The label of the person that a line may be of: 1, 2, 3."""
    if question.kind == "near":
        letters = _letters(question, lines)
        return lambda line: letters[line["person_id"]]
    apart = split_groups(line["full_name"] for line in lines)
    by_name = {name: str(n) for n, some in enumerate(apart, start=1) for name in some}
    return lambda line: by_name[bare(line["full_name"] or "")]


def _columns(visit: Visit, who: Callable[[Mapping[str, Any]], str]) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt

    def contact(line: Mapping[str, Any]) -> Child:
        parts = (
            line["phone"],
            line["email"],
            line["national_id"],
            line["birth_date"] and say("people.born_on", day=fmt.day(line["birth_date"])),
        )
        return join([part for part in parts if part], " · ")

    def submitted(line: Mapping[str, Any]) -> str:
        state = say(f"state.{line['state']}")
        return f"{fmt.moment(line['submitted_at'])} · {state}"

    return (
        Column(say("people.person"), lambda row: tag("b", who(row)), "rank"),
        Column(
            say("column.name"),
            lambda row: tag(
                "a", row["full_name"] or say("lookup.no_name"),
                href=f"review{visit.link(response=row['response_id'])}",
            ),
            "main",
        ),
        Column(say("people.contact"), contact, "line"),
        Column(say("column.unit"), lambda row: row["unit_name"] or row["unit_text"], "line"),
        Column(say("people.submitted"), submitted, "line"),
    )  # fmt: skip


def draw_doubts(visit: Visit) -> None:
    """Draw the responses with a doubtful identity number: a sign, not a judgement."""
    say, fmt = visit.say, visit.fmt
    found = visit.view.persons.doubts()
    if not found:
        return
    count = say("people.doubts_count", n=len(found), count=fmt.whole(len(found)))
    show(heading(say("people.doubts"), f"{count} {say('people.doubts_lead')}"))
    lines = visit.view.responses(list(found)[:SHOWN])
    columns = (
        Column(
            say("column.name"),
            lambda row: tag(
                "a", row["full_name"] or say("lookup.no_name"),
                href=f"review{visit.link(response=row['response_id'])}",
            ),
            "main",
        ),
        Column(say("people.contact"), lambda row: row["national_id"], "more"),
        Column(say("people.born"), lambda row: fmt.day(row["birth_date"]), "more", True),
        Column(say("people.doubts"), lambda row: say(f"people_doubt.{found[row['response_id']]}"),
               "line"),
    )  # fmt: skip
    show(table(columns, lines, name=say("people.doubts")))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
