"""One response: its cells beside their readings, and the history of the response."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from contest.reasons import REASONS
from i18n.field_names import field_name
from results import Case, Observed
from results.masks import HIDDEN
from service.reading import places_of, written_at
from service.taken import corrected
from ui.components.blocks import badge, crumbs, heading, note, quiet, show
from ui.components.blocks import facts as facts_list
from ui.components.inputs import asked
from ui.components.markup import Child, Html, join, tag
from ui.components.tables import Column, Row, table
from ui.components.unit_label import unit_path
from ui.decisions.log import described, who_and_when
from ui.review.whole import draw_whole
from ui.shell.visit import Visit

_UNREAD = ("started_at", "quiz_score")
"""Fields of a response that are not in its line."""


@dataclass(frozen=True, slots=True)
class Read:
    """A response as seen and as read: the rows of the declared fields and of the other columns;
    `cells`: each declared field with its cell, unreadable cells first."""

    fields: list[Row]
    others: list[Row]
    cells: Mapping[str, str]


def asked_for(visit: Visit) -> Case | None:
    """The response that the address names, in any state; None if the page shows the list."""
    wanted = asked("response")
    if wanted is None:
        return None
    lines = visit.view.responses([wanted])
    if not lines:
        show(note(visit.say("review.no_such_response"), tone="warn"))
        return None
    return Case(wanted, lines[0]["reason"] or "", (wanted,))


def draw_way_back(visit: Visit) -> None:
    """Draw the link from one response back to the list."""
    show(crumbs([(visit.say("review.back"), visit.link()), (visit.say("review.one"), None)]))


def read_case(visit: Visit, line: Row, seen: Sequence[Observed]) -> Read | None:
    """The cells of a response beside their readings; None if no version of it has cells."""
    there = [one for one in seen if one.cells]
    if not there:
        return None
    fields, others = _cells(visit, there[-1], line)
    known = sorted(
        (row for row in fields if row["field"]), key=lambda r: line[r["field"]] is not None
    )
    return Read(fields, others, {row["field"]: row["cell"] or "" for row in known})


def draw_head(visit: Visit, line: Row, read: Read | None) -> None:
    """Draw the person, the state with its reason, what was written as the unit, and the cells of
    required fields that could not be read."""
    say = visit.say
    at = visit.fmt.moment(line["submitted_at"]) if line["submitted_at"] else None
    told = [part for part in (at, line["phone"]) if part]
    facts = [(say("review.text"), _quoted(line["unit_text"]))]
    if read is not None:
        required = visit.contest.settings.identity.required
        facts += [
            (field_name(field, say), _quoted(cell))
            for field, cell in read.cells.items()
            if line[field] is None and (field in required or field == "submitted_at")
        ]
    show(
        heading(line["full_name"] or say("lookup.no_name"), " · ".join(told)),
        tag("p", _standing(visit, line)),
        facts_list(facts),
    )


def draw_cells(visit: Visit, response_id: str, read: Read | None) -> None:
    """Draw each declared field as seen and as read, the other columns, and the way to a contact."""
    if read is None:
        return
    say = visit.say
    columns = (
        Column(say("review.column_heading"), lambda row: row["heading"], "main"),
        Column(say("review.column_cell"), lambda row: _quoted(row["cell"]), "more"),
        Column(say("review.column_read"), lambda row: row["read"], "line"),
    )
    show(table(columns, read.fields, name=say("review.read")))
    count = visit.fmt.whole(len(read.others))
    with st.expander(say("review.others", n=len(read.others), count=count)):
        show(table(columns[:2], read.others, name=say("review.column_cell")))
    masked = [r["field"] for r in read.fields if r["field"] and HIDDEN in (r["cell"] or "")]
    draw_whole(visit, response_id, masked)


def why(visit: Visit, code: str | None) -> str | None:
    """The sentence of a reason in the reader's language."""
    reason = REASONS.get(code or "")
    if reason is None:
        return None
    return reason.en if visit.say.language == "en" else reason.vi


def _standing(visit: Visit, line: Row) -> Html:
    state = badge(
        visit.say(f"state.{line['state']}"),
        "good" if line["state"] in ("accepted", "superseded") else "warn",
    )
    return _beside(state, why(visit, line["reason"]))


def _cells(visit: Visit, seen: Observed, line: Row) -> tuple[list[Row], list[Row]]:
    """The declared fields with their readings, and all other columns."""
    contest, say = visit.contest, visit.say
    places = places_of(contest, [text for text, _ in seen.cells])
    decided = corrected(visit.view.decisions, line)
    fields: list[Row] = []
    used: set[int] = set()
    texts = [text for _, text in seen.cells]
    for field, at in places.fields.items():
        if field not in _UNREAD:
            cell = decided.get(field, written_at(texts, at))
            read = _read(visit, field, cell, line[field], corrected=field in decided)
            if line.get(f"{field}_repaired"):
                read = _beside(read, badge(say("review.repaired"), "warn"))
            if field == "national_id" and line["national_id"]:
                read = _beside(read, _doubt(visit, line))
            fields.append(_row(field, seen, at, read))
            used.update(at)
    for number, at in enumerate(places.units, start=1):
        last = number == len(places.units)
        fields.append(_row("", seen, at, _unit(visit, line, decided) if last else ""))
        used.update(at)
    for field in places.absent:
        absent = tag("span", say("review.no_column"), cls="ct-quiet")
        name = field_name(field, say)
        fields.append({"field": "", "heading": name, "cell": None, "read": absent})
    others = [_row("", seen, [n], "") for n in range(len(seen.cells)) if n not in used]
    return fields, others


def _row(field: str, seen: Observed, places: Sequence[int], read: Child) -> Row:
    cell = written_at([text for _, text in seen.cells], places)
    return {"field": field, "heading": seen.cells[places[0]][0], "cell": cell, "read": read}


def _read(visit: Visit, field: str, cell: str | None, value: Any, *, corrected: bool) -> Html:
    """The reading, or words for a blank or an unreadable cell."""
    say = visit.say
    by = badge(say("review.by_decision"), "good") if corrected else None
    if value is None:
        blank = not (cell or "").strip()
        required = field in visit.contest.settings.identity.required or field == "submitted_at"
        text = say("review.blank") if blank else say("review.unreadable")
        return _beside(badge(text, "plain" if blank and not required else "bad"), by)
    return _beside(_written(visit, value), by)


def _doubt(visit: Visit, line: Row) -> Html | None:
    """The doubt about the identity number, which the committee should verify."""
    doubt = line["national_id_doubt"]
    return badge(visit.say(f"people_doubt.{doubt}"), "warn") if doubt else None


def _beside(first: Child, second: Child) -> Html:
    return join([part for part in (first, second) if part], " ")


def _written(visit: Visit, value: Any) -> str:
    if isinstance(value, datetime):
        return visit.fmt.second(value)
    if isinstance(value, int):
        return visit.fmt.whole(value)
    return value if isinstance(value, str) else visit.fmt.day(value)


def _unit(visit: Visit, line: Row, decided: Mapping[str, str]) -> Html:
    by = badge(visit.say("review.by_decision"), "good") if "unit_code" in decided else None
    if line["unit_code"]:
        return _beside(unit_path(visit.contest.units, line["unit_code"]), by)
    key = "review.unit_unclear" if line["unit_text"] else "review.blank"
    return badge(visit.say(key), "bad")


def _quoted(cell: str | None) -> Child:
    return tag("span", cell, cls="ct-cell") if cell else tag("span", "–", cls="ct-quiet")


def draw_history(visit: Visit, response_id: str, seen: Sequence[Observed]) -> None:
    """Draw every observation with its changes, and every decision, in the order of time."""
    say, contest = visit.say, visit.contest
    decided = visit.view.decided(response_id)
    earlier: Sequence[tuple[str, str | None]] = ()
    events: list[tuple[datetime, Html]] = []
    for one in seen:
        at = visit.fmt.moment(contest.local(one.observed_at))
        row = "" if one.row_number is None else visit.fmt.whole(one.row_number)
        what = say(f"review_event.{one.event}")
        place = say("review.row", row=row) if row else ""
        line = quiet(" · ".join(filter(None, (at, what, place))))
        changes = _changes(visit, earlier, one) if one.event == "edited" else None
        events.append((one.observed_at, join([line, changes])))
        earlier = one.cells or earlier
    for decision in decided:
        what = tag("b", described(visit, decision.kind, decision.facts))
        events.append((decision.decided_at, join([quiet(who_and_when(visit, decision)), what,
                       quiet(decision.note) if decision.note else None])))  # fmt: skip
    events.sort(key=lambda event: event[0])
    label = say("review.history", n=len(events), count=visit.fmt.whole(len(events)))
    with st.expander(label):
        show(tag("ol", *(tag("li", what) for _, what in events), cls="ct-events"))


def _changes(
    visit: Visit,
    earlier: Sequence[tuple[str, str | None]],
    one: Observed,
) -> Html | None:
    """The changed cells, old and new."""
    before = dict(earlier)
    rows = [
        {"heading": text, "old": before.get(text), "new": new}
        for text, new in one.cells
        if text in one.changed
    ]
    if not rows:
        return None
    say = visit.say
    columns = (
        Column(say("review.column_heading"), lambda row: row["heading"], "main"),
        Column(say("review.column_old"), lambda row: _quoted(row["old"]), "more"),
        Column(say("review.column_new"), lambda row: _quoted(row["new"]), "more"),
    )
    return table(columns, rows, name=say("review.column_new"))
